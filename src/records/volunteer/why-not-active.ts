// What keeps a volunteer from being active, step by step: the same rule that a decision asks and that
// the desk shows. Pure.
import type { MissingStep, VolunteerRole } from '../../contract/volunteer.ts';
import type { VolunteerRow } from './volunteer-row.ts';

export type MissingFact = { step: MissingStep; have?: number; need?: number };

/** What was done, as far as it counts today. */
export type Evidence = {
  /** Neither withdrawn nor flagged, by vouchers who are trusted now. */
  vouches: number;
  pairedCallOuts: number;
  shadowShifts: number;
};

/** Networks' practice: one for whoever goes out, two for whoever reads what people send. */
export const VOUCHES_NEEDED: Readonly<Record<VolunteerRole, number>> = {
  responder: 1,
  dispatcher: 2,
  legal_intake: 2,
};

/** Before somebody stands alone: twice beside another. */
export const PAIRED_NEEDED = 2;

/** The wording that is signed today; an older signature does not bind to it. */
export const AGREEMENT_VERSION = '2026-09';

export type Standing = Pick<
  VolunteerRow,
  | 'status'
  | 'grantedRoles'
  | 'phoneVerifiedAt'
  | 'interviewedAt'
  | 'agreementSignedAt'
  | 'agreementVersion'
  | 'trainingDoneAt'
  | 'trainingExpiresAt'
  | 'suspendedAt'
>;

/** What is missing before probation: everything that can be done before standing beside somebody. */
export function missingForProbation(row: Standing, evidence: Evidence, now: Date): MissingFact[] {
  return [
    ...(row.phoneVerifiedAt ? [] : [{ step: 'phone' as const }]),
    ...(row.interviewedAt ? [] : [{ step: 'interview' as const }]),
    ...missingAgreement(row),
    ...missingTraining(row, now),
    ...(row.grantedRoles.length > 0 ? [] : [{ step: 'role' as const }]),
    ...missingVouches(row, evidence),
    ...(row.suspendedAt ? [{ step: 'suspended' as const }] : []),
  ];
}

export function missingForActive(row: Standing, evidence: Evidence, now: Date): MissingFact[] {
  return [...missingForProbation(row, evidence, now), ...missingPractice(row, evidence)];
}

/** The whole answer to "why is this person not active": empty for whoever is. */
export function whyNotActive(row: Standing, evidence: Evidence, now: Date): MissingFact[] {
  switch (row.status) {
    case 'rejected':
    case 'removed':
      return [{ step: row.status }];
    case 'applied':
      return [{ step: 'screening_waits' }, ...missingForActive(row, evidence, now)];
    case 'inactive':
      return [{ step: 'lapsed' }, ...missingForActive(row, evidence, now)];
    case 'paused':
      return [{ step: 'paused' }, ...missingToStayActive(row, now)];
    case 'active':
      return missingToStayActive(row, now);
    case 'screening':
    case 'training':
    case 'probation': {
      const missing = missingForActive(row, evidence, now);
      return missing.length > 0 ? missing : [{ step: 'decision_waits' }];
    }
  }
}

/** What was earned stays earned, but for what ends by itself. */
export function missingToStayActive(row: Standing, now: Date): MissingFact[] {
  return [
    ...missingTraining(row, now),
    ...(row.suspendedAt ? [{ step: 'suspended' as const }] : []),
  ];
}

export function isTrained(row: Pick<Standing, 'trainingExpiresAt'>, now: Date): boolean {
  return row.trainingExpiresAt !== null && row.trainingExpiresAt > now;
}

function missingAgreement(row: Standing): MissingFact[] {
  const isBound = row.agreementSignedAt !== null && row.agreementVersion === AGREEMENT_VERSION;
  return isBound ? [] : [{ step: 'agreement' }];
}

function missingTraining(row: Standing, now: Date): MissingFact[] {
  if (isTrained(row, now)) return [];
  return [{ step: row.trainingDoneAt === null ? 'training' : 'training_expired' }];
}

function missingVouches(row: Standing, { vouches }: Evidence): MissingFact[] {
  const need = Math.max(1, ...row.grantedRoles.map((role) => VOUCHES_NEEDED[role]));
  return vouches >= need ? [] : [{ step: 'vouch', have: vouches, need }];
}

function missingPractice(row: Standing, evidence: Evidence): MissingFact[] {
  const need = PAIRED_NEEDED;
  const goesOut = row.grantedRoles.includes('responder');
  const sitsAtBoard = row.grantedRoles.some((role) => role !== 'responder');
  const { pairedCallOuts, shadowShifts } = evidence;
  return [
    ...(goesOut && pairedCallOuts < need
      ? [{ step: 'paired_call_outs' as const, have: pairedCallOuts, need }]
      : []),
    ...(sitsAtBoard && shadowShifts < need
      ? [{ step: 'shadow_shifts' as const, have: shadowShifts, need }]
      : []),
  ];
}
