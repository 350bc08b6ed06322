// Where somebody asks to help: one page, no script, no cookie; sent back, it holds all that was typed.
// Then the page for the code, the same whether or not the phone was known. Pure.
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import { VOLUNTEER_LANGUAGES, VOLUNTEER_TASKS } from '../../contract/volunteer.ts';
import type { JoinWord, SayJoinWord } from '../../contract/words/join-words.ts';
import { joinSentences } from '../../contract/words/join-words.ts';
import type { Html } from '../../platform/html.ts';
import { html } from '../../platform/html.ts';
import type { Control } from '../../platform/pages/form-controls.ts';
import {
  checkBox,
  checkBoxes,
  errorSummary,
  radios,
  textArea,
  textBox,
  trapBox,
} from '../../platform/pages/form-controls.ts';
import type { Hotline } from '../../platform/pages/public-page.ts';
import { publicPage, withPhone } from '../../platform/pages/public-page.ts';
import type { JoinFields, JoinProblem } from './join-answers.ts';
import { JOIN_MAX } from './join-answers.ts';

export type JoinFrame = { language: InterfaceLanguage; networkName: string; hotline: Hotline };

export type JoinPage = JoinFrame & {
  token: string;
  fields: JoinFields;
  problems: readonly JoinProblem[];
};

export function joinPage(page: JoinPage): string {
  const { language, networkName } = page;
  const say = joinSentences(language);
  const errors = page.problems.map((each) => ({
    field: each.field,
    sentence: problemSentence(say, each),
  }));
  const plain = say('title');
  const title = errors.length > 0 ? say('error.titlePrefix', { title: plain }) : plain;
  const main = html`${errors.length > 0 ? errorSummary(say, errors) : null}
<h1>${plain}</h1>
<p>${say('intro')}</p>
<p class="hint">${say('never')}</p>
<form method="post" action="/join?lang=${language}" accept-charset="utf-8">
<input type="hidden" name="token" value="${page.token}">
${trapBox(say('trap'))}
${aboutYou(say, page, new Map(errors.map((each) => [each.field, each.sentence])))}
<button type="submit">${say('send')}</button>
<p class="hint">${say('private')}</p>
</form>`;
  return publicPage({ language, networkName, title, path: '/join', main });
}

function problemSentence(say: SayJoinWord, { field, problem }: JoinProblem): string {
  if (problem === 'too_long') {
    return say('tooLong', { field: say(`${field}.label`), max: JOIN_MAX[field] });
  }
  return say(field === 'zip' ? 'zip.wrong' : `${field}.missing`);
}

type Errors = ReadonlyMap<string, string>;

function aboutYou(say: SayJoinWord, page: JoinPage, errors: Errors): Html {
  const { one, languages, tasks } = page.fields;
  const box = (name: 'name' | 'phone' | 'zip' | 'times' | 'references') => ({
    ...controlOf(say, name, errors),
    value: one[name] ?? '',
  });
  const isRequired = say('required');
  const labelled = (prefix: 'language' | 'task') => (value: string) => ({
    value,
    label: say(`${prefix}.${value}` as JoinWord),
  });
  const written = {
    name: 'write',
    label: say('write.label'),
    value: one['write'] ?? page.language,
  };
  const words = (name: 'times' | 'references') => textArea({ ...box(name), rows: 3 });
  return html`${textBox({ ...box('name'), isRequired, autocomplete: 'nickname' })}
${textBox({ ...box('phone'), isRequired, autocomplete: 'tel', inputMode: 'tel' })}
${textBox({ ...box('zip'), isRequired, autocomplete: 'postal-code', inputMode: 'numeric' })}
${radios({ ...written, choices: ['es', 'en'].map(labelled('language')) })}
${checkBoxes({ name: 'languages', label: say('languages.label'), values: languages, choices: VOLUNTEER_LANGUAGES.map(labelled('language')) })}
${checkBoxes({ name: 'tasks', label: say('tasks.label'), hint: say('tasks.hint'), values: tasks, choices: VOLUNTEER_TASKS.map(labelled('task')) })}
${checkBox({ name: 'car', label: say('car.label'), isChecked: one['car'] === 'yes' })}
${words('times')}
${words('references')}
${checkBox({ ...controlOf(say, 'texts', errors), isRequired, isChecked: one['texts'] === 'yes' })}`;
}

function controlOf(
  say: SayJoinWord,
  name: 'name' | 'phone' | 'zip' | 'times' | 'references' | 'texts',
  errors: Errors,
): Control {
  return { name, label: say(`${name}.label`), hint: say(`${name}.hint`), error: errors.get(name) };
}

/** @param problem why the code that was typed does not do */
export function codePage(
  page: JoinFrame & { token: string; problem: 'wrong' | 'over' | null },
): string {
  const { language, networkName, token, problem } = page;
  const say = joinSentences(language);
  const path = `/join/${token}`;
  const plain = say('code.title');
  const title = problem ? say('error.titlePrefix', { title: plain }) : plain;
  const again = html`<p><a href="/join?lang=${language}">${say('code.again')}</a></p>`;
  const sentence = problem && say(`code.${problem}`);
  const main = html`<h1>${plain}</h1>
${
  problem === 'over'
    ? html`<p class="error" role="alert">${sentence}</p>`
    : html`<p>${say('code.sent')}</p>
<form method="post" action="${path}?lang=${language}" accept-charset="utf-8">
${textBox({ name: 'code', label: say('code.label'), value: '', autocomplete: 'one-time-code', inputMode: 'numeric', ...(sentence ? { error: sentence } : {}) })}
<button type="submit">${say('code.send')}</button>
</form>`
}
<p class="hint">${withPhone(say('code.none'), page.hotline)}</p>
${again}`;
  return publicPage({ language, networkName, title, path, main });
}

export function joinedPage(page: JoinFrame & { token: string }): string {
  const { language, networkName, token } = page;
  const say = joinSentences(language);
  const title = say('done.title');
  const main = html`<h1>${title}</h1><p>${say('done.text')}</p>`;
  return publicPage({ language, networkName, title, path: `/join/${token}`, main });
}

/** A calm page instead of the one that was asked for. */
export function joinRefusalPage(
  page: JoinFrame & { reason: 'notFound' | 'tooMany' | 'failed'; waitSeconds?: number },
): string {
  const { language, networkName, reason } = page;
  const say = joinSentences(language);
  const title = say(`refusal.${reason}.title`);
  const text = say(`refusal.${reason}.text`, { seconds: page.waitSeconds ?? 60 });
  const main = html`<h1>${title}</h1>
<p>${text.includes('{phone}') ? withPhone(text, page.hotline) : text}</p>
<p><a href="/join?lang=${language}">${say('code.again')}</a></p>`;
  return publicPage({ language, networkName, title, path: '/join', main });
}
