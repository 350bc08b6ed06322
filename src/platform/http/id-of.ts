// An id in an address: one that is no UUID names nothing, and looks like one that does not exist.
import { Uuid } from '../../contract/primitives.ts';
import { notFound } from '../errors.ts';

/** @throws AppError not_found */
export function idOf(id: string): string {
  const parsed = Uuid.safeParse(id);
  if (!parsed.success) throw notFound();
  return parsed.data;
}
