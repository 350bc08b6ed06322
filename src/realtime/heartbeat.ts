// Whether somebody is still at the other end: a ping now and then, and an end when none is answered.
import type { Cancel, Timers } from './timers.ts';

export const PING_EVERY_MS = 15_000;
export const PONG_WITHIN_MS = 30_000;

export type Heartbeat = { pong(): void; cancel: Cancel };

/** @param on.silence called once, when no pong came for PONG_WITHIN_MS; the heart has stopped then */
export function startHeartbeat(timers: Timers, on: { ping(): void; silence(): void }): Heartbeat {
  const cancelPing = timers.every(PING_EVERY_MS, on.ping);
  const awaitPong = () =>
    timers.after(PONG_WITHIN_MS, () => {
      cancelPing();
      on.silence();
    });
  let cancelWait = awaitPong();
  return {
    pong: () => {
      cancelWait();
      cancelWait = awaitPong();
    },
    cancel: () => {
      cancelPing();
      cancelWait();
    },
  };
}
