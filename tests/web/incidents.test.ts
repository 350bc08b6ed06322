import { describe, expect, it } from 'vitest';
import type { AlarmView } from '../../src/contract/alarm.ts';
import type { AssignmentView, CallOutView } from '../../src/contract/call-out.ts';
import type { ReportView } from '../../src/contract/report.ts';
import { countByKind, sortAlarms } from '../../src/web/board/state/alarm-order.ts';
import { EMPTY_BOARD } from '../../src/web/board/state/board-state.ts';
import { checklistOf } from '../../src/web/board/state/evidence-checklist.ts';
import { openSubject } from '../../src/web/board/state/open-subject.ts';
import { distanceText, peopleInOrder, spanText } from '../../src/web/board/state/people-order.ts';
import { nextUnclaimed, queueOf } from '../../src/web/board/state/queue-entries.ts';
import { anIncident } from './an-incident.ts';
import { aReport, ANA, BETO } from './a-report.ts';

const ALL = { filter: 'all', query: '', accountId: ANA.id } as const;
const at = (minute: number) => `2026-03-02T13:${String(minute).padStart(2, '0')}:00.000Z`;

function worldOf(
  reports: readonly ReportView[],
  incidents: readonly ReturnType<typeof anIncident>[],
) {
  return {
    ...EMPTY_BOARD,
    reports: new Map(reports.map((report) => [report.id, report])),
    incidents: new Map(incidents.map((incident) => [incident.id, incident])),
  };
}

describe('incidents in the queue', () => {
  const first = aReport({ status: 'linked', receivedAt: at(1), locationText: 'Pico & Union' });
  const second = aReport({ status: 'linked', receivedAt: at(2), claimedBy: BETO });
  const alone = aReport({ receivedAt: at(3) });
  const slow = aReport({ priority: 'P1', flags: ['slow_lane'] });
  const incident = anIncident([first, second]);
  const world = worldOf([first, second, alone, slow], [incident]);
  const idsOf = (view: Parameters<typeof queueOf>[1]) => queueOf(world, view).map(({ id }) => id);

  it('fold their reports into one row; the slow lane is last', () => {
    expect(idsOf(ALL)).toEqual([alone.id, incident.id, slow.id]);
  });

  it('stand where their own priority says', () => {
    const urgent = { ...incident, priority: 'P1' as const };
    const ids = queueOf(worldOf([first, second, alone, slow], [urgent]), ALL).map(({ id }) => id);
    expect(ids).toEqual([incident.id, alone.id, slow.id]);
  });

  it('are held by whoever holds one of their reports', () => {
    expect(idsOf({ ...ALL, filter: 'unclaimed' })).toEqual([alone.id, slow.id]);
    expect(idsOf({ ...ALL, filter: 'mine', accountId: BETO.id })).toEqual([incident.id]);
    expect(nextUnclaimed(queueOf(world, ALL), alone.id)?.id).toBe(slow.id);
  });

  it('are found by their own code and place, and by those of their reports', () => {
    for (const query of [incident.code, 'alvarado', 'pico', first.code.toLowerCase()]) {
      expect([query, idsOf({ ...ALL, query }).includes(incident.id)]).toEqual([query, true]);
    }
    expect(idsOf({ ...ALL, query: 'van blanca' })).toEqual([]);
  });

  it('once closed, leave the list; their open reports stand by themselves', () => {
    const closed = { ...incident, closedAt: at(9) };
    const ids = queueOf(worldOf([first, second], [closed]), ALL).map(({ id }) => id);
    expect(ids).toEqual([first.id, second.id]);
  });

  it('open beside the first of their reports that is open, and a report beside its incident', () => {
    expect(openSubject({ kind: 'report', id: second.id }, world)).toEqual({
      reportId: second.id,
      incidentId: incident.id,
    });
    expect(openSubject({ kind: 'incident', id: incident.id }, world).reportId).toBe(first.id);
    const gone = worldOf([{ ...first, status: 'closed' }, second], [incident]);
    expect(openSubject({ kind: 'incident', id: incident.id }, gone).reportId).toBe(second.id);
    expect(openSubject(null, world)).toEqual({ reportId: null, incidentId: null });
  });
});

describe('the evidence meter', () => {
  it('lists what is there and what is missing, for each way', () => {
    const ways = [
      ['agency_named' as const],
      ['second_independent_source' as const, 'another_person' as const],
    ];
    expect(checklistOf({ verdict: 'unproven', ways })).toEqual([
      [
        { what: 'observer_on_scene', isThere: true },
        { what: 'agency_named', isThere: false },
        { what: 'photo_or_second_observer', isThere: true },
      ],
      [
        { what: 'second_independent_source', isThere: false },
        { what: 'another_person', isThere: false },
      ],
    ]);
  });

  it('before anybody looked there is the one way; what is proven lacks nothing', () => {
    const ways = [['second_independent_source' as const]];
    expect(checklistOf({ verdict: 'unproven', ways })).toHaveLength(1);
    expect(checklistOf({ verdict: 'proven', basis: ['media_reviewed'] })).toEqual([]);
  });
});

describe('alarms', () => {
  const alarm = (kind: AlarmView['kind'], minute: number, ownedBy: AlarmView['ownedBy'] = null) =>
    ({ id: `${kind}-${minute}`, kind, raisedAt: at(minute), ownedBy }) as AlarmView;

  it('ring worst first, then oldest; whoever has one silences it', () => {
    const all = [
      alarm('report_p1', 1),
      alarm('overdue', 2),
      alarm('sos', 9),
      alarm('sos', 3),
      alarm('sos', 1, BETO),
    ];
    const { ringing, owned } = sortAlarms(all);
    expect(ringing.map(({ id }) => id)).toEqual(['sos-3', 'sos-9', 'overdue-2', 'report_p1-1']);
    expect(owned.map(({ id }) => id)).toEqual(['sos-1']);
    expect(countByKind(ringing.slice(1))).toEqual([
      { kind: 'sos', count: 1 },
      { kind: 'overdue', count: 1 },
      { kind: 'report_p1', count: 1 },
    ]);
  });
});

describe('people who are out', () => {
  it('in danger first, then silent, then on scene; who is not out is not among them', () => {
    const person = (id: string, changes: Partial<AssignmentView>) =>
      ({ id, sosAt: null, overdueAt: null, status: 'on_scene', ...changes }) as AssignmentView;
    const people = [
      person('coming', { status: 'en_route' }),
      person('there', {}),
      person('silent', { status: 'en_route', overdueAt: at(1) }),
      person('danger', { status: 'accepted', sosAt: at(1) }),
      person('asked', { status: 'offered' }),
      person('home', { status: 'cleared' }),
    ];
    const ids = peopleInOrder({ people } as CallOutView).map(({ id }) => id);
    expect(ids).toEqual(['danger', 'silent', 'there', 'coming']);
  });

  it('spans and distances are said shortly', () => {
    expect([30_000, -90_000, 7_200_000].map(spanText)).toEqual(['<1m', '1m', '2h']);
    expect([87, 1_540].map(distanceText)).toEqual(['90 m', '1.5 km']);
  });
});
