// The page of a one-time link to an account, without JavaScript. Pure.
import type { InterfaceLanguage } from '../contract/primitives.ts';
import type { SetupWords } from '../contract/words/setup-words.ts';
import { html, htmlDocument } from '../platform/html.ts';

export const SETUP_FIELDS = ['name', 'username', 'password'] as const;
export type SetupField = (typeof SETUP_FIELDS)[number];

const STYLESHEET = '/report.css';

/** What was typed comes back, but for the password. */
export function setupPage(
  language: InterfaceLanguage,
  words: SetupWords,
  typed: Partial<Record<SetupField, string>>,
  wrong: readonly SetupField[],
): string {
  const field = (
    name: SetupField,
    label: string,
    hint: string | null,
    type: string,
    complete: string,
  ) => {
    const isWrong = wrong.includes(name);
    return html`<div class="field">
      <label for="${name}">${label}</label>
      ${hint === null ? null : html`<p class="hint" id="${name}-hint">${hint}</p>`}
      ${isWrong ? html`<p class="error" id="${name}-error">${problemOf(words, name)}</p>` : null}
      <input id="${name}" name="${name}" type="${type}" autocomplete="${complete}" required
        value="${name === 'password' ? '' : (typed[name] ?? '')}"
        aria-invalid="${isWrong ? 'true' : 'false'}"
        aria-describedby="${hint === null ? '' : `${name}-hint `}${isWrong ? `${name}-error` : ''}">
    </div>`;
  };
  const body = html`<main>
    <h1>${words.title}</h1>
    <p>${words.lead}</p>
    ${summary(words, wrong)}
    <form method="post">
      ${field('name', words.name, null, 'text', 'name')}
      ${field('username', words.username, words.usernameHint, 'text', 'username')}
      ${field('password', words.password, words.passwordHint, 'password', 'new-password')}
      <button type="submit">${words.create}</button>
    </form>
  </main>`;
  return htmlDocument({ language, title: words.title, stylesheet: STYLESHEET, body });
}

export function setupNotice(
  language: InterfaceLanguage,
  words: SetupWords,
  notice: 'spent' | 'done',
): string {
  const title = notice === 'spent' ? words.spentTitle : words.doneTitle;
  const link = notice === 'done' ? html`<p><a href="/board">${words.toBoard}</a></p>` : null;
  const body = html`<main><h1>${title}</h1><p>${words[notice]}</p>${link}</main>`;
  return htmlDocument({ language, title, stylesheet: STYLESHEET, body });
}

function summary(words: SetupWords, wrong: readonly SetupField[]) {
  if (wrong.length === 0) return null;
  const items = wrong.map(
    (name) => html`<li><a href="#${name}">${problemOf(words, name)}</a></li>`,
  );
  return html`<div class="summary" role="alert" tabindex="-1"><h2>${words.problem}</h2><ul>${items}</ul></div>`;
}

function problemOf(words: SetupWords, name: SetupField): string {
  if (name === 'name') return words.nameProblem;
  return name === 'username' ? words.usernameProblem : words.passwordProblem;
}
