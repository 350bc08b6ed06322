// The report form: one page, no script, no cookie; sent back, it holds all that was typed. Pure.
import type { InterfaceLanguage } from '../../../contract/primitives.ts';
import type { ReportWord, SayReportWord } from '../../../contract/words/report-words.ts';
import { reportSentences } from '../../../contract/words/report-words.ts';
import type { Html } from '../../../platform/html.ts';
import { html } from '../../../platform/html.ts';
import type { FormFields, FormProblem, TextField } from './form-answers.ts';
import { ANSWER_MAX_CHARACTERS, CHOICES } from './form-answers.ts';
import type { Control } from '../../../platform/pages/form-controls.ts';
import {
  errorSummary,
  fileBox,
  radios,
  textArea,
  textBox,
  trapBox,
} from '../../../platform/pages/form-controls.ts';
import type { Hotline } from '../../../platform/pages/public-page.ts';
import { publicPage, withPhone } from '../../../platform/pages/public-page.ts';
import { findForm } from './refusal-page.ts';
import type { FileNote } from './file-notes.ts';
import { fileNotes } from './file-notes.ts';

export type ReportPage = {
  language: InterfaceLanguage;
  networkName: string;
  hotline: Hotline;
  token: string;
  fields: FormFields;
  problems: readonly FormProblem[];
  /** Uploads that wait for the corrected form; null where they could not be kept. */
  waitingFiles: number | null;
  refusedFiles: readonly FileNote[];
};

export function reportPage(page: ReportPage): string {
  const { language, networkName } = page;
  const say = reportSentences(language);
  const errors = page.problems.map((each) => ({
    field: each.field,
    sentence: problemSentence(say, each),
  }));
  const plainTitle = say('form.title');
  const title = errors.length > 0 ? say('error.titlePrefix', { title: plainTitle }) : plainTitle;
  const main = html`${errors.length > 0 ? errorSummary(say, errors) : null}
<h1>${plainTitle}</h1>
<p>${say('form.intro')}</p>
<p class="urgent">${withPhone(say('form.urgent'), page.hotline)}</p>
<p class="hint">${say('form.never')}</p>
<form method="post" action="/report?lang=${language}" enctype="multipart/form-data" accept-charset="utf-8">
<input type="hidden" name="token" value="${page.token}">
${trapBox(say('form.trap'))}
${questions(say, page, Object.fromEntries(errors.map((each) => [each.field, each.sentence])))}
${filesOf(say, page)}
${contact(say, page)}
<button type="submit">${say('form.send')}</button>
<p class="hint">${say('form.private')}</p>
</form>
${findForm(say, language)}`;
  return publicPage({ language, networkName, title, path: '/report', main });
}

export function problemSentence(
  say: SayReportWord,
  { field, problem, count = 0 }: FormProblem,
): string {
  if (problem === 'too_long') {
    const label = say(field === 'words' ? 'add.words' : `${field}.label`);
    return say('field.tooLong', { field: label, count, max: ANSWER_MAX_CHARACTERS });
  }
  if (field === 'words') return say('add.missing');
  return say(field === 'when' ? 'when.missing' : 'where.missing');
}

type Errors = Readonly<Record<string, string | undefined>>;

function questions(say: SayReportWord, page: ReportPage, errors: Errors): Html {
  const box = (name: TextField, hint?: ReportWord): Control & { value: string } => ({
    name,
    label: say(`${name}.label`),
    ...(hint ? { hint: say(hint) } : {}),
    error: errors[name],
    value: page.fields[name] ?? '',
  });
  const isRequired = say('form.required');
  return html`${textArea({ ...box('where', 'where.hint'), rows: 2, isRequired })}
${choices(say, page, 'when', { error: errors['when'], isRequired })}
${textBox(box('whenDetail', 'whenDetail.hint'))}
${choices(say, page, 'kind')}
${textArea({ ...box('what', 'what.hint'), rows: 5 })}
${textBox(box('howMany'))}
${choices(say, page, 'taken')}`;
}

function choices(
  say: SayReportWord,
  page: ReportPage,
  name: keyof typeof CHOICES,
  more: Partial<Control> = {},
): Html {
  const offered: readonly string[] = CHOICES[name];
  return radios({
    name,
    label: say(`${name}.label`),
    ...more,
    value: page.fields[name] ?? '',
    choices: offered.map((value) => ({ value, label: say(`${name}.${value}` as ReportWord) })),
  });
}

function filesOf(say: SayReportWord, page: ReportPage): Html {
  return html`${waitingNote(say, page.waitingFiles)}
${fileNotes(say, page.refusedFiles, 'files.refusedOnly')}
${fileBoxes(say)}`;
}

export function waitingNote(say: SayReportWord, waitingFiles: number | null): Html | null {
  if (waitingFiles === null) return html`<p class="error">${say('files.notStored')}</p>`;
  return waitingFiles > 0
    ? html`<p class="kept">${say('files.already', { count: waitingFiles })}</p>`
    : null;
}

export function fileBoxes(say: SayReportWord): Html {
  return html`${fileBox({ name: 'photos', label: say('photos.label'), hint: say('photos.hint'), accept: 'image/*' })}
${fileBox({ name: 'voice', label: say('voice.label'), hint: say('voice.hint'), accept: 'audio/*' })}`;
}

function contact(say: SayReportWord, page: ReportPage): Html {
  const value = page.fields['contact'] ?? '';
  const problem = page.problems.find(({ field }) => field === 'contact');
  return html`${textBox({
    name: 'contact',
    label: say('contact.label'),
    hint: say('contact.hint'),
    error: problem ? problemSentence(say, problem) : undefined,
    value,
    autocomplete: 'tel',
  })}
${choices(say, page, 'mayContact')}`;
}
