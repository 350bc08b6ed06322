// A public page on its way out, and the page that stands for a failure. Pure.
import type { InterfaceLanguage } from '../../../contract/primitives.ts';
import type { RefusalReason } from './refusal-page.ts';

export type PageAnswer = { status: number; markup: string };

/** A page, or where to go for one. */
export type DeskAnswer = PageAnswer | { goTo: string; language: InterfaceLanguage };

export type Failure = { status: number; reason: RefusalReason; waitSeconds?: number };

type Failed = {
  statusCode?: number | undefined;
  status?: number | undefined;
  details?: Readonly<Record<string, unknown>> | undefined;
};

/** Ours have a status; what the server itself refuses has a status code; the rest is our fault. */
export function toFailure(error: Failed): Failure {
  const given = error.status ?? error.statusCode ?? 500;
  const status = given >= 400 ? given : 500;
  const waitSeconds = error.details?.['retryAfterSeconds'];
  return {
    status,
    reason: reasonOf(status),
    ...(typeof waitSeconds === 'number' ? { waitSeconds } : {}),
  };
}

function reasonOf(status: number): RefusalReason {
  if (status === 404) return 'notFound';
  if (status === 413) return 'tooLarge';
  if (status === 429) return 'tooMany';
  return status < 500 ? 'invalid' : 'notStored';
}
