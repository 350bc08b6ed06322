// Photos, voice notes and recordings by the carrier's real interface. Credentials go to the carrier's
// own host and nowhere else: where it redirects to is asked without them, and only if it is a place
// where the carrier is known to keep media.
import type { Config } from '../config.ts';
import type { CarrierResource } from './carrier-resource.ts';
import { carrierAddress, isMediaPlace } from './carrier-resource.ts';
import type { Download, DownloadLimits } from '../platform/fetch-bytes.ts';
import { fetchBytes } from '../platform/fetch-bytes.ts';
import type { DeleteOutcome, FetchOutcome, MediaTransport } from './media-transport.ts';
import type { ConnectionConfig } from './twilio-client.ts';
import { createTwilioClient, toCarrierError } from './twilio-client.ts';

const MEGABYTE = 1_048_576;
/** A carrier takes 5 MB in a message; three times that is not a photo sent by a phone. */
const LIMITS: DownloadLimits = { bytesMax: 16 * MEGABYTE, totalMs: 30_000, silentMs: 10_000 };
const LISTED_MAX = 20;

type MediaConfig = ConnectionConfig & Pick<Config, 'TWILIO_MEDIA_HOSTS'>;

export function createMediaTransport(
  config: MediaConfig,
  limits: DownloadLimits = LIMITS,
): MediaTransport {
  const client = createTwilioClient(config);
  const pair = `${config.TWILIO_ACCOUNT_SID}:${config.TWILIO_AUTH_TOKEN ?? 'none'}`;
  const authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  const mayFollow = (target: URL) => isMediaPlace(config.TWILIO_MEDIA_HOSTS, target);

  async function list(messageSid: string): Promise<string[]> {
    try {
      const found = await client.messages(messageSid).media.list({ limit: LISTED_MAX });
      return found.map(({ sid }) => sid).filter((sid) => /^ME[0-9a-f]{32}$/.test(sid));
    } catch (error) {
      const failure = toCarrierError(error);
      if (failure.status === 404) return [];
      throw failure;
    }
  }

  async function removeAll(resource: CarrierResource): Promise<void> {
    if (resource.kind === 'recording') {
      await client.recordings(resource.recordingSid).remove();
    } else if (resource.kind === 'media') {
      await client.messages(resource.messageSid).media(resource.mediaSid).remove();
    } else {
      const { messageSid } = resource;
      for (const sid of await list(messageSid))
        await client.messages(messageSid).media(sid).remove();
    }
  }

  return {
    fetch: async (resource, stop) => {
      const address = carrierAddress(config, resource);
      return outcomeOf(await fetchBytes(address, { authorization, mayFollow, limits, stop }));
    },
    list,
    remove: async (resource): Promise<DeleteOutcome> => {
      try {
        await removeAll(resource);
        return { outcome: 'deleted' };
      } catch (error) {
        const failure = toCarrierError(error);
        if (failure.status === 404) return { outcome: 'deleted' };
        return { outcome: 'failed', code: failure.code ?? failure.status ?? failure.kind };
      }
    },
  };
}

function outcomeOf(download: Download): FetchOutcome {
  switch (download.kind) {
    case 'bytes':
      return download.bytes.length > 0
        ? { outcome: 'fetched', bytes: download.bytes }
        : { outcome: 'failed', reason: 'empty_file' };
    case 'too_large':
      return { outcome: 'refused', reason: 'too_large' };
    case 'refused_redirect':
      return { outcome: 'refused', reason: 'refused_redirect', host: download.host };
    case 'status': {
      const { status, retryAfterMs } = download;
      return {
        outcome: 'failed',
        reason: reasonOf(status),
        ...(retryAfterMs ? { retryAfterMs } : {}),
      };
    }
    default:
      return { outcome: 'failed', reason: download.kind };
  }
}

function reasonOf(status: number): 'not_allowed' | 'gone' | 'carrier_error' {
  if (status === 401 || status === 403) return 'not_allowed';
  return status === 404 || status === 410 ? 'gone' : 'carrier_error';
}
