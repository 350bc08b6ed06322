// What of the carrier's an address means. A request is made from the ids that were read here and never
// from the address itself, so nothing but the carrier's own media and recordings is ever asked for.
import type { Config } from '../config.ts';

export type CarrierResource =
  | { kind: 'media'; messageSid: string; mediaSid: string }
  /** Some medium of that message: which one is in the carrier's list. */
  | { kind: 'media_of'; messageSid: string }
  | { kind: 'recording'; recordingSid: string };

type CarrierConfig = Pick<Config, 'TWILIO_ACCOUNT_SID' | 'TWILIO_API_BASE_URL'>;

export type ReadAddress = CarrierResource | { kind: 'refused_host' } | { kind: 'refused_address' };

const CARRIER_ORIGIN = 'https://api.twilio.com';
const PATH =
  /^\/2010-04-01\/Accounts\/(?<account>AC[0-9a-f]{32})\/(?:Messages\/(?<message>(?:SM|MM)[0-9a-f]{32})\/Media(?:\/(?<media>ME[0-9a-f]{32}))?|Recordings\/(?<recording>RE[0-9a-f]{32})(?:\.mp3|\.wav)?)$/;

/** Where the carrier's interface is, without a slash at its end. */
export function carrierBase(config: Pick<Config, 'TWILIO_API_BASE_URL'>): string {
  return (config.TWILIO_API_BASE_URL ?? CARRIER_ORIGIN).replace(/\/$/, '');
}

/**
 * Exactly the carrier's host over https (or the configured base), no user, no other port, and on it
 * nothing but a medium or a recording of our own account. Pure.
 */
export function readCarrierAddress(config: CarrierConfig, address: string): ReadAddress {
  if (!URL.canParse(address)) return { kind: 'refused_host' };
  const parsed = new URL(address);
  const base = new URL(carrierBase(config));
  const hasUser = parsed.username !== '' || parsed.password !== '';
  if (hasUser || parsed.origin !== base.origin) return { kind: 'refused_host' };
  const prefix = base.pathname.replace(/\/$/, '');
  const isBare = parsed.search === '' && parsed.hash === '' && parsed.pathname.startsWith(prefix);
  const { account, message, media, recording } =
    PATH.exec(isBare ? parsed.pathname.slice(prefix.length) : '')?.groups ?? {};
  if (account !== config.TWILIO_ACCOUNT_SID) return { kind: 'refused_address' };
  if (recording) return { kind: 'recording', recordingSid: recording };
  if (message && media) return { kind: 'media', messageSid: message, mediaSid: media };
  if (message) return { kind: 'media_of', messageSid: message };
  return { kind: 'refused_address' };
}

/** The other way round; the address of a recording says in which form it is wanted. */
export function carrierAddress(config: CarrierConfig, resource: CarrierResource): string {
  const account = `${carrierBase(config)}/2010-04-01/Accounts/${config.TWILIO_ACCOUNT_SID}`;
  switch (resource.kind) {
    case 'media':
      return `${account}/Messages/${resource.messageSid}/Media/${resource.mediaSid}`;
    case 'media_of':
      return `${account}/Messages/${resource.messageSid}/Media`;
    case 'recording':
      return `${account}/Recordings/${resource.recordingSid}.mp3`;
  }
}

/**
 * Whether a redirect of the carrier's leads where its media are kept.
 * @param places addresses that may be followed, each with all that stands below it
 */
export function isMediaPlace(places: readonly string[], target: URL): boolean {
  if (target.username !== '' || target.password !== '') return false;
  return places.some((each) => {
    const place = new URL(each);
    const folder = place.pathname.replace(/\/$/, '');
    return target.origin === place.origin && target.pathname.startsWith(`${folder}/`);
  });
}
