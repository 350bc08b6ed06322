// How urgent a thread is after new words, with and without a person's word on it.
import { describe, expect, it } from 'vitest';
import type { Priority } from '../../../src/contract/statuses.ts';
import { mergePriority } from '../../../src/flow/intake/merge-priority.ts';

type Standing = [held: Priority, read: Priority, reasons: string[], isPersons: boolean];
type Added = [read: Priority, reasons: string[]];
type Outcome = [held: Priority, read: Priority, reasons: string[], isRaised: boolean];

const CASES: [what: string, Standing, Added, Outcome][] = [
  [
    'milder words change nothing',
    ['P1', 'P1', ['injury'], false],
    ['P4', ['hearsay']],
    ['P1', 'P1', ['injury'], false],
  ],
  [
    'graver words raise it',
    ['P3', 'P3', ['just_left'], false],
    ['P1', ['injury']],
    ['P1', 'P1', ['injury'], false],
  ],
  [
    'dangers are gathered',
    ['P1', 'P1', ['injury'], false],
    ['P1', ['child_alone']],
    ['P1', 'P1', ['injury', 'child_alone'], false],
  ],
  [
    'a person’s word holds',
    ['P4', 'P2', ['ongoing'], true],
    ['P2', ['ongoing']],
    ['P4', 'P2', ['ongoing'], false],
  ],
  [
    'also against the danger it was said of',
    ['P3', 'P1', ['injury'], true],
    ['P1', ['injury']],
    ['P3', 'P1', ['injury'], false],
  ],
  [
    'a new danger raises it again',
    ['P3', 'P1', ['injury'], true],
    ['P1', ['child_alone']],
    ['P1', 'P1', ['injury', 'child_alone'], true],
  ],
  [
    'a first danger raises it again',
    ['P4', 'P3', [], true],
    ['P1', ['own_door']],
    ['P1', 'P1', ['own_door'], true],
  ],
  [
    'what is P1 already is not raised',
    ['P1', 'P3', [], true],
    ['P1', ['own_door']],
    ['P1', 'P1', ['own_door'], false],
  ],
  ['a person’s P1 stays', ['P1', 'P3', [], true], ['P4', []], ['P1', 'P3', [], false]],
];

describe('urgency of a thread', () => {
  it.each(CASES)('[RPT22] %s', (_what, before, later, after) => {
    const [priority, readPriority, priorityReasons, isPersons] = before;
    const merged = mergePriority(
      { priority, readPriority, priorityReasons, isPersons },
      { readPriority: later[0], priorityReasons: later[1] },
    );
    expect(merged).toEqual({
      priority: after[0],
      readPriority: after[1],
      priorityReasons: after[2],
      isRaised: after[3],
    });
  });
});
