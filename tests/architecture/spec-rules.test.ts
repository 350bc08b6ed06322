import { describe, expect, it } from 'vitest';
import { readSource } from './read-source.ts';
import { listFiles, readSources, readText } from './source-tree.ts';
import { repeatedRules, ruleIds, untestedRules } from './spec-rules.ts';

const specs = listFiles('src').filter((file) => file.endsWith('/SPEC.md'));
const ids = specs.flatMap((file) => ruleIds(readText(file)));
const tests = readSources('tests').filter((source) => /\.test\.tsx?$/.test(source.path));

describe('the rules of every SPEC.md', () => {
  it('each have a test that bears their id', () => {
    expect(untestedRules(ids, tests)).toEqual([]);
  });

  it('each stand in one place', () => {
    expect(repeatedRules(ids)).toEqual([]);
  });

  it.each(specs)('%s holds rules', (file) => {
    expect(ruleIds(readText(file)).length).toBeGreaterThan(0);
  });
});

describe('the rule itself', () => {
  const spec =
    '# Intake\n\n- **CAR1** Kept once.\n| RPT2 | one winner |\n### DSP4 five\nAs CAR9 says.\n';

  it('finds the id that begins a line', () => {
    expect(ruleIds(spec)).toEqual(['CAR1', 'RPT2', 'DSP4']);
  });

  it('finds those without a test, wherever else the id is written', () => {
    const text =
      "it('[CAR1] keeps it once', () => {}); it.each([1])(`[RPT2] ${1}`, () => {}); // [DSP4]";
    const test = readSource('tests/a.test.ts', text);
    expect(untestedRules(ruleIds(spec), [test])).toEqual(['DSP4']);
  });

  it('finds an id used twice', () => {
    expect(repeatedRules(['CAR1', 'RPT2', 'CAR1'])).toEqual(['CAR1']);
  });
});
