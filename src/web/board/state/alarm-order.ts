// Pure. Which alarm is the worst: somebody in danger, somebody silent, then what nobody has taken.
import { ALARM_KINDS, type AlarmKind, type AlarmView } from '../../../contract/alarm.ts';

const WORST_FIRST: readonly AlarmKind[] = ['sos', 'overdue', 'report_p1', 'report_p2'];

/** Those that ring, worst and oldest first, and those that somebody has in hand. */
export function sortAlarms(alarms: Iterable<AlarmView>): {
  ringing: AlarmView[];
  owned: AlarmView[];
} {
  const sorted = [...alarms].sort(
    (a, b) =>
      WORST_FIRST.indexOf(a.kind) - WORST_FIRST.indexOf(b.kind) ||
      a.raisedAt.localeCompare(b.raisedAt) ||
      a.id.localeCompare(b.id),
  );
  return {
    ringing: sorted.filter(({ ownedBy }) => ownedBy === null),
    owned: sorted.filter(({ ownedBy }) => ownedBy !== null),
  };
}

/** How many of each kind, without the kinds that are not there. */
export function countByKind(alarms: readonly AlarmView[]): { kind: AlarmKind; count: number }[] {
  return [...ALARM_KINDS]
    .sort((a, b) => WORST_FIRST.indexOf(a) - WORST_FIRST.indexOf(b))
    .map((kind) => ({ kind, count: alarms.filter((alarm) => alarm.kind === kind).length }))
    .filter(({ count }) => count > 0);
}
