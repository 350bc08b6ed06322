// How often one source may send a form or try a code, counted without keeping its address.
import type { Deps } from '../../../deps.ts';
import { AppError } from '../../../platform/errors.ts';
import type { RateLimit } from '../../../platform/rate-limit.ts';
import { createRateLimit } from '../../../platform/rate-limit.ts';

const MINUTE_MS = 60_000;
export const POSTS_PER_MINUTE = 30;
export const LOOK_UPS_PER_MINUTE = 30;

type Hook = (request: { ip: string }) => Promise<void>;

export function formLimits(deps: Pick<Deps, 'clock' | 'ids' | 'keyring'>): {
  posts: Hook;
  lookUps: Hook;
} {
  const dieWithProcess = deps.ids.token();
  const hash = (address: string) =>
    Buffer.from(deps.keyring.index('rate', `${dieWithProcess} ${address}`)).toString('base64');
  const limit = (perMinute: number) =>
    createRateLimit(deps.clock, hash, { limit: perMinute, windowMs: MINUTE_MS });
  return { posts: hook(limit(POSTS_PER_MINUTE)), lookUps: hook(limit(LOOK_UPS_PER_MINUTE)) };
}

function hook(limit: RateLimit): Hook {
  return async (request) => {
    const retryAfterSeconds = limit.take(request.ip);
    if (retryAfterSeconds === null) return;
    throw new AppError('too_many_requests', 'Too many requests.', {
      details: { retryAfterSeconds },
    });
  };
}
