// An id in an address. One that is no UUID names nothing: it looks like one that does not exist.
import { Uuid } from '../../contract/primitives.ts';
import { notFound } from '../errors.ts';

/** @throws AppError not_found */
export function uuidParam(given: string): string {
  const parsed = Uuid.safeParse(given);
  if (!parsed.success) throw notFound();
  return parsed.data;
}
