// Structured logs that hold ids, codes and counts, and never a phone, name, text, address or token.
import type { LogFn, Logger } from 'pino';
import { pino } from 'pino';

export type Log = Logger;

const NEVER_LOGGED = [
  'phone',
  'from',
  'to',
  'From',
  'To',
  'body',
  'Body',
  'text',
  'name',
  'username',
  'password',
  'token',
  'authorization',
  'cookie',
  'url',
  'locationText',
  'receipt',
];

const FRAMES_MAX = 12;
const redactPaths = NEVER_LOGGED.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/**
 * An error reduced to what may be written down: its class, code and stack frames. The message is
 * left out, since drivers and clients quote the values they were given.
 */
export function errorForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    stack: framesOf(error),
    cause: error.cause === undefined ? undefined : errorForLog(error.cause),
  };
}

const FRAME = /^    at .*(?:(?::\d+){1,2}|<anonymous>|native|index \d+)\)?$/;

/** Where it happened. A message may have lines of its own that begin like a frame: they are cut. */
function framesOf(error: Error): string {
  const stack = error.stack ?? '';
  const messageAt = error.message === '' ? -1 : stack.indexOf(error.message);
  const after = messageAt < 0 ? stack : stack.slice(messageAt + error.message.length);
  const frames = after.split('\n').filter((line) => FRAME.test(line));
  return frames.slice(0, FRAMES_MAX).join('\n');
}

type LogArguments = Parameters<LogFn>;

/** A library that logs an error by itself, or under its own message, would say what it quotes. */
function withoutMessageOfError(this: Logger, given: LogArguments, method: LogFn): void {
  const [first, said] = given as readonly unknown[];
  const error = first instanceof Error ? first : (first as { err?: unknown } | null)?.err;
  if (!(error instanceof Error) || (said !== undefined && said !== error.message)) {
    return method.apply(this, given);
  }
  const fields = first instanceof Error ? { err: first } : first;
  method.call(this, fields, 'an error without words of ours');
}

export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: null,
    redact: { paths: redactPaths, censor: '[hidden]' },
    // An error that was not reduced by its caller is reduced here.
    serializers: { err: (value: unknown) => (value instanceof Error ? errorForLog(value) : value) },
    hooks: { logMethod: withoutMessageOfError },
  };
  return destination ? pino(options, destination) : pino(options, pino.destination(2));
}
