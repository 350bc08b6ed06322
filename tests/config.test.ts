import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../src/config.ts';

const key = () => randomBytes(32).toString('base64');
/** As the carrier's tokens look; the first digit is any. */
const token = (first = 'b') => `${first}${randomBytes(16).toString('hex').slice(1)}`;

const production = (): Record<string, string> => ({
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://testigo:hidden@db:5432/testigo',
  PUBLIC_URL: 'https://hotline.example.org',
  TWILIO_ACCOUNT_SID: `AC${randomBytes(16).toString('hex')}`,
  TWILIO_AUTH_TOKEN: token(),
  SEALING_KEYS: `${key()},${key()}`,
  INDEX_KEY: key(),
  HOTLINE_NUMBER: '+12134440100',
  RESPONDER_NUMBER: '+12134440101',
  ALERT_NUMBER: '+12134440102',
});

function problemOf(environment: Record<string, string | undefined>): string {
  try {
    parseConfig(environment);
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
}

describe('an empty environment', () => {
  it('is enough to try it out: embedded server, fake carrier, a local address', () => {
    const config = parseConfig({});
    expect(config).toMatchObject({
      DATA_DIR: '.data',
      HOST: '127.0.0.1',
      PORT: 3000,
      PUBLIC_URL: 'http://127.0.0.1:3000',
      isProduction: false,
      usesFakeCarrier: true,
    });
    expect(config.DATABASE_URL).toBeUndefined();
  });

  it('blank means absent', () => {
    const blank = Object.fromEntries(Object.keys(production()).map((name) => [name, '']));
    expect(parseConfig(blank)).toEqual(parseConfig({}));
  });

  it('is frozen once read', () => {
    const config = parseConfig({}) as { PORT: number };
    expect(() => {
      config.PORT = 1;
    }).toThrow(TypeError);
  });
});

describe('production', () => {
  it('starts with everything in place', () => {
    const config = parseConfig(production());
    expect(config).toMatchObject({ isProduction: true, usesFakeCarrier: false });
    expect(config.SEALING_KEYS).toHaveLength(2);
  });

  it.each(['TWILIO_AUTH_TOKEN', 'TWILIO_ACCOUNT_SID', 'SEALING_KEYS', 'INDEX_KEY', 'DATABASE_URL'])(
    'refuses to start without %s',
    (name) => {
      const problem = `${name} is required in production`;
      expect(problemOf({ ...production(), [name]: undefined })).toContain(problem);
      expect(problemOf({ ...production(), [name]: '' })).toContain(problem);
    },
  );

  it.each(['HOTLINE_NUMBER', 'RESPONDER_NUMBER', 'ALERT_NUMBER'])(
    'refuses the number kept for fiction that %s has by default',
    (name) => {
      const problem = `${name} is a number kept for fiction`;
      expect(problemOf({ ...production(), [name]: undefined })).toContain(problem);
    },
  );

  it.each([
    ['TWILIO_AUTH_TOKEN', 'changeme-changeme'],
    ['TWILIO_AUTH_TOKEN', '00000000000000000000000000000000'],
    ['TWILIO_AUTH_TOKEN', 'secret-token-of-ours'],
    ['INDEX_KEY', Buffer.alloc(32).toString('base64')],
    ['SEALING_KEYS', Buffer.alloc(32).toString('base64')],
    ['SEALING_KEYS', `${key()},${Buffer.alloc(32).toString('base64')}`],
  ])('refuses a sample %s', (name, sample) => {
    const problem = problemOf({ ...production(), [name]: sample });
    expect(problem).toMatch(new RegExp(`${name} (?:is|holds) a sample value`));
  });

  it('takes a real secret whatever digit it begins with', () => {
    const zero = `0${'9vQm3'.repeat(9).slice(0, 42)}=`;
    expect(problemOf({ ...production(), TWILIO_AUTH_TOKEN: token('0') })).toBe('none');
    expect(problemOf({ ...production(), INDEX_KEY: zero })).toBe('none');
  });

  it('refuses a PUBLIC_URL that anybody on the way can read', () => {
    const problem = 'PUBLIC_URL must be https';
    expect(problemOf({ ...production(), PUBLIC_URL: 'http://hotline.example.org' })).toContain(
      problem,
    );
    expect(problemOf({ ...production(), PUBLIC_URL: undefined })).toContain(problem);
  });

  it('names every problem at once', () => {
    const problem = problemOf({ NODE_ENV: 'production' });
    for (const name of ['INDEX_KEY', 'SEALING_KEYS', 'DATABASE_URL', 'PUBLIC_URL']) {
      expect(problem).toContain(name);
    }
  });
});

describe('what is wrong everywhere', () => {
  it.each([
    ['HOTLINE_NUMBER', 'RESPONDER_NUMBER'],
    ['HOTLINE_NUMBER', 'ALERT_NUMBER'],
    ['RESPONDER_NUMBER', 'ALERT_NUMBER'],
  ])('%s and %s must differ', (one, other) => {
    const problem = problemOf({ [one]: '+12135550111', [other]: '+12135550111' });
    expect(problem).toContain('must be three different numbers');
  });

  it('names variables and never their values', () => {
    const values = {
      DATABASE_URL: 'no address hunter2',
      PORT: 'hunter2',
      PUBLIC_URL: 'https://example.org/#hunter2',
      TWILIO_ACCOUNT_SID: 'AChunter2',
      TWILIO_AUTH_TOKEN: 'hunter2',
      HOTLINE_NUMBER: 'hunter2',
      SEALING_KEYS: 'hunter2',
      INDEX_KEY: 'hunter2',
      LOG_LEVEL: 'hunter2',
    };
    const problem = problemOf(values);
    for (const name of Object.keys(values)) expect(problem).toContain(name);
    expect(problem).not.toContain('hunter2');
  });

  it('names no value of a secret that production refuses', () => {
    const problem = problemOf({ ...production(), TWILIO_AUTH_TOKEN: 'changeme-hunter2' });
    expect(problem).toContain('TWILIO_AUTH_TOKEN');
    expect(problem).not.toContain('hunter2');
  });
});
