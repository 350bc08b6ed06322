// JSON bodies: refused when they are not JSON, hide a prototype, or nest deeper than anything we ask for.
import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';

const DEPTH_MAX = 32;

export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    if (isEncoded(request.headers['content-encoding'])) {
      done(new AppError('unsupported_media_type', 'The body must not be compressed.'));
    } else if (isTooDeep(text))
      done(new AppError('invalid_json', 'The body is nested too deeply.'));
    else void parse(request, text, done);
  });
  app.removeContentTypeParser('text/plain');
}

/** We unpack nothing: a small body cannot become a large one. */
function isEncoded(encoding: string | undefined): boolean {
  return encoding !== undefined && encoding.trim().toLowerCase() !== 'identity';
}

/** Counts brackets outside strings; cheap, and before anything recursive sees the text. Pure. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (isInString) {
      if (letter === '\\') at += 1;
      else if (letter === '"') isInString = false;
    } else if (letter === '"') isInString = true;
    else if (letter === '{' || letter === '[') {
      depth += 1;
      if (depth > DEPTH_MAX) return true;
    } else if (letter === '}' || letter === ']') depth -= 1;
  }
  return false;
}
