// Pure: compares readings with what was expected of them. A field that is not labelled is not scored;
// a list is right when it holds what the label names.
export type Scored = {
  got: { text: string; kind: string; lang: string } & Record<string, unknown>;
  expected: {
    kind?: string;
    lang?: string;
    location_text?: string | null;
    expect?: Record<string, unknown>;
  };
};

export type Share = { hits: number; of: number };

export type Score = {
  kind: Share;
  lang: Share;
  optOutRecall: Share;
  /** Texts taken for an opt-out that are none. */
  optOutFalse: number;
  arrestRecall: Share;
  /** Words of places, all texts together: a place found where none is counts against precision. */
  place: { precision: number; recall: number; f1: number };
  fields: Record<string, Share>;
  /** The mean over the labelled fields, each counting once. */
  fieldMean: number;
  action: Share;
  /** The very set of flags, nothing more. */
  flagsExact: Share;
};

export function scoreReadings(all: readonly Scored[]): Score {
  const fields = scoreFields(all);
  const shares = Object.values(fields);
  const exact = labelled(all, 'flags');
  return {
    kind: share(all.filter(hasKind), (one) => one.got.kind === one.expected.kind),
    lang: share(
      all.filter(({ expected }) => expected.lang !== undefined),
      (one) => one.got.lang === one.expected.lang,
    ),
    optOutRecall: recall(all, 'opt-out'),
    optOutFalse: all.filter((one) => isOptOutFalse(one)).length,
    arrestRecall: recall(all, 'arrest'),
    place: scorePlaces(all),
    fields,
    fieldMean:
      shares.reduce((sum, { hits, of }) => sum + hits / of, 0) / Math.max(shares.length, 1),
    action: fields.action ?? { hits: 0, of: 0 },
    flagsExact: share(exact, ({ got, expected }) => isSameSet(got.flags, expected.expect?.flags)),
  };
}

export function isOptOutFalse({ got, expected }: Scored): boolean {
  return got.kind === 'opt-out' && expected.kind !== undefined && expected.kind !== 'opt-out';
}

function hasKind({ expected }: Scored): boolean {
  return expected.kind !== undefined;
}

function scoreFields(all: readonly Scored[]): Record<string, Share> {
  const names = new Set(all.flatMap(({ expected }) => Object.keys(expected.expect ?? {})));
  return Object.fromEntries(
    [...names]
      .toSorted()
      .map((name) => [
        name,
        share(labelled(all, name), (one) => fits(one.got[name], one.expected.expect?.[name])),
      ]),
  );
}

function labelled(all: readonly Scored[], name: string): Scored[] {
  return all.filter(({ expected }) => expected.expect && name in expected.expect);
}

/** What was found fits what was expected: equal, or holding all that the label names. */
export function fits(found: unknown, wanted: unknown): boolean {
  if (typeof wanted === 'string') return foldNote(found) === foldNote(wanted);
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(found) && wanted.every((each) => found.map(oneName).includes(oneName(each)))
    );
  }
  if (typeof wanted !== 'object' || wanted === null) return (found ?? null) === wanted;
  if (typeof found !== 'object' || found === null) return false;
  const fields = new Map(Object.entries(found));
  return Object.entries(wanted).every(([name, value]) =>
    name === 'location_text'
      ? overlap(placeWords(fields.get(name)), placeWords(value)) > 0.7
      : fits(fields.get(name), value),
  );
}

/** Labellers use both names. */
function oneName(name: unknown): unknown {
  return name === 'media_inquiry' ? 'media_request' : name;
}

function foldNote(value: unknown): unknown {
  return typeof value === 'string' ? value.trim().replace(/[.!]+$/, '') : value;
}

function isSameSet(found: unknown, wanted: unknown): boolean {
  return fits(found, wanted) && Array.isArray(wanted) && Array.isArray(found)
    ? found.length === wanted.length
    : false;
}

function scorePlaces(all: readonly Scored[]): Score['place'] {
  const totals = { shared: 0, found: 0, wanted: 0 };
  for (const { got, expected } of all) {
    if (expected.location_text === undefined) continue;
    const found = placeWords(got.location_text);
    const wanted = placeWords(expected.location_text);
    totals.shared += sharedWords(found, wanted);
    totals.found += found.length;
    totals.wanted += wanted.length;
  }
  const precision = totals.found === 0 ? 1 : totals.shared / totals.found;
  const recalled = totals.wanted === 0 ? 1 : totals.shared / totals.wanted;
  const sum = precision + recalled;
  return { precision, recall: recalled, f1: sum === 0 ? 0 : (2 * precision * recalled) / sum };
}

function sharedWords(found: readonly string[], wanted: readonly string[]): number {
  const left = [...wanted];
  return found.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

export function overlap(found: readonly string[], wanted: readonly string[]): number {
  return sharedWords(found, wanted) / Math.max(wanted.length, found.length, 1);
}

/** Articles and prepositions are a matter of taste. */
const SMALL = new Set(
  'the a an in at on of by near to from el la los las en de del por a al cerca junto con'.split(
    ' ',
  ),
);

export function placeWords(place: unknown): string[] {
  if (typeof place !== 'string') return [];
  const words =
    place
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.filter((word) => !SMALL.has(word));
}

function share(all: readonly Scored[], isHit: (one: Scored) => boolean): Share {
  return { hits: all.filter(isHit).length, of: all.length };
}

function recall(all: readonly Scored[], kind: string): Share {
  const wanted = all.filter(({ expected }) => expected.kind === kind);
  return share(wanted, ({ got }) => got.kind === kind);
}
