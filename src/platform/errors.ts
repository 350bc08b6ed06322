// One error for every expected refusal; the edges turn it into a body, a sentence or a frame.
import type { ErrorCode } from '../contract/errors.ts';
import { STATUS_OF_ERROR } from '../contract/errors.ts';

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details;
  }

  get status(): number {
    return STATUS_OF_ERROR[this.code];
  }
}

export function notFound(): AppError {
  return new AppError('not_found', 'There is nothing here.');
}

/** Closes a switch over a union: the compiler complains when a member is forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
