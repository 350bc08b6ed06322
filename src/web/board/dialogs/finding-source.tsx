// What a finding comes from: a report, a medium, somebody sent out, or somebody who says so.
import { useEffect } from 'react';
import type { Basis } from '../../../contract/incident-statuses.ts';
import type { IncidentView } from '../../../contract/incident.ts';
import styles from '../incident/incident.module.css';
import { useIncidentWords } from '../incident/use-incident-words.ts';
import { useReportDetail } from '../state/report-detail.ts';
import { SelectField, TextField } from './plain-fields.tsx';

interface FindingSourceProps {
  incident: IncidentView;
  basis: Basis;
  source: string;
  onChange: (source: string) => void;
}

export function FindingSource(props: FindingSourceProps) {
  const { say } = useIncidentWords();
  const { basis, source, onChange } = props;
  const { label, options, none } = useSources(props);
  const first = options[0]?.[0];
  useEffect(() => {
    if (source === '' && first !== undefined) onChange(first);
  }, [source, first, onChange]);
  if (basis === 'official_statement' || basis === 'partner_network' || basis === 'camera_footage') {
    return (
      <TextField label={say('addFinding.who')} value={source} limit={120} onChange={onChange} />
    );
  }
  if (first === undefined) return <p className={styles.mute}>{none}</p>;
  return <SelectField label={label} value={source} options={options} onChange={onChange} />;
}

interface Sources {
  label: string;
  options: readonly (readonly [string, string])[];
  none: string;
}

function useSources({ incident, basis }: FindingSourceProps): Sources {
  const { say, t } = useIncidentWords();
  const open = useReportDetail((state) => state.detail);
  if (basis === 'eyewitness_interview') {
    const options = incident.reports.map(({ id, code }) => [id, code] as const);
    return { label: say('addFinding.report'), options, none: '' };
  }
  if (basis === 'media_reviewed') {
    const isLinked = incident.reports.some(({ id }) => id === open?.id);
    const media = isLinked ? (open?.messages.flatMap((message) => message.media) ?? []) : [];
    const options = media.map(
      ({ id, kind }, at) => [id, `${t(`media.${kind}`)} ${at + 1}`] as const,
    );
    const label = say('addFinding.media', { code: open?.code ?? '' });
    return { label, options, none: say('addFinding.noMedia') };
  }
  if (basis !== 'responder_on_scene') return { label: '', options: [], none: '' };
  const people = incident.callOuts.flatMap((callOut) => callOut.people);
  const options = people
    .filter(({ acceptedAt }) => acceptedAt !== null)
    .map(({ id, name, status }) => {
      return [id, `${name ?? say('timeline.somebody')} · ${say(`step.${status}`)}`] as const;
    });
  return { label: say('addFinding.person'), options, none: say('addFinding.nobodyOut') };
}
