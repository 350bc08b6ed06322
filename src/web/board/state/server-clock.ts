// Ages are told by the server's clock: a laptop that is ten minutes off must not hide a P1's wait.

/** A `Date` header has whole seconds; smaller differences than this are only that and the line. */
const NOISE_MS = 2_000;

let offsetMs = 0;

/** Takes the server's `Date` header of an answer that was asked for and came at these instants. */
export function noteServerDate(date: string | null, askedAt: number, answeredAt: number): void {
  const serverMs = date === null ? Number.NaN : Date.parse(date) + 500;
  if (Number.isNaN(serverMs)) return;
  const measured = serverMs - (askedAt + answeredAt) / 2;
  offsetMs = Math.abs(measured) < NOISE_MS ? 0 : measured;
}

/** The server's present, ms. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}
