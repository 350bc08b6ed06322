// One small, believable, wholly fictional night: people to sign in as and a board that is not
// empty. It goes in by the same doors as the real thing, so running it again changes nothing.
// With --json the last line lists who can sign in.
import { createHash } from 'node:crypto';
import { readConfig } from '../src/config.ts';
import type { Resolution, Role } from '../src/contract/statuses.ts';
import type { Deps } from '../src/deps.ts';
import { createDeps } from '../src/deps.ts';
import { resolveReportPlaces } from '../src/flow/intake/place/resolve-report-place.ts';
import { processInbound } from '../src/flow/intake/process-inbound.ts';
import { receiveSms } from '../src/flow/intake/receive-sms.ts';
import { claimReport } from '../src/flow/triage/claim-report.ts';
import { closeReport } from '../src/flow/triage/close-report.ts';
import { openIncident } from '../src/flow/triage/incident/open-incident.ts';
import { replyToReport } from '../src/flow/triage/reply-to-report.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { loadShippedPlaces } from '../src/places/shipped/load-shipped-places.ts';
import { migrate } from '../src/platform/migrations.ts';
import { findAccountByUsername, insertAccount } from '../src/records/account/account-store.ts';
import { findInboundByKey } from '../src/records/inbound/inbound-store.ts';
import { checkKeyring } from '../src/security/keyring-check.ts';
import { hashPassword } from '../src/security/passwords.ts';
import { permissionsOf } from '../src/security/permissions.ts';
import type { Viewer } from '../src/contract/viewer.ts';
import { INCIDENTS, PEOPLE, TEXTS } from './seed-night.ts';
import { SEED_RESPONDERS, addVolunteers } from './seed-volunteers.ts';

const MINUTE_MS = 60_000;

async function seed(): Promise<void> {
  const config = readConfig();
  if (config.isProduction)
    throw new Error('practice people and reports do not belong in production');
  const server = config.DATABASE_URL ? null : await startEmbeddedPostgres(config.DATA_DIR);
  const databaseUrl = config.DATABASE_URL ?? server!.url;
  await migrate(databaseUrl);
  const deps = await createDeps({ ...config, LOG_LEVEL: 'error' }, databaseUrl);
  try {
    await checkKeyring(deps.db, deps.keyring);
    for (const person of PEOPLE) await addPerson(deps, person);
    await addVolunteers(deps, 'carmen');
    await loadShippedPlaces(deps);
    await receiveNight(deps);
    while ((await resolveReportPlaces(deps)) > 0);
    await workNight(deps);
    await openIncidents(deps);
  } finally {
    await deps.db.close();
    await server?.stopUnlessUsed();
  }
  report();
}

async function addPerson(deps: Deps, person: (typeof PEOPLE)[number]): Promise<void> {
  const known = await findAccountByUsername(deps.db.prisma, deps.keyring, person.username);
  if (known) return;
  await insertAccount(deps.db.prisma, deps.keyring, {
    id: deps.ids.uuid(),
    username: person.username,
    name: person.name,
    roles: [person.role],
    passwordHash: await hashPassword(person.password),
    isSeeded: true,
    createdAt: deps.clock.now(),
  });
  await deps.db.prisma.account.update({
    where: { username: person.username },
    data: { isOnShift: true },
    select: { id: true },
  });
}

/** Each text by the carrier's door, at its hour; the journal knows those of an earlier run. */
async function receiveNight(deps: Deps): Promise<void> {
  const startedMs = deps.clock.now().getTime();
  for (const [position, text] of TEXTS.entries()) {
    const at = new Date(startedMs - text.minutesAgo * MINUTE_MS);
    const params = {
      MessageSid: sidOf(position),
      AccountSid: deps.config.TWILIO_ACCOUNT_SID,
      From: text.from,
      To: deps.config.HOTLINE_NUMBER,
      Body: text.body,
      NumMedia: '0',
    };
    await receiveSms({ ...deps, clock: { now: () => at } }, params, 'webhook');
    while ((await processInbound({ ...deps, clock: { now: () => at } })) > 0);
  }
  await settleTexts(deps);
}

/** What the night's answers would have become by now: nothing is sent for a practice night. */
async function settleTexts(deps: Deps): Promise<void> {
  await deps.db.prisma.outboundSms.updateMany({
    where: {
      state: 'queued',
      report: { inbound: { some: { sourceKey: { in: TEXTS.map((_, n) => sidOf(n)) } } } },
    },
    data: { state: 'delivered', settledAt: deps.clock.now() },
  });
}

async function workNight(deps: Deps): Promise<void> {
  for (const [position, text] of TEXTS.entries()) {
    if (!text.handledBy) continue;
    const inbound = await findInboundByKey(deps.db, sidOf(position));
    if (!inbound?.reportId) continue;
    await work(deps, inbound.reportId, { ...text, handledBy: text.handledBy });
  }
  await settleTexts(deps);
}

/** Opened once: in a second run its reports wait no longer. */
async function openIncidents(deps: Deps): Promise<void> {
  for (const { openedBy, toldBy } of INCIDENTS) {
    const reportIds = new Set<string>();
    for (const [position, text] of TEXTS.entries()) {
      const inbound = toldBy.includes(text.from)
        ? await findInboundByKey(deps.db, sidOf(position))
        : null;
      if (inbound?.reportId) reportIds.add(inbound.reportId);
    }
    const where = { id: { in: [...reportIds] }, status: { in: ['new', 'collecting'] } };
    const waiting = await deps.db.prisma.report.count({ where });
    if (waiting === 0 || waiting < reportIds.size) continue;
    const viewer = await viewerOf(deps, openedBy);
    await openIncident(deps, viewer, { reportIds: [...reportIds].toSorted() });
  }
}

type Handled = { handledBy: string; reply?: string; resolution?: Resolution };

async function work(deps: Deps, reportId: string, handled: Handled): Promise<void> {
  const report = await deps.db.prisma.report.findUniqueOrThrow({
    where: { id: reportId },
    select: { status: true },
  });
  if (report.status !== 'new') return;
  const viewer = await viewerOf(deps, handled.handledBy);
  await claimReport(deps, viewer, reportId);
  if (handled.reply) await replyToReport(deps, viewer, reportId, { text: handled.reply });
  if (handled.resolution) {
    await closeReport(deps, viewer, reportId, { resolution: handled.resolution });
  }
}

async function viewerOf(deps: Deps, username: string): Promise<Viewer> {
  const account = await findAccountByUsername(deps.db.prisma, deps.keyring, username);
  if (!account) throw new Error(`no such person: ${username}`);
  return { sessionId: '', account, permissions: permissionsOf(account.roles) };
}

function sidOf(position: number): string {
  return `SM${createHash('md5').update(`practice night ${position}`).digest('hex')}`;
}

function report(): void {
  const accounts = PEOPLE.map(({ username, role, password }) => ({ username, role, password }));
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ accounts, volunteers: SEED_RESPONDERS }));
    return;
  }
  console.log('A practice night is on the board. Sign in as:');
  for (const { username, role, password } of accounts) {
    console.log(`  ${username.padEnd(10)} ${(role satisfies Role).padEnd(13)} ${password}`);
  }
}

await seed();
