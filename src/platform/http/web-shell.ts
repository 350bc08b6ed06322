// The page that a browser program starts in: no inline script or style, files of our own host only.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { InterfaceLanguage } from '../../contract/primitives.ts';

export const WEB_ROOT = path.resolve(import.meta.dirname, '../../../dist/web');

type Chunk = { file: string; css?: string[]; imports?: string[] };
type Manifest = Record<string, Chunk>;

export type WebShell = (options: {
  title: string;
  language: InterfaceLanguage;
  nonce: string;
}) => string;

/**
 * @param entry as the build names it, e.g. `src/web/board/main.tsx`
 * @throws Error when the browser code was not built
 */
export function createWebShell(entry: string): WebShell {
  const manifest = readManifest();
  const chunk = manifest[entry];
  if (!chunk) throw new Error(`${entry} is not built: run npm run build`);
  const styles = stylesOf(manifest, entry).map((file) => `<link rel="stylesheet" href="/${file}">`);
  const preloads = (chunk.imports ?? []).flatMap((name) =>
    manifest[name] ? [`<link rel="modulepreload" href="/${manifest[name].file}">`] : [],
  );
  const head = [...styles, ...preloads].join('');
  return ({ title, language, nonce }) =>
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    '<meta name="robots" content="noindex">' +
    `<meta name="csp-nonce" content="${nonce}"><title>${title}</title>${head}` +
    `<script type="module" src="/${chunk.file}"></script></head><body><div id="root"></div>` +
    `<noscript>${NOSCRIPT[language]}</noscript></body></html>`;
}

const NOSCRIPT: Readonly<Record<InterfaceLanguage, string>> = {
  en: 'This page needs JavaScript. To report something without it, use the report form.',
  es: 'Esta página necesita JavaScript. Para reportar sin él, use el formulario de reporte.',
};

function readManifest(): Manifest {
  const file = path.join(WEB_ROOT, '.vite/manifest.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  } catch (cause) {
    throw new Error('the browser code is not built: run npm run build', { cause });
  }
}

function stylesOf(manifest: Manifest, entry: string, seen = new Set<string>()): string[] {
  if (seen.has(entry)) return [];
  seen.add(entry);
  const chunk = manifest[entry];
  const below = (chunk?.imports ?? []).flatMap((name) => stylesOf(manifest, name, seen));
  return [...new Set([...below, ...(chunk?.css ?? [])])];
}
