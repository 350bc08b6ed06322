// What only some may use: each package, module or form with the files that may, and why.
import type { Import, Source } from './read-source.ts';

export type Reserved = {
  what: string;
  why: string;
  isUsed(source: Source): boolean;
  mayUse(file: string): boolean;
};

const imports = (isWanted: (each: Import) => boolean) => (source: Source) =>
  source.imports.some(isWanted);
const packageNamed = (name: RegExp) => imports((each) => !each.isOurs && name.test(each.target));
const files = (pattern: RegExp) => (file: string) => pattern.test(file);

export const RESERVED: readonly Reserved[] = [
  {
    what: 'twilio',
    why: 'its errors and objects carry numbers, texts and credentials: they end where they begin',
    isUsed: packageNamed(/^twilio$/),
    mayUse: files(/^src\/(?:messaging|fake-carrier)\//),
  },
  {
    what: 'node:crypto',
    why: 'one place to look at for whoever checks how things are sealed',
    isUsed: packageNamed(/^(?:node:)?crypto$/),
    mayUse: files(/^src\/(?:security\/|fake-carrier\/|platform\/ids\.ts$)/),
  },
  {
    what: 'fastify',
    why: 'a use case knows nothing of HTTP',
    isUsed: packageNamed(/^(?:@fastify\/|fastify)/),
    mayUse: files(
      /^src\/(?:app|server|messaging\/carrier-scope)\.ts$|^src\/(?:platform\/http|fake-carrier)\/|-routes\.ts$/,
    ),
  },
  {
    what: 'process.env',
    why: 'the environment is parsed once; child processes of the embedded server inherit it',
    isUsed: (source) => source.readsEnvironment,
    mayUse: files(/^src\/(?:config|platform\/embedded-postgres)\.ts$/),
  },
  {
    what: 'the generated client',
    why: 'only a store knows how its rows are kept',
    isUsed: imports((each) => each.target.startsWith('generated/')),
    mayUse: files(/^src\/records\/.*-store\.ts$|^src\/platform\/(?:db|transaction)\.ts$/),
  },
];

/** One sentence for each reserved thing that `source` uses and may not. */
export function reservedProblems(source: Source): string[] {
  return RESERVED.filter((each) => each.isUsed(source) && !each.mayUse(source.path)).map(
    (each) => `${source.path} uses ${each.what}: ${each.why}`,
  );
}
