// Pure: whether a webhook's answer is TwiML the carrier could read, and the texts it asks to send.

export type TwimlVerdict =
  { ok: true; messages: string[] } | { ok: false; code: 12100 | 12200; detail: string };

const TOKEN =
  /<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->|<\?[^]*?\?>|<\/(?<close>[A-Za-z_][\w.:-]*)\s*>|<(?<open>[A-Za-z_][\w.:-]*)(?<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>|(?<text>[^<]+)/y;
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/;
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
/** What may stand in the answer about a text, and about a call. */
export const MESSAGING_VERBS: ReadonlySet<string> = new Set([
  'Message',
  'Body',
  'Media',
  'Redirect',
]);
export const VOICE_VERBS: ReadonlySet<string> = new Set([
  'Say',
  'Play',
  'Pause',
  'Gather',
  'Record',
  'Dial',
  'Number',
  'Hangup',
  'Reject',
  'Redirect',
]);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name] ?? whole;
  });
}

function bad(code: 12100 | 12200, detail: string): TwimlVerdict {
  return { ok: false, code, detail };
}

/** Well-formed XML with `<Response>` at its root, holding those verbs only. */
export function readTwiml(xml: string, verbs = MESSAGING_VERBS): TwimlVerdict {
  if (FORBIDDEN.test(xml) || !xml.isWellFormed()) return bad(12100, 'forbidden character');
  const path: string[] = [];
  const messages: string[] = [];
  let hasRoot = false;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(xml);
    if (!match) return bad(12100, `not XML at character ${at}`);
    const { open, close, attributes, empty, text } = match.groups!;
    if (match[0].startsWith('<?xml') && at > 0) return bad(12100, 'text before the declaration');
    if (BARE_AMPERSAND.test(text ?? attributes ?? '')) return bad(12100, 'bare ampersand');
    if (text?.trim() && path.length === 0) return bad(12100, 'text outside the root');
    if (text && path.includes('Message')) messages.push(messages.pop() + unescapeXml(text));
    if (close && path.pop() !== close) return bad(12100, `unexpected </${close}>`);
    if (!open) continue;
    if (path.length === 0 && hasRoot) return bad(12100, 'second root');
    if (path.length === 0 && open !== 'Response') return bad(12200, `root is <${open}>`);
    if (path.length > 0 && !verbs.has(open)) return bad(12200, `unknown verb <${open}>`);
    hasRoot = true;
    if (open === 'Message') messages.push('');
    if (!empty) path.push(open);
  }
  if (path.length > 0 || !hasRoot) return bad(12100, 'document ends early');
  return { ok: true, messages: messages.map((message) => message.trim()) };
}

/** Where the digits of the first `<Gather>` go; null where there is none, or it names no address. */
export function gatherAction(xml: string): string | null {
  const gather = /<Gather\b(?<attributes>[^>]*)>/.exec(xml)?.groups?.['attributes'];
  const action = /\baction\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(gather ?? '');
  return action ? unescapeXml(action[1] ?? action[2] ?? '') : null;
}
