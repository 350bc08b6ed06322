// Every file of the project that people wrote: what git would keep, found without git.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Source } from './read-source.ts';
import { readSource } from './read-source.ts';

export const PROJECT = path.resolve(import.meta.dirname, '../..');

const NOT_WRITTEN = new Set(['node_modules', '.git', '.data', 'dist', 'generated', 'results.json']);
const CODE = /\.tsx?$/;

/** Paths from the project's root, sorted, below any of `folders`; all of it without one. */
export function listFiles(...folders: string[]): string[] {
  const found: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(path.join(PROJECT, folder), { withFileTypes: true })) {
      if (NOT_WRITTEN.has(entry.name) || entry.name.endsWith('.log')) continue;
      const file = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else if (entry.isFile()) found.push(file);
    }
  };
  (folders.length === 0 ? ['.'] : folders).forEach(walk);
  return found.toSorted();
}

export function readText(file: string): string {
  return readFileSync(path.join(PROJECT, file), 'utf8');
}

export function readSources(...folders: string[]): Source[] {
  return listFiles(...folders)
    .filter((file) => CODE.test(file))
    .map((file) => readSource(file, readText(file)));
}
