// Which files were not kept and why, told once right after sending: it travels in the address as
// numbers and reasons, since nothing may be remembered in the browser. Pure.
import type { ReportWord, SayReportWord } from '../../../contract/words/report-words.ts';
import type { Html } from '../../../platform/html.ts';
import { html } from '../../../platform/html.ts';
import type { FormUpload, UploadRefusal } from './upload-limits.ts';
import { UPLOAD_LIMITS, UPLOAD_REFUSALS } from './upload-limits.ts';

/** `position` counts from 1 in the order the files were chosen. */
export type FileNote = { position: number; reason: UploadRefusal };

const NOTES_MAX = 60;

export function notesOf(uploads: readonly FormUpload[]): FileNote[] {
  return uploads.flatMap(({ refused }, at) =>
    refused ? [{ position: at + 1, reason: refused }] : [],
  );
}

export function writeNotes(notes: readonly FileNote[]): string {
  return notes.map(({ position, reason }) => `${position}.${reason}`).join('~');
}

/** What is not a note is left out. */
export function readNotes(written: unknown): FileNote[] {
  if (typeof written !== 'string') return [];
  return written.split('~', NOTES_MAX).flatMap((each) => {
    const [, position, given] = /^(\d{1,2})\.([a-z_]+)$/.exec(each) ?? [];
    const reason = UPLOAD_REFUSALS.find((refusal) => refusal === given);
    return position && reason ? [{ position: Number(position), reason }] : [];
  });
}

export function fileNotes(
  say: SayReportWord,
  notes: readonly FileNote[],
  title: Extract<ReportWord, 'files.refusedTitle' | 'files.refusedOnly'>,
): Html | null {
  if (notes.length === 0) return null;
  const line = ({ position, reason }: FileNote) =>
    html`<li>${say(`refused.${reason}`, { n: position, max: UPLOAD_LIMITS.files })}</li>`;
  return html`<div class="notes" role="status">
<p>${say(title)}</p>
<ul>${notes.map(line)}</ul>
</div>`;
}
