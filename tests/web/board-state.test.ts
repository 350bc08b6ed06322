import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardEvent } from '../../src/contract/board-protocol.ts';
import type { ReportView } from '../../src/contract/report.ts';
import {
  applyEvent,
  applyReport,
  boardFromSnapshot,
  changedReports,
  EMPTY_BOARD,
  type BoardState,
} from '../../src/web/board/state/board-state.ts';
import { aReport, BETO } from './a-report.ts';

const AT = '2026-03-02T13:05:00.000Z';

function changed(seq: number, report: ReportView): BoardEvent {
  return { type: 'event', seq, kind: 'report.changed', at: AT, report };
}

function boardOf(seq: number, ...reports: ReportView[]): BoardState {
  return boardFromSnapshot({ type: 'snapshot', seq, reports, incidents: [], alarms: [] });
}

describe('what an event does to the board', () => {
  it('moves it by exactly one and replaces the report', () => {
    const report = aReport();
    const applied = applyEvent(
      boardOf(7, report),
      changed(8, { ...report, claimedBy: BETO, version: 2 }),
    );
    expect(applied).toMatchObject({ verdict: 'applied', state: { seq: 8 } });
    if (applied.verdict !== 'applied') throw new Error('not applied');
    expect(applied.state.reports.get(report.id)?.claimedBy).toEqual(BETO);
  });

  it('moves it by one for an event it may not see, and changes nothing else', () => {
    const board = boardOf(7, aReport());
    const applied = applyEvent(board, { type: 'event', seq: 8, kind: 'withheld' });
    expect(applied).toEqual({ verdict: 'applied', state: { ...board, seq: 8 } });
  });

  it('[RPT26] forgets a report that is no longer for this viewer', () => {
    const [gone, stays] = [aReport(), aReport()];
    const board = boardOf(7, gone, stays);
    const withdrawn = { seq: 8, kind: 'report.withdrawn', at: AT, reportId: gone.id } as const;
    const applied = applyEvent(board, { type: 'event', ...withdrawn });
    if (applied.verdict !== 'applied') throw new Error('not applied');
    expect([...applied.state.reports.keys()]).toEqual([stays.id]);
    expect(changedReports(board, applied.state)).toEqual([gone.id]);
  });

  it('refuses a gap and names the number it waits for', () => {
    expect(applyEvent(boardOf(7), changed(9, aReport()))).toEqual({ verdict: 'gap', expected: 8 });
  });

  it('leaves out an event it already has', () => {
    expect(applyEvent(boardOf(7), changed(7, aReport()))).toEqual({ verdict: 'repeated' });
  });

  it('drops the words of a report that was closed', () => {
    const report = aReport();
    const closed: ReportView = { ...report, status: 'closed', resolution: 'spam', version: 2 };
    const applied = applyEvent(boardOf(7, report), changed(8, closed));
    if (applied.verdict !== 'applied') throw new Error('not applied');
    expect(applied.state.reports.get(report.id)).toMatchObject({ status: 'closed' });
    expect(JSON.stringify([...applied.state.reports.values()])).not.toContain('van blanca');
  });

  it('keeps the newer of two versions, so that a late answer undoes nothing', () => {
    const report = aReport({ version: 5, claimedBy: BETO });
    const board = boardOf(7, report);
    expect(applyReport(board, { ...report, claimedBy: null, version: 4 })).toBe(board);
  });

  it('ends the same however often events are repeated on the way', () => {
    const reports = Array.from({ length: 5 }, () => aReport());
    const events = Array.from({ length: 20 }, (_, index) =>
      changed(index + 1, { ...reports[index % 5]!, version: index + 1 }),
    );
    const once = events.reduce(fold, EMPTY_BOARD);
    fc.assert(
      fc.property(fc.array(fc.nat(19), { maxLength: 30 }), (repeats) => {
        const stuttered = events.flatMap((event, index) => [
          event,
          ...repeats.filter((at) => at <= index).map((at) => events[at]!),
        ]);
        expect(stuttered.reduce(fold, EMPTY_BOARD)).toEqual(once);
      }),
    );
  });
});

function fold(board: BoardState, event: BoardEvent): BoardState {
  const applied = applyEvent(board, event);
  return applied.verdict === 'applied' ? applied.state : board;
}

describe('what changed between two boards', () => {
  it('is what is new, what has another version, and what is gone', () => {
    const [same, other, gone, fresh] = [aReport(), aReport(), aReport(), aReport()];
    const before = boardOf(3, same, other, gone);
    const after = boardOf(9, same, { ...other, version: 2 }, fresh);
    expect(changedReports(before, after).sort()).toEqual([other.id, gone.id, fresh.id].sort());
  });
});
