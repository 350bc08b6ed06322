// The sentences about what colleagues tell each other and what was promised, in both languages.
import type { InterfaceLanguage } from '../primitives.ts';
import type { SameWords } from './choose-words.ts';

const en = {
  'notes.title': 'Notes for colleagues',
  'notes.never': 'Never sent to the reporter.',
  'notes.write': 'Write a note',
  'notes.save': 'Add note',
  'notes.none': 'No notes yet.',
  'call.promise': 'Promise a call in {minutes} min',
  'call.due': 'Call promised by {name}, due {time}',
  'call.late': 'Call promised by {name} is {age} late',
  'call.reached': 'Reached',
  'call.no_answer': 'No answer',
  'call.refused': 'Did not want it',
  'call.done': 'Called by {name}, {time}: {outcome}',
} as const;

export type NoteWord = keyof typeof en;

const es = {
  'notes.title': 'Notas entre colegas',
  'notes.never': 'Nunca se mandan a quien reporta.',
  'notes.write': 'Escribir una nota',
  'notes.save': 'Agregar nota',
  'notes.none': 'Todavía no hay notas.',
  'call.promise': 'Prometer una llamada en {minutes} min',
  'call.due': '{name} prometió llamar a más tardar {time}',
  'call.late': 'La llamada que prometió {name} lleva {age} de retraso',
  'call.reached': 'Contestó',
  'call.no_answer': 'No contestó',
  'call.refused': 'No quiso hablar',
  'call.done': '{name} llamó, {time}: {outcome}',
} as const satisfies SameWords<typeof en>;

export const noteWords: Readonly<Record<InterfaceLanguage, SameWords<typeof en>>> = { en, es };
