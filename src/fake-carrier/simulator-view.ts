// Pure: the carrier's messages as the simulator's phones show them.
import type { SimulatorMessage, SimulatorPhone } from '../contract/simulator.ts';
import type { FakeMessage } from './carrier-types.ts';

export type NamedPhone = { number: string; name: string };

/** Fictional people with numbers from the range kept for fiction. */
export const SEEDED_PHONES: readonly NamedPhone[] = [
  { name: 'Ana', number: '+12135550101' },
  { name: 'Beto', number: '+12135550102' },
  { name: 'Chuy', number: '+12135550103' },
  { name: 'Doña Lupe', number: '+12135550104' },
  { name: 'Marisol', number: '+12135550105' },
  { name: 'Trini', number: '+12135550106' },
];

const SHOWN_MESSAGES = 200;
const OTHER_PHONES = 12;

const AUTHOR = {
  inbound: 'phone',
  'outbound-api': 'network',
  'outbound-reply': 'carrier',
} as const;

export function simulatorMessage(message: FakeMessage): SimulatorMessage {
  const isInbound = message.direction === 'inbound';
  return {
    sid: message.sid,
    phone: isInbound ? message.from : message.to,
    ours: isInbound ? message.to : message.from,
    by: AUTHOR[message.direction],
    body: message.body,
    status: message.status,
    errorCode: message.errorCode,
    pictures: message.media.length,
    at: message.at.toISOString(),
  };
}

/** The seeded phones in their order, then up to twelve others, the latest heard of first. */
export function simulatorPhones(
  messages: readonly FakeMessage[],
  seeded: readonly NamedPhone[],
): SimulatorPhone[] {
  const threads = new Map<string, SimulatorMessage[]>();
  const heardLast = new Set<string>();
  for (const message of messages.map(simulatorMessage)) {
    const thread = threads.get(message.phone) ?? [];
    thread.push(message);
    threads.set(message.phone, thread);
    heardLast.delete(message.phone);
    heardLast.add(message.phone);
  }
  const names = new Map(seeded.map(({ number, name }) => [number, name]));
  const others = [...heardLast].filter((number) => !names.has(number)).toReversed();
  return [...names.keys(), ...others.slice(0, OTHER_PHONES)].map((number) => ({
    number,
    name: names.get(number) ?? null,
    messages: (threads.get(number) ?? []).slice(-SHOWN_MESSAGES),
  }));
}
