// The practice night: nobody in it exists, and the phones are of the range kept for fiction.
import type { Resolution, Role } from '../src/contract/statuses.ts';

export const PEOPLE: readonly { username: string; name: string; role: Role; password: string }[] = [
  { username: 'marisol', name: 'Marisol', role: 'dispatcher', password: 'practice-night-marisol' },
  { username: 'beto', name: 'Beto', role: 'dispatcher', password: 'practice-night-beto' },
  { username: 'carmen', name: 'Carmen', role: 'coordinator', password: 'practice-night-carmen' },
  { username: 'inez', name: 'Inez', role: 'legal_intake', password: 'practice-night-inez' },
  { username: 'omar', name: 'Omar', role: 'admin', password: 'practice-night-omar' },
];

export type SeedText = {
  from: string;
  minutesAgo: number;
  body: string;
  /** Who took it, what they answered, how it ended. */
  handledBy?: string;
  reply?: string;
  resolution?: Resolution;
};

/** Oldest first. */
export const TEXTS: readonly SeedText[] = [
  {
    from: '+12135550131',
    minutesAgo: 190,
    body: 'Is it true they are going to be at the swap meet tomorrow? saw it on facebook',
    handledBy: 'beto',
    reply:
      'Thank you for asking. We have no confirmed report of that. If you see agents, text us the cross streets and the city.',
    resolution: 'rumor_answered',
  },
  {
    from: '+12135550132',
    minutesAgo: 152,
    body: 'hay dos camionetas negras sin placas en la 3ra y Main en Santa Ana, llevan rato paradas',
    handledBy: 'beto',
    reply: 'Gracias. Una persona va a revisar. ¿Ve a alguien adentro? No se acerque.',
  },
  {
    from: '+12135550133',
    minutesAgo: 121,
    body: 'Muchas gracias por todo lo que hacen, la familia ya esta junta',
    handledBy: 'marisol',
    resolution: 'thanks',
  },
  {
    from: '+12135550134',
    minutesAgo: 64,
    body: 'My coworker Ana says agents came to the car wash on Pico and Union this morning around 9',
  },
  {
    from: '+12135550135',
    minutesAgo: 26,
    body: 'se llevaron a mi hermano cuando salia del trabajo, no se a donde lo llevaron, ayuda por favor',
    handledBy: 'inez',
    reply: 'Lo sentimos mucho. Le llamo en unos minutos. No firme nada todavía.',
  },
  {
    from: '+12135550136',
    minutesAgo: 11,
    body: 'White van and 4 agents with vests parked at 6th and Alvarado, they are talking to the vendors right now',
  },
  {
    from: '+12135550137',
    minutesAgo: 9,
    body: 'hay una van blanca en la sexta y alvarado con varios agentes',
  },
  {
    from: '+12135550136',
    minutesAgo: 7,
    body: 'one of the vendors is being put in the van',
  },
  {
    from: '+12135550138',
    minutesAgo: 4,
    body: 'la migra esta tocando la puerta de mi casa, que hago, estoy con mis hijos',
  },
  { from: '+12135550139', minutesAgo: 2, body: 'hello?' },
];

/** Reports that somebody saw to be of one event, by the phones that told of it. */
export const INCIDENTS: readonly { openedBy: string; toldBy: readonly string[] }[] = [
  { openedBy: 'marisol', toldBy: ['+12135550136', '+12135550137'] },
];
