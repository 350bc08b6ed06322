// The environment, parsed once and frozen. In production nothing secret has a default.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PlacesGeocoder } from './contract/places.ts';
import { E164, InterfaceLanguage } from './contract/primitives.ts';
import { configProblems } from './config-problems.ts';
import { parseCoverageHours } from './flow/intake/conversation/coverage-hours.ts';

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(shape: T) => z.preprocess(blankIsAbsent, shape.optional());
const withDefault = <T extends z.ZodType>(shape: T, value: z.input<T>) =>
  z.preprocess((given) => blankIsAbsent(given) ?? value, shape).meta({ writtenDefault: value });
const isTimeZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
};
const base64Key = z
  .string()
  .refine((text) => Buffer.from(text, 'base64').length === 32, '32 bytes in base64');

const CoordinatorPhone = z.object({ phone: E164, language: InterfaceLanguage });
/** `+12135550111,+12135550112:es` */
const CoordinatorPhones = z.string().transform((text, context) =>
  text.split(',').flatMap((entry) => {
    if (entry.trim() === '') return [];
    const [phone = '', language = 'en'] = entry.trim().split(':');
    const parsed = CoordinatorPhone.safeParse({ phone, language });
    if (!parsed.success) context.addIssue('phones as +12135550111, with :en or :es behind');
    return parsed.success ? [parsed.data] : [];
  }),
);

/** Each variable with what it means; `.env.example` is written from this. */
export const Environment = z.object({
  NODE_ENV: withDefault(z.enum(['development', 'test', 'production']), 'development').describe(
    'production refuses sample or missing secrets and an http PUBLIC_URL',
  ),
  DATABASE_URL: optional(z.url()).describe('Postgres 15 or newer; absent: an embedded server'),
  DATA_DIR: withDefault(z.string(), '.data').describe(
    'the embedded database and the disk spool; keep it on a disk that survives a restart',
  ),
  HOST: withDefault(z.string(), '127.0.0.1').describe('address to listen on'),
  PORT: withDefault(z.coerce.number().int().min(0).max(65_535), 3000).describe('port to listen on'),
  TRUSTED_PROXY: optional(z.string()).describe(
    'addresses of your reverse proxy, comma between, whose word about the visitor counts',
  ),
  PUBLIC_URL: optional(
    z.url().refine((url) => !/[#?]|\/$/.test(url), 'no slash at its end, no ? or #'),
  ).describe('what the carrier and browsers call; signatures are checked against it'),
  NETWORK_NAME: withDefault(z.string().min(1).max(20), 'Testigo').describe(
    'your network as every text names it, 20 characters at most',
  ),
  NETWORK_TIME_ZONE: withDefault(
    z.string().refine(isTimeZone, 'a name such as America/Los_Angeles'),
    'America/Los_Angeles',
  ).describe("the network's own clock: coverage hours, and times in texts"),
  COVERAGE_HOURS: withDefault(
    z.string().transform((text, context) => {
      const hours = parseCoverageHours(text);
      if (!hours) context.addIssue('from and to, as 05:00-21:00');
      return hours ?? z.NEVER;
    }),
    '05:00-21:00',
  ).describe('when people read; outside, unless somebody is on shift, senders are told so'),
  NETWORK_COUNTIES: withDefault(
    z
      .string()
      .regex(/^\d{5}(?:,\d{5})*$/, 'five digits each, comma between')
      .transform((text) => text.split(',')),
    '06037,06059',
  ).describe('FIPS codes of the counties you serve: what lies outside is marked, never dropped'),
  PLACES_GEOCODER: optional(PlacesGeocoder).describe(
    'a geocoder of your own, asked for places your tables do not know; absent: nothing leaves',
  ),
  PLACES_GEOCODER_URL: optional(z.url()).describe(
    'its address; public servers are refused: they would learn where people need help',
  ),
  TWILIO_ACCOUNT_SID: withDefault(
    z.string().regex(/^AC[0-9a-f]{32}$/),
    'AC00000000000000000000000000000000',
  ).describe('your account at the carrier'),
  TWILIO_AUTH_TOKEN: optional(z.string().min(16)).describe(
    'primary auth token; absent: a fake carrier and the phone simulator run instead',
  ),
  TWILIO_AUTH_TOKEN_PREVIOUS: optional(z.string().min(16)).describe(
    'the token before, while you rotate: signatures by either are accepted',
  ),
  TWILIO_API_BASE_URL: optional(z.url()).describe(
    "where texts are sent; absent: the carrier's own",
  ),
  TWILIO_MEDIA_HOSTS: withDefault(
    z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1)),
    'https://mms.twiliocdn.com,https://s3-external-1.amazonaws.com/media.twiliocdn.com',
  ).describe('where photos may come from when the carrier sends us on, comma between'),
  CLAIM_IDLE_MINUTES: withDefault(z.coerce.number().min(1).max(1_440), 15).describe(
    'a report whose owner does nothing for so long waits for anybody again',
  ),
  ALARM_P1_MINUTES: withDefault(z.coerce.number().min(0.1).max(1_440), 2).describe(
    'a P1 that nobody has taken for so long alarms every board',
  ),
  ALARM_P2_MINUTES: withDefault(z.coerce.number().min(0.1).max(1_440), 5).describe(
    'the same for a P2',
  ),
  CALL_OUT_WINDOW_MINUTES: withDefault(z.coerce.number().min(0.1).max(60), 4).describe(
    'how long a wave of offers waits for answers before the next goes further',
  ),
  CALL_OUT_EXPIRES_MINUTES: withDefault(z.coerce.number().min(0.1).max(240), 10).describe(
    'a call-out that has not found its people by then ends, and the boards say so',
  ),
  CHECK_DEPART_MINUTES: withDefault(z.coerce.number().min(0.1).max(240), 10).describe(
    'somebody who was told where and is not on the way is asked',
  ),
  CHECK_ETA_MINUTES: withDefault(z.coerce.number().min(0.1).max(240), 20).describe(
    'how long a way takes where nobody said',
  ),
  CHECK_ETA_GRACE_MINUTES: withDefault(z.coerce.number().min(0.1).max(240), 15).describe(
    'so long after they should have arrived, they are asked and shown as overdue',
  ),
  CHECK_IN_MINUTES: withDefault(z.coerce.number().min(0.1).max(240), 20).describe(
    'on scene: how long somebody may be silent before they are asked',
  ),
  CHECK_HOME_MINUTES: withDefault(z.coerce.number().min(0.1).max(600), 45).describe(
    'after standing down: when somebody is asked whether they are home',
  ),
  CHECK_ANSWER_MINUTES: withDefault(z.coerce.number().min(0.1).max(60), 5).describe(
    'how long a question to somebody silent waits; twice without an answer alarms every board',
  ),
  SHIFT_HOURS: withDefault(z.coerce.number().min(0.5).max(24), 8).describe(
    'how long a shift lasts that nobody planned; then it ends once its person is quiet',
  ),
  COORDINATOR_PHONES: withDefault(CoordinatorPhones, '').describe(
    'who is texted of an alarm while no board is open and no coordinator on shift has a phone on record: +1..., comma between, `:es` behind for Spanish',
  ),
  HOTLINE_NUMBER: withDefault(E164, '+12135550100').describe('people text and call this number'),
  RESPONDER_NUMBER: withDefault(E164, '+12135550180').describe('call-outs to volunteers'),
  ALERT_NUMBER: withDefault(E164, '+12135550190').describe('alerts to those who subscribed'),
  SMS_SEGMENTS_PER_SECOND: withDefault(z.coerce.number().min(0.1).max(1_000), 10).describe(
    'how fast texts may leave: long code 1, toll-free 3, short code 100, 10DLC by campaign',
  ),
  SENDER_TEXTS_PER_MINUTE: withDefault(z.coerce.number().int().min(1), 10).describe(
    'more texts than this in a minute from one phone are a flood: kept, and answered by no machine',
  ),
  SENDER_TEXTS_PER_DAY: withDefault(z.coerce.number().int().min(1), 60).describe(
    'the same for a day',
  ),
  CAMPAIGN_NEWCOMERS_PER_MINUTE: withDefault(z.coerce.number().int().min(1), 30).describe(
    'more unknown phones than this in a minute: what says little of theirs waits in the slow lane',
  ),
  AUTOMATIC_SEGMENTS_PER_DAY: withDefault(z.coerce.number().int().min(1), 3_000).describe(
    'when as many segments of automatic texts have left in a day, machines fall silent; people do not',
  ),
  SEALING_KEYS: optional(
    z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(base64Key).min(1)),
  ).describe('32-byte keys in base64, comma between; the first seals, all open'),
  INDEX_KEY: optional(base64Key).describe(
    '32-byte key in base64 for equality look-ups; never changes',
  ),
  KEYRING_FILE: optional(z.string()).describe(
    'development: where generated keys are kept; absent: your home folder',
  ),
  LOG_LEVEL: withDefault(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    'info',
  ).describe('how much is written to standard error'),
});

export type Config = Readonly<
  Omit<z.infer<typeof Environment>, 'PUBLIC_URL'> & {
    PUBLIC_URL: string;
    isProduction: boolean;
    /** No carrier account: the fake one runs beside the app. */
    usesFakeCarrier: boolean;
    spoolDir: string;
  }
>;

/** @throws Error naming each variable that is wrong, never its value. */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) throw new Error(describeProblems(parsed.error));
  const env = parsed.data;
  const config: Config = Object.freeze({
    ...env,
    PUBLIC_URL: env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`,
    isProduction: env.NODE_ENV === 'production',
    usesFakeCarrier: env.TWILIO_AUTH_TOKEN === undefined,
    spoolDir: path.resolve(env.DATA_DIR, 'spool'),
  });
  const problems = configProblems(config);
  if (problems.length > 0)
    throw new Error(`The environment is not usable:\n${problems.join('\n')}`);
  return config;
}

function describeProblems(error: z.ZodError): string {
  const lines = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return `The environment is not usable:\n${lines.join('\n')}`;
}

/** The only reader of process.env; an `.env` file in the working folder fills what is not set. */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return parseConfig(process.env);
}
