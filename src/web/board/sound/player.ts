// The sounds themselves. A browser plays none before somebody has touched the page; whether it plays
// now is known, so that the board can say so.
import { create } from 'zustand';
import { TONES, TONE_NAMES, lengthMs, type ToneName } from './tones.ts';

const LOUDNESS = 0.25;
const EDGE_S = 0.01;
const REHEARSAL_GAP_MS = 350;
/** A click and not its beginning: what it was meant for is still there when it ends. */
const GESTURES = ['click', 'keydown'];

export const useSound = create<{ isArmed: boolean }>(() => ({ isArmed: false }));

let context: AudioContext | null = null;

/** Called by a gesture. */
export async function armSound(): Promise<void> {
  try {
    context ??= openContext();
    if (context.state !== 'running') await context.resume();
  } catch {
    // Without sound the board says that it is without.
  }
  noteState();
}

/** The first touch of the page, whatever it is for, lets it sound. */
export function armByFirstGesture(): void {
  const arm = () => {
    if (!useSound.getState().isArmed) void armSound();
  };
  for (const gesture of GESTURES) window.addEventListener(gesture, arm, { capture: true });
}

export function play(tone: ToneName, afterMs = 0): void {
  if (context?.state !== 'running') return;
  for (const { atMs, hz, lastsMs } of TONES[tone]) {
    beep(context, hz, context.currentTime + (afterMs + atMs) / 1_000, lastsMs / 1_000);
  }
}

/** All four, one after another, so that whoever begins knows them. */
export async function rehearseSounds(): Promise<void> {
  await armSound();
  let afterMs = 0;
  for (const tone of TONE_NAMES) {
    play(tone, afterMs);
    afterMs += lengthMs(tone) + REHEARSAL_GAP_MS;
  }
}

function openContext(): AudioContext {
  const opened = new AudioContext();
  opened.addEventListener('statechange', noteState);
  return opened;
}

function noteState(): void {
  useSound.setState({ isArmed: context?.state === 'running' });
}

function beep(on: AudioContext, hz: number, atS: number, lastsS: number): void {
  const tone = on.createOscillator();
  const volume = on.createGain();
  tone.frequency.value = hz;
  volume.gain.setValueAtTime(0, atS);
  volume.gain.linearRampToValueAtTime(LOUDNESS, atS + EDGE_S);
  volume.gain.setValueAtTime(LOUDNESS, atS + lastsS - EDGE_S);
  volume.gain.linearRampToValueAtTime(0, atS + lastsS);
  tone.connect(volume).connect(on.destination);
  tone.start(atS);
  tone.stop(atS + lastsS);
}
