// Where a report or an incident belongs: what may be the same event first, then whatever is typed.
import { useState } from 'react';
import type { IncidentView } from '../../../contract/incident.ts';
import type { ReportView } from '../../../contract/report.ts';
import { attach, merge, openTogether } from '../actions/change-incident.ts';
import { currentIncident, currentReport } from '../actions/move.ts';
import { closeDialog, DialogFrame } from '../controls/dialog-frame.tsx';
import controls from '../controls/controls.module.css';
import styles from '../incident/incident.module.css';
import { reasonsText, useMatches } from '../incident/match-list.tsx';
import { useIncidentWords } from '../incident/use-incident-words.ts';
import { useBoard } from '../state/board-store.ts';
import { queueOf, type QueueEntry } from '../state/queue-entries.ts';

const MOST_SHOWN = 12;

interface Pick {
  id: string;
  words: string;
  why?: string;
  run: () => Promise<boolean>;
}

export function LinkDialog() {
  const { say } = useIncidentWords();
  const [incident] = useState(currentIncident);
  const [report] = useState(currentReport);
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const picks = usePicks(incident, report, typed);
  const code = incident?.code ?? report?.code ?? '';
  const isMerge = incident !== undefined;

  async function choose(pick: Pick | undefined): Promise<void> {
    if (pick === undefined || isBusy) return;
    setBusy(true);
    const isDone = await pick.run();
    setBusy(false);
    if (isDone) closeDialog();
  }

  return (
    <DialogFrame
      title={say(isMerge ? 'link.titleMerge' : 'link.title', { code })}
      explain={say(isMerge ? 'link.explainMerge' : 'link.explain', { code })}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void choose(picks[0]);
        }}
      >
        <label className={controls.field}>
          <span className={controls.label}>{say('link.find')}</span>
          <input
            className={controls.input}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <div className={styles.results} role="group" aria-label={say('link.results')}>
          {picks.map((pick) => (
            <button
              key={pick.id}
              type="button"
              className={styles.pick}
              onClick={() => void choose(pick)}
            >
              {pick.words}
              {pick.why !== undefined && <span className={styles.meta}>{pick.why}</span>}
            </button>
          ))}
        </div>
        {picks.length === 0 && <p className={controls.hint}>{say('link.none')}</p>}
      </form>
    </DialogFrame>
  );
}

function usePicks(
  incident: IncidentView | undefined,
  report: ReportView | undefined,
  typed: string,
): Pick[] {
  const { say, t } = useIncidentWords();
  const board = useBoard((state) => state.board);
  const matches = useMatches(report?.id ?? null) ?? [];
  const entries = queueOf(board, { filter: 'all', query: typed, accountId: '' })
    .filter(({ id }) => id !== incident?.id && id !== report?.id)
    .filter(({ id }) => !incident?.reports.some((linked) => linked.id === id));
  const whyOf = (entry: QueueEntry) => {
    const match = matches.find(
      (each) => each.report.id === entry.id || each.incident?.id === entry.id,
    );
    return match && reasonsText(match, say);
  };
  const picks = entries.map((entry): Pick => {
    const why = whyOf(entry);
    const place = placeOf(entry) ?? t('queue.noPlace');
    return {
      id: entry.id,
      ...(why === undefined ? {} : { why }),
      ...pickOf(entry, incident, report, (word, code) => say(word, { code, place })),
    };
  });
  const isNear = ({ why }: Pick) => Number(why !== undefined);
  return picks.sort((a, b) => isNear(b) - isNear(a)).slice(0, MOST_SHOWN);
}

type SayPick = (
  word: 'link.merge' | 'link.into' | 'link.add' | 'link.together',
  code: string,
) => string;

function pickOf(
  entry: QueueEntry,
  incident: IncidentView | undefined,
  report: ReportView | undefined,
  sayPick: SayPick,
): Omit<Pick, 'id'> {
  if (entry.kind === 'incident') {
    const into = entry.incident;
    if (incident !== undefined) {
      return { words: sayPick('link.merge', into.code), run: () => merge(incident, into) };
    }
    const words = sayPick('link.into', into.code);
    return { words, run: async () => report !== undefined && attach(into, report) };
  }
  const other = entry.report;
  if (incident !== undefined) {
    return { words: sayPick('link.add', other.code), run: () => attach(incident, other) };
  }
  const words = sayPick('link.together', other.code);
  return { words, run: async () => report !== undefined && openTogether([report.id, other.id]) };
}

function placeOf(entry: QueueEntry): string | null {
  if (entry.kind === 'report') return entry.report.locationText;
  const told = entry.reports.find(({ locationText }) => locationText !== null)?.locationText;
  return entry.incident.title ?? entry.incident.placeText ?? told ?? entry.incident.city;
}
