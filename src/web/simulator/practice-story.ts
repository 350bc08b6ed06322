// A small believable morning, played by the simulator's first phones. All people are fictional.
import { textFrom } from './simulator-store.ts';

type Line = { phone: number; body: string; afterMs: number };

const STORY: readonly Line[] = [
  { phone: 0, body: 'hay una van blanca y agentes en 6th y Alvarado', afterMs: 0 },
  { phone: 1, body: 'ICE at 6th & Alvarado right now, 4 agents, one white van', afterMs: 1_500 },
  { phone: 2, body: 'is it true there is ice somewhere today?', afterMs: 1_500 },
  { phone: 3, body: 'se llevaron a mi hermano en Pico y Union, no sé qué hacer', afterMs: 2_000 },
  { phone: 0, body: 'ahorita, siguen aquí', afterMs: 2_000 },
];

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** `numbers` are the phones in the order shown. */
export async function playStory(numbers: readonly string[]): Promise<void> {
  for (const { phone, body, afterMs } of STORY) {
    await wait(afterMs);
    const from = numbers[phone];
    if (from) await textFrom({ from, body });
  }
}
