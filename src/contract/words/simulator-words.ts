// Every sentence of the phone simulator, in English and Spanish.
import type { InterfaceLanguage } from '../primitives.ts';
import type { SameWords } from './choose-words.ts';

export const simulatorWordsEn = {
  'page.title': 'Phone simulator',
  'page.band': 'Practice. No real texts.',
  'page.language': 'Language',
  'page.loading': 'Loading the phones…',
  'page.reconnecting': 'Reconnecting…',
  'page.live': 'Connected',
  'page.failed':
    'The simulator did not answer. Check that Testigo is running; this page keeps trying.',

  'phones.title': 'Phones',
  'phone.other': 'Another phone',
  'phone.thread': 'Texts of {name}',
  'phone.empty': 'No texts yet.',

  'message.phone': '{name} wrote',
  'message.network': 'Testigo wrote',
  'message.carrier': 'The carrier answered by itself',
  'message.photos': { one: '{count} photo', other: '{count} photos' },
  'message.line': 'via {line}',

  'line.hotline': 'Hotline',
  'line.responders': 'Responders',
  'line.alerts': 'Alerts',

  'status.reached': 'Reached Testigo',
  'status.lost': 'Not delivered. Only the carrier has it, until Testigo looks there',
  'status.received': 'Sent',
  'status.queued': 'Waiting to go',
  'status.sent': 'Sent',
  'status.delivered': 'Delivered',
  'status.undelivered': 'Never arrived ({code})',
  'status.canceled': 'Cancelled',

  'compose.body': 'Text from {name}',
  'compose.to': 'To',
  'compose.photo': 'Attach a photo',
  'compose.photoFor': 'Attach a photo for {name}',
  'compose.removePhoto': 'Remove {file}',
  'compose.photoTooLarge': 'That photo is over 5 MB. Choose a smaller one.',
  'compose.send': 'Send',
  'compose.sendFor': 'Send as {name}',
  'compose.notSent': 'Not sent. Your text is back in the box; try again.',

  'knobs.title': 'Make something go wrong',
  'knobs.phone': 'Whose text',
  'knobs.anybody': 'Anybody',
  'knobs.direction': 'Which way',
  'knobs.inbound': 'To Testigo',
  'knobs.outbound': 'From Testigo',
  'knobs.photo': 'Photos to Testigo',
  'knobs.delay': 'Delay',
  'knobs.duplicate': 'Duplicate',
  'knobs.fail': 'Fail',
  'knobs.done.inbound.delay': 'The next text to Testigo will be 8 seconds late ({name}).',
  'knobs.done.inbound.duplicate': 'The next text to Testigo will be delivered twice ({name}).',
  'knobs.done.inbound.fail': 'The next text to Testigo will be lost on the way ({name}).',
  'knobs.done.outbound.delay':
    'News of the next text from Testigo will be 10 seconds late ({name}).',
  'knobs.done.outbound.duplicate': 'News of the next text from Testigo will come twice ({name}).',
  'knobs.done.outbound.fail': 'The next text from Testigo will not arrive ({name}).',
  'knobs.done.photo.delay': 'The next photo will be late: the first try gets no answer ({name}).',
  'knobs.done.photo.fail': 'The next photo will fail three times before it comes ({name}).',
  'knobs.notDone': 'That did not work. Try again.',

  'clock.forward': '+{minutes} min',
  'clock.forwardTitle': 'Move the clock of this practice {minutes} minutes forward',
  'clock.moved': 'It is now {minutes} minutes later for Testigo.',
  'clock.notMoved': 'The clock did not move. Try again.',

  'board.title': 'The board',
  'board.open': 'Open the board',
  'board.opensTab': '(opens in a new tab)',
  'board.show': 'Show the board here',
  'board.hide': 'Hide the board',

  'story.play': 'Play the story',
  'story.playing': 'Playing the story…',
};

export const simulatorWordsEs = {
  'page.title': 'Simulador de teléfonos',
  'page.band': 'Práctica. No se envían mensajes reales.',
  'page.language': 'Idioma',
  'page.loading': 'Cargando los teléfonos…',
  'page.reconnecting': 'Reconectando…',
  'page.live': 'Conectado',
  'page.failed':
    'El simulador no responde. Revise que Testigo esté en marcha; esta página sigue intentando.',

  'phones.title': 'Teléfonos',
  'phone.other': 'Otro teléfono',
  'phone.thread': 'Mensajes de {name}',
  'phone.empty': 'Todavía no hay mensajes.',

  'message.phone': '{name} escribió',
  'message.network': 'Testigo escribió',
  'message.carrier': 'La compañía telefónica respondió sola',
  'message.photos': { one: '{count} foto', other: '{count} fotos' },
  'message.line': 'por {line}',

  'line.hotline': 'Línea de reportes',
  'line.responders': 'Voluntarios',
  'line.alerts': 'Alertas',

  'status.reached': 'Llegó a Testigo',
  'status.lost':
    'No se entregó. Solo lo tiene la compañía telefónica, hasta que Testigo lo busque ahí',
  'status.received': 'Enviado',
  'status.queued': 'Por salir',
  'status.sent': 'Enviado',
  'status.delivered': 'Entregado',
  'status.undelivered': 'Nunca llegó ({code})',
  'status.canceled': 'Cancelado',

  'compose.body': 'Mensaje de {name}',
  'compose.to': 'Para',
  'compose.photo': 'Adjuntar foto',
  'compose.photoFor': 'Adjuntar foto de {name}',
  'compose.removePhoto': 'Quitar {file}',
  'compose.photoTooLarge': 'Esa foto pasa de 5 MB. Elija una más pequeña.',
  'compose.send': 'Enviar',
  'compose.sendFor': 'Enviar como {name}',
  'compose.notSent': 'No se envió. Su mensaje sigue en el cuadro; intente de nuevo.',

  'knobs.title': 'Hacer que algo falle',
  'knobs.phone': 'Mensaje de',
  'knobs.anybody': 'Cualquiera',
  'knobs.direction': 'Hacia dónde',
  'knobs.inbound': 'Hacia Testigo',
  'knobs.outbound': 'Desde Testigo',
  'knobs.photo': 'Fotos hacia Testigo',
  'knobs.delay': 'Retrasar',
  'knobs.duplicate': 'Duplicar',
  'knobs.fail': 'Fallar',
  'knobs.done.inbound.delay': 'El próximo mensaje hacia Testigo llegará 8 segundos tarde ({name}).',
  'knobs.done.inbound.duplicate':
    'El próximo mensaje hacia Testigo se entregará dos veces ({name}).',
  'knobs.done.inbound.fail': 'El próximo mensaje hacia Testigo se perderá en el camino ({name}).',
  'knobs.done.outbound.delay':
    'Las noticias del próximo mensaje de Testigo llegarán 10 segundos tarde ({name}).',
  'knobs.done.outbound.duplicate':
    'Las noticias del próximo mensaje de Testigo llegarán dos veces ({name}).',
  'knobs.done.outbound.fail': 'El próximo mensaje de Testigo no llegará ({name}).',
  'knobs.done.photo.delay':
    'La próxima foto llegará tarde: el primer intento no tendrá respuesta ({name}).',
  'knobs.done.photo.fail': 'La próxima foto fallará tres veces antes de llegar ({name}).',
  'knobs.notDone': 'No funcionó. Intente de nuevo.',

  'clock.forward': '+{minutes} min',
  'clock.forwardTitle': 'Adelantar {minutes} minutos el reloj de esta práctica',
  'clock.moved': 'Para Testigo ya pasaron {minutes} minutos más.',
  'clock.notMoved': 'El reloj no se movió. Intente de nuevo.',

  'board.title': 'El tablero',
  'board.open': 'Abrir el tablero',
  'board.opensTab': '(se abre en otra pestaña)',
  'board.show': 'Mostrar el tablero aquí',
  'board.hide': 'Ocultar el tablero',

  'story.play': 'Reproducir la historia',
  'story.playing': 'Reproduciendo la historia…',
} satisfies SameWords<typeof simulatorWordsEn>;

export type SimulatorWord = keyof typeof simulatorWordsEn;

export const simulatorWords: Readonly<
  Record<InterfaceLanguage, SameWords<typeof simulatorWordsEn>>
> = { en: simulatorWordsEn, es: simulatorWordsEs };
