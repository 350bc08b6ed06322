// What people find and decide about an incident: told by the server's own rule when it is not enough.
import type { AddFinding, DecideVerdict, Missing } from '../../../contract/finding.ts';
import { MISSING } from '../../../contract/finding.ts';
import type { IncidentView } from '../../../contract/incident.ts';
import { addFinding, decideVerdict, withdrawFinding } from '../api/incident-api.ts';
import { notify } from '../state/notices.ts';
import { sayIn } from '../words/use-words.ts';
import { useSettings } from '../state/settings.ts';
import { ask, tell } from './change-incident.ts';

export async function add(incident: IncidentView, body: AddFinding): Promise<boolean> {
  const done = await ask({ key: `finding:${incident.id}` }, () => addFinding(incident.id, body));
  if (done === null) return false;
  tell(done);
  notify('ok', { word: 'finding.added', params: { code: incident.code } });
  return true;
}

export async function withdraw(findingId: string): Promise<void> {
  const done = await ask({ key: `withdraw:${findingId}` }, () => withdrawFinding(findingId));
  if (done === null) return;
  tell(done);
  notify('ok', { word: 'finding.withdrawn' });
}

/** `ways`: what each way that would do still lacks. */
export type Decided =
  { kind: 'decided' } | { kind: 'missing'; ways: Missing[][] } | { kind: 'kept' };

export async function decide(incident: IncidentView, body: DecideVerdict): Promise<Decided> {
  let ways: Missing[][] | null = null;
  const done = await ask(
    {
      key: `verdict:${incident.id}`,
      onRefused: ({ code, details }) => {
        if (code !== 'evidence_missing') return false;
        ways = readWays(details?.missing);
        return ways.length > 0;
      },
    },
    () => decideVerdict(incident.id, body),
  );
  if (done === null) return ways === null ? { kind: 'kept' } : { kind: 'missing', ways };
  tell(done);
  const t = sayIn(useSettings.getState().language);
  const verdict = t(`verification.${body.verification}`);
  notify('ok', { word: 'verdict.decided', params: { code: incident.code, verdict } });
  return { kind: 'decided' };
}

function readWays(missing: unknown): Missing[][] {
  if (!Array.isArray(missing)) return [];
  const ways = missing.every((each) => Array.isArray(each)) ? missing : [missing];
  return ways.map((way: unknown[]) => MISSING.filter((each) => way.includes(each)));
}
