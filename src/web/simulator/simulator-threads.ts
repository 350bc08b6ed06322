// Pure: what the page knows, and how a message that is new or changed alters it.
import type { SimulatorMessage, SimulatorPhone, SimulatorState } from '../../contract/simulator.ts';

/** How the delivery of a text sent from this page ended. */
export type Outcome = 'reached' | 'lost';

export function withMessage(state: SimulatorState, message: SimulatorMessage): SimulatorState {
  const isKnown = state.phones.some(({ number }) => number === message.phone);
  const stranger: SimulatorPhone = { number: message.phone, name: null, messages: [] };
  const phones = isKnown ? state.phones : [...state.phones, stranger];
  return {
    ...state,
    phones: phones.map((phone) =>
      phone.number === message.phone
        ? { ...phone, messages: placed(phone.messages, message) }
        : phone,
    ),
  };
}

function placed(
  messages: readonly SimulatorMessage[],
  message: SimulatorMessage,
): SimulatorMessage[] {
  const isKnown = messages.some(({ sid }) => sid === message.sid);
  if (!isKnown) return [...messages, message];
  return messages.map((known) => (known.sid === message.sid ? message : known));
}

/** The number of ours this phone last had to do with, or the first. */
export function correspondentOf(state: SimulatorState, phone: SimulatorPhone): string {
  return phone.messages[phone.messages.length - 1]?.ours ?? state.numbers[0]!.number;
}

export function phoneName(phone: SimulatorPhone): string {
  return phone.name ?? phone.number;
}
