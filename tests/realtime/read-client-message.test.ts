import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { readClientMessage } from '../../src/realtime/read-client-message.ts';

const hello = (more: object) => JSON.stringify({ type: 'hello', ...more });

describe('hello', () => {
  test('with and without a last sequence number', () => {
    expect(readClientMessage(hello({ protocol: 1 }))).toEqual({ verdict: 'hello' });
    expect(readClientMessage(hello({ protocol: 1, lastSeq: 7 }))).toEqual({
      verdict: 'hello',
      lastSeq: 7,
    });
  });

  test.each([
    ['absent', {}],
    ['2', { protocol: 2 }],
    ['a string', { protocol: '1' }],
    ['2, with fields of its own', { protocol: 2, since: 'yesterday' }],
  ])('[RT31] protocol %s is another protocol', (_title, more) => {
    expect(readClientMessage(hello(more))).toEqual({ verdict: 'other_protocol' });
  });

  test.each([
    ['-1', -1],
    ['1.5', 1.5],
    ['a string', '7'],
    ['null', null],
    ['beyond what a number holds', 2 ** 53],
  ])('[RT32] lastSeq %s is a wrong field', (_title, lastSeq) => {
    expect(readClientMessage(hello({ protocol: 1, lastSeq }))).toMatchObject({
      verdict: 'fault',
      code: 'invalid_field',
      message: expect.stringContaining('lastSeq'),
    });
  });

  test('[RT32] an unknown field is wrong, and its name is not repeated', () => {
    const read = readClientMessage(hello({ protocol: 1, '+12135550147': 1 }));
    expect(read).toMatchObject({ verdict: 'fault', code: 'invalid_field' });
    expect(JSON.stringify(read)).not.toContain('5550147');
  });
});

describe('what the board shows', () => {
  const at = { kind: 'report', id: '0199b2f0-0000-7000-8000-000000000009' } as const;

  test('is a report, an incident or nothing, and where somebody writes', () => {
    const read = (message: object) => readClientMessage(JSON.stringify(message));
    expect(read({ type: 'looking', at })).toEqual({ verdict: 'looking', at, isTyping: false });
    expect(read({ type: 'typing', at })).toEqual({ verdict: 'looking', at, isTyping: true });
    expect(read({ type: 'looking', at: null })).toMatchObject({ verdict: 'looking', at: null });
  });

  test.each([
    ['words', { type: 'typing', at, text: 'stay inside' }],
    ['no id', { type: 'looking', at: { kind: 'report', id: 'R-7' } }],
    ['another kind', { type: 'looking', at: { ...at, kind: 'account' } }],
    ['writing nowhere', { type: 'typing', at: null }],
  ])('[RT32] with %s is a wrong field', (_title, message) => {
    const read = readClientMessage(JSON.stringify(message));
    expect(read).toMatchObject({ verdict: 'fault', code: 'invalid_field' });
    expect(JSON.stringify(read)).not.toContain('stay');
  });
});

describe('anything else', () => {
  test.each([
    ['{', 'malformed'],
    ['', 'malformed'],
    ['null', 'malformed'],
    ['[]', 'malformed'],
    ['7', 'malformed'],
    ['['.repeat(60_000), 'malformed'],
    ['{}', 'invalid_field'],
    ['{"type":7}', 'invalid_field'],
    ['{"type":"claim"}', 'unknown_type'],
    ['{"type":"__proto__"}', 'unknown_type'],
  ])('[RT32] %.20s is %s', (text, code) => {
    expect(readClientMessage(text)).toMatchObject({ verdict: 'fault', code });
  });

  test.each(['snapshot', 'resumed', 'event', 'presence', 'error'])('[RT43] %s is forged', (type) => {
    const forged = JSON.stringify({ type, seq: 1, kind: 'report.received' });
    expect(readClientMessage(forged)).toEqual({ verdict: 'forged', type });
  });

  test('[RT32] no text whatever throws, and none but a hello is a hello', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readClientMessage(text).verdict).not.toBe('hello');
      }),
    );
  });
});
