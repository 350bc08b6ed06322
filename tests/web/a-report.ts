// A fictional report as the board is sent it; a test changes what it is about.
import type { ReportView } from '../../src/contract/report.ts';

let made = 0;

export function aReport(changes: Partial<ReportView> = {}): ReportView {
  made += 1;
  return {
    id: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
    code: `R-${made}`,
    kind: 'sighting',
    channel: 'sms',
    status: 'new',
    priority: 'P3',
    language: 'es',
    locationText: '6th & Alvarado',
    place: null,
    receivedAt: '2026-03-02T13:00:00.000Z',
    lastMessageAt: '2026-03-02T13:00:00.000Z',
    claimedBy: null,
    claimedAt: null,
    closedAt: null,
    resolution: null,
    reachability: 'can_reply',
    phoneMasked: '••0147',
    messageCount: 1,
    mediaCount: 0,
    flags: [],
    facts: {},
    corrected: {},
    readPriority: 'P3',
    priorityReasons: [],
    personDueAt: null,
    conversation: null,
    withheldUntil: null,
    version: 1,
    text: 'hay una van blanca',
    ...changes,
  };
}

export const ANA = { id: '00000000-0000-4000-8000-0000000000aa', username: 'ana', name: 'Ana' };
export const BETO = { id: '00000000-0000-4000-8000-0000000000bb', username: 'beto', name: 'Beto' };
