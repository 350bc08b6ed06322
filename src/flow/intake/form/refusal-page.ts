// The calm page that stands for a refusal at the report's doors, and the way back by a code. Pure.
import type { InterfaceLanguage } from '../../../contract/primitives.ts';
import type { SayReportWord } from '../../../contract/words/report-words.ts';
import { reportSentences } from '../../../contract/words/report-words.ts';
import type { Html } from '../../../platform/html.ts';
import { html } from '../../../platform/html.ts';
import type { Hotline } from '../../../platform/pages/public-page.ts';
import { publicPage, withPhone } from '../../../platform/pages/public-page.ts';

export type RefusalReason =
  'notFound' | 'tooMany' | 'unavailable' | 'notStored' | 'invalid' | 'tooLarge';

/** A calm page instead of the one that was asked for: what happened, what is kept, what to do. */
export function refusalPage(page: {
  language: InterfaceLanguage;
  networkName: string;
  reason: RefusalReason;
  hotline: Hotline;
  waitSeconds?: number;
}): string {
  const say = reportSentences(page.language);
  const title = say(`refusal.${page.reason}.title`);
  const text = say(`refusal.${page.reason}.text`, { seconds: page.waitSeconds ?? 60 });
  const main = html`<h1>${title}</h1>
<p>${text.includes('{phone}') ? withPhone(text, page.hotline) : text}</p>
${page.reason === 'notFound' ? findForm(say, page.language) : null}
<p><a href="/report?lang=${page.language}">${say('refusal.again')}</a></p>`;
  const { language, networkName } = page;
  return publicPage({ language, networkName, title, path: '/report', main });
}

/** For somebody who comes back with a code. */
export function findForm(say: SayReportWord, language: InterfaceLanguage): Html {
  return html`<form class="find" method="get" action="/report">
<h2>${say('find.title')}</h2>
<input type="hidden" name="lang" value="${language}">
<label for="receipt">${say('find.label')}</label>
<input id="receipt" name="receipt" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" placeholder="7KQ4-M2XD">
<button type="submit" class="second">${say('find.send')}</button>
</form>`;
}
