import { describe, expect, it } from 'vitest';
import { choosePart } from '../../../src/flow/dispatch/choose-part.ts';
import type { OpenPart } from '../../../src/records/call-out/assignment-store.ts';

const part = (code: string, status: OpenPart['status'], callOutStatus = 'sent'): OpenPart => ({
  id: code,
  callOutId: code,
  incidentId: code,
  code,
  status,
  callOutStatus,
  offeredAt: new Date(),
  isBriefed: true,
});
const chosen = (parts: OpenPart[], reply: Parameters<typeof choosePart>[1]) => {
  const found = choosePart(parts, reply);
  return found.chosen === 'part' ? found.part.code : found.chosen;
};

describe('[DSP11] a reply is about', () => {
  it('the one whose code it names, whatever else is open', () => {
    const parts = [part('K7', 'offered'), part('L4', 'accepted')];
    expect(chosen(parts, { action: 'accept', code: 'K7' })).toBe('K7');
    expect(chosen(parts, { action: 'en_route', code: 'L4' })).toBe('L4');
    expect(chosen(parts, { action: 'accept', code: 'M9' })).toBe('which');
    expect(chosen([], { action: 'accept', code: 'M9' })).toBe('none');
  });

  it('the only one that waits for it', () => {
    expect(chosen([part('K7', 'offered')], { action: 'accept' })).toBe('K7');
    expect(chosen([part('K7', 'offered'), part('L4', 'cleared')], { action: 'accept' })).toBe('K7');
    const out = [part('K7', 'offered', 'filled'), part('L4', 'on_scene')];
    expect(chosen(out, { action: 'confirmed' })).toBe('L4');
  });

  it('none by a guess between two offers', () => {
    const two = [part('K7', 'offered'), part('L4', 'offered')];
    expect(chosen(two, { action: 'accept' })).toBe('which');
    expect(chosen(two, { action: 'decline' })).toBe('which');
    expect(chosen(two, { action: 'sos' })).toBe('K7');
  });

  it('where they are out, unless they answer an offer', () => {
    const parts = [part('K7', 'offered'), part('L4', 'en_route')];
    expect(chosen(parts, { action: 'on_scene' })).toBe('L4');
    expect(chosen(parts, { action: 'accept' })).toBe('which');
  });

  it('what is over only for a late yes, an SOS or a safe return', () => {
    const over = [part('K7', 'not_needed', 'filled')];
    expect(chosen(over, { action: 'accept' })).toBe('K7');
    expect(chosen(over, { action: 'sos' })).toBe('K7');
    expect(chosen(over, { action: 'unknown' })).toBe('none');
  });
});
