// A phone rings and says one sentence twice: for what cannot wait until somebody reads a text.
import twilio from 'twilio';
import type { InterfaceLanguage } from '../contract/primitives.ts';
import type { ConnectionConfig } from './twilio-client.ts';
import { createTwilioClient, toCarrierError } from './twilio-client.ts';

export type Ring = { to: string; from: string; sentence: string; language: InterfaceLanguage };
/** @throws CarrierError, which holds no number and no sentence */
export type RingPhone = (ring: Ring) => Promise<void>;

const VOICES = { en: 'en-US', es: 'es-MX' } as const;

export function createRinger(config: ConnectionConfig): RingPhone {
  const client = createTwilioClient(config);
  return async ({ to, from, sentence, language }) => {
    const spoken = new twilio.twiml.VoiceResponse();
    for (let said = 0; said < 2; said += 1) spoken.say({ language: VOICES[language] }, sentence);
    await client.calls.create({ to, from, twiml: spoken.toString() }).catch((error: unknown) => {
      throw toCarrierError(error);
    });
  };
}
