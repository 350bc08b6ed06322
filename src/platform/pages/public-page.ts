// What every public page has around it: the two languages first, and a way out that stays in sight.
// Pure.
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import { reportSentences } from '../../contract/words/report-words.ts';
import type { Html } from '../html.ts';
import { html, htmlDocument } from '../html.ts';

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
  const body = html`<header>
<nav class="languages" aria-label="${say('language.label')}">${LANGUAGES.map((each) => languageLink(page, each))}</nav>
<div class="top"><a class="leave" rel="noreferrer noopener" href="${WEATHER[page.language]}" aria-describedby="leave-note">${say('leave.link')}</a></div>
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

/** The number that takes texts and calls: as it is dialled, and as people read it. */
export type Hotline = { dialled: string; shown: string };

/** A sentence with `{phone}` in it, the number as a link that a phone can call. */
export function withPhone(sentence: string, hotline: Hotline): Html {
  const [before, after = ''] = sentence.split('{phone}');
  return html`${before}<a class="phone" href="tel:${hotline.dialled}">${hotline.shown}</a>${after}`;
}
