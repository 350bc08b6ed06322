// The page behind a receipt: how far the report has come, and a place to add to it. It never shows
// what was written. Pure.
import type { InterfaceLanguage } from '../../../contract/primitives.ts';
import type { SayReportWord } from '../../../contract/words/report-words.ts';
import { reportSentences } from '../../../contract/words/report-words.ts';
import type { Html } from '../../../platform/html.ts';
import { html } from '../../../platform/html.ts';
import type { FileNote } from './file-notes.ts';
import { fileNotes } from './file-notes.ts';
import type { FormProblem } from './form-answers.ts';
import { errorSummary, textArea } from '../../../platform/pages/form-controls.ts';
import { publicPage } from '../../../platform/pages/public-page.ts';
import type { ReceiptState, ReceiptStep } from './receipt-state.ts';
import { RECEIPT_STEPS } from './receipt-state.ts';
import { showReceipt } from './receipt.ts';
import { fileBoxes, problemSentence, waitingNote } from './report-page.ts';

export type ReceiptPage = {
  language: InterfaceLanguage;
  networkName: string;
  /** What browsers call us; never taken from the request. */
  publicUrl: string;
  code: string;
  token: string;
  /** Null: kept on disk, its state cannot be read now. */
  state: ReceiptState | null;
  keptFiles: number;
  refusedFiles: readonly FileNote[];
  just: 'sent' | 'added' | null;
  /** Files that wait for an addition sent back; null where they could not be kept. */
  waitingFiles: number | null;
  words: string;
  problem: FormProblem | null;
};

export function receiptPage(page: ReceiptPage): string {
  const { language, networkName } = page;
  const say = reportSentences(language);
  const sentence = page.problem ? problemSentence(say, page.problem) : null;
  const plainTitle = say('receipt.title');
  const title = sentence ? say('error.titlePrefix', { title: plainTitle }) : plainTitle;
  const path = `/report/${showReceipt(page.code)}`;
  const main = html`${sentence ? errorSummary(say, [{ field: 'words', sentence }]) : null}
<h1>${plainTitle}</h1>
${page.just ? html`<p class="kept" role="status">${say(page.just === 'sent' ? 'receipt.thanks' : 'add.thanks')}</p>` : null}
${fileNotes(say, page.refusedFiles, 'files.refusedTitle')}
<p class="code-label" id="code-label">${say('receipt.code')}</p>
<p class="code" aria-labelledby="code-label">${showReceipt(page.code)}</p>
<p>${say('receipt.keep')} <span class="address">${page.publicUrl}${path}</span></p>
<p class="hint">${say('receipt.who')}</p>
${page.state ? progress(say, page.state) : stored(say)}
${page.keptFiles > 0 ? html`<p>${say('files.kept', { count: page.keptFiles })}</p>` : null}
${addForm(say, page, path, sentence)}
<p><a href="/report?lang=${language}">${say('add.again')}</a></p>`;
  return publicPage({ language, networkName, title, path, main });
}

function stored(say: SayReportWord): Html {
  return html`<h2>${say('receipt.stored')}</h2>
<p>${say('receipt.storedNote')}</p>`;
}

function progress(say: SayReportWord, state: ReceiptState): Html {
  const outcome = state.outcome ? say(`outcome.${state.outcome}`) : null;
  const currentAt = RECEIPT_STEPS.indexOf(state.current);
  const item = (step: ReceiptStep, at: number) => {
    const isCurrent = step === state.current;
    const isReached = state.reached.includes(step);
    const mark = isCurrent ? 'here' : isReached ? 'done' : at < currentAt ? 'skipped' : 'later';
    return html`<li class="${mark}"${isCurrent ? html` aria-current="step"` : null}>${say(`step.${step}`)} <span class="mark">${say(`step.${mark}`)}</span>
${isCurrent ? html`<p>${outcome ?? (step === 'result' ? null : say(`step.${step}.now`))}</p>` : null}</li>
`;
  };
  return html`<h2>${say('receipt.progress')}</h2>
<ol class="steps">
${RECEIPT_STEPS.map(item)}</ol>`;
}

function addForm(
  say: SayReportWord,
  page: ReceiptPage,
  path: string,
  sentence: string | null,
): Html {
  return html`<form method="post" action="${path}?lang=${page.language}" enctype="multipart/form-data" accept-charset="utf-8">
<h2>${say('add.title')}</h2>
<input type="hidden" name="token" value="${page.token}">
${textArea({
  name: 'words',
  label: say('add.words'),
  hint: say('add.wordsHint'),
  error: sentence ?? undefined,
  value: page.words,
  rows: 4,
})}
${waitingNote(say, page.waitingFiles)}
${fileBoxes(say)}
<button type="submit">${say('add.send')}</button>
</form>`;
}
