// Each number of ours has its own consent: who leaves the alerts keeps the thread of the hotline.
// Pure.
import type { Config } from '../config.ts';
import type { ConsentPurpose } from '../records/consent/consent-store.ts';

export function purposeOfNumber(
  config: Pick<Config, 'ALERT_NUMBER' | 'RESPONDER_NUMBER'>,
  ourNumber: string,
): ConsentPurpose {
  if (ourNumber === config.ALERT_NUMBER) return 'alerts';
  return ourNumber === config.RESPONDER_NUMBER ? 'responders' : 'hotline';
}
