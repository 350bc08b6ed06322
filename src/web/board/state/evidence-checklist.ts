// Pure. The evidence meter as a checklist: for each way that would do, what is there and what is missing.
import type { Judgement, Missing } from '../../../contract/finding.ts';

export interface CheckItem {
  what: Missing;
  isThere: boolean;
}

const ON_SCENE: readonly Missing[] = [
  'observer_on_scene',
  'agency_named',
  'photo_or_second_observer',
];
const TWO_SOURCES: readonly Missing[] = ['second_independent_source'];

/** One list for each way, none for what is proven. What else a way lacks is listed after its own. */
export function checklistOf(judgement: Judgement): CheckItem[][] {
  if (judgement.verdict === 'proven') return [];
  const { ways } = judgement;
  return ways.map((missing, at) => {
    const wanted = ways.length > 1 && at === 0 ? ON_SCENE : TWO_SOURCES;
    const others = missing.filter((what) => !wanted.includes(what));
    return [...wanted, ...others].map((what) => ({ what, isThere: !missing.includes(what) }));
  });
}
