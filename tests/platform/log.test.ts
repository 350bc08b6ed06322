// What an error may leave in a log: its class, code and where it happened, never what it quotes.
import { describe, expect, it } from 'vitest';
import { createLog, errorForLog } from '../../src/platform/log.ts';

function logged(...args: Parameters<ReturnType<typeof createLog>['error']>): string {
  const lines: string[] = [];
  createLog('trace', { write: (line) => lines.push(line) }).error(...args);
  return lines.join('');
}

describe('[CAR27] an error in the log', () => {
  it('keeps its class, code and stack, and nothing of its message', () => {
    const error = Object.assign(new TypeError('value +12135550100 refused'), {
      code: 'E1',
      status: 'secret',
    });
    const kept = errorForLog(error);
    expect(kept).toMatchObject({ type: 'TypeError', code: 'E1' });
    expect(String(kept['stack'])).toMatch(/^ {4}at .*log\.test\.ts:\d+:\d+/);
    expect(JSON.stringify(kept)).not.toMatch(/2135550100|secret|refused/);
  });

  it.each([
    'two lines\n    at Pico and Union',
    'two lines\n    at Pico (4 agents:2:3)\nand more',
    '\n    at home, 2135550100:1:1',
    '    at Pico:1:1',
  ])('is not fooled by a message that looks like a stack: %j', (message) => {
    const error = new Error(message);
    const kept = JSON.stringify([
      errorForLog(error),
      errorForLog(new Error('outer', { cause: error })),
    ]);
    expect(kept).not.toMatch(/Pico|2135550100|agents/);
    expect(kept).toContain('log.test.ts');
  });

  it('of a kind nobody threw on purpose says its type only', () => {
    expect(errorForLog('the words +12135550100')).toEqual({ type: 'string' });
    expect(errorForLog({ message: 'x', stack: '    at Pico:1:1' })).toEqual({ type: 'object' });
    expect(errorForLog(undefined)).toEqual({ type: 'undefined' });
  });

  it('goes through the same whether it is named err or not told by name', () => {
    const error = new Error('said +12135550100');
    expect(logged({ err: error }, 'failed')).not.toContain('2135550100');
    expect(logged({ err: new Error('x', { cause: error }) }, 'failed')).not.toContain('2135550100');
    expect(logged(error)).not.toContain('2135550100');
    expect(logged({ err: error })).not.toContain('2135550100');
    expect(logged({ err: error }, error.message)).not.toContain('2135550100');
    expect(logged({ err: error }, 'in our words')).toContain('in our words');
    expect(logged({ error }, 'failed')).not.toContain('2135550100');
  });

  it('stands beside fields that are hidden by name at any of three depths', () => {
    const fields = {
      phone: 's1',
      a: { text: 's2', b: { Body: 's3' } },
      password: 's4',
      cookie: 's5',
    };
    expect(logged(fields, 'failed')).not.toMatch(/s[1-5]/);
  });
});
