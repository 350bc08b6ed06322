// The network's own minutes for whoever is silent. Pure.
import type { Config } from '../../config.ts';
import type { CheckSettings } from './next-check.ts';

export function checkSettings(config: Config): CheckSettings {
  return {
    departMinutes: config.CHECK_DEPART_MINUTES,
    etaMinutes: config.CHECK_ETA_MINUTES,
    etaGraceMinutes: config.CHECK_ETA_GRACE_MINUTES,
    checkInMinutes: config.CHECK_IN_MINUTES,
    homeMinutes: config.CHECK_HOME_MINUTES,
    answerMinutes: config.CHECK_ANSWER_MINUTES,
  };
}
