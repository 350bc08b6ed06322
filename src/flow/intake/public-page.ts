// What every public page has around it: the two languages first, and a way out that stays in sight.
// Pure.
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import type { SayReportWord } from '../../contract/words/report-words.ts';
import { reportSentences } from '../../contract/words/report-words.ts';
import type { Html } from '../../platform/html.ts';
import { html, htmlDocument } from '../../platform/html.ts';

export type PublicPage = {
  language: InterfaceLanguage;
  networkName: string;
  title: string;
  /** Where the same page stands in the other language, without its query. */
  path: string;
  main: Html;
};

const LANGUAGES: readonly { language: InterfaceLanguage; name: string }[] = [
  { language: 'es', name: 'Español' },
  { language: 'en', name: 'English' },
];

/** Only ever a link: nothing is loaded from there. */
const WEATHER: Readonly<Record<InterfaceLanguage, string>> = {
  en: 'https://duckduckgo.com/?q=weather',
  es: 'https://duckduckgo.com/?q=clima',
};

export function publicPage(page: PublicPage): string {
  const say = reportSentences(page.language);
  const body = html`<header class="top">
<nav class="languages" aria-label="${say('language.label')}">${LANGUAGES.map((each) => languageLink(page, each))}</nav>
<a class="leave" rel="noreferrer noopener" href="${WEATHER[page.language]}" aria-describedby="leave-note">${say('leave.link')}</a>
<p class="leave-note" id="leave-note">${say('leave.note')}</p>
</header>
<main>
<p class="network">${page.networkName}</p>
${page.main}
</main>`;
  const { language } = page;
  const title = `${page.title} – ${page.networkName}`;
  return htmlDocument({ language, title, stylesheet: '/report.css', body });
}

function languageLink(page: PublicPage, { language, name }: (typeof LANGUAGES)[number]): Html {
  const href = `${page.path}?lang=${language}`;
  return language === page.language
    ? html`<a lang="${language}" href="${href}" aria-current="true">${name}</a>`
    : html`<a lang="${language}" hreflang="${language}" href="${href}">${name}</a>`;
}

export type RefusalReason =
  'notFound' | 'tooMany' | 'unavailable' | 'notStored' | 'invalid' | 'tooLarge';

/** A calm page instead of the one that was asked for: what happened, what is kept, what to do. */
export function refusalPage(page: {
  language: InterfaceLanguage;
  networkName: string;
  reason: RefusalReason;
  hotline: string;
  waitSeconds?: number;
}): string {
  const say = reportSentences(page.language);
  const title = say(`refusal.${page.reason}.title`);
  const filled = { phone: page.hotline, seconds: page.waitSeconds ?? 60 };
  const main = html`<h1>${title}</h1>
<p>${say(`refusal.${page.reason}.text`, filled)}</p>
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
