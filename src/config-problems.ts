// What a network must not run with, one sentence each, never with the value itself: numbers that are
// the same, a geocoder that would learn where people need help, samples and blanks in production.
import type { Config } from './config.ts';
import { geocoderProblems } from './places/geocoder/refused-hosts.ts';

/** Values that stand in documentation and must never guard a real network. */
const SAMPLES = /^(?:changeme|sample|example|secret|password|0+$|[A-Za-z0-9+/]{0,4}A{30,}=*$)/i;

/** North American numbers kept for fiction: the defaults are such. */
const FICTIONAL = /^\+1\d{3}55501\d{2}$/;

export function configProblems(config: Config): string[] {
  return [...numberProblems(config), ...geocoderProblems(config), ...productionProblems(config)];
}

function numberProblems(config: Config): string[] {
  const numbers = [config.HOTLINE_NUMBER, config.RESPONDER_NUMBER, config.ALERT_NUMBER];
  if (new Set(numbers).size === numbers.length) return [];
  return ['HOTLINE_NUMBER, RESPONDER_NUMBER and ALERT_NUMBER must be three different numbers'];
}

function productionProblems(config: Config): string[] {
  if (!config.isProduction) return [];
  const problems: string[] = [];
  const secrets = ['TWILIO_AUTH_TOKEN', 'INDEX_KEY'] as const;
  for (const name of secrets) {
    const value = config[name];
    if (!value) problems.push(`${name} is required in production`);
    else if (SAMPLES.test(value)) problems.push(`${name} is a sample value`);
  }
  if (!config.SEALING_KEYS) problems.push('SEALING_KEYS is required in production');
  else if (config.SEALING_KEYS.some((key) => SAMPLES.test(key))) {
    problems.push('SEALING_KEYS holds a sample value');
  }
  if (!config.DATABASE_URL) problems.push('DATABASE_URL is required in production');
  if (/^AC0+$/.test(config.TWILIO_ACCOUNT_SID)) {
    problems.push('TWILIO_ACCOUNT_SID is required in production');
  }
  for (const name of ['HOTLINE_NUMBER', 'RESPONDER_NUMBER', 'ALERT_NUMBER'] as const) {
    if (FICTIONAL.test(config[name])) problems.push(`${name} is a number kept for fiction`);
  }
  if (!config.PUBLIC_URL.startsWith('https://')) problems.push('PUBLIC_URL must be https');
  if (!config.TWILIO_MEDIA_HOSTS.every((url) => url.startsWith('https://'))) {
    problems.push('TWILIO_MEDIA_HOSTS must be https');
  }
  return problems;
}
