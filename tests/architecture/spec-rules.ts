// Rules stand in SPEC.md files, each with an id; a test that bears the id in its title keeps it.
import type { Source } from './read-source.ts';

/** The id that begins a line of a list, a table or a heading: `- **RPT2** ...`, `| RPT2 | ...`. */
const RULE = /^[\s>*|#-]*\**\[?([A-Z]{2,4}\d+[a-z]?)\b/gm;

export function ruleIds(spec: string): string[] {
  return [...spec.matchAll(RULE)].map(([, id = '']) => id);
}

/** Ids of rules that no title bears as `[ID]`. */
export function untestedRules(ids: readonly string[], tests: readonly Source[]): string[] {
  const titles = tests.flatMap((test) => test.titles).join('\n');
  return ids.filter((id) => !titles.includes(`[${id}]`));
}

export function repeatedRules(ids: readonly string[]): string[] {
  return ids.filter((id, position) => ids.indexOf(id) !== position);
}
