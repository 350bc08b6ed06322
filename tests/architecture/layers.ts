// Who may import whom. Imports go downward; what happens goes forward in the story; what stands
// beside the app sees only what it must.
import type { Import, Source } from './read-source.ts';

/** From the bottom up: a folder imports its own kind and the lines above it. */
const LAYERS: readonly (readonly string[])[] = [
  ['contract'],
  ['platform'],
  ['security'],
  ['records'],
  ['places'],
  ['messaging', 'realtime'],
  ['flow', 'people', 'retention'],
];
const TOP = LAYERS.length;

/** What passes parts down to everybody, by type alone. */
const SEEN_BY_ALL = new Set(['src/deps.ts', 'src/config.ts']);

/** Beside the app: the folders of ours that each may import, itself apart. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  web: ['contract'],
  'fake-carrier': ['contract', 'platform'],
};

/** A stage imports those on lines below its own. */
const STORY: readonly (readonly string[])[] = [
  ['intake'],
  ['triage'],
  ['dispatch'],
  ['verification'],
  ['alert', 'referral'],
];

const CONTRACT_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'src/contract/sms-segments.ts': ['zod', 'sms-segments-calculator'],
};

/** One sentence for each import that the layers forbid. */
export function layerProblems(source: Source): string[] {
  return source.imports.flatMap((each) => {
    const problem = each.isOurs
      ? problemWithin(source.path, each)
      : problemOutside(source.path, each);
    return problem === null ? [] : [`${source.path} imports ${each.target}: ${problem}`];
  });
}

function problemOutside(file: string, { target }: Import): string | null {
  if (folderOf(file) === 'contract') {
    const allowed = CONTRACT_PACKAGES[file] ?? ['zod'];
    return allowed.includes(target) ? null : `contract imports ${allowed.join(' and ')} only`;
  }
  if (folderOf(file) === 'web' && target.startsWith('node:'))
    return 'a browser has no node modules';
  return null;
}

function problemWithin(file: string, { target, isType }: Import): string | null {
  const from = folderOf(file);
  const to = folderOf(target);
  const beside = BESIDE[from];
  if (beside)
    return from === to || beside.includes(to) ? null : `${from} sees ${beside.join(', ')} only`;
  if (SEEN_BY_ALL.has(target) && isType && from !== 'contract') return null;
  if (to === 'generated') return null;
  if (!target.startsWith('src/')) return 'it is not part of src';
  if (levelOf(from) === TOP) return null;
  if (BESIDE[to]) return `${to} stands beside the app`;
  if (levelOf(to) > levelOf(from)) return `${to} stands above ${from}`;
  if (levelOf(to) === levelOf(from) && to !== from) return `${to} and ${from} meet only below`;
  return from === 'flow' && to === 'flow' ? storyProblem(file, target) : null;
}

function storyProblem(file: string, target: string): string | null {
  const from = stageOf(file);
  const to = stageOf(target);
  if (from === to) return null;
  return placeOf(from) < placeOf(to) ? null : `the story goes from ${to} to ${from}, not back`;
}

/** `records` for src/records/report/report-store.ts, '' for src/app.ts. */
function folderOf(file: string): string {
  const parts = file.split('/');
  if (parts[0] !== 'src') return parts[0] ?? '';
  return parts.length > 2 ? (parts[1] ?? '') : '';
}

function levelOf(folder: string): number {
  const level = LAYERS.findIndex((folders) => folders.includes(folder));
  return level === -1 ? TOP : level;
}

function stageOf(file: string): string {
  return file.split('/')[2] ?? '';
}

function placeOf(stage: string): number {
  return STORY.findIndex((stages) => stages.includes(stage));
}

/** Folders and stages that this map does not know: a new one needs its place first. */
export function unknownPlaces(files: readonly string[]): string[] {
  const folders = new Set([...LAYERS.flat(), ...Object.keys(BESIDE), '']);
  const stages = new Set(STORY.flat());
  return files.filter((file) => {
    if (!folders.has(folderOf(file))) return true;
    const isInStage = folderOf(file) === 'flow' && file.split('/').length > 3;
    return isInStage && !stages.has(stageOf(file));
  });
}
