// Pure: compares readings with what was expected of them and lays the figures out as a small table.
export type Scored = {
  got: {
    text: string;
    kind: string;
    lang: string;
    location_text: string | null;
    priority: string;
  };
  expected: {
    kind?: string;
    lang?: string;
    location_text?: string | null;
    expect?: { priority?: string };
  };
};

export type Share = { hits: number; of: number };

export type Score = {
  kind: Share;
  lang: Share;
  priority: Share;
  optOutRecall: Share;
  /** Texts taken for an opt-out that are none. */
  optOutFalse: number;
  arrestRecall: Share;
  /** Of the places expected, those found: the same words, or most of them. */
  placeSame: Share;
  placeNear: Share;
  /** Places found where none was expected. */
  placeFalse: number;
};

export function scoreReadings(all: readonly Scored[]): Score {
  const placed = all.filter(({ expected }) => typeof expected.location_text === 'string');
  const unplaced = all.filter(({ expected }) => expected.location_text === null);
  return {
    kind: share(
      all,
      ({ expected }) => expected.kind,
      ({ got }) => got.kind,
    ),
    lang: share(
      all,
      ({ expected }) => expected.lang,
      ({ got }) => got.lang,
    ),
    priority: share(
      all,
      ({ expected }) => expected.expect?.priority,
      ({ got }) => got.priority,
    ),
    optOutRecall: recall(all, 'opt-out'),
    optOutFalse: all.filter(
      ({ got, expected }) =>
        got.kind === 'opt-out' && expected.kind !== undefined && expected.kind !== 'opt-out',
    ).length,
    arrestRecall: recall(all, 'arrest'),
    placeSame: { hits: placed.filter((one) => overlap(one) === 1).length, of: placed.length },
    placeNear: { hits: placed.filter((one) => overlap(one) >= 0.7).length, of: placed.length },
    placeFalse: unplaced.filter(({ got }) => got.location_text !== null).length,
  };
}

export function formatScore(all: readonly Scored[]): string {
  const score = scoreReadings(all);
  const rows: [string, string][] = [
    ['kind', percent(score.kind)],
    ['language', percent(score.lang)],
    ['priority', percent(score.priority)],
    ['opt-out recall', percent(score.optOutRecall)],
    ['opt-out false', String(score.optOutFalse)],
    ['arrest recall', percent(score.arrestRecall)],
    ['place, same words', percent(score.placeSame)],
    ['place, most words', percent(score.placeNear)],
    ['place where none', String(score.placeFalse)],
  ];
  return rows.map(([name, value]) => `${name.padEnd(18)}${value}`).join('\n');
}

function share(
  all: readonly Scored[],
  wanted: (one: Scored) => string | undefined,
  found: (one: Scored) => string,
): Share {
  const known = all.filter((one) => wanted(one) !== undefined);
  return { hits: known.filter((one) => wanted(one) === found(one)).length, of: known.length };
}

function recall(all: readonly Scored[], kind: string): Share {
  const wanted = all.filter(({ expected }) => expected.kind === kind);
  return { hits: wanted.filter(({ got }) => got.kind === kind).length, of: wanted.length };
}

/** Shared words of the place found and the place expected, over the larger of the two. */
function overlap({ got, expected }: Scored): number {
  const wanted = placeWords(expected.location_text ?? '');
  const found = placeWords(got.location_text ?? '');
  const shared = found.filter((word) => wanted.includes(word)).length;
  return shared / Math.max(wanted.length, found.length, 1);
}

/** Articles and prepositions at the ends are a matter of taste. */
const SMALL = new Set(['the', 'el', 'la', 'los', 'las', 'in', 'at', 'en', 'on', 'de', 'del', 'of']);

function placeWords(place: string): string[] {
  const words =
    place
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !SMALL.has(word));
}

function percent({ hits, of }: Share): string {
  return of === 0 ? '-' : `${((100 * hits) / of).toFixed(1)} % (${hits} of ${of})`;
}
