import { expect, test } from 'vitest';
import { createPracticeClock } from '../../src/platform/clock.ts';

test('a practice clock runs with the system and moves forward by hand', () => {
  const clock = createPracticeClock();
  const behindMs = () => clock.now().getTime() - Date.now();
  expect(Math.abs(behindMs())).toBeLessThan(50);
  clock.advance(180_000);
  clock.advance(180_000);
  expect(Math.abs(behindMs() - 360_000)).toBeLessThan(50);
});
