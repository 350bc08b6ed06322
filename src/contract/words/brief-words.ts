// The words of the page that somebody on a team opens: where, what, how to stay safe, and the buttons
// that say the same as the digits.
import type { InterfaceLanguage } from '../primitives.ts';

const en = {
  title: 'Call-out {code}',
  openTitle: 'Your call-out',
  openLead: 'This link opens once, for you. Open it when you are ready to go.',
  open: 'Open',
  spentTitle: 'This link is over',
  spent:
    'It was opened already, it is older than two hours, or you are no longer on this team. Need the place again? Text or call us.',
  rulesTitle: 'How we stay safe',
  rulesAgree: 'I have read this and will do so',
  where: 'Where',
  whereUnknown: 'Ask a dispatcher for the exact place.',
  what: 'What we know',
  reported: { one: '1 report, not confirmed', other: '{count} reports, not confirmed' },
  agents: 'Agents seen: {count}',
  vehicles: 'Vehicles seen: {count}',
  team: 'Your team',
  nobodyYet: 'Wait for your team before you go.',
  now: 'Tell us',
  en_route: '3 I am on my way',
  on_scene: '4 I am here',
  confirmed: '5 Confirmed: it is immigration',
  not_ice: '6 Not ICE',
  nothing: '7 Nothing here',
  unsure: '8 Not sure',
  relief: '0 I need relief',
  sos: '9 SOS: I am in danger',
  ok: 'OK, I am safe',
  done: 'I am home',
  agency: 'Who are they?',
  actual: 'Who was it?',
  unknown: 'I do not know',
  note: 'How many, what they do (no names)',
  said: 'Noted: {step}',
  refused: 'That does not follow now. Nothing was changed.',
  over: 'You are no longer on this call-out. Thank you. When you are home, text DONE.',
};

export type BriefWords = typeof en;

const es: BriefWords = {
  title: 'Llamado {code}',
  openTitle: 'Su llamado',
  openLead: 'Este enlace abre una sola vez y es para usted. Ábralo cuando esté por salir.',
  open: 'Abrir',
  spentTitle: 'Este enlace ya no sirve',
  spent:
    'Ya se abrió, tiene más de dos horas, o usted ya no está en este equipo. ¿Necesita el lugar otra vez? Mande un mensaje o llame.',
  rulesTitle: 'Cómo nos cuidamos',
  rulesAgree: 'Ya lo leí y así lo haré',
  where: 'Dónde',
  whereUnknown: 'Pregunte el lugar exacto a quien despacha.',
  what: 'Lo que sabemos',
  reported: { one: '1 reporte, sin confirmar', other: '{count} reportes, sin confirmar' },
  agents: 'Agentes vistos: {count}',
  vehicles: 'Vehículos vistos: {count}',
  team: 'Su equipo',
  nobodyYet: 'Espere a su equipo antes de salir.',
  now: 'Díganos',
  en_route: '3 Voy en camino',
  on_scene: '4 Ya llegué',
  confirmed: '5 Confirmado: es inmigración',
  not_ice: '6 No es ICE',
  nothing: '7 No hay nada',
  unsure: '8 No se sabe',
  relief: '0 Necesito relevo',
  sos: '9 SOS: estoy en peligro',
  ok: 'OK, estoy bien',
  done: 'Ya estoy en casa',
  agency: '¿Quiénes son?',
  actual: '¿Quién era?',
  unknown: 'No sé',
  note: 'Cuántos son, qué hacen (sin nombres)',
  said: 'Anotado: {step}',
  refused: 'Eso no sigue en este momento. Nada cambió.',
  over: 'Usted ya no está en este llamado. Gracias. Cuando llegue a casa mande LISTO.',
};

export const briefWords: Readonly<Record<InterfaceLanguage, BriefWords>> = { en, es };

/** What everybody agrees to before they learn where: observers watch, and nothing else. */
export const SAFETY_RULES: Readonly<Record<InterfaceLanguage, readonly string[]>> = {
  en: [
    'Observe only, from a public place. Never go alone.',
    'Keep 10 feet or more away. Told to step back? Step back, and keep filming.',
    'Say that you are a legal observer. Never touch, block, chase or lie.',
    'Film the agents, not the person held. No livestream, no names, no status.',
    'No weapons, no mask. Lock your phone with a number, not your face.',
    'Only if safe, ask the person held quietly for a name and a phone to call. On paper, never by text.',
    'Do not talk to the press. Not safe? Leave.',
    'If you are stopped: stay silent and ask “Am I free to go?”',
  ],
  es: [
    'Solo observe, desde un lugar público. Nunca vaya solo.',
    'Quédese a 3 metros o más. ¿Le piden retroceder? Retroceda y siga grabando.',
    'Diga que es observador legal. No toque, no bloquee, no persiga, no mienta.',
    'Grabe a los agentes, no a la persona detenida. Sin transmitir en vivo, sin nombres ni estatus.',
    'Sin armas ni máscara. Su teléfono con clave de números, no con la cara.',
    'Solo si es seguro, pregunte en voz baja un nombre y un teléfono a quién llamar. En papel, nunca por mensaje.',
    'No hable con la prensa. ¿No es seguro? Salga.',
    'Si le detienen: guarde silencio y pregunte «¿Puedo irme?».',
  ],
};
