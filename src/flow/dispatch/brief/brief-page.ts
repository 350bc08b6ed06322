// The page of somebody on a team, for a small phone without JavaScript: where, what, the rules that are
// agreed to once, and big buttons that say the same as the digits.
import type { AssignmentStatus } from '../../../contract/call-out.ts';
import { ACTUALS } from '../../../contract/incident-statuses.ts';
import type { InterfaceLanguage } from '../../../contract/primitives.ts';
import { AGENCIES } from '../../../contract/report-facts.ts';
import type { BriefWords } from '../../../contract/words/brief-words.ts';
import { SAFETY_RULES, briefWords } from '../../../contract/words/brief-words.ts';
import { fillSentence } from '../../../contract/words/choose-words.ts';
import { actualWords } from '../../../messaging/texts/actual-words.ts';
import type { Html } from '../../../platform/html.ts';
import { html, htmlDocument } from '../../../platform/html.ts';
import type { Brief } from './open-brief.ts';

const STYLESHEET = '/report.css';

type Button =
  'en_route' | 'on_scene' | 'confirmed' | 'not_ice' | 'nothing' | 'unsure' | 'ok' | 'done';

const BUTTONS: Readonly<Partial<Record<AssignmentStatus, readonly Button[]>>> = {
  accepted: ['en_route', 'on_scene'],
  en_route: ['on_scene'],
  on_scene: ['confirmed', 'not_ice', 'nothing', 'unsure', 'ok'],
  reported: ['confirmed', 'not_ice', 'nothing', 'unsure', 'ok', 'done'],
  stood_down: ['done'],
};

function page(language: InterfaceLanguage, title: string, main: Html): string {
  return htmlDocument({
    language,
    title,
    stylesheet: STYLESHEET,
    body: html`<main>${main}</main>`,
  });
}

/** Shown to whatever looks first, such as a preview of the link: it spends nothing and says nothing. */
export function sealedPage(language: InterfaceLanguage, token: string): string {
  const words = briefWords[language];
  return page(
    language,
    words.openTitle,
    html`<h1>${words.openTitle}</h1>
<p>${words.openLead}</p>
<form method="post" action="/b/${token}"><button type="submit">${words.open}</button></form>`,
  );
}

export function spentPage(language: InterfaceLanguage): string {
  const words = briefWords[language];
  return page(language, words.spentTitle, html`<h1>${words.spentTitle}</h1><p>${words.spent}</p>`);
}

export function briefPage(brief: Brief, said: Html | null): string {
  const { language, code } = brief;
  const words = briefWords[language];
  const title = fillSentence(words.title, { code }, language);
  const main = brief.hasReadRules
    ? html`${whereAndWhat(brief, words)}${steps(brief, words)}`
    : rules(brief, words);
  return page(language, title, html`<h1>${title}</h1>${said}${main}`);
}

/** What a button did, above everything else. */
export function saidNote(
  language: InterfaceLanguage,
  outcome: 'done' | 'refused' | 'read',
  step: string,
): Html | null {
  const words = briefWords[language];
  if (outcome === 'read') return null;
  if (outcome === 'refused') return html`<p class="error" role="status">${words.refused}</p>`;
  const label = (words as Readonly<Record<string, unknown>>)[step];
  const shown = typeof label === 'string' ? label : step;
  return html`<p class="kept" role="status">${fillSentence(words.said, { step: shown }, language)}</p>`;
}

function rules({ pageToken, language }: Brief, words: BriefWords): Html {
  return html`<h2>${words.rulesTitle}</h2>
<ul>${SAFETY_RULES[language].map((rule) => html`<li>${rule}</li>`)}</ul>
${button(pageToken, 'rules', words.rulesAgree)}`;
}

function whereAndWhat({ scene, team, language }: Brief, words: BriefWords): Html {
  if (!scene) return html`<p>${words.over}</p>`;
  const { place, reports: count, agents, vehicles } = scene;
  const say = (
    sentence: Parameters<typeof fillSentence>[0],
    params: Record<string, string | number>,
  ) => html`<p>${fillSentence(sentence, params, language)}</p>`;
  return html`<h2>${words.where}</h2>
<p class="code">${place || words.whereUnknown}</p>
<h2>${words.what}</h2>
${say(words.reported, { count })}
${agents === null ? null : say(words.agents, { count: agents })}
${vehicles === null ? null : say(words.vehicles, { count: vehicles })}
<h2>${words.team}</h2>
<p>${team.length === 0 ? words.nobodyYet : team.join(', ')}</p>`;
}

function steps(brief: Brief, words: BriefWords): Html {
  const { pageToken, status, scene } = brief;
  const shown = BUTTONS[status] ?? [];
  if (shown.length === 0) return html``;
  return html`<h2>${words.now}</h2>
${shown.map((step) => button(pageToken, step, words[step], details(brief, words, step)))}
${scene ? button(pageToken, 'relief', words.relief) : null}
${button(pageToken, 'sos', words.sos)}
${scene ? html`<h2>${words.rulesTitle}</h2><ul>${SAFETY_RULES[brief.language].map((rule) => html`<li>${rule}</li>`)}</ul>` : null}`;
}

function button(pageToken: string, step: string, label: string, more: Html | null = null): Html {
  return html`<form method="post" action="/b/page/${pageToken}" accept-charset="utf-8">
<input type="hidden" name="step" value="${step}">${more}
<button type="submit">${label}</button>
</form>
`;
}

/** A claim may name who it is and say a few words. */
function details({ language }: Brief, words: BriefWords, step: Button): Html | null {
  if (step === 'confirmed') {
    const names = AGENCIES.filter((agency) => agency !== 'unknown');
    return html`${choice('agency', words.agency, words.unknown, names, (name) => name.replaceAll('_', ' '))}${noteBox(words, step)}`;
  }
  if (step !== 'not_ice') return null;
  const say = (actual: string) => actualWords(actual, language);
  return html`${choice('actual', words.actual, words.unknown, ACTUALS, say)}${noteBox(words, step)}`;
}

function choice(
  name: string,
  label: string,
  unknown: string,
  values: readonly string[],
  say: (value: string) => string,
): Html {
  return html`<div class="field"><label for="${name}">${label}</label>
<select id="${name}" name="${name}"><option value="">${unknown}</option>${values.map((value) => html`<option value="${value}">${say(value)}</option>`)}</select></div>`;
}

function noteBox(words: BriefWords, step: string): Html {
  return html`<div class="field"><label for="note-${step}">${words.note}</label>
<input id="note-${step}" name="note" type="text" maxlength="300" autocomplete="off"></div>`;
}
