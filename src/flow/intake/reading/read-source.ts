// Promise: how the sender knows: own eyes, own door, a camera, or others' words. Pure.
import type { Source, Timing } from '../../../contract/report-facts.ts';
import type { Verdict } from './judge-report.ts';
import type { Signs } from './words/signs.ts';
import { has, stands } from './words/signs.ts';

type SourceRead = { signs: Signs; verdict: Verdict; isHearsay: boolean };

export function readSource(read: SourceRead, timing: Timing | undefined): Source | undefined {
  const { signs, verdict, isHearsay } = read;
  if (verdict.kind !== 'sighting' && verdict.kind !== 'arrest') return undefined;
  if (isHearsay) return has(signs, 'source.social') ? 'social_media' : 'hearsay';
  if (has(signs, 'source.camera')) return 'camera';
  if (stands(signs, 'source.participant')) return 'participant';
  return verdict.kind === 'sighting' && timing !== undefined ? 'eyewitness' : undefined;
}
