// The project speaks of itself alone: whoever reads a file can find everything that it names.
import path from 'node:path';

/** Paths of one machine, where nobody else can look. */
const OF_ONE_MACHINE = /(?<![\w.])\/(?:work|home|root|Users|opt)\/(?=\w)/;
const TICKET = /\b(?:issue|ticket|PR)s? ?#?\d+\b|\bissues? #/i;
const FOLDER_ELSEWHERE = /(?<![\w./-])shared\//;
const PAGE = /\b[A-Za-z][\w-]*\.md\b/g;
const REGISTRY = /https?:\/\/[^/\s"]*(?:registry|npmjs|verdaccio|artifactory|nexus)[^/\s"]*/gi;
const PUBLIC_REGISTRY = 'https://registry.npmjs.org';

/** @param pages base names of the pages that the project has */
export function wordProblems(file: string, text: string, pages: ReadonlySet<string>): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      lineProblems(line, pages).map((problem) => `${file}:${index + 1} ${problem}`),
    );
}

function lineProblems(line: string, pages: ReadonlySet<string>): string[] {
  const missing = [...line.matchAll(PAGE)].map(([page]) => page).filter((page) => !pages.has(page));
  const registries = [...line.matchAll(REGISTRY)]
    .map(([host]) => host)
    .filter((host) => host !== PUBLIC_REGISTRY);
  return [
    ...(OF_ONE_MACHINE.test(line) ? ['names a path of one machine'] : []),
    ...(TICKET.test(line) ? ['names a ticket'] : []),
    ...(FOLDER_ELSEWHERE.test(line) ? ['names a folder that is not here'] : []),
    ...missing.map((page) => `names a page that is not here: ${page}`),
    ...registries.map((host) => `names a package registry: ${host}`),
  ];
}

const SOURCE_NAMED = /`((?:[\w.-]+\/)*[a-z][\w.-]*\.(?:tsx?|prisma|ya?ml))`/g;

/** Source files that a page names between backticks and that are not there, by their whole end. */
export function lostSources(page: string, files: readonly string[]): string[] {
  const named = [...page.matchAll(SOURCE_NAMED)].map(([, name = '']) => name);
  return named.filter((name) => !files.some((file) => `/${file}`.endsWith(`/${name}`)));
}

export function pagesAmong(files: readonly string[]): Set<string> {
  return new Set(
    files.filter((file) => file.endsWith('.md')).map((file) => path.posix.basename(file)),
  );
}
