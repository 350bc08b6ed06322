// Every sentence of the page where somebody asks to help, in English and Spanish a ten-year-old reads.
import type { InterfaceLanguage } from '../primitives.ts';
import { fillSentence } from './choose-words.ts';
import type { SameWords, SentenceParams } from './choose-words.ts';

const en = {
  title: 'Help as a volunteer',
  intro:
    'We train people to watch, write down and stand with neighbors when agents come. Tell us how you would like to help. A coordinator reads every answer and calls you.',
  never:
    'We never ask for your immigration status, a criminal record, or any document. Please do not write them.',
  required: '(required)',
  'error.summary': 'Please fix this',
  'error.kept': 'What you wrote is still here.',
  'error.titlePrefix': 'Error: {title}',
  trap: 'Leave this box empty',
  'name.label': 'What should we call you?',
  'name.hint': 'First name and last initial, or a nickname.',
  'name.missing': 'Write a name to use.',
  'phone.label': 'Your mobile phone',
  'phone.hint': 'We text you a code to make sure that it is yours.',
  'phone.missing': 'Write a mobile number with area code. Example: 213 555 0123.',
  'zip.label': 'ZIP code of the area where you can help',
  'zip.hint': 'Five digits. We never follow where you are.',
  'zip.wrong': 'Write the five digits of a ZIP code.',
  'write.label': 'In which language should we write to you?',
  'languages.label': 'Which languages do you speak?',
  'tasks.label': 'What are you comfortable doing?',
  'tasks.hint': 'Choose as many as you like. You can change it later.',
  'car.label': 'I have a car that I can use',
  'times.label': 'When can you help?',
  'times.hint': 'Example: weekday mornings before 9, all day Sunday.',
  'references.label': 'Who in the network knows you?',
  'references.hint':
    'First names are enough. We ask them before you start. You can leave it empty.',
  'texts.label': 'You may text me call-outs and news for volunteers',
  'texts.hint':
    'How many texts depends on what happens. Message and data rates may apply. Text HELP for help and STOP to end at any time.',
  'texts.missing': 'Without texts we cannot send you the code. Please mark this box.',
  tooLong: '{field} The most we can take is {max} characters.',
  send: 'Send and get a code',
  private:
    'No cookies. We do not keep your internet address. Your answers are stored locked; coordinators can open them.',
  'code.title': 'Type the code',
  'code.sent': 'We texted a code of six digits to the phone you gave us. It works for 10 minutes.',
  'code.label': 'The code',
  'code.send': 'Confirm my phone',
  'code.wrong': 'This code is not right. Look at the text and type the six digits.',
  'code.over':
    'This code does not work any more. Please begin again: nothing is lost but the code.',
  'code.none':
    'No text after a few minutes? Maybe the number was not right, or you once texted STOP to us. Begin again, or call {phone}.',
  'code.again': 'Begin again',
  'done.title': 'Your phone is confirmed',
  'done.text':
    'Thank you. A coordinator will call you. Then come a talk, a training and somebody who vouches for you. Nobody goes out before that, and nobody goes alone.',
  'refusal.notFound.title': 'There is nothing here',
  'refusal.notFound.text': 'This page is over. You can begin again.',
  'refusal.tooMany.title': 'Please wait a little',
  'refusal.tooMany.text':
    'Too many tries came from your connection. Wait {seconds} seconds and try again.',
  'refusal.failed.title': 'It did not work',
  'refusal.failed.text':
    'Your answers could not be stored. Please go back and send them again, or call {phone}.',
  'language.en': 'English',
  'language.es': 'Spanish',
  'language.mix': 'Mixtec',
  'language.zap': 'Zapotec',
  'language.quc': 'K’iche’',
  'language.kjb': 'Q’anjob’al',
  'language.tl': 'Tagalog',
  'language.vi': 'Vietnamese',
  'language.ko': 'Korean',
  'language.zh': 'Chinese',
  'language.hy': 'Armenian',
  'language.fa': 'Farsi',
  'language.ar': 'Arabic',
  'task.go_and_look': 'Go and look, with a partner',
  'task.record_video': 'Record video from a distance',
  'task.take_notes': 'Take notes',
  'task.talk_to_people': 'Talk with people at the place',
  'task.drive': 'Drive',
  'task.interpret': 'Interpret',
  'task.answer_texts': 'Answer texts on a computer',
  'task.answer_calls': 'Answer calls',
  'task.family_support': 'Help families',
  'task.legal_work': 'Legal work',
};

const es: SameWords<typeof en> = {
  title: 'Ayude como voluntario',
  intro:
    'Capacitamos a personas para observar, anotar y acompañar a los vecinos cuando llegan agentes. Díganos cómo quiere ayudar. Una persona de la red lee cada respuesta y le llama.',
  never:
    'Nunca preguntamos su estatus migratorio, antecedentes penales ni documentos. Por favor no los escriba.',
  required: '(obligatorio)',
  'error.summary': 'Corrija esto, por favor',
  'error.kept': 'Lo que escribió sigue aquí.',
  'error.titlePrefix': 'Error: {title}',
  trap: 'Deje vacía esta casilla',
  'name.label': '¿Cómo le llamamos?',
  'name.hint': 'Nombre e inicial del apellido, o un apodo.',
  'name.missing': 'Escriba un nombre para usar.',
  'phone.label': 'Su celular',
  'phone.hint': 'Le mandamos una clave para saber que es suyo.',
  'phone.missing': 'Escriba un celular con código de área. Ejemplo: 213 555 0123.',
  'zip.label': 'Código postal de la zona donde puede ayudar',
  'zip.hint': 'Cinco números. Nunca seguimos dónde está usted.',
  'zip.wrong': 'Escriba los cinco números de un código postal.',
  'write.label': '¿En qué idioma le escribimos?',
  'languages.label': '¿Qué idiomas habla?',
  'tasks.label': '¿Qué tareas haría con gusto?',
  'tasks.hint': 'Elija todas las que quiera. Puede cambiarlas después.',
  'car.label': 'Tengo un carro que puedo usar',
  'times.label': '¿Cuándo puede ayudar?',
  'times.hint': 'Ejemplo: entre semana antes de las 9, todo el domingo.',
  'references.label': '¿Quién de la red le conoce?',
  'references.hint':
    'Basta con el nombre. Les preguntamos antes de que empiece. Puede dejarlo vacío.',
  'texts.label': 'Pueden mandarme mensajes con llamados y avisos para voluntarios',
  'texts.hint':
    'La cantidad depende de lo que pase. Pueden aplicar tarifas de mensajes y datos. Mande AYUDA para ayuda y ALTO para salir cuando quiera.',
  'texts.missing': 'Sin mensajes no podemos mandarle la clave. Marque esta casilla, por favor.',
  tooLong: '{field} Lo más que podemos recibir son {max} caracteres.',
  send: 'Enviar y recibir una clave',
  private:
    'Sin cookies. No guardamos su dirección de internet. Sus respuestas se guardan bajo llave; las abren quienes coordinan.',
  'code.title': 'Escriba la clave',
  'code.sent': 'Mandamos una clave de seis números al celular que nos dio. Sirve por 10 minutos.',
  'code.label': 'La clave',
  'code.send': 'Confirmar mi celular',
  'code.wrong': 'Esta clave no es correcta. Vea el mensaje y escriba los seis números.',
  'code.over': 'Esta clave ya no sirve. Empiece de nuevo, por favor: solo se pierde la clave.',
  'code.none':
    '¿No llega el mensaje después de unos minutos? Tal vez el número no era correcto, o alguna vez nos mandó ALTO. Empiece de nuevo o llame al {phone}.',
  'code.again': 'Empezar de nuevo',
  'done.title': 'Su celular está confirmado',
  'done.text':
    'Gracias. Una persona de la red le va a llamar. Después siguen una plática, una capacitación y alguien que responda por usted. Nadie sale antes de eso, y nadie va solo.',
  'refusal.notFound.title': 'Aquí no hay nada',
  'refusal.notFound.text': 'Esta página ya terminó. Puede empezar de nuevo.',
  'refusal.tooMany.title': 'Espere un poco, por favor',
  'refusal.tooMany.text':
    'Llegaron demasiados intentos de su conexión. Espere {seconds} segundos e intente otra vez.',
  'refusal.failed.title': 'No funcionó',
  'refusal.failed.text':
    'No se pudieron guardar sus respuestas. Regrese y envíelas otra vez, o llame al {phone}.',
  'language.en': 'Inglés',
  'language.es': 'Español',
  'language.mix': 'Mixteco',
  'language.zap': 'Zapoteco',
  'language.quc': 'K’iche’',
  'language.kjb': 'Q’anjob’al',
  'language.tl': 'Tagalo',
  'language.vi': 'Vietnamita',
  'language.ko': 'Coreano',
  'language.zh': 'Chino',
  'language.hy': 'Armenio',
  'language.fa': 'Farsi',
  'language.ar': 'Árabe',
  'task.go_and_look': 'Ir a ver, siempre con otra persona',
  'task.record_video': 'Grabar video de lejos',
  'task.take_notes': 'Tomar notas',
  'task.talk_to_people': 'Hablar con la gente en el lugar',
  'task.drive': 'Manejar',
  'task.interpret': 'Interpretar',
  'task.answer_texts': 'Contestar mensajes en computadora',
  'task.answer_calls': 'Contestar llamadas',
  'task.family_support': 'Apoyar a las familias',
  'task.legal_work': 'Trabajo legal',
};

const WORDS = { en, es } satisfies Record<InterfaceLanguage, SameWords<typeof en>>;

export type JoinWord = keyof typeof en;
export type SayJoinWord = (word: JoinWord, params?: SentenceParams) => string;

export function joinSentences(language: InterfaceLanguage): SayJoinWord {
  return (word, params = {}) => fillSentence(WORDS[language][word], params, language);
}
