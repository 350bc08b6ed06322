// Pure. What a report says, in words: one field, or all of it as a line to be read at a glance.
import type { CorrectableField } from '../../../contract/report-corrections.ts';
import type { ReportFacts } from '../../../contract/report-facts.ts';
import type { ReportView } from '../../../contract/report.ts';
import type { InterfaceLanguage } from '../../../contract/primitives.ts';
import type { Say } from '../words/use-words.ts';
import { languageName } from '../words/language-name.ts';

type Texts = {
  [Field in keyof ReportFacts]-?: (value: NonNullable<ReportFacts[Field]>, t: Say) => string;
};

const TEXTS: Texts = {
  timing: (value, t) => t(`timing.${value}`),
  observedAt: (value) => new Date(value).toLocaleString(),
  source: (value, t) => t(`source.${value}`),
  activity: (value, t) => value.map((each) => t(`activity.${each}`)).join(', '),
  agentsMin: String,
  agentsMax: String,
  vehiclesCount: String,
  agencyClaimed: (value, t) => t(`agency.${value}`),
  masked: (value, t) => t(value ? 'facts.yes' : 'facts.no'),
  equipment: (value, t) => value.map((each) => t(`equipment.${each}`)).join(', '),
  peopleTaken: (value, t) => t(`taken.${value}`),
  peopleTakenCount: String,
  needsFlags: (value, t) => value.map((each) => t(`needs.${each}`)).join(', '),
  placeType: (value, t) => t(`placeType.${value}`),
  urgent: (value, t) => value.map((each) => t(`urgent.${each}`)).join(', '),
};

/** Null: not known. `value` is of the field's own shape, as people and rules give it. */
export function valueText(
  field: CorrectableField,
  value: unknown,
  t: Say,
  language: InterfaceLanguage,
): string | null {
  if (value === null || value === undefined) return null;
  if (field === 'kind') return t(`kind.${value as ReportView['kind']}`);
  if (field === 'language') return languageName(String(value), language);
  if (field === 'locationText' || field === 'priority') return String(value);
  const text = (TEXTS[field] as (value: unknown, t: Say) => string)(value, t);
  return text === '' ? null : text;
}

export function fieldValue(report: ReportView, field: CorrectableField): unknown {
  if (field === 'kind' || field === 'language' || field === 'locationText' || field === 'priority')
    return report[field];
  return report.facts[field];
}

/** Size, activity, unit, time, equipment, and who was taken; empty when nothing is known. */
export function factsLine(facts: ReportFacts, t: Say): string {
  const { vehiclesCount, activity, agencyClaimed, timing, equipment, masked } = facts;
  const parts = [
    agentsText(facts, t),
    vehiclesCount === undefined ? null : t('facts.vehicles', { count: vehiclesCount }),
    activity?.length ? TEXTS.activity(activity, t) : null,
    agencyClaimed === undefined ? null : TEXTS.agencyClaimed(agencyClaimed, t),
    masked === true ? t('facts.masked') : null,
    timing === undefined ? null : TEXTS.timing(timing, t),
    equipment?.length ? TEXTS.equipment(equipment, t) : null,
    takenText(facts, t),
    facts.needsFlags?.length ? TEXTS.needsFlags(facts.needsFlags, t) : null,
    facts.urgent?.length ? TEXTS.urgent(facts.urgent, t) : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function agentsText({ agentsMin: min, agentsMax: max }: ReportFacts, t: Say): string | null {
  if (min !== undefined && min === max) return t('facts.agents', { count: min });
  if (min === undefined && max === undefined) return null;
  const range =
    max === undefined
      ? t('facts.atLeast', { min: min ?? 0 })
      : min === undefined
        ? t('facts.atMost', { max })
        : t('facts.counted', { min, max });
  return t('facts.agentsRange', { range });
}

function takenText({ peopleTaken, peopleTakenCount }: ReportFacts, t: Say): string | null {
  if (peopleTakenCount !== undefined && peopleTakenCount > 0)
    return t('facts.takenCount', { count: peopleTakenCount });
  if (peopleTaken === undefined) return null;
  return t('facts.taken', { answer: t(`taken.${peopleTaken}`) });
}
