import { describe, expect, it } from 'vitest';
import { LOCK_AFTER_MS, isIdle } from '../../src/web/board/guard/idle.ts';
import { projectAround } from '../../src/web/board/map/project.ts';
import { marksOf } from '../../src/web/board/map/map-marks.ts';
import { TONES, TONE_NAMES, lengthMs } from '../../src/web/board/sound/tones.ts';
import { hasRingingSos, whatSounds } from '../../src/web/board/sound/what-sounds.ts';
import { EMPTY_BOARD, type BoardState } from '../../src/web/board/state/board-state.ts';
import type { AlarmView } from '../../src/contract/alarm.ts';
import { ANA, aReport } from './a-report.ts';

const NOW = 1_800_000_000_000;

describe('idle', () => {
  it('is a quarter of an hour without a hand', () => {
    expect(isIdle(NOW - LOCK_AFTER_MS + 1, NOW)).toBe(false);
    expect(isIdle(NOW - LOCK_AFTER_MS, NOW)).toBe(true);
    expect(LOCK_AFTER_MS).toBe(900_000);
  });

  it('is not proved by a clock that was set back, nor by nothing', () => {
    expect(isIdle(NOW + 1, NOW)).toBe(false);
    expect(isIdle(null, NOW)).toBe(false);
  });
});

function board(
  reports: readonly ReturnType<typeof aReport>[],
  alarms: readonly AlarmView[] = [],
): BoardState {
  return {
    ...EMPTY_BOARD,
    seq: 7,
    reports: new Map(reports.map((each) => [each.id, each])),
    alarms: new Map(alarms.map((each) => [each.id, each])),
  };
}

function anAlarm(kind: AlarmView['kind'], changes: Partial<AlarmView> = {}): AlarmView {
  return {
    id: `00000000-0000-4000-8000-00000000000${kind.length}`,
    kind,
    subject: { kind: 'report', id: '00000000-0000-4000-8000-000000000001', code: 'R-1' },
    assignment: null,
    priority: 'P1',
    raisedAt: '2026-03-02T13:00:00.000Z',
    ownedBy: null,
    ownedAt: null,
    returnsAt: null,
    textedAt: null,
    endedAt: null,
    version: 1,
    ...changes,
  };
}

describe('what is heard', () => {
  const p1 = aReport({ priority: 'P1' });
  const p2 = aReport({ priority: 'P2' });
  const p3 = aReport();

  it('is a new P1 or P2, the worse of both, and nothing of a P3', () => {
    expect(whatSounds(board([]), board([p1, p2, p3]))).toBe('report_p1');
    expect(whatSounds(board([p1]), board([p1, p2]))).toBe('report_p2');
    expect(whatSounds(board([p1, p2]), board([p1, p2, p3]))).toBeNull();
  });

  it('is a report that becomes a P1, and not one that somebody has', () => {
    expect(whatSounds(board([p2]), board([{ ...p2, priority: 'P1' }]))).toBe('report_p1');
    expect(whatSounds(board([]), board([{ ...p1, claimedBy: ANA }]))).toBeNull();
  });

  it('is not what waited already when the board was opened, but is an alarm that rings', () => {
    expect(whatSounds(EMPTY_BOARD, board([p1]))).toBeNull();
    expect(whatSounds(EMPTY_BOARD, board([p1], [anAlarm('overdue')]))).toBe('alarm');
  });

  it('is an SOS before all else, over and over until somebody has it', () => {
    const sos = anAlarm('sos');
    const owned = { ...sos, ownedBy: ANA, version: 2 };
    const rings = board([p1], [sos, anAlarm('overdue')]);
    expect(whatSounds(board([]), rings)).toBe('sos');
    expect([hasRingingSos(rings), hasRingingSos(board([], [owned]))]).toEqual([true, false]);
    expect(whatSounds(board([], [owned]), board([], [{ ...sos, version: 3 }]))).toBe('sos');
    expect(whatSounds(rings, rings)).toBeNull();
  });

  it('is four sounds that differ, none of them long', () => {
    expect(new Set(TONE_NAMES.map((tone) => JSON.stringify(TONES[tone]))).size).toBe(4);
    for (const tone of TONE_NAMES) expect(lengthMs(tone)).toBeLessThan(3_000);
    expect(TONES.sos).toHaveLength(9);
  });
});

describe('the map', () => {
  const downtown = { lat: 34.05, lng: -118.25 };

  it('puts points where their distances say', () => {
    const north = { lat: downtown.lat + 1 / 111.32, lng: downtown.lng };
    const drawn = projectAround([downtown, north]);
    if (drawn === null) throw new Error('nothing is drawn');
    const [a, b] = [drawn.place(downtown), drawn.place(north)];
    expect(a.x).toBeCloseTo(b.x);
    expect(a.y - b.y).toBeCloseTo(drawn.unitsPerKm);
    expect(drawn.gridKm).toBe(1);
    for (const { x, y } of [a, b]) {
      expect(Math.min(x, y)).toBeGreaterThan(0);
      expect(Math.max(x, y)).toBeLessThan(drawn.size);
    }
  });

  it('widens its squares for a county, and draws nothing of nothing', () => {
    const drawn = projectAround([downtown, { lat: 34.7, lng: -117.7 }]);
    expect([drawn?.gridKm, (drawn?.lines.length ?? 99) <= 14]).toEqual([10, true]);
    expect(projectAround([])).toBeNull();
  });

  it('has every open row, with a point or without', () => {
    const place = { words: '9th St & Flower St', radiusMetres: 30, ...downtown };
    const reports = [
      aReport({ place: place as never }),
      aReport(),
      aReport({ status: 'closed', place: place as never }),
    ];
    const marks = marksOf(board(reports));
    expect(marks.map(({ point }) => point !== null).sort()).toEqual([false, true]);
  });
});
