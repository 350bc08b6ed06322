// How long a session lives. Pure.
const HOUR_MS = 60 * 60 * 1_000;

/** After this long without a request a session is over. */
export const SESSION_IDLE_MS = 12 * HOUR_MS;
export const SESSION_MAX_MS = 7 * 24 * HOUR_MS;
/** As long as browsers keep any cookie: the same browser is known again. */
export const DEVICE_COOKIE_MS = 400 * 24 * HOUR_MS;
