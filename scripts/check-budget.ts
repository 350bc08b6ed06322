// Fails when the board's first load is heavier than a bad line at dawn can bear: all JavaScript and
// CSS that the entry needs before it shows anything, gzipped.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

const DIST = 'dist/web';
const ENTRY = 'src/web/board/main.tsx';
const MOST_BYTES = { js: 225_000, css: 20_000 };

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).default([]),
    imports: z.array(z.string()).default([]),
  }),
);
type Manifest = z.infer<typeof Manifest>;

const manifest = Manifest.parse(
  JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')),
);
const files = filesOf(manifest, ENTRY);
const sizes = {
  js: gzipBytes([...files].filter((file) => file.endsWith('.js'))),
  css: gzipBytes([...files].filter((file) => file.endsWith('.css'))),
};

for (const kind of ['js', 'css'] as const) {
  const isOver = sizes[kind] > MOST_BYTES[kind];
  console.log(
    `board ${kind} ${sizes[kind]} of ${MOST_BYTES[kind]} bytes${isOver ? ': too heavy' : ''}`,
  );
  if (isOver) process.exitCode = 1;
}

/** The entry's own files and those of everything it imports statically. */
function filesOf(chunks: Manifest, key: string, found = new Set<string>()): Set<string> {
  const chunk = chunks[key];
  if (chunk === undefined) throw new Error(`no ${key} in the manifest; build first`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const file of chunk.css) found.add(file);
  for (const next of chunk.imports) filesOf(chunks, next, found);
  return found;
}

function gzipBytes(names: readonly string[]): number {
  return names.reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file))).length, 0);
}
