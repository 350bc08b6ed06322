// Listens to the board and lets it be heard, locked or not: a sound for what is new, and an SOS over
// and over until somebody has it.
import { useBoard } from '../state/board-store.ts';
import { useSettings } from '../state/settings.ts';
import { sayNewP1 } from './notices.ts';
import { armByFirstGesture, play } from './player.ts';
import type { ToneName } from './tones.ts';
import { hasRingingSos, whatSounds } from './what-sounds.ts';

const SOS_EVERY_MS = 5_000;

/** Until the page is left. */
export function startSound(): void {
  armByFirstGesture();
  useBoard.subscribe((state, before) => {
    if (state.board === before.board || state.session.phase !== 'signed_in') return;
    const tone = whatSounds(before.board, state.board);
    if (tone !== null) sound(tone);
    if (tone === 'report_p1') sayNewP1();
  });
  setInterval(() => {
    if (hasRingingSos(useBoard.getState().board)) sound('sos');
  }, SOS_EVERY_MS);
}

/** Somebody in danger is heard in silence too. */
function sound(tone: ToneName): void {
  if (tone === 'sos' || !useSettings.getState().isSilent) play(tone);
}
