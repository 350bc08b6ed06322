import { describe, expect, test } from 'vitest';
import { ReportView } from '../../../src/contract/report.ts';
import type { Role } from '../../../src/contract/statuses.ts';
import { REPORT_KINDS, ROLES } from '../../../src/contract/statuses.ts';
import type { ReportRow } from '../../../src/records/report/report-row.ts';
import { viewReport } from '../../../src/records/report/report-view.ts';

const AT = new Date('2026-11-24T07:00:00.123Z');
const SECRETS = /6th and Alvarado|my brother|5550147|0147/;

const ROW: ReportRow = {
  id: '0199b2f0-0000-7000-8000-000000000001',
  number: 214,
  kind: 'sighting',
  channel: 'sms',
  status: 'in_review',
  priority: 'P1',
  language: 'es',
  flags: ['flood'],
  phone: '+12135550147',
  phoneIndex: Uint8Array.of(1, 2, 3),
  locationText: '6th and Alvarado',
  latestText: 'they took my brother',
  claimedBy: { id: '0199b2f0-0000-7000-8000-000000000002', username: 'rosa', name: 'Rosa' },
  claimedAt: AT,
  closedAt: null,
  resolution: null,
  receivedAt: AT,
  lastMessageAt: AT,
  messageCount: 2,
  mediaCount: 1,
  version: 3,
  facts: { agentsMin: 4 },
  corrections: [],
  readPriority: 'P1',
  priorityReasons: ['detaining_now'],
  personDueAt: null,
  conversation: null,
  eraseDueAt: null,
  place: null,
  zoneIds: [],
};

const viewAs = (roles: Role[], change: Partial<ReportRow> = {}) =>
  viewReport({ ...ROW, ...change }, roles, false);

describe('who sees what', () => {
  test.each<[Role]>([['dispatcher'], ['coordinator']])('[RT21] %s reads all of it', (role) => {
    const view = viewAs([role]);
    expect(ReportView.parse(view)).toEqual(view);
    expect(view).toEqual({
      id: ROW.id,
      code: 'R-214',
      kind: 'sighting',
      channel: 'sms',
      status: 'in_review',
      priority: 'P1',
      language: 'es',
      locationText: '6th and Alvarado',
      place: null,
      receivedAt: '2026-11-24T07:00:00.123Z',
      lastMessageAt: '2026-11-24T07:00:00.123Z',
      claimedBy: ROW.claimedBy,
      claimedAt: '2026-11-24T07:00:00.123Z',
      closedAt: null,
      resolution: null,
      reachability: 'can_reply',
      phoneMasked: '••0147',
      messageCount: 2,
      mediaCount: 1,
      flags: ['flood'],
      facts: { agentsMin: 4 },
      corrected: {},
      readPriority: 'P1',
      priorityReasons: ['detaining_now'],
      personDueAt: null,
      conversation: null,
      withheldUntil: null,
      version: 3,
      text: 'they took my brother',
    });
  });

  test('[RT21] the administrator sees that it is there, and no word, place or phone', () => {
    const view = viewAs(['admin']);
    expect(ReportView.parse(view)).toEqual(view);
    expect(view).toMatchObject({ code: 'R-214', locationText: null, phoneMasked: null });
    expect(view).toMatchObject({ facts: {}, corrected: {}, priorityReasons: [] });
    expect(view).not.toHaveProperty('text');
    expect(JSON.stringify(view)).not.toMatch(SECRETS);
  });

  test.each(REPORT_KINDS)('[RT21] legal intake reads an arrest and nothing else: %s', (kind) => {
    const view = viewAs(['legal_intake'], { kind });
    if (kind === 'arrest') expect(view).toMatchObject({ text: 'they took my brother' });
    else expect(view).toBeNull();
  });

  test.each<[Role]>([['responder'], ['attorney']])('[RT21] %s sees nothing', (role) => {
    expect(REPORT_KINDS.map((kind) => viewAs([role], { kind }))).toEqual(
      REPORT_KINDS.map(() => null),
    );
  });

  test('[RT21] several roles see the best of each', () => {
    expect(viewAs(['admin', 'legal_intake'])).not.toHaveProperty('text');
    expect(viewAs(['admin', 'legal_intake'], { kind: 'arrest' })).toHaveProperty('text');
    expect(viewAs([...ROLES])).toHaveProperty('text');
    expect(viewAs([])).toBeNull();
  });

  test('what was erased has no words', () => {
    const gone = { phone: null, phoneIndex: null, locationText: null, latestText: null };
    const view = viewAs(['dispatcher'], { ...gone, status: 'purged' });
    expect(view).toMatchObject({ locationText: null, phoneMasked: null });
    expect(view).not.toHaveProperty('text');
  });
});

describe('whether the sender can be answered', () => {
  const noPhone = { phone: null, phoneIndex: null };
  test.each([
    ['can_reply', {}, false],
    ['opted_out', {}, true],
    ['no_phone', { ...noPhone, channel: 'form' as const }, false],
    ['anonymous', { ...noPhone, channel: 'sms' as const }, false],
    ['anonymous', { ...noPhone, channel: 'voice' as const }, true],
  ])('[RT23] %s', (reachability, change, hasOptedOut) => {
    expect(viewReport({ ...ROW, ...change }, ['admin'], hasOptedOut)).toMatchObject({
      reachability,
    });
  });
});
