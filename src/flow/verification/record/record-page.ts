// An incident on two printed pages: what was found, decided and done, and how long it took. No phone,
// name, exact place or anybody's words stand on it; what it says in shades it says in signs too. Pure.
import type { VerifiedIncident, Intervals, TimelineKind } from '../../../contract/incident.ts';
import type { InterfaceLanguage } from '../../../contract/primitives.ts';
import { fillSentence } from '../../../contract/words/choose-words.ts';
import { factWordsEn } from '../../../contract/words/fact-words-en.ts';
import { factWordsEs } from '../../../contract/words/fact-words-es.ts';
import type { RecordWords } from '../../../contract/words/record-words.ts';
import { recordWords } from '../../../contract/words/record-words.ts';
import type { Agency } from '../../../contract/report-facts.ts';
import type { Actual } from '../../../contract/incident-statuses.ts';
import type { Html } from '../../../platform/html.ts';
import { html, htmlDocument } from '../../../platform/html.ts';

export type RecordEntry = { at: Date; kind: TimelineKind; by: string | null; codes: string[] };

export type RecordPage = {
  language: InterfaceLanguage;
  networkName: string;
  timeZone: string;
  now: Date;
  incident: VerifiedIncident;
  intervals: Intervals;
  timeline: readonly RecordEntry[];
  /** In the page's language. */
  actualWords(actual: Actual): string;
};

/** What fits on two pages beside the rest. */
const HEAD_ENTRIES = 12;
const TAIL_ENTRIES = 28;
const FINDINGS_MAX = 24;

type Say = { words: RecordWords; at(instant: string): string; page: RecordPage };

export function recordPage(page: RecordPage): string {
  const { language, networkName, incident } = page;
  const words = recordWords[language];
  const clock = new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: page.timeZone,
  });
  const say: Say = { words, page, at: (instant) => clock.format(new Date(instant)) };
  const title = fillSentence(words.title, { code: incident.code }, language);
  const printed = { at: say.at(page.now.toISOString()), zone: page.timeZone };
  const body = html`<main>
<p class="network">${networkName}</p>
<h1>${title}</h1>
<p class="printed">${fillSentence(words.printed, printed, language)} ${words.noPrivate}</p>
${summary(say)}
${intervals(say)}
${findings(say)}
${verdicts(say)}
${timeline(say)}
</main>`;
  return htmlDocument({ language, title, stylesheet: '/record.css', body });
}

function summary({ words, page }: Say): Html {
  const { incident, language } = page;
  const { verification, actual, agencyConfirmed, callOuts } = incident;
  const people = callOuts.flatMap((callOut) => callOut.people);
  const went = people.filter(({ onSceneAt }) => onSceneAt !== null);
  const area = [incident.city, incident.zip].filter(Boolean).join(' ');
  return html`<dl>
<dt>${words.verdict}</dt><dd class="verdict ${verification}"><span class="mark">${words.mark[verification]}</span> ${words.verification[verification]}</dd>
${actual ? html`<dt>${words.actual}</dt><dd>${page.actualWords(actual)}</dd>` : null}
${agencyConfirmed ? html`<dt>${words.agency}</dt><dd>${agencyWords(agencyConfirmed, language)}</dd>` : null}
<dt>${words.priority}</dt><dd>${incident.priority}</dd>
<dt>${words.area}</dt><dd>${area || words.unknown}</dd>
<dt>${words.reports}</dt><dd>${incident.reportCount}</dd>
<dt>${words.people}</dt><dd>${people.length} ${words.asked}, ${went.length} ${words.went}</dd>
</dl>`;
}

function intervals({ words, at, page }: Say): Html {
  const { intervals: found } = page;
  const { secondsTo } = found;
  const rows = [
    [words.steps.firstReport, found.firstReportAt, null],
    [words.steps.claim, found.claimedAt, secondsTo.claim],
    [words.steps.callOut, found.calledOutAt, secondsTo.callOut],
    [words.steps.acceptance, found.acceptedAt, secondsTo.acceptance],
    [words.steps.onScene, found.onSceneAt, secondsTo.onScene],
    [words.steps.verdict, found.verdictAt, secondsTo.verdict],
  ] as const;
  return html`<h2>${words.intervals}</h2>
<table><thead><tr><th></th><th>${words.at}</th><th>${words.after}</th></tr></thead><tbody>
${rows.map(([name, instant, seconds]) => html`<tr><th>${name}</th><td>${instant ? at(instant) : '–'}</td><td>${duration(seconds)}</td></tr>`)}
</tbody></table>`;
}

/** `1:02:03`, or `2:03`. */
function duration(seconds: number | null): string {
  if (seconds === null) return '–';
  const two = (count: number) => String(count).padStart(2, '0');
  const whole = Math.abs(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
  return seconds < 0 ? `−${rest}` : rest;
}

function findings({ words, at, page }: Say): Html {
  const { incident, language } = page;
  const shown = incident.findings.slice(-FINDINGS_MAX);
  const left = incident.findings.length - shown.length;
  const items = shown.map((each) => {
    const isGone = each.withdrawnAt !== null;
    const parts = [
      words.says[each.says],
      each.agency && agencyWords(each.agency, language),
      each.actual && page.actualWords(each.actual),
      isGone ? words.withdrawn : `${words.source} ${each.source}`,
    ];
    return html`<li>${at(each.at)}: ${words.basis[each.basis]}: ${parts.filter(Boolean).join(', ')}</li>`;
  });
  return html`<h2>${words.findings}</h2>
${items.length === 0 ? html`<p>${words.none}</p>` : html`<ul>${items}</ul>`}
${left > 0 ? html`<p>${fillSentence(words.more, { count: left }, language)}</p>` : null}`;
}

function verdicts({ words, at, page }: Say): Html {
  const { incident, language } = page;
  const taken = incident.verdicts.filter(({ decidedAt }) => decidedAt !== null).slice(-8);
  const items = taken.map((each) => {
    const basis = each.basis.map((code) => words.basis[code]).join(', ');
    const override = { second: each.second?.username ?? '' };
    const reviewer = { name: each.reviewedBy?.username ?? '' };
    const review = each.reviewedBy
      ? fillSentence(words.reviewed, reviewer, language)
      : words.notReviewed;
    const flag = each.second
      ? `; ${fillSentence(words.override, override, language)}; ${review}`
      : '';
    return html`<li>${at(each.decidedAt ?? each.askedAt)}: <b>${words.mark[each.to]} ${words.verification[each.to]}</b> (${each.decidedBy.username})${basis ? `: ${basis}` : ''}${flag}</li>`;
  });
  return html`<h2>${words.verdicts}</h2>
${items.length === 0 ? html`<p>${words.none}</p>` : html`<ul>${items}</ul>`}`;
}

function timeline({ words, at, page }: Say): Html {
  const all = page.timeline;
  const isLong = all.length > HEAD_ENTRIES + TAIL_ENTRIES;
  const left = all.length - HEAD_ENTRIES - TAIL_ENTRIES;
  const line = ({ at: when, kind, by }: RecordEntry) =>
    html`<li>${at(when.toISOString())}: ${words.kinds[kind]} (${by ?? words.system})</li>`;
  const head = isLong ? all.slice(0, HEAD_ENTRIES) : all;
  const tail = isLong ? all.slice(-TAIL_ENTRIES) : [];
  const between = fillSentence(words.more, { count: left }, page.language);
  return html`<h2>${words.timeline}</h2>
<ol class="timeline">${head.map(line)}
${isLong ? html`<li>… ${between} …</li>` : null}${tail.map(line)}</ol>`;
}

function agencyWords(agency: Agency, language: InterfaceLanguage): string {
  return (language === 'es' ? factWordsEs : factWordsEn)[`agency.${agency}`];
}
