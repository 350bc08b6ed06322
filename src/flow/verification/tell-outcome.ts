// Who reported is told what it was: once for each verdict, in their language, and only who texted us
// or asked in a form to be texted.
import type { Deps } from '../../deps.ts';
import type { Verification } from '../../contract/incident-statuses.ts';
import { queueSms } from '../../messaging/queue-sms.ts';
import { renderText } from '../../messaging/texts.ts';
import { actualWords } from '../../messaging/texts/actual-words.ts';
import { hasOptedOutInTx } from '../../records/consent/consent-store.ts';
import {
  findConversation,
  findToldOutcome,
  forgetOutcomes,
  openQuestionAgain,
  recordTold,
} from '../../records/conversation/conversation-store.ts';
import type { ReportRow } from '../../records/report/report-row.ts';
import { findReport } from '../../records/report/report-store.ts';
import type { Tx } from '../../records/transact.ts';
import { answerLanguage } from '../../messaging/texts/answer-language.ts';

type TellDeps = Pick<Deps, 'config' | 'keyring' | 'ids'>;

export type Outcome = {
  /** Those linked to the incident. */
  reportIds: readonly string[];
  verification: Extract<Verification, 'confirmed' | 'unfounded' | 'inconclusive'>;
  /** What it was instead: a code or words. */
  actual: string | null;
  /** As coarse as it may be texted; null where it may not be named. */
  place: { area: string; city: string } | null;
};

/** Between two automatic texts to one person. */
const PACE_MS = 20_000;
/** Where a form's sender asked to be texted. */
const MAY_TEXT_FLAG = 'may_text';

/**
 * Queues the texts in the transaction of the verdict. Calling it again changes nothing.
 * @returns how many are told
 */
export async function tellOutcome(tx: Tx, deps: TellDeps, outcome: Outcome): Promise<number> {
  const step = `outcome_${outcome.verification}`;
  const known = await findToldOutcome(tx.db, outcome.reportIds, step);
  await forgetOutcomes(tx.db, outcome.reportIds, step);
  const reporters = groupByPhone(await readReports(tx, deps, outcome.reportIds));
  let count = 0;
  for (const reports of reporters) {
    if (reports.some((report) => known.has(report.id))) continue;
    if (await tellReporter(tx, deps, outcome, reports, step)) count += 1;
  }
  return count;
}

async function readReports(tx: Tx, deps: TellDeps, ids: readonly string[]): Promise<ReportRow[]> {
  const found: ReportRow[] = [];
  for (const id of ids) {
    const report = await findReport(tx.db, deps.keyring, id);
    if (report && mayBeTexted(report)) found.push(report);
  }
  return found.toSorted((one, other) => other.number - one.number);
}

function mayBeTexted({ channel, phone, flags, status }: ReportRow): boolean {
  if (phone === null || status === 'purged') return false;
  if (flags.some((flag) => flag === 'blocked_sender' || flag === 'not_a_phone')) return false;
  return channel === 'sms' || (channel === 'form' && flags.includes(MAY_TEXT_FLAG));
}

/** Who reported the same thing twice is told once; their newest thread comes first. */
function groupByPhone(reports: readonly ReportRow[]): ReportRow[][] {
  return [...Map.groupBy(reports, (report) => report.phone).values()];
}

async function tellReporter(
  tx: Tx,
  deps: TellDeps,
  outcome: Outcome,
  reports: readonly ReportRow[],
  step: string,
): Promise<boolean> {
  const [report] = reports;
  if (!report?.phone || !report.phoneIndex) return false;
  if (await hasOptedOutInTx(tx.db, report.phoneIndex, 'hotline')) return false;
  const language = answerLanguage(report.language);
  const { toldAt } = await findConversation(tx.db, report.id);
  const freeAt = toldAt ? new Date(toldAt.getTime() + PACE_MS) : tx.at;
  await recordTold(tx.db, report.id, step, tx.at);
  await queueSms(tx, deps, {
    purpose: 'outcome',
    to: report.phone,
    from: deps.config.HOTLINE_NUMBER,
    body: bodyOf(deps, outcome, language),
    language,
    reportId: report.id,
    personId: null,
    notBefore: freeAt > tx.at ? freeAt : tx.at,
  });
  // `Reply 2` of the confirmation means what it means in the menu: somebody was taken.
  if (outcome.verification === 'confirmed')
    await openQuestionAgain(tx.db, report.id, 'menu', tx.at);
  return true;
}

function bodyOf(
  deps: TellDeps,
  { verification, actual, place }: Outcome,
  language: 'en' | 'es',
): string {
  const key = place
    ? (`sight_outcome_${verification}` as const)
    : (`outcome_${verification}_nowhere` as const);
  return renderText(key, language, {
    org: deps.config.NETWORK_NAME,
    actual: actualWords(actual, language),
    ...place,
  });
}
