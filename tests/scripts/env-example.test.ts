import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { envExample } from '../../scripts/env-example.ts';
import { Environment, parseConfig } from '../../src/config.ts';

const written = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

describe('.env.example', () => {
  it('is what the schema of the environment says', () => {
    expect(written).toBe(envExample());
  });

  it('names every variable once, with what it means above it', () => {
    for (const [name, shape] of Object.entries(Environment.shape)) {
      const lines = written.split('\n');
      const at = lines.flatMap((line, index) =>
        /^#? ?(\w+)=/.exec(line)?.[1] === name ? [index] : [],
      );
      expect(at, name).toHaveLength(1);
      expect(shape.description, name).toBeTruthy();
      expect(lines[at[0]! - 1], name).toMatch(/^# \S/);
    }
  });

  it('copied as it is, means the same as an empty environment', () => {
    expect(parseConfig(parseEnv(written))).toEqual(parseConfig({}));
  });

  it('is refused in production', () => {
    expect(() => parseConfig({ ...parseEnv(written), NODE_ENV: 'production' })).toThrow(
      /INDEX_KEY/,
    );
  });
});
