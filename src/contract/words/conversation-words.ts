// What the board says of the questions that a machine asks a reporter, in both languages.
import type { SameWords } from './choose-words.ts';

export const conversationWordsEn = {
  'bot.asking': 'Bot is asking: {question} Your reply stops it.',
  'bot.next': 'Bot is asking; your reply stops it.',
  'bot.question.menu': 'what is it about?',
  'bot.question.q1': 'where?',
  'bot.question.q2': 'when?',
  'bot.question.q3': 'what do you see?',
  'bot.question.q4': 'is anyone being taken?',
  'bot.question.arrest_2': 'who, where, when?',
  'bot.question.arrest_3': 'what is urgent?',
  'bot.silent.no_answer': 'Bot stopped: no answer for 3 minutes.',
  'bot.silent.not_understood': 'Bot stopped: it did not understand the answers.',
  'bot.silent.danger': 'Bot stopped: a new danger was told.',
  'bot.silent.repeats': 'Bot stopped: the same words came again.',
  'bot.silent.flood': 'Bot stopped: too many texts.',
  'bot.silent.retracted': 'Bot stopped: the report was taken back.',
  'bot.silent.enough_today': 'Bot is silent: this phone had enough automatic texts today.',
} as const;

export const conversationWordsEs: SameWords<typeof conversationWordsEn> = {
  'bot.asking': 'El bot pregunta: {question} Su respuesta lo detiene.',
  'bot.next': 'El bot está preguntando; su respuesta lo detiene.',
  'bot.question.menu': '¿de qué se trata?',
  'bot.question.q1': '¿dónde?',
  'bot.question.q2': '¿cuándo?',
  'bot.question.q3': '¿qué ve?',
  'bot.question.q4': '¿se llevan a alguien?',
  'bot.question.arrest_2': '¿quién, dónde, cuándo?',
  'bot.question.arrest_3': '¿qué urge?',
  'bot.silent.no_answer': 'El bot paró: 3 minutos sin respuesta.',
  'bot.silent.not_understood': 'El bot paró: no entendió las respuestas.',
  'bot.silent.danger': 'El bot paró: contaron un peligro nuevo.',
  'bot.silent.repeats': 'El bot paró: llegaron otra vez las mismas palabras.',
  'bot.silent.flood': 'El bot paró: demasiados mensajes.',
  'bot.silent.retracted': 'El bot paró: retiraron el reporte.',
  'bot.silent.enough_today':
    'El bot no pregunta: este teléfono ya recibió bastantes mensajes automáticos hoy.',
};
