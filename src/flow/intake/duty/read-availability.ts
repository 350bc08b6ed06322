// What a volunteer says about being on duty, in English and Spanish. Only a text that says this and
// nothing else counts; a condition, a question or anything more is for a person. Pure.
import { minuteOfDay } from '../../../platform/minute-of-day.ts';
import { foldText } from '../reading/fold-text.ts';
import { CLOCK_TIME, readClockTime } from './read-clock-time.ts';

export type Availability =
  /** `until` null: they did not say. */
  | { said: 'on'; until: Date | null }
  | { said: 'off' }
  | { said: 'pause' }
  | { said: 'area'; zip: string }
  | { said: 'quiet'; hours: { fromMinute: number; toMinute: number } | null }
  /** It begins like one of these and cannot be followed. */
  | { said: 'unclear' }
  /** It is about something else. */
  | { said: 'nothing' };

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

const ON =
  '(?:on(?: duty| call)?|available|free|disponibles?|(?:en|de) (?:turno|guardia)|activ[oa])';
const OFF =
  '(?:off(?: duty| call)?|not (?:available|on duty)|unavailable|busy|no (?:estoy )?disponible|(?:en )?descanso|descansar|(?:fuera de|termine(?: mi)?|sin) turno|ocupad[oa])';
const PAUSE = '(?:pause(?: me)?|pausa|vacation|vacaciones)';
const AREA = '(?:area|zip(?: code)?|zona|codigo postal|cp)';
const QUIET = '(?:quiet(?: hours)?|do not disturb|dnd|silencio|horas? de silencio|no molestar)';
const UNQUIET =
  '(?:quiet(?: hours)? off|no quiet(?: hours)?|(?:sin|quitar|no) silencio|silencio no|any hour|a cualquier hora)';
const UNTIL = '(?:till?|until|til|thru|through|to|hasta(?: que sean)?)';
const TO = '(?: ?(?:-|to|a|till?|until|hasta) ?)';
const FILLER =
  '(?:please|pls|plz|por favor|porfa|thanks|thank you|gracias|hi|hello|hola|now|today|tonight|ya|ahora|ahorita|hoy|esta noche|im|i am|me|estoy|quedo|set|put|my|is|mi|es|para|for|a week|una semana|this week|esta semana)';

const pattern = (core: string) => new RegExp(`^(?:${FILLER} )*(?:${core})(?: ${FILLER})*$`);

const SAYS_UNQUIET = pattern(UNQUIET);
const SAYS_ON = pattern(
  `${ON}(?: ${FILLER})*(?: ${UNTIL} (?<until>${CLOCK_TIME})| (?:for|por|durante) (?<hours>\\d{1,2}) ?(?:h|hrs?|hours?|horas?))?`,
);
const SAYS_OFF = pattern(OFF);
const SAYS_PAUSE = pattern(PAUSE);
const SAYS_AREA = pattern(`(?:${AREA} )?(?:${FILLER} )*(?<zip>\\d{5})`);
const SAYS_QUIET = pattern(
  `${QUIET}(?: (?:from|de|desde))? (?<from>${CLOCK_TIME})${TO}(?<to>${CLOCK_TIME})`,
);
/** An attempt: the word comes first, and what follows could have been a time or a place. */
const ATTEMPT = new RegExp(
  `^(?:${FILLER} )*(?:(?:${ON}|${OFF}|${QUIET}) (?:${UNTIL}|for|from|de|desde|por).*|(?:${AREA}|${QUIET})(?: .*)?|${PAUSE} .*)$`,
);
const SAYS_MORE = /[?¿]|\b(?:if|si|unless|maybe|quizas?|tal vez|when|cuando|but|pero)\b/;
const LONGEST = 120;

export function readAvailability(body: string, now: Date, timeZone: string): Availability {
  const asTyped = foldText(body);
  if (asTyped.length > LONGEST || SAYS_MORE.test(asTyped)) return { said: 'nothing' };
  const text = asTyped
    .replace(/[!,;"()]+|:(?=\s|$)|\.(?=\s|$)(?<![ap]\. ?m\.)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (SAYS_UNQUIET.test(text)) return { said: 'quiet', hours: null };
  if (SAYS_OFF.test(text)) return { said: 'off' };
  if (SAYS_PAUSE.test(text)) return { said: 'pause' };
  const zip = SAYS_AREA.exec(text)?.groups?.['zip'];
  if (zip) return { said: 'area', zip };
  const on = SAYS_ON.exec(text);
  if (on) return sayOn(on.groups ?? {}, now, timeZone);
  const quiet = SAYS_QUIET.exec(text);
  if (quiet) return sayQuiet(quiet.groups ?? {});
  return { said: ATTEMPT.test(text) ? 'unclear' : 'nothing' };
}

type Groups = Record<string, string | undefined>;

function sayOn({ until, hours }: Groups, now: Date, timeZone: string): Availability {
  if (hours !== undefined) {
    return { said: 'on', until: new Date(now.getTime() + Number(hours) * 60 * MINUTE_MS) };
  }
  if (until === undefined) return { said: 'on', until: null };
  const time = readClockTime(until);
  if (!time) return { said: 'unclear' };
  const all = time.minutes.map((minute) => nextAt(minute, now, timeZone));
  const first = all.toSorted((a, b) => a.getTime() - b.getTime())[0];
  return first ? { said: 'on', until: first } : { said: 'unclear' };
}

/** The next instant at which that clock shows this minute, also over a change of its hour. */
function nextAt(minute: number, now: Date, timeZone: string): Date {
  const gap = (from: number) => (minute - from + DAY_MINUTES) % DAY_MINUTES;
  const ahead = gap(minuteOfDay(now, timeZone)) || DAY_MINUTES;
  const wholeMs = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  const found = new Date(wholeMs + ahead * MINUTE_MS);
  const off = gap(minuteOfDay(found, timeZone));
  const shift = off > DAY_MINUTES / 2 ? off - DAY_MINUTES : off;
  return new Date(found.getTime() + shift * MINUTE_MS);
}

/** Both ends must say which half of the day they mean: a night turned round would wake somebody. */
function sayQuiet({ from = '', to = '' }: Groups): Availability {
  const [start, end] = [readClockTime(from)?.minutes ?? [], readClockTime(to)?.minutes ?? []];
  // `22:00 to 6:00`: whoever counts to 24 does so at both ends.
  const isWholeDay = ![from, to].some((each) => HALF_SAID.test(each));
  const countsTo24 = isWholeDay && (start.length === 1 || end.length === 1);
  const fromMinute = countsTo24 ? start[0] : only(start);
  const toMinute = countsTo24 ? end[0] : only(end);
  const isClear = fromMinute !== undefined && toMinute !== undefined && fromMinute !== toMinute;
  return isClear ? { said: 'quiet', hours: { fromMinute, toMinute } } : { said: 'unclear' };
}

const HALF_SAID = /[ap]\.? ?m\b|manana|tarde|noche|morning|afternoon|evening|night/;

function only(minutes: readonly number[]): number | undefined {
  return minutes.length === 1 ? minutes[0] : undefined;
}
