// A posted form, read without ever holding more than its limits: fields by name, files judged as
// they stream in. Multipart or form-encoded; cut off, it is nothing.
import type { ByteBudget } from '../../../platform/byte-budget.ts';
import { AppError } from '../../../platform/errors.ts';
import type { FormFields } from './form-answers.ts';
import type { FormUpload } from './upload-limits.ts';
import { UPLOAD_LIMITS } from './upload-limits.ts';
import type { FileStream, UploadTray } from './uploads.ts';
import { createUploadTray } from './uploads.ts';

export const FIELD_MAX_BYTES = 256 * 1_024;
/** Form-encoded text takes up to three bytes for one. */
export const URLENCODED_MAX_BYTES = 3 * FIELD_MAX_BYTES;
const BODY_MAX_BYTES = 512 * 1_048_576;
const BODY_PATIENCE_MS = 10 * 60_000;

export const MULTIPART_LIMITS = {
  fieldNameSize: 100,
  fieldSize: FIELD_MAX_BYTES,
  fields: 30,
  fileSize: UPLOAD_LIMITS.fileBytes,
  files: 60,
  parts: 90,
  headerPairs: 50,
} as const;

/** One part of a multipart body, as it streams in. */
type FormPart =
  | { type: 'file'; file: FileStream; filename?: string; mimetype: string }
  | { type: 'field'; fieldname: string; value: unknown };

export type FormRequest = {
  isMultipart(): boolean;
  parts(): AsyncIterable<FormPart>;
  /** Of a form-encoded body. */
  body: unknown;
  headers: { 'content-length'?: string | undefined };
  raw: { destroy(): unknown };
};

export type PostedForm = {
  fields: FormFields;
  uploads: readonly FormUpload[];
  /** Call once nothing of it is needed any more. */
  release(): void;
};

/** @throws AppError invalid_form for a body that is cut off or malformed, too_large */
export async function readPostedForm(
  request: FormRequest,
  budget: ByteBudget,
): Promise<PostedForm> {
  if (!request.isMultipart()) {
    const fields = collect(request.body instanceof URLSearchParams ? request.body : []);
    return { fields, uploads: [], release: () => undefined };
  }
  if (Number(request.headers['content-length'] ?? 0) > BODY_MAX_BYTES) {
    throw new AppError('too_large', 'The form is too large.');
  }
  const tray = createUploadTray(budget);
  const deadline = setTimeout(() => request.raw.destroy(), BODY_PATIENCE_MS);
  try {
    return { fields: await readParts(request, tray), uploads: tray.uploads, release: tray.release };
  } catch (cause) {
    tray.release();
    throw new AppError('invalid_form', 'The form did not arrive whole.', { cause });
  } finally {
    clearTimeout(deadline);
  }
}

async function readParts(request: FormRequest, tray: UploadTray): Promise<FormFields> {
  const given: [string, string][] = [];
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      if (!isLeftEmpty(part)) await tray.add(part.file, part.mimetype);
      else part.file.resume();
    } else if (typeof part.value === 'string') {
      given.push([part.fieldname, part.value]);
    }
  }
  return collect(given);
}

/** What a browser sends for a file box that nobody used. */
function isLeftEmpty(part: Extract<FormPart, { type: 'file' }>): boolean {
  return (part.filename ?? '') === '' && part.mimetype === 'application/octet-stream';
}

/** The first value of a name counts. Line breaks as a text has them, no NUL, no half characters. */
function collect(given: Iterable<[string, string]>): FormFields {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of given) {
    if (name in fields) continue;
    fields[name] = value.toWellFormed().replaceAll('\u0000', '\uFFFD').replaceAll('\r\n', '\n');
  }
  return fields;
}
