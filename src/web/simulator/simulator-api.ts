// The simulator's requests to its own server. Everything that comes back is parsed.
import type { AdvanceClock, TextFromPhone, TurnKnob } from '../../contract/simulator.ts';
import { SimulatorMessage, SimulatorState, TextOutcome } from '../../contract/simulator.ts';

async function post(path: string, body: unknown): Promise<Response> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`refused with ${answer.status}`);
  return answer;
}

export async function fetchState(): Promise<SimulatorState> {
  const answer = await fetch('/simulator/api/state');
  if (!answer.ok) throw new Error(`refused with ${answer.status}`);
  return SimulatorState.parse(await answer.json());
}

export async function sendText(text: TextFromPhone): Promise<TextOutcome> {
  return TextOutcome.parse(await (await post('/simulator/api/text', text)).json());
}

export async function turnKnob(knob: TurnKnob): Promise<void> {
  await post('/simulator/api/knob', knob);
}

export async function advanceClock(clock: AdvanceClock): Promise<void> {
  await post('/simulator/api/clock', clock);
}

export type EventHandlers = {
  onOpen(): void;
  onMessage(message: SimulatorMessage): void;
  onBroken(): void;
};

/** The browser reconnects by itself; each time `onOpen` is the moment to load the state afresh. */
export function listenToEvents(handlers: EventHandlers): () => void {
  const events = new EventSource('/simulator/api/events');
  events.addEventListener('open', () => handlers.onOpen());
  events.addEventListener('error', () => handlers.onBroken());
  events.addEventListener('message', (event: MessageEvent<string>) => {
    handlers.onMessage(SimulatorMessage.parse(JSON.parse(event.data)));
  });
  return () => events.close();
}
