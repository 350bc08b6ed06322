// A finding: where it comes from, what it says, and in whose words.
import { useState, type FormEvent } from 'react';
import { AddFinding, SAYS, Says } from '../../../contract/finding.ts';
import type { IncidentView } from '../../../contract/incident.ts';
import { ACTUALS, BASES, Basis } from '../../../contract/incident-statuses.ts';
import { AGENCIES } from '../../../contract/report-facts.ts';
import { currentIncident } from '../actions/move.ts';
import { add } from '../actions/verify-incident.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { closeDialog, DialogFrame } from '../controls/dialog-frame.tsx';
import { useOffReason } from '../controls/use-world.ts';
import styles from '../incident/incident.module.css';
import { useIncidentWords } from '../incident/use-incident-words.ts';
import choice from './choice.module.css';
import { FindingSource } from './finding-source.tsx';
import { SelectField, TextField } from './plain-fields.tsx';

interface Draft {
  basis: Basis;
  /** The report, medium or assignment; or who said so. */
  source: string;
  says: Says;
  agency: string;
  actual: string;
  note: string;
}

export function FindingDialog() {
  const [incident] = useState(currentIncident);
  return incident === undefined ? null : <FindingForm incident={incident} />;
}

function FindingForm({ incident }: { incident: IncidentView }) {
  const { say, t } = useIncidentWords();
  const staleReason = useOffReason();
  const [draft, setDraft] = useState<Draft>(() => ({
    basis: 'eyewitness_interview',
    source: incident.reports[0]?.id ?? '',
    says: 'immigration',
    agency: '',
    actual: '',
    note: '',
  }));
  const change = (changes: Partial<Draft>) => setDraft((now) => ({ ...now, ...changes }));
  const body = AddFinding.safeParse(bodyOf(draft));
  const offReason = staleReason ?? (body.success ? undefined : t('error.invalid_input'));
  const isDenied = draft.says === 'not_immigration' || draft.says === 'nothing';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!body.success || offReason !== undefined) return;
    if (await add(incident, body.data)) closeDialog();
  }

  return (
    <DialogFrame
      title={say('addFinding.title', { code: incident.code })}
      explain={say('addFinding.explain')}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <SelectField
          label={say('addFinding.basis')}
          value={draft.basis}
          options={BASES.map((each) => [each, say(`basis.${each}`)])}
          onChange={(basis) => change({ basis: Basis.parse(basis), source: '' })}
        />
        <FindingSource
          key={draft.basis}
          incident={incident}
          basis={draft.basis}
          source={draft.source}
          onChange={(source) => change({ source })}
        />
        <SelectField
          label={say('addFinding.says')}
          value={draft.says}
          options={SAYS.map((each) => [each, say(`says.${each}`)])}
          onChange={(says) => change({ says: Says.parse(says) })}
        />
        {isDenied ? (
          <SelectField
            label={say('addFinding.actual')}
            value={draft.actual}
            options={[
              ['', say('addFinding.notNamed')],
              ...ACTUALS.map((each) => [each, say(`actual.${each}`)] as const),
            ]}
            onChange={(actual) => change({ actual })}
          />
        ) : (
          <SelectField
            label={say('addFinding.agency')}
            value={draft.agency}
            options={[
              ['', say('addFinding.notNamed')],
              ...AGENCIES.map((each) => [each, t(`agency.${each}`)] as const),
            ]}
            onChange={(agency) => change({ agency })}
          />
        )}
        <TextField
          label={say('addFinding.note')}
          value={draft.note}
          isLong
          onChange={(note) => change({ note })}
        />
        <div className={choice.foot}>
          <ActionButton onPress={closeDialog}>{t('dialog.cancel')}</ActionButton>
          <ActionButton type="submit" look="primary" offReason={offReason} onPress={() => {}}>
            {say('addFinding.save')}
          </ActionButton>
        </div>
      </form>
    </DialogFrame>
  );
}

const SOURCE_FIELDS: Readonly<Record<Basis, string>> = {
  eyewitness_interview: 'reportId',
  media_reviewed: 'mediaId',
  responder_on_scene: 'assignmentId',
  official_statement: 'who',
  partner_network: 'who',
  camera_footage: 'who',
};

function bodyOf({ basis, source, says, agency, actual, note }: Draft): unknown {
  const isDenied = says === 'not_immigration' || says === 'nothing';
  return {
    basis,
    says,
    [SOURCE_FIELDS[basis]]: source,
    ...(agency === '' || isDenied ? {} : { agency }),
    ...(actual === '' || !isDenied ? {} : { actual }),
    ...(note.trim() === '' ? {} : { note }),
  };
}
