// What somebody who types into the search box means: codes, a ZIP, a day, words of the closed sets in
// either language; whatever is left is how a city's name begins. Pure.
import { VERIFICATIONS } from '../../../contract/incident-statuses.ts';
import type { Verification } from '../../../contract/incident-statuses.ts';
import type {
  Priority,
  ReportChannel,
  ReportKind,
  ReportStatus,
} from '../../../contract/statuses.ts';
import {
  PRIORITIES,
  REPORT_CHANNELS,
  REPORT_KINDS,
  REPORT_STATUSES,
} from '../../../contract/statuses.ts';
import { INCIDENT_CODE } from '../../../records/incident/incident-code.ts';

export type Sought = {
  reportNumber?: number;
  incidentCode?: string;
  zip?: string;
  day?: string;
  city?: string;
  flags: string[];
  kinds: ReportKind[];
  statuses: ReportStatus[];
  priorities: Priority[];
  channels: ReportChannel[];
  verifications: Verification[];
  /** `open` or `closed`, said of either. */
  isOpen?: boolean;
  understood: { as: string; value: string }[];
};

const SYNONYMS: Readonly<Record<string, string>> = {
  abierto: 'open',
  abiertos: 'open',
  cerrado: 'closed',
  cerrados: 'closed',
  nuevo: 'new',
  nuevos: 'new',
  avistamiento: 'sighting',
  avistamientos: 'sighting',
  sightings: 'sighting',
  arresto: 'arrest',
  arrestos: 'arrest',
  arrests: 'arrest',
  confirmado: 'confirmed',
  llamada: 'voice',
  call: 'voice',
  hoy: 'today',
  ayer: 'yesterday',
};

const DAY_MS = 86_400_000;
const REPORT_CODE = /^r-?(\d{1,9})$/i;

/** @param today by the network's clock, `2026-03-02` */
export function parseQuery(q: string, today: string): Sought {
  const sought: Sought = {
    flags: [],
    kinds: [],
    statuses: [],
    priorities: [],
    channels: [],
    verifications: [],
    understood: [],
  };
  const rest: string[] = [];
  for (const typed of q.normalize('NFC').split(/[\s,;]+/)) {
    const as = typed === '' ? 'nothing' : take(sought, typed, today);
    if (as === null) rest.push(typed);
    else if (as !== 'nothing') sought.understood.push({ as, value: typed });
  }
  if (rest.length === 0) return sought;
  const city = rest.join(' ').toLowerCase();
  return { ...sought, city, understood: [...sought.understood, { as: 'city', value: city }] };
}

/** @returns what it was taken for; null: nothing of these */
function take(sought: Sought, typed: string, today: string): string | null {
  const code = REPORT_CODE.exec(typed);
  if (code) {
    sought.reportNumber = Math.min(Number(code[1]), 2_147_483_647);
    return 'report';
  }
  if (INCIDENT_CODE.test(typed.toUpperCase())) {
    sought.incidentCode = typed.toUpperCase();
    return 'incident';
  }
  if (/^\d{5}$/.test(typed)) {
    sought.zip = typed;
    return 'zip';
  }
  const day = dayOf(typed, today);
  if (day !== null) {
    sought.day = day;
    return 'day';
  }
  return takeWord(sought, typed);
}

function takeWord(sought: Sought, typed: string): string | null {
  const lower = typed.toLowerCase();
  const word = SYNONYMS[lower] ?? lower;
  if (word === 'open') sought.isOpen = true;
  if (word === 'closed') sought.isOpen = false;
  if (word === 'open' || word === 'closed') return 'state';
  if (isOf(REPORT_KINDS, word)) return put(sought.kinds, word, 'kind');
  if (isOf(REPORT_STATUSES, word)) return put(sought.statuses, word, 'status');
  if (isOf(PRIORITIES, word.toUpperCase())) {
    return put(sought.priorities, word.toUpperCase() as Priority, 'priority');
  }
  if (isOf(REPORT_CHANNELS, word)) return put(sought.channels, word, 'channel');
  if (isOf(VERIFICATIONS, word)) return put(sought.verifications, word, 'verification');
  // Flags are the only words written so: `#child_alone`, `child_alone`.
  if (/^#?[a-z]+_[a-z_]+$/.test(word) || /^#[a-z]+$/.test(word)) {
    return put(sought.flags, word.replace('#', ''), 'flag');
  }
  return null;
}

function isOf<T extends string>(words: readonly T[], word: string): word is T {
  return (words as readonly string[]).includes(word);
}

function put<T>(list: T[], value: T, as: string): string {
  list.push(value);
  return as;
}

function dayOf(typed: string, today: string): string | null {
  const word = SYNONYMS[typed.toLowerCase()] ?? typed.toLowerCase();
  if (word === 'today') return today;
  const todayMs = Date.parse(`${today}T00:00:00Z`);
  if (word === 'yesterday') return isoDay(todayMs - DAY_MS);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word)) return null;
  const ms = Date.parse(`${word}T00:00:00Z`);
  return Number.isNaN(ms) || isoDay(ms) !== word ? null : word;
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
