import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASES } from '../../../src/contract/incident-statuses.ts';
import type { Case, Evidence } from '../../../src/flow/verification/weigh-evidence.ts';
import { countSources, weighEvidence } from '../../../src/flow/verification/weigh-evidence.ts';

let next = 0;
function found(change: Partial<Evidence> = {}): Evidence {
  next += 1;
  return {
    id: `f${next}`,
    basis: 'responder_on_scene',
    says: 'immigration',
    agency: 'ICE_ERO',
    actual: null,
    sources: [`phone:${next}`],
    enteredBy: `volunteer${next}`,
    ...change,
  };
}

const CASE: Case = { verification: 'verifying', evidence: [], judgeId: 'marisol', actual: null };
const confirm = (evidence: Evidence[], change: Partial<Case> = {}) =>
  weighEvidence('confirmed', { ...CASE, evidence, ...change });

const photo = (change: Partial<Evidence> = {}) =>
  found({ basis: 'media_reviewed', agency: null, enteredBy: 'beto', ...change });
const interview = (change: Partial<Evidence> = {}) =>
  found({ basis: 'eyewitness_interview', agency: null, enteredBy: 'beto', ...change });

describe('confirmed', () => {
  it.each([
    ['an observer who named the agency, and a photo', [found(), photo()]],
    [
      'an observer and the observer’s own photo, reviewed by another',
      [found({ sources: ['phone:ana'] }), photo({ sources: ['phone:ana', 'account:beto'] })],
    ],
    ['two observers, one of whom knows the agency', [found(), found({ agency: null })]],
    ['an interview and a camera', [interview(), found({ basis: 'camera_footage', agency: null })]],
    [
      'a partner network and an official',
      [found({ basis: 'partner_network' }), found({ basis: 'official_statement' })],
    ],
  ])('%s', (_name, evidence) => {
    expect(confirm(evidence).verdict).toBe('proven');
  });

  it.each([
    ['nothing', [], ['observer_on_scene', 'agency_named', 'photo_or_second_observer']],
    ['an observer alone', [found()], ['photo_or_second_observer']],
    [
      'an observer with a photo, and nobody knows who they are',
      [found({ agency: 'unknown', sources: ['phone:ana'] }), photo({ sources: ['phone:ana'] })],
      ['agency_named'],
    ],
    [
      'two observers in one car',
      [found({ sources: ['phone:ana', 'car:1'] }), found({ sources: ['phone:leo', 'car:1'] })],
      ['photo_or_second_observer'],
    ],
    [
      'an observer who is not sure',
      [found({ says: 'unsure' })],
      ['observer_on_scene', 'agency_named', 'photo_or_second_observer'],
    ],
    [
      'a photo that its own sender has reviewed',
      [
        found({ sources: ['account:ana'], enteredBy: 'ana' }),
        photo({ sources: ['account:ana'], enteredBy: 'ana' }),
      ],
      ['photo_or_second_observer'],
    ],
  ])('not by %s', (_name, evidence, missing) => {
    const judgement = confirm(evidence);
    expect(judgement).toEqual({
      verdict: 'unproven',
      ways: [missing, ['second_independent_source']],
    });
  });

  it('a reporter and the photo that the same phone sent are one source', () => {
    const evidence = [interview({ sources: ['phone:eva'] }), photo({ sources: ['phone:eva'] })];
    expect(confirm(evidence).verdict).toBe('unproven');
  });

  it('the same picture from two phones is one source', () => {
    const evidence = [
      photo({ sources: ['phone:eva', 'picture:1'] }),
      photo({ sources: ['phone:leo', 'picture:1'] }),
    ];
    expect(confirm(evidence).verdict).toBe('unproven');
  });

  it('who decides is not the only one who says so', () => {
    const mine = ['account:marisol'];
    const evidence = [
      found({ sources: [...mine, 'phone:1'] }),
      photo({ sources: [...mine, 'phone:2'], enteredBy: 'marisol' }),
    ];
    const judgement = confirm(evidence);
    expect(judgement.verdict === 'unproven' && judgement.ways.flat()).toContain('another_person');
    expect(confirm(evidence, { judgeId: 'carmen' }).verdict).toBe('unproven');
    expect(confirm([...evidence, found()]).verdict).toBe('proven');
  });

  it('observers who cannot say who they are confirm with nobody else but a named one', () => {
    const unnamed = (agency: Evidence['agency']) => found({ agency });
    for (const agency of [null, 'unknown', 'unmarked_police_vest', 'sheriff'] as const)
      expect(confirm([unnamed(agency), unnamed(agency)]).verdict).toBe('unproven');
    expect(confirm([unnamed(null), found({ agency: 'HSI' })]).verdict).toBe('proven');
    expect(confirm([unnamed(null), interview()]).verdict).toBe('unproven');
  });

  it('what only the judge wrote down is the judge', () => {
    const mine = [
      found({ basis: 'official_statement', enteredBy: 'marisol' }),
      found({ basis: 'partner_network', enteredBy: 'marisol' }),
    ];
    expect(confirm(mine)).toMatchObject({ verdict: 'unproven' });
    expect(confirm(mine, { judgeId: 'carmen' }).verdict).toBe('proven');
    expect(confirm([mine[0]!, interview({ enteredBy: 'marisol' })]).verdict).toBe('proven');
  });

  it('an incident that nobody went to look at needs two independent sources', () => {
    const unverified = { verification: 'unverified' as const };
    expect(confirm([found()], unverified)).toEqual({
      verdict: 'unproven',
      ways: [['second_independent_source']],
    });
    expect(confirm([interview(), interview()], unverified).verdict).toBe('proven');
  });
});

describe('unfounded', () => {
  const deny = (evidence: Evidence[], change: Partial<Case> = {}) =>
    weighEvidence('unfounded', { ...CASE, evidence, ...change });

  it('needs somebody who says so, and what it really was', () => {
    const evidence = [found({ says: 'not_immigration', actual: 'sheriff' })];
    expect(deny(evidence, { actual: 'sheriff' }).verdict).toBe('proven');
    expect(deny(evidence)).toEqual({ verdict: 'unproven', ways: [['actual_named']] });
    expect(deny([found()], { actual: 'tow' })).toEqual({
      verdict: 'unproven',
      ways: [['finding_that_denies']],
    });
  });

  it('before anybody looked, only an official or a partner can say so', () => {
    const unverified = { verification: 'unverified' as const, actual: 'security' as const };
    expect(deny([interview({ says: 'not_immigration' })], unverified)).toEqual({
      verdict: 'unproven',
      ways: [['official_or_partner']],
    });
    const official = found({ basis: 'official_statement', says: 'not_immigration' });
    expect(deny([official], unverified).verdict).toBe('proven');
  });
});

it('inconclusive is an answer once somebody has looked', () => {
  expect(weighEvidence('inconclusive', CASE).verdict).toBe('proven');
  const unlooked = { ...CASE, verification: 'unverified' as const };
  expect(weighEvidence('inconclusive', unlooked)).toEqual({
    verdict: 'unproven',
    ways: [['looked_first']],
  });
});

const evidence: fc.Arbitrary<Evidence> = fc.record({
  id: fc.uuid(),
  basis: fc.constantFrom(...BASES),
  says: fc.constantFrom('immigration', 'not_immigration', 'nothing', 'unsure'),
  agency: fc.constantFrom('ICE_ERO', 'unknown', null),
  actual: fc.constant(null),
  sources: fc.uniqueArray(fc.constantFrom('phone:a', 'phone:b', 'car:1', 'account:x'), {
    maxLength: 2,
  }),
  enteredBy: fc.constantFrom('x', 'y'),
});

describe('whatever is found', () => {
  it('one source never confirms, unless it is an observer with a photo that another reviewed', () => {
    fc.assert(
      fc.property(fc.array(evidence, { maxLength: 6 }), (all) => {
        const affirming = all.filter(({ says }) => says === 'immigration');
        const isProven = confirm(all).verdict === 'proven';
        if (!isProven || countSources(affirming) >= 2) return;
        const bases = affirming.map(({ basis }) => basis);
        expect(bases).toContain('responder_on_scene');
        expect(bases.some((basis) => /media|camera/.test(basis))).toBe(true);
      }),
    );
  });

  it('the order of the findings decides nothing, and more of them never disprove', () => {
    fc.assert(
      fc.property(fc.array(evidence, { maxLength: 6 }), evidence, (all, more) => {
        expect(countSources(all.toReversed())).toBe(countSources(all));
        const before = confirm(all).verdict;
        expect(confirm(all.toReversed()).verdict).toBe(before);
        const joins = more.sources.length < 2;
        if (before === 'proven' && joins) expect(confirm([...all, more]).verdict).toBe('proven');
      }),
    );
  });
});
