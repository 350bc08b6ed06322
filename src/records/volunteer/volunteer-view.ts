// A volunteer as one viewer may see them: first name and initial on the roster, the whole name and
// the evidence only for whoever decides about trust; the phone always masked. Pure.
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import type {
  StepView,
  VolunteerDetail,
  VolunteerView,
  VouchView,
} from '../../contract/volunteer.ts';
import { sayMissing } from '../../contract/words/volunteer-words.ts';
import { shortName } from './volunteer-row.ts';
import type { VolunteerRow } from './volunteer-row.ts';
import type { StepRow } from './volunteer-step-store.ts';
import type { VouchRow } from './vouch-store.ts';
import { weighEvidence } from './weigh-evidence.ts';
import { whyNotActive } from './why-not-active.ts';

export type VolunteerFile = {
  row: VolunteerRow;
  steps: readonly StepRow[];
  vouches: readonly VouchRow[];
};

export type VolunteerReader = { isTrusting: boolean; language: InterfaceLanguage; now: Date };

export function viewVolunteer(file: VolunteerFile, reader: VolunteerReader): VolunteerView {
  const { row, steps, vouches } = file;
  const evidence = weighEvidence(row.id, steps, vouches, reader.now);
  return {
    id: row.id,
    name: reader.isTrusting ? (row.name ?? '–') : shortName(row.name),
    status: row.status,
    statusAt: row.statusAt.toISOString(),
    appliedAt: row.appliedAt.toISOString(),
    isSuspended: row.suspendedAt !== null,
    language: row.language,
    languages: row.languages,
    skills: row.skills,
    roles: row.grantedRoles,
    hasCar: row.hasCar,
    areaZip: row.areaZip,
    onDutyUntil: iso(row.onDutyUntilAt),
    pausedUntil: iso(row.pausedUntilAt),
    trainingExpiresAt: iso(row.trainingExpiresAt),
    missing: whyNotActive(row, evidence, reader.now).map((each) => ({
      ...each,
      words: sayMissing(reader.language, each),
    })),
    version: row.version,
  };
}

/** Only for whoever decides about trust. */
export function viewVolunteerDetail(
  file: VolunteerFile,
  reader: { language: InterfaceLanguage; now: Date },
): VolunteerDetail {
  const { row, steps, vouches } = file;
  const { agreementVersion, agreementLanguage, agreementSignedAt } = row;
  return {
    ...viewVolunteer(file, { ...reader, isTrusting: true }),
    phoneMasked: row.phone === null ? null : `••${row.phone.slice(-4)}`,
    tasks: row.tasks,
    times: row.words?.times ?? null,
    references: row.words?.references ?? null,
    quietHours: row.quietHours,
    offersPerDay: row.offersPerDay,
    phoneVerifiedAt: iso(row.phoneVerifiedAt),
    interviewedAt: iso(row.interviewedAt),
    agreement:
      agreementVersion && agreementLanguage && agreementSignedAt
        ? {
            version: agreementVersion,
            language: agreementLanguage,
            signedAt: agreementSignedAt.toISOString(),
          }
        : null,
    trainingDoneAt: iso(row.trainingDoneAt),
    removalAskedBy: row.removalAskedBy,
    steps: steps.filter((each) => each.volunteerId === row.id).map(viewStep),
    vouches: vouches.filter((each) => each.volunteerId === row.id).map(viewVouch),
  };
}

function viewStep({ step, detail, at, by }: StepRow): StepView {
  return { step, detail, at: at.toISOString(), by };
}

export function viewVouch(vouch: VouchRow): VouchView {
  const { id, voucher, recordedBy, note } = vouch;
  return {
    id,
    voucher: { kind: voucher.kind, id: voucher.id, name: voucher.name ?? '–' },
    at: vouch.at.toISOString(),
    recordedBy,
    note,
    withdrawnAt: iso(vouch.withdrawnAt),
    flaggedAt: iso(vouch.flaggedAt),
  };
}

function iso(instant: Date | null): string | null {
  return instant === null ? null : instant.toISOString();
}
