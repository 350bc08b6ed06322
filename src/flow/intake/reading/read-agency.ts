// Promise: who the sender says they are. Letters read on a vest or a door beat a guess; `la migra`,
// an ice cube and green uniforms claim no agency; an agency denied or only feared is not claimed. Pure.
import type { Agency } from '../../../contract/report-facts.ts';
import type { Word } from './words/cut-words.ts';
import type { Hit } from './words/phrases.ts';
import type { Signs } from './words/signs.ts';
import { allOf, has, isDenied } from './words/signs.ts';

type Claim = { agency: Agency; hit: Hit };

/** The immigration agency is kept where others stand beside it. */
const ORDER: readonly Agency[] = [
  'ICE_ERO',
  'HSI',
  'CBP_BP',
  'CBP_other',
  'DHS_FPS',
  'FBI_DEA_ATF_USMS',
  'sheriff',
  'CHP',
  'military_guard',
  'private_security',
  'local_police',
];
const TAGS: Readonly<Partial<Record<Agency, string>>> = Object.fromEntries(
  ORDER.map((agency) => [agency, `agency.${agency}`]),
);
const LETTERS_REACH = 6;
/** `afraid they pass him to ice`, `called the police`, `ice locator`, `dry ice`. */
const NOT_CLAIMED_BEFORE =
  /\b(?:(?:pass\w*|pasen|pasaron|pasar|hand\w*|turn\w*|transfer\w*|entreg\w*|over|llam\w+|call\w*|called|calling|dry|black|crushed|sobre|about|miedo de|afraid of|scared of|reported to|llame)(?: \w+)? (?:to |a |por |al |the |la |of |by )*)$/;
const NOT_ICE_AFTER =
  /^(?:machine|cream|cold|cubes?|box|chest|bags?|skat\w+|rink|packs?|water|maker|coffee|tea|locator|chips|hold)\b/;
/** Police words that are a place, a plea or a cry at the door. */
const NOT_POLICE_AFTER =
  /^(?:open|station|report|scanner|department parking|officer told|abran|abre|dept on)\b/;

export function readAgency(
  signs: Signs,
  isWithdrawn: boolean,
): { agency: Agency; hit?: Hit } | null {
  if (!ORDER.some((agency) => has(signs, TAGS[agency] ?? '')) && !has(signs, 'agency.none_seen')) {
    return null;
  }
  const claims = ORDER.flatMap((agency) =>
    allOf(signs, TAGS[agency] ?? '')
      .filter((hit) => isClaimed(signs.words, hit, agency))
      .map((hit): Claim => ({ agency, hit })),
  );
  const federal = claims.filter(({ agency }) => agency !== 'local_police');
  const read = claims.filter(({ hit }) => isRead(signs, hit));
  const readFederal = read.filter(({ agency }) => agency !== 'local_police');
  if (readFederal[0]) return firstInOrder(readFederal);
  const vest = read.find(({ agency }) => agency === 'local_police');
  if (vest && !isWithdrawn && isOnlyLetters(signs, vest.hit)) {
    return { agency: 'unmarked_police_vest', hit: vest.hit };
  }
  if (federal[0]) return firstInOrder(federal);
  const unseen = allOf(signs, 'agency.none_seen')[0];
  if (unseen && !isWithdrawn) return { agency: 'unknown', hit: unseen };
  const isMigra = has(signs, 'agency.migra') && !isWithdrawn;
  return claims[0] && !isMigra ? { agency: claims[0].agency, hit: claims[0].hit } : null;
}

function firstInOrder(claims: readonly Claim[]): { agency: Agency; hit: Hit } {
  return ORDER.map((agency) => claims.find((claim) => claim.agency === agency)).find(
    (claim) => claim !== undefined,
  )!;
}

function isClaimed(words: readonly Word[], hit: Hit, agency: Agency): boolean {
  if (isDeniedClaim(words, hit)) return false;
  const before = words
    .slice(Math.max(0, hit.from - 4), hit.from)
    .map(({ word }) => word)
    .join(' ');
  if (before !== '' && NOT_CLAIMED_BEFORE.test(`${before} `)) return false;
  const after = words
    .slice(hit.to, hit.to + 3)
    .map(({ word }) => word)
    .join(' ');
  if (agency === 'ICE_ERO') return !NOT_ICE_AFTER.test(after);
  return agency !== 'local_police' || !NOT_POLICE_AFTER.test(after);
}

/** `not ice`, `no es ice`, `not sure if its ice`. */
function isDeniedClaim(words: readonly Word[], { from }: Hit): boolean {
  const before = words
    .slice(Math.max(0, from - 5), from)
    .map(({ word, isMark }) => (isMark ? '.' : word))
    .join(' ');
  return DENIED.test(before) || (isDenied(words, from) && /(?:not|no|sin|without)$/.test(before));
}
const DENIED =
  /(?:\b(?:not|isnt|wasnt|arent|werent|aint|no (?:es|era|son|eran|fue|fueron|dice|dicen|creo que sea|era la|era el))(?: (?:the|la|el|los|de|it|its|an?|really|actually|from|even))*|\b(?:no se si|not sure if|dont know if|idk if)(?: \w+){0,3})$/;

/** It stands near a vest, a jacket, `says`. */
function isRead(signs: Signs, hit: Hit): boolean {
  return allOf(signs, 'agency.letters').some((letters) => {
    const isNear = Math.abs(letters.from - hit.from) <= LETTERS_REACH;
    const [from, to] = [Math.min(letters.to, hit.to), Math.max(letters.from, hit.from)];
    return isNear && !signs.words.slice(from, to).some(({ word }) => /^[.;!?]$/.test(word));
  });
}

/** A vest that says POLICE; `police in uniform` is the police. */
function isOnlyLetters(signs: Signs, hit: Hit): boolean {
  const near = signs.words
    .slice(Math.max(0, hit.from - LETTERS_REACH), hit.to + LETTERS_REACH)
    .map(({ word }) => word)
    .join(' ');
  return (
    /\b(?:vests?|jackets?|chalecos?|chamarras?|letras|letters|patch\w*|parches?|back|espalda|shirts?|camisas?|playeras?)\b/.test(
      near,
    ) &&
    /\b(?:says?|said|dicen?|que diga|reads?|with|con|police|de|label\w*|marked|written|only)\b/.test(
      near,
    )
  );
}
