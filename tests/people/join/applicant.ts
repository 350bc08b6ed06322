// Somebody with a browser that runs no script and keeps no cookie.
import type { TestApp } from '../../harness/test-app.ts';

export type Page = { status: number; url: string; text: string; headers: Headers };

export type Applicant = {
  opens(path: string): Promise<Page>;
  /** Fills in what is given over an answer to everything; sent with the page's own token. */
  sends(page: Page, given?: Record<string, string | string[]>): Promise<Page>;
  types(page: Page, code: string): Promise<Page>;
};

export function applicant(app: TestApp, headers: Record<string, string> = {}): Applicant {
  const pageOf = async (answer: Response): Promise<Page> => ({
    status: answer.status,
    url: new URL(answer.url).pathname,
    text: await answer.text(),
    headers: answer.headers,
  });
  const post = async (path: string, body: URLSearchParams) =>
    pageOf(await fetch(`${app.baseUrl}${path}`, { method: 'POST', body, headers }));
  return {
    opens: async (path) => pageOf(await fetch(`${app.baseUrl}${path}`, { headers })),
    sends: (page, given = {}) => {
      const body = new URLSearchParams();
      const all = {
        name: 'Iris V.',
        zip: '90057',
        texts: 'yes',
        write: 'en',
        token: tokenOf(page),
        ...given,
      };
      for (const [name, value] of Object.entries(all)) {
        for (const each of [value].flat()) body.append(name, each);
      }
      return post(actionOf(page), body);
    },
    types: (page, code) => post(actionOf(page), new URLSearchParams({ code })),
  };
}

export function tokenOf(page: Page): string {
  return /name="token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
}

export function codeIn(body: string): string {
  return /\b(\d{6})\b/.exec(body)?.[1] ?? '';
}

/** Where the page itself would send its form. */
function actionOf(page: Page): string {
  return /<form method="post" action="([^"]+)"/.exec(page.text)?.[1] ?? page.url;
}
