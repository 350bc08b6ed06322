import { describe, expect, it } from 'vitest';
import { RESERVED, reservedProblems } from './packages.ts';
import { readSource } from './read-source.ts';
import { readSources } from './source-tree.ts';

const sources = readSources('src');

describe('what only some may use', () => {
  it('is used by them alone', () => {
    expect(sources.flatMap(reservedProblems)).toEqual([]);
  });

  it.each(RESERVED)('$what is in use, so that the rule has something to guard', ({ isUsed }) => {
    expect(sources.some(isUsed)).toBe(true);
  });
});

describe('the rule itself', () => {
  it.each([
    ['src/flow/intake/a.ts', `import twilio from 'twilio';`],
    ['src/platform/a.ts', `import { validate } from 'twilio/lib/webhooks/webhooks.js';`],
    ['src/records/a/a-store.ts', `import { createHash } from 'node:crypto';`],
    ['src/flow/intake/a.ts', `import type { FastifyRequest } from 'fastify';`],
    ['src/people/a.ts', `import cookie from '@fastify/cookie';`],
    ['src/platform/a.ts', `const level = process.env['LOG_LEVEL'];`],
    ['src/platform/a.ts', `const level = process['env'].LOG_LEVEL;`],
    ['src/flow/triage/a.ts', `import type { Prisma } from '../../../generated/prisma/client.ts';`],
  ])('refuses %s with %s', (file, text) => {
    expect(reservedProblems(readSource(file, text))).toHaveLength(1);
  });

  it('lets through words in comments and strings', () => {
    const text = `// process.env, import twilio from 'twilio'\nconst text = 'process.env';`;
    expect(reservedProblems(readSource('src/flow/intake/a.ts', text))).toEqual([]);
  });
});
