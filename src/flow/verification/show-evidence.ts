// What was found and decided about an incident, and what each verdict still lacks of the viewer who asks:
// the board's evidence meter runs the very rule that the verdict runs.
import type { Deps } from '../../deps.ts';
import type { EvidenceView, FindingView, VerdictView } from '../../contract/finding.ts';
import type { Verification } from '../../contract/incident-statuses.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { viewFinding } from '../../records/finding/finding-view.ts';
import { listVerdicts } from '../../records/verdict/verdict-store.ts';
import { viewVerdict } from '../../records/verdict/verdict-view.ts';
import { incidentSight } from '../../security/permissions.ts';
import { gatherEvidence } from './gather-evidence.ts';
import type { Evidence } from './weigh-evidence.ts';
import { countSources, groupSources, weighEvidence } from './weigh-evidence.ts';

export type ShownEvidence = {
  findings: FindingView[];
  verdicts: VerdictView[];
  evidence: EvidenceView;
};

export async function showEvidence(
  deps: Pick<Deps, 'db' | 'keyring'>,
  viewer: Viewer,
  { id, verification }: { id: string; verification: Verification },
): Promise<ShownEvidence> {
  const { findings, evidence } = await gatherEvidence(deps.db.prisma, deps, id);
  const verdicts = await listVerdicts(deps.db.prisma, deps.keyring, id);
  const sight = incidentSight(viewer.account.roles);
  const sources = numberSources(evidence);
  const given = { verification, evidence, judgeId: viewer.account.id };
  const affirming = evidence.filter(({ says }) => says === 'immigration');
  const denying = evidence.filter(({ says }) => says === 'not_immigration' || says === 'nothing');
  return {
    findings: findings.map((each) => viewFinding(each, sight, sources)),
    verdicts: verdicts.map((each) => viewVerdict(each, sight)),
    evidence: {
      confirmed: weighEvidence('confirmed', { ...given, actual: null }),
      unfounded: weighEvidence('unfounded', { ...given, actual: 'other' }),
      inconclusive: weighEvidence('inconclusive', { ...given, actual: null }),
      affirming: countSources(affirming),
      denying: countSources(denying),
    },
  };
}

/** From 1, in the order of what was found first. */
function numberSources(evidence: readonly Evidence[]): Map<string, number> {
  const groups = groupSources(evidence);
  return new Map(
    evidence.map(({ id, sources }) => {
      const own = sources.length > 0 ? sources : [`finding:${id}`];
      return [id, groups.findIndex((group) => own.some((source) => group.has(source))) + 1];
    }),
  );
}
