// Streets whose names were misspelled: those of the tables that look alike, measured in edits. Pure.
import type { PlaceIndex } from './place-types.ts';
import type { NameSpan, StreetSpan } from './read-place-words.ts';
import { editsAllowed, editsBetween } from './spelling.ts';

/** Every street within the edits allowed of each name, the name itself left out. */
export async function spellStreets(
  names: readonly NameSpan[],
  index: PlaceIndex,
): Promise<StreetSpan[]> {
  const typed = [...new Set(names.flatMap((name) => name.key.keys))].filter(
    (key) => editsAllowed(key) > 0,
  );
  if (typed.length === 0) return [];
  const streets = await index.streetsSpelledLike(typed);
  return names.flatMap((name) =>
    streets.flatMap((street) => {
      const edits = fewestEdits(name.key.keys, [street.fullKey, street.bareKey]);
      return edits === null || edits === 0 ? [] : [{ ...name, street, rank: 2, edits }];
    }),
  );
}

function fewestEdits(typed: readonly string[], real: readonly string[]): number | null {
  let fewest: number | null = null;
  for (const key of typed)
    for (const name of real) {
      const edits = editsBetween(key, name, editsAllowed(key));
      if (edits !== null && (fewest === null || edits < fewest)) fewest = edits;
    }
  return fewest;
}
