// Dispatchers who are signed in already: the bench measures boards, not passwords.
import type { Deps } from '../src/deps.ts';
import { SESSION_COOKIE } from '../src/platform/http/route-access.ts';
import { insertAccount } from '../src/records/account/account-store.ts';
import { insertReport } from '../src/records/report/report-store.ts';
import { insertSession } from '../src/records/session/session-store.ts';
import { transact } from '../src/records/transact.ts';
import { hashToken } from '../src/security/keyring.ts';

const HOUR_MS = 3_600_000;

/** @returns one cookie for each session of one dispatcher */
export async function signInMany(deps: Deps, sessions: number): Promise<string[]> {
  const accountId = deps.ids.uuid();
  const tokens = Array.from({ length: sessions }, () => deps.ids.token());
  await transact(deps, async (tx) => {
    await insertAccount(tx.db, deps.keyring, {
      id: accountId,
      username: 'bench',
      name: 'Bench',
      roles: ['dispatcher'],
      passwordHash: 'none',
      isSeeded: true,
      isOnShift: true,
      createdAt: tx.at,
    });
    for (const token of tokens) {
      await insertSession(tx.db, {
        id: deps.ids.uuid(),
        tokenHash: hashToken(token),
        accountId,
        createdAt: tx.at,
        expiresAt: new Date(tx.at.getTime() + HOUR_MS),
      });
    }
  });
  return tokens.map((token) => `${SESSION_COOKIE}=${token}`);
}

/** A report, and a way to say that it changed. */
export async function announceAgain(deps: Deps): Promise<() => Promise<void>> {
  const id = deps.ids.uuid();
  await transact(deps, async (tx) => {
    await insertReport(tx.db, deps.keyring, {
      id,
      kind: 'sighting',
      channel: 'sms',
      status: 'new',
      priority: 'P2',
      language: 'es',
      flags: [],
      facts: {},
      priorityReasons: [],
      eraseDueAt: null,
      phone: '+12135550123',
      phoneIndex: deps.keyring.index('phone', '+12135550123'),
      locationText: 'la sexta y alvarado',
      latestText: 'hay una van blanca en la sexta y alvarado con varios agentes',
      receiptIndex: null,
      mediaCount: 0,
      receivedAt: tx.at,
    });
  });
  return () =>
    transact(deps, async (tx) => {
      tx.announce({ kind: 'report.changed', subjectId: id });
    });
}
