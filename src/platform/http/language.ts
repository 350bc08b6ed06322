// Which of our two languages a visitor reads: what the address asks for, else the browser's order.
import type { FastifyRequest } from 'fastify';
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import { InterfaceLanguage as Language } from '../../contract/primitives.ts';

export function languageOf(request: Pick<FastifyRequest, 'query' | 'headers'>): InterfaceLanguage {
  const asked = Language.safeParse((request.query as { lang?: unknown } | undefined)?.lang);
  return asked.success ? asked.data : preferredLanguage(request.headers['accept-language']);
}

/** RFC 9110 quality values; English where neither of ours is named. Pure. */
export function preferredLanguage(header: string | undefined): InterfaceLanguage {
  const ranked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => quality > 0 && (language === 'es' || language === 'en'))
    .toSorted((a, b) => b.quality - a.quality);
  return ranked[0]?.language === 'es' ? 'es' : 'en';
}
