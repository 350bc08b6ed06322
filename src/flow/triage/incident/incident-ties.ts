// What still hangs on an incident beside its reports: people on their way, an alert that is out. Each
// stage that sends somebody or tells somebody asks here, so that nothing closes over their heads.
import type { Tx } from '../../../records/transact.ts';
import { callOutOpen, peopleOut } from '../../dispatch/people-out.ts';

/** @returns a code where something still hangs on it: `people_out` */
export type TieQuestion = (tx: Tx, incidentId: string) => Promise<string | null>;

/** A later stage adds its question. */
export const TIE_QUESTIONS: readonly TieQuestion[] = [peopleOut, callOutOpen];

/** The codes of all that hangs on it; the caller holds the incident's lock. */
export async function tiesOf(tx: Tx, incidentId: string): Promise<string[]> {
  const answers = await Promise.all(TIE_QUESTIONS.map((ask) => ask(tx, incidentId)));
  return answers.filter((code) => code !== null);
}
