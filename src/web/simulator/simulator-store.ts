// The page's one store: the phones, how this page's own texts fared, and whether news still come.
import { create } from 'zustand';
import type { SimulatorMessage, SimulatorState, TextFromPhone } from '../../contract/simulator.ts';
import { fetchState, listenToEvents, sendText } from './simulator-api.ts';
import type { Outcome } from './simulator-threads.ts';
import { withMessage } from './simulator-threads.ts';

export type Connection = 'loading' | 'live' | 'broken';

type SimulatorStore = {
  state: SimulatorState | null;
  connection: Connection;
  /** By SID, of texts sent from this page. */
  outcomes: Readonly<Record<string, Outcome>>;
  /** The last thing to tell: a confirmation or a failure. */
  notice: string;
};

export const useSimulator = create<SimulatorStore>(() => ({
  state: null,
  connection: 'loading',
  outcomes: {},
  notice: '',
}));

export function tell(notice: string): void {
  useSimulator.setState({ notice });
}

/** Messages that came while the state was on its way: they are newer than it, or equal. */
let arrivedMeanwhile: SimulatorMessage[] | null = null;

async function load(): Promise<void> {
  const arrived: SimulatorMessage[] = [];
  arrivedMeanwhile = arrived;
  try {
    const state = await fetchState();
    const newest = arrived.reduce(withMessage, state);
    useSimulator.setState({ state: newest, connection: 'live' });
  } catch {
    useSimulator.setState({ connection: 'broken' });
  } finally {
    if (arrivedMeanwhile === arrived) arrivedMeanwhile = null;
  }
}

/** Keeps the store true until the returned function is called. */
export function followSimulator(): () => void {
  return listenToEvents({
    onOpen: () => void load(),
    onBroken: () => useSimulator.setState({ connection: 'broken' }),
    onMessage(message) {
      arrivedMeanwhile?.push(message);
      useSimulator.setState(({ state }) => ({ state: state && withMessage(state, message) }));
    },
  });
}

/** Resolves when the carrier is done delivering. @throws where the simulator did not take it. */
export async function textFrom(text: TextFromPhone): Promise<void> {
  const { sid, ok } = await sendText(text);
  const outcome: Outcome = ok ? 'reached' : 'lost';
  useSimulator.setState(({ outcomes }) => ({ outcomes: { ...outcomes, [sid]: outcome } }));
}
