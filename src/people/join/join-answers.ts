// What an applicant typed: which answers are missing or cannot be, and what is made of the rest. Pure.
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import { E164 } from '../../contract/primitives.ts';
import type { VolunteerSkill, VolunteerTask } from '../../contract/volunteer.ts';
import { VOLUNTEER_LANGUAGES, VOLUNTEER_TASKS, Zip } from '../../contract/volunteer.ts';

/** The first value of each name, and every value of those that may have several. */
export type JoinFields = {
  one: Readonly<Record<string, string>>;
  languages: readonly string[];
  tasks: readonly string[];
};

export const JOIN_MAX = { name: 60, times: 500, references: 500 } as const;
export type BoundedField = keyof typeof JOIN_MAX;

export type JoinProblem =
  | { field: 'name' | 'phone' | 'zip' | 'texts'; problem: 'missing' }
  | { field: BoundedField; problem: 'too_long' };

export type JoinAnswers = {
  name: string;
  phone: string;
  areaZip: string;
  language: InterfaceLanguage;
  languages: string[];
  tasks: VolunteerTask[];
  skills: VolunteerSkill[];
  hasCar: boolean;
  words: { times: string; references: string };
};

export function readJoinFields(body: URLSearchParams): JoinFields {
  const one: Record<string, string> = Object.create(null) as Record<string, string>;
  const clean = (value: string) => value.toWellFormed().replaceAll('\u0000', '\uFFFD');
  for (const [name, value] of body) one[name] ??= clean(value).replaceAll('\r\n', '\n');
  return { one, languages: body.getAll('languages'), tasks: body.getAll('tasks') };
}

export function findJoinProblems({ one }: JoinFields): JoinProblem[] {
  const isLong = (field: BoundedField) => [...(one[field] ?? '')].length > JOIN_MAX[field];
  const missing = (['name', 'phone', 'zip', 'texts'] as const).filter((field) => {
    if (field === 'phone') return phoneOf(one['phone']) === null;
    if (field === 'zip') return !Zip.safeParse(one['zip']?.trim()).success;
    return (one[field] ?? '').trim() === '';
  });
  return [
    ...missing.map((field) => ({ field, problem: 'missing' as const })),
    ...(['name', 'times', 'references'] as const)
      .filter(isLong)
      .map((field) => ({ field, problem: 'too_long' as const })),
  ];
}

/** The United States and their territories: texts to others are dear, and strangers ask for them. */
const COUNTRIES: readonly string[] = ['US', 'PR', 'VI', 'GU', 'AS', 'MP'];
/** Numbers that cost their caller, or are nobody's pocket: toll-free, premium, of services. */
const NOBODYS_PHONE =
  /^\+1(?:8(?:00|22|33|44|55|66|77|88)|900|5(?:00|2[1-9]|33|44|66|77|88)|700|710)/;

/** As people type it, in the United States where no country is said. */
function phoneOf(typed: string | undefined): string | null {
  const parsed = parsePhoneNumberFromString((typed ?? '').slice(0, 40), 'US');
  if (!parsed?.isPossible() || !COUNTRIES.includes(parsed.country ?? '')) return null;
  const isPocket = !parsed.ext && !NOBODYS_PHONE.test(parsed.number);
  return isPocket && E164.safeParse(parsed.number).success ? parsed.number : null;
}

/** @param fields without problems @param pageLanguage where none was chosen */
export function toJoinAnswers(fields: JoinFields, pageLanguage: InterfaceLanguage): JoinAnswers {
  const { one } = fields;
  const written = one['write'] === 'es' || one['write'] === 'en' ? one['write'] : pageLanguage;
  const spoken = VOLUNTEER_LANGUAGES.filter((tag) => fields.languages.includes(tag));
  const tasks = VOLUNTEER_TASKS.filter((task) => fields.tasks.includes(task));
  const languages = spoken.length > 0 ? [...spoken] : [written];
  return {
    name: (one['name'] ?? '').trim(),
    phone: phoneOf(one['phone']) ?? '',
    areaZip: (one['zip'] ?? '').trim(),
    language: written,
    languages,
    tasks,
    skills: skillsOf(tasks, languages),
    hasCar: one['car'] === 'yes',
    words: { times: one['times'] ?? '', references: one['references'] ?? '' },
  };
}

const SKILL_OF_TASK: Partial<Record<VolunteerTask, VolunteerSkill>> = {
  go_and_look: 'observer',
  record_video: 'recorder',
  take_notes: 'notetaker',
  talk_to_people: 'liaison',
  drive: 'driver',
  interpret: 'interpreter',
};

/** Where they would stand in a team, as far as their own words tell; a coordinator decides. */
function skillsOf(tasks: readonly VolunteerTask[], languages: readonly string[]): VolunteerSkill[] {
  const skills = tasks.flatMap((task) => SKILL_OF_TASK[task] ?? []);
  return languages.includes('es') ? [...skills, 'spanish'] : skills;
}
