// What keeps a volunteer from being active, in words a coordinator can act on.
import type { InterfaceLanguage } from '../primitives.ts';
import type { MissingStep } from '../volunteer.ts';
import { fillSentence } from './choose-words.ts';

type MissingWords = Readonly<Record<MissingStep, string>>;

const en: MissingWords = {
  phone: 'The phone is not verified: they enter the code we texted, or you call and confirm.',
  vouch: 'Vouches: {have} of {need}.',
  interview: 'The interview has not been held.',
  agreement: 'The agreement in force is not signed.',
  training: 'The training has not been done.',
  training_expired: 'The training is too old: it must be done again.',
  role: 'No role has been given.',
  paired_call_outs: 'Call-outs beside another: {have} of {need}.',
  shadow_shifts: 'Shifts beside another: {have} of {need}.',
  screening_waits: 'Waits for a coordinator to look at the application.',
  decision_waits: 'Everything is done: waits for a coordinator to decide.',
  paused: 'Takes a pause.',
  lapsed: 'Was away too long: begins again with training.',
  suspended: 'Stopped by a coordinator or administrator.',
  rejected: 'The application was turned down.',
  removed: 'Was removed.',
};

const es: MissingWords = {
  phone: 'Falta verificar el teléfono: con el código que mandamos, o llame y confírmelo.',
  vouch: 'Avales: {have} de {need}.',
  interview: 'Falta la entrevista.',
  agreement: 'Falta firmar el acuerdo vigente.',
  training: 'Falta la capacitación.',
  training_expired: 'La capacitación ya venció: hay que repetirla.',
  role: 'Todavía no tiene ningún papel.',
  paired_call_outs: 'Llamados junto a otra persona: {have} de {need}.',
  shadow_shifts: 'Turnos junto a otra persona: {have} de {need}.',
  screening_waits: 'Espera que un coordinador revise la solicitud.',
  decision_waits: 'Ya está todo: espera la decisión de un coordinador.',
  paused: 'Está en pausa.',
  lapsed: 'Estuvo ausente mucho tiempo: empieza de nuevo con la capacitación.',
  suspended: 'Suspendido por un coordinador o administrador.',
  rejected: 'La solicitud no fue aceptada.',
  removed: 'Fue dado de baja.',
};

const WORDS: Readonly<Record<InterfaceLanguage, MissingWords>> = { en, es };

export function sayMissing(
  language: InterfaceLanguage,
  missing: { step: MissingStep; have?: number; need?: number },
): string {
  const { step, have = 0, need = 0 } = missing;
  return fillSentence(WORDS[language][step], { have, need }, language);
}
