// Pure. What may be chosen for each field that has a closed set.
import type { CorrectableField } from '../../../contract/report-corrections.ts';
import {
  ACTIVITIES,
  AGENCIES,
  EQUIPMENT,
  NEEDS_FLAGS,
  PLACE_TYPES,
  SOURCES,
  TIMINGS,
  URGENT_NEEDS,
} from '../../../contract/report-facts.ts';

type Choices = Readonly<Partial<Record<CorrectableField, readonly unknown[]>>>;

const LANGUAGES = ['es', 'en', 'mix', 'zap', 'tl', 'vi', 'zh', 'ko', 'hy', 'fa', 'ar', 'und'];

export const ONE_CHOICES: Choices = {
  kind: ['sighting', 'arrest', 'help', 'other'],
  language: LANGUAGES,
  timing: TIMINGS,
  source: SOURCES,
  agencyClaimed: AGENCIES,
  masked: [true, false],
  peopleTaken: ['yes', 'no', 'unsure'],
  placeType: PLACE_TYPES,
};

export const LIST_CHOICES: Choices = {
  activity: ACTIVITIES,
  equipment: EQUIPMENT,
  needsFlags: NEEDS_FLAGS,
  urgent: URGENT_NEEDS,
};
