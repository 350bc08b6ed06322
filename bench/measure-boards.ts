// From the text to every board, at 100 texts a second with 50 boards; and the CPU of one frame at
// 500 boards. The reference inserts, notifies and broadcasts, and knows no roles, seals or threads.
import net from 'node:net';
import { openBoards } from './boards.ts';
import type { Figure } from './figures.ts';
import { median, percentile } from './figures.ts';
import type { Measured, Reference } from './processes.ts';
import { signedTexts } from './signed-texts.ts';

const BOARDS = 50;
const PER_SECOND = 100;
const SECONDS = 8;
const SENDERS = 200;
const ROUNDS = 3;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function measureLatency(
  testigo: Measured,
  reference: Measured,
  cookies: readonly string[],
): Promise<Figure[]> {
  const p50 = { ours: [] as number[], theirs: [] as number[] };
  const p99 = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const theirs = await latenciesOf(reference.port, []);
    const ours = await latenciesOf(testigo.port, cookies);
    p50.theirs.push(percentile(theirs, 0.5));
    p99.theirs.push(percentile(theirs, 0.99));
    p50.ours.push(percentile(ours, 0.5));
    p99.ours.push(percentile(ours, 0.99));
  }
  const figure = (name: string, both: typeof p50): Figure => ({
    name,
    value: median(both.ours),
    unit: 'milliseconds',
    ratio: median(both.ours) / median(both.theirs),
  });
  return [figure('text_to_board_p50', p50), figure('text_to_board_p99', p99)];
}

/** Milliseconds from sending each text to each board's first frame that shows it. */
async function latenciesOf(port: number, cookies: readonly string[]): Promise<number[]> {
  const sentAt = new Map<string, number>();
  const seen = new Set<string>();
  const latencies: number[] = [];
  const boards = await openBoards(port, BOARDS, cookies, (frame, board) => {
    const now = performance.now();
    const mark = /aviso ([0-9a-f]{8})/.exec(frame.toString('latin1'))?.[1];
    const key = `${mark}/${board}`;
    const started = mark === undefined ? undefined : sentAt.get(mark);
    if (started === undefined || seen.has(key)) return;
    seen.add(key);
    latencies.push(now - started);
  });
  const texts = signedTexts(port, PER_SECOND * SECONDS, SENDERS);
  const sockets = Array.from({ length: 10 }, () => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    return socket.resume();
  });
  await wait(300);
  const startedAt = performance.now();
  for (const [n, text] of texts.entries()) {
    const ahead = startedAt + (n * 1_000) / PER_SECOND - performance.now();
    if (ahead > 0) await wait(ahead);
    sentAt.set(text.body.slice(-8), performance.now());
    sockets[n % sockets.length]!.write(text.request);
  }
  await until(() => latencies.length === texts.length * BOARDS, 15_000);
  sockets.forEach((socket) => socket.destroy());
  boards.close();
  return latencies;
}

async function until(isDone: () => boolean, withinMs: number): Promise<void> {
  const deadlineMs = performance.now() + withinMs;
  while (!isDone()) {
    if (performance.now() > deadlineMs) throw new Error('some frames never came');
    await wait(20);
  }
}

const MANY_BOARDS = 500;
const FRAMES = 300;
const FRAME_EVERY_MS = 10;

/** @param announce appends one event about the same report to the log, from outside the app */
export async function measureFrameCpu(
  testigo: Measured,
  reference: Reference,
  cookies: readonly string[],
  announce: () => Promise<void>,
): Promise<Figure[]> {
  let frameBytes = 0;
  const ours = await cpuOfFrames(testigo, cookies, (bytes) => (frameBytes = bytes), async () => {
    for (let n = 0; n < FRAMES; n += 1) {
      await announce();
      await wait(FRAME_EVERY_MS);
    }
  });
  const theirs = await cpuOfFrames(reference, [], () => undefined, async () => {
    reference.broadcast(FRAMES, FRAME_EVERY_MS, frameBytes);
  });
  return [{ name: 'cpu_per_frame', value: ours, unit: 'microseconds', ratio: ours / theirs }];
}

async function cpuOfFrames(
  server: Measured,
  cookies: readonly string[],
  onSize: (bytes: number) => void,
  send: () => Promise<void>,
): Promise<number> {
  let frames = 0;
  const boards = await openBoards(server.port, MANY_BOARDS, cookies, (frame) => {
    frames += 1;
    onSize(frame.length);
  });
  await wait(500);
  const before = await server.usage();
  await send();
  await until(() => frames >= FRAMES * MANY_BOARDS, 60_000);
  const after = await server.usage();
  boards.close();
  await wait(500);
  return (after.cpuMicros - before.cpuMicros) / frames;
}
