// Writes .env.example from the schema of the environment, so that the two always agree: what has a
// default stands with it, what may be absent stands commented out.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Environment } from '../src/config.ts';

const HEAD = [
  'Every variable Testigo reads. Written by `npx node scripts/env-example.ts` from src/config.ts.',
  'Docker compose reads a copy of it named .env; `npm start` reads the environment it is given.',
  'A blank value counts as absent.',
  'In production every secret must be your own: see "Keys" in README.md for how to make them.',
];
const WIDTH = 98;

/** The whole text of the file. */
export function envExample(): string {
  const entries = Object.entries(Environment.shape).map(([name, shape]) => {
    const byDefault = shape.meta()?.['writtenDefault'];
    const line = byDefault === undefined ? `# ${name}=` : `${name}=${String(byDefault)}`;
    return [...comment(shape.description ?? ''), line].join('\n');
  });
  return `${[HEAD.map((line) => `# ${line}`).join('\n'), ...entries].join('\n\n')}\n`;
}

/** Wrapped at word borders. */
function comment(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `# ${each}`);
}

if (import.meta.main) {
  writeFileSync(path.resolve(import.meta.dirname, '../.env.example'), envExample());
}
