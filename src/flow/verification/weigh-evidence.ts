// What the evidence about an incident proves, and what is still missing, in codes that the board puts
// into words. The bar of networks' practice: never one source, never the judge alone. Pure.
import type { Judgement, Missing, Says } from '../../contract/finding.ts';
import type { Agency } from '../../contract/report-facts.ts';
import type { Actual, Basis, Verification } from '../../contract/incident-statuses.ts';

/** What somebody found, by which way, and who or what it comes from. */
export type Evidence = {
  id: string;
  basis: Basis;
  says: Says;
  /** Who they are, where the finding names it. */
  agency: Agency | null;
  actual: Actual | null;
  /**
   * Everything it hangs on: the account that entered it, the phone it came from, the car they share,
   * the likeness of the picture. Two findings that share any of these are one source.
   */
  sources: readonly string[];
  /** The account that put it in, or reviewed it; null: it came by text from the field. */
  enteredBy: string | null;
};

export type Case = {
  verification: Verification;
  evidence: readonly Evidence[];
  /** Who would decide. */
  judgeId: string;
  /** What it was, for `unfounded`. */
  actual: Actual | null;
};

export type Verdict = 'confirmed' | 'unfounded' | 'inconclusive';

export function weighEvidence(verdict: Verdict, given: Case): Judgement {
  switch (verdict) {
    case 'confirmed':
      return weighConfirmed(given);
    case 'unfounded':
      return weighUnfounded(given);
    case 'inconclusive':
      return weighInconclusive(given);
  }
}

function weighConfirmed(given: Case): Judgement {
  const affirming = given.evidence.filter((each) => each.says === 'immigration');
  const mine = missingPerson(affirming, given.judgeId);
  const ways = [
    ...(given.verification === 'unverified' ? [] : [[...lackOnScene(affirming), ...mine]]),
    [...lackTwoSources(affirming), ...mine],
  ];
  return judge(ways, affirming);
}

/** An observer who saw which agency it is, and a reviewed photo or a second observer beside. */
function lackOnScene(affirming: readonly Evidence[]): Missing[] {
  const onScene = affirming.filter(({ basis }) => basis === 'responder_on_scene');
  if (onScene.length === 0) {
    return ['observer_on_scene', 'agency_named', 'photo_or_second_observer'];
  }
  const missing: Missing[] = [];
  if (!onScene.some(({ agency }) => isNamed(agency))) missing.push('agency_named');
  const hasPhoto = affirming.some((each) => isPhotoBeside(each, onScene));
  if (!hasPhoto && countSources(onScene) < 2) missing.push('photo_or_second_observer');
  return missing;
}

/** A photo, also the observer's own, that somebody other than the observer has looked at. */
function isPhotoBeside(each: Evidence, onScene: readonly Evidence[]): boolean {
  const isPhoto = each.basis === 'media_reviewed' || each.basis === 'camera_footage';
  return isPhoto && onScene.some(({ sources }) => !isOf(sources, each.enteredBy));
}

/** An observer who cannot say who they are does not stand for another basis. */
function lackTwoSources(affirming: readonly Evidence[]): Missing[] {
  const bases = affirming.filter(
    ({ basis, agency }) => basis !== 'responder_on_scene' || isNamed(agency),
  );
  return countSources(bases) >= 2 ? [] : ['second_independent_source'];
}

function weighUnfounded(given: Case): Judgement {
  const denying = given.evidence.filter(
    ({ says }) => says === 'not_immigration' || says === 'nothing',
  );
  const lack: Missing[] = given.actual === null ? ['actual_named'] : [];
  if (denying.length === 0) lack.push('finding_that_denies');
  if (given.verification === 'unverified' && !denying.some(isOfficial)) {
    lack.push('official_or_partner');
  }
  return judge([lack], denying);
}

function isOfficial({ basis }: Evidence): boolean {
  return basis === 'official_statement' || basis === 'partner_network';
}

/** That nobody could tell is an answer only after somebody has tried. */
function weighInconclusive(given: Case): Judgement {
  const lack: Missing[] = given.verification === 'unverified' ? ['looked_first'] : [];
  return judge([lack], given.evidence);
}

/** Nothing that came to us shows it: only whoever wrote it down. */
const RESTS_ON_WHO_ENTERED: readonly Basis[] = [
  'official_statement',
  'partner_network',
  'camera_footage',
];

function isOf(sources: readonly string[], accountId: string | null): boolean {
  return accountId !== null && sources.includes(`account:${accountId}`);
}

/** Who decides must not be the only one who says so. */
function missingPerson(affirming: readonly Evidence[], judgeId: string): Missing[] {
  if (affirming.length === 0) return [];
  const isMine = ({ sources, basis, enteredBy }: Evidence) =>
    isOf(sources, judgeId) || (enteredBy === judgeId && RESTS_ON_WHO_ENTERED.includes(basis));
  return affirming.every(isMine) ? ['another_person'] : [];
}

function judge(ways: Missing[][], evidence: readonly Evidence[]): Judgement {
  if (!ways.some((lack) => lack.length === 0)) return { verdict: 'unproven', ways };
  return { verdict: 'proven', basis: [...new Set(evidence.map(({ basis }) => basis))] };
}

/** Those who come with, or are, immigration; a vest that says POLICE names nobody. */
const NAMED: readonly Agency[] = [
  'ICE_ERO',
  'HSI',
  'CBP_BP',
  'CBP_other',
  'DHS_FPS',
  'FBI_DEA_ATF_USMS',
  'military_guard',
];

function isNamed(agency: Agency | null): agency is Agency {
  return agency !== null && NAMED.includes(agency);
}

/** Which agency most of the sources say that it is; of those alike, the last. */
export function agencyOf(evidence: readonly Evidence[]): Agency | null {
  const named = evidence.flatMap(({ says, agency }) =>
    says === 'immigration' && isNamed(agency) ? [agency] : [],
  );
  const weight = (agency: Agency) => named.filter((each) => each === agency).length;
  return named.toReversed().toSorted((a, b) => weight(b) - weight(a))[0] ?? null;
}

/** How many sources remain when whatever shares a person, phone, car or picture counts once. */
export function countSources(evidence: readonly Pick<Evidence, 'id' | 'sources'>[]): number {
  return groupSources(evidence).length;
}

/** What each of the sources hangs on. */
export function groupSources(evidence: readonly Pick<Evidence, 'id' | 'sources'>[]): Set<string>[] {
  const groups: Set<string>[] = [];
  for (const { sources, id } of evidence) {
    const own = new Set(sources.length > 0 ? sources : [`finding:${id}`]);
    const shared = groups.filter((group) => [...own].some((source) => group.has(source)));
    for (const group of shared) {
      group.forEach((source) => own.add(source));
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(own);
  }
  return groups;
}
