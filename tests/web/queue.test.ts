import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRIORITIES } from '../../src/contract/statuses.ts';
import { shownOrder } from '../../src/web/board/state/held-order.ts';
import { ageText, isOverdue, waitingP1 } from '../../src/web/board/state/report-age.ts';
import type { ReportView } from '../../src/contract/report.ts';
import {
  nextUnclaimed as nextEntry,
  queueOf as entriesOf,
  type QueueEntry,
} from '../../src/web/board/state/queue-entries.ts';
import {
  compareReports,
  stepInList,
  type QueueView,
} from '../../src/web/board/state/report-order.ts';
import { aReport, ANA, BETO } from './a-report.ts';

const NOW = Date.parse('2026-03-02T13:00:00.000Z');
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const ALL = { filter: 'all', query: '', accountId: ANA.id } as const;

const entryOf = (report: ReportView): QueueEntry => ({ kind: 'report', id: report.id, report });
const reportOf = (entry: QueueEntry) => (entry.kind === 'report' ? [entry.report] : []);

function queueOf(reports: readonly ReportView[], view: QueueView): ReportView[] {
  const known = new Map(reports.map((report) => [report.id, report]));
  return entriesOf({ reports: known, incidents: new Map() }, view).flatMap(reportOf);
}

function nextUnclaimed(queue: readonly ReportView[], currentId: string | null) {
  const next = nextEntry(queue.map(entryOf), currentId);
  return next && reportOf(next)[0];
}

describe('the order of the queue', () => {
  it('is priority, then what nobody holds, then the oldest', () => {
    const late = aReport({ code: 'late', priority: 'P2', receivedAt: ago(1) });
    const early = aReport({ code: 'early', priority: 'P2', receivedAt: ago(9) });
    const held = aReport({ code: 'held', priority: 'P2', receivedAt: ago(30), claimedBy: BETO });
    const urgent = aReport({ code: 'urgent', priority: 'P1', receivedAt: ago(0), claimedBy: BETO });
    const codes = queueOf([late, held, early, urgent], ALL).map(({ code }) => code);
    expect(codes).toEqual(['urgent', 'early', 'late', 'held']);
  });

  it('is the same whatever order the reports came in', () => {
    const anyReport = fc
      .record({
        priority: fc.constantFrom(...PRIORITIES),
        minutes: fc.nat(3),
        isHeld: fc.boolean(),
      })
      .map(({ priority, minutes, isHeld }) =>
        aReport({ priority, receivedAt: ago(minutes), claimedBy: isHeld ? BETO : null }),
      );
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 12 }), (reports) => {
        expect([...reports].reverse().sort(compareReports)).toEqual(
          [...reports].sort(compareReports),
        );
      }),
    );
  });

  it('leaves out what is closed', () => {
    expect(queueOf([aReport({ status: 'closed' }), aReport({ status: 'purged' })], ALL)).toEqual(
      [],
    );
  });
});

describe('what the queue lets through', () => {
  const mine = aReport({ claimedBy: ANA });
  const theirs = aReport({ claimedBy: BETO });
  const free = aReport({ locationText: 'Parque Unión', code: 'R-900' });
  const slow = aReport({ priority: 'P1', flags: ['slow_lane'] });
  const reports = [slow, mine, theirs, free];

  it.each([
    ['all', [free, mine, theirs, slow]],
    ['slow', [slow]],
    ['mine', [mine]],
    ['unclaimed', [free, slow]],
  ] as const)('%s', (filter, expected) => {
    expect(queueOf(reports, { ...ALL, filter })).toEqual(expected);
  });

  it('finds places without regard to case and accents, and codes', () => {
    expect(queueOf(reports, { ...ALL, query: 'union' })).toEqual([free]);
    expect(queueOf(reports, { ...ALL, query: ' r-900 ' })).toEqual([free]);
  });

  it('never searches words or phones', () => {
    expect(queueOf(reports, { ...ALL, query: 'van blanca' })).toEqual([]);
    expect(queueOf(reports, { ...ALL, query: '0147' })).toEqual([]);
  });
});

describe('moving in the queue', () => {
  const [a, b, c] = [aReport(), aReport({ claimedBy: BETO }), aReport()];

  it('goes to the next that nobody holds, round the end, never to the same one', () => {
    expect(nextUnclaimed([a, b, c], a.id)).toBe(c);
    expect(nextUnclaimed([a, b, c], c.id)).toBe(a);
    expect(nextUnclaimed([a, b, c], null)).toBe(a);
    expect(nextUnclaimed([a, b], a.id)).toBeUndefined();
  });

  it('steps one row and stops at the ends', () => {
    expect(stepInList(['x', 'y'], null, 1)).toBe('x');
    expect(stepInList(['x', 'y'], 'x', 1)).toBe('y');
    expect(stepInList(['x', 'y'], 'y', 1)).toBe('y');
    expect(stepInList(['x', 'y'], 'x', -1)).toBe('x');
    expect(stepInList([], null, 1)).toBeUndefined();
  });
});

describe('while a hand is on the list', () => {
  it('keeps the rows where they were and counts what waits', () => {
    expect(shownOrder(['b', 'a'], ['new', 'a', 'b', 'newer'])).toEqual({
      ids: ['b', 'a'],
      waiting: 2,
    });
  });

  it('keeps a row that has left until the hand is gone', () => {
    expect(shownOrder(['a', 'b'], ['b'])).toEqual({ ids: ['a', 'b'], waiting: 0 });
    expect(shownOrder(null, ['b'])).toEqual({ ids: ['b'], waiting: 0 });
  });
});

describe('age', () => {
  it.each([
    [-3, '<1m'],
    [0.99, '<1m'],
    [1, '1m'],
    [59.9, '59m'],
    [60, '1h'],
    [23 * 60 + 59, '23h'],
    [24 * 60, '1d'],
    [71 * 60, '2d'],
  ])('%d minutes is %s', (minutes, text) => {
    expect(ageText(ago(minutes), NOW)).toBe(text);
  });

  it.each([
    ['P1', 2, false],
    ['P1', 2.1, true],
    ['P2', 5, false],
    ['P2', 5.1, true],
    ['P3', 600, false],
    ['P4', 600, false],
  ] as const)('%s unclaimed for %d minutes is past its goal: %s', (priority, minutes, expected) => {
    expect(isOverdue(aReport({ priority, receivedAt: ago(minutes) }), NOW)).toBe(expected);
  });

  it('is nobody’s alarm once somebody holds it or it is closed', () => {
    const old = { priority: 'P1', receivedAt: ago(10) } as const;
    expect(isOverdue(aReport({ ...old, claimedBy: BETO }), NOW)).toBe(false);
    expect(isOverdue(aReport({ ...old, status: 'closed' }), NOW)).toBe(false);
  });

  it('lists the urgent ones nobody holds, oldest first', () => {
    const young = aReport({ priority: 'P1', receivedAt: ago(1) });
    const old = aReport({ priority: 'P1', receivedAt: ago(8) });
    const held = aReport({ priority: 'P1', receivedAt: ago(9), claimedBy: BETO });
    expect(waitingP1([young, held, aReport({ priority: 'P2' }), old])).toEqual([old, young]);
  });
});
