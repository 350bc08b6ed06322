// Promise: nothing that somebody typed can become markup. The `html` tag escapes every value but
// those made by `html` itself; attributes in a template must stand in double quotes. Pure.

const MADE_HERE = new WeakSet<Html>();

/** Markup that is safe to send; only `html` makes it. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

export type HtmlValue = string | number | Html | null | undefined | false | readonly HtmlValue[];

/** Lists are joined; null, undefined and false write nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = strings[0] ?? '';
  values.forEach((value, at) => {
    markup += write(value) + (strings[at + 1] ?? '');
  });
  const made = new Html(markup);
  MADE_HERE.add(made);
  return made;
}

function write(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(write).join('');
  if (value instanceof Html && MADE_HERE.has(value)) return value.toString();
  return escapeHtml(String(value));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Text for an element or a quoted attribute: well-formed Unicode, NUL made visible. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\u0000', '\uFFFD')
    .replace(/[&<>"'`]/g, (character) => ESCAPES[character] ?? character);
}

/**
 * A whole document of a page without JavaScript.
 * @param page `stylesheet` is a path on our own host
 */
export function htmlDocument(page: {
  language: string;
  title: string;
  stylesheet: string;
  body: Html;
}): string {
  return html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<link rel="stylesheet" href="${page.stylesheet}">
<link rel="icon" href="data:,">
</head>
<body>
${page.body}
</body>
</html>
`.toString();
}
