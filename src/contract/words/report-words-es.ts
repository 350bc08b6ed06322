// Every sentence of the public report form and its receipt, written in Spanish, with usted.
import type { SameWords } from './choose-words.ts';
import type { reportWordsEn } from './report-words-en.ts';

export const reportWordsEs = {
  'language.label': 'Idioma',
  'leave.link': 'Salir de esta página',
  'leave.note': 'Lo lleva a una página del clima. No borra su historial.',
  'error.titlePrefix': 'Error: {title}',
  'error.summary': 'Por favor, corrija esto',
  'error.kept': 'Lo que escribió sigue aquí.',

  'form.title': 'Reporte lo que ve',
  'form.intro':
    'Avísenos si ve agentes de migración o si se llevaron a alguien. Una persona voluntaria y capacitada lee cada reporte.',
  'form.urgent':
    '¿Alguien está en peligro ahora? También puede mandar un texto o llamar al {phone}.',
  'form.never':
    'No le preguntamos su nombre. Por favor, no escriba nombres ni la situación migratoria de nadie.',
  'form.required': '(obligatorio)',
  'form.send': 'Enviar reporte',
  'form.private':
    'No usamos cookies ni guardamos la dirección de su internet. Su reporte se guarda bajo llave. Las personas de guardia lo pueden abrir.',
  'form.trap': 'Deje esta casilla vacía',

  'where.label': '¿Dónde?',
  'where.hint':
    'Las 2 calles que cruzan, la ciudad y una tienda o escuela cerca. Ejemplo: 4th y Main, Santa Ana, junto al mercado.',
  'where.missing': 'Escriba dónde es. Basta con una calle o el nombre de una tienda.',
  'when.label': '¿Cuándo?',
  'when.now': 'Lo estoy viendo ahora',
  'when.just_left': 'Se acaban de ir, hace menos de 1 hora',
  'when.earlier': 'Fue antes',
  'when.hearsay': 'Me lo contaron, no lo vi',
  'when.unknown': 'No está claro',
  'when.missing': 'Elija cuándo pasó.',
  'whenDetail.label': 'Si fue antes, ¿qué día y a qué hora?',
  'whenDetail.hint': 'Ejemplo: hoy a las 7 de la mañana.',
  'kind.label': '¿De qué se trata?',
  'kind.sighting': 'Vi agentes',
  'kind.arrest': 'Arrestaron o se llevaron a alguien',
  'kind.other': 'Otra cosa',
  'what.label': '¿Qué ve?',
  'what.hint': '¿Qué están haciendo? ¿Cómo van vestidos? ¿Qué carros traen?',
  'howMany.label': '¿Cuántos agentes y cuántos carros?',
  'taken.label': '¿Se llevaron a alguien?',
  'taken.yes': 'Sí',
  'taken.no': 'No',
  'taken.unsure': 'No estoy seguro o segura',
  'photos.label': 'Fotos',
  'photos.hint':
    'Hasta 6 archivos, de 10 MB cada uno. A la copia que ven las personas voluntarias le quitamos los datos ocultos de ubicación.',
  'voice.label': 'Mensaje de voz',
  'voice.hint': 'Puede grabarlo en su teléfono y elegir aquí el archivo.',
  'contact.label': '¿Cómo nos comunicamos con usted?',
  'contact.hint': 'De preferencia, un número de teléfono. Puede dejarlo vacío.',
  'mayContact.label': '¿Podemos comunicarnos con usted?',
  'mayContact.call': 'Sí, llámenme',
  'mayContact.text': 'Sí, mándenme un texto',
  'mayContact.no': 'No',
  'field.tooLong': '{field} Esto tiene {count} caracteres. Podemos recibir {max} como máximo.',

  'files.already': {
    one: 'Ya subió {count} archivo. No hace falta que lo elija otra vez.',
    other: 'Ya subió {count} archivos. No hace falta que los elija otra vez.',
  },
  'files.notStored': 'No pudimos guardar sus archivos. Por favor, elíjalos otra vez.',
  'files.kept': { one: '{count} archivo guardado.', other: '{count} archivos guardados.' },
  'files.refusedTitle': 'Su reporte está guardado. Estos archivos no:',
  'files.refusedOnly': 'Estos archivos no se guardaron:',
  'refused.too_many': 'Archivo {n}: en un reporte caben solo {max} archivos.',
  'refused.too_large': 'Archivo {n}: pesa más de 10 MB.',
  'refused.too_large_in_all': 'Archivo {n}: todos los archivos juntos pesan más de 30 MB.',
  'refused.not_media': 'Archivo {n}: no es una foto, un video ni una grabación de voz.',
  'refused.empty': 'Archivo {n}: está vacío.',
  'refused.busy':
    'Archivo {n}: muchas personas están mandando archivos. Por favor, agréguelo otra vez en unos minutos.',

  'find.title': '¿Ya mandó un reporte?',
  'find.label': 'Su código',
  'find.send': 'Ver mi reporte',

  'receipt.title': 'Su reporte',
  'receipt.thanks': 'Ya tenemos su reporte. Gracias.',
  'receipt.code': 'Su código',
  'receipt.keep': 'Apúntelo o tómele una foto. Con él puede volver a:',
  'receipt.who':
    'Cualquier persona que tenga este código puede ver esta página. Aquí nunca se muestra lo que usted escribió.',
  'receipt.progress': 'Cómo va',
  'step.received': 'Recibido',
  'step.received.now': 'Su reporte espera a una persona voluntaria.',
  'step.being_read': 'Lo están leyendo',
  'step.being_read.now': 'Una persona voluntaria lo está leyendo.',
  'step.went_to_look': 'Fueron a ver',
  'step.went_to_look.now': 'Personas capacitadas fueron a ver.',
  'step.result': 'Resultado',
  'step.done': 'listo',
  'step.here': 'ahora',
  'step.later': 'todavía no',
  'step.skipped': 'esta vez no',
  'outcome.answered': 'Una persona voluntaria leyó su reporte y lo contestó.',
  'outcome.joined': 'Otras personas nos avisaron de lo mismo. Juntamos los reportes.',
  'outcome.not_our_area':
    'Ese lugar queda fuera de nuestra zona. Por favor, llame a un grupo que esté cerca.',
  'outcome.confirmed': 'Lo confirmamos: eran agentes federales. Gracias por avisar.',
  'outcome.unfounded': 'Revisamos. No era inmigración. Gracias por avisarnos primero.',
  'outcome.inconclusive': 'Revisamos y no se pudo saber quiénes eran. Gracias por avisar.',
  'outcome.closed': 'Una persona voluntaria leyó su reporte. Ya terminamos con él. Gracias.',
  'receipt.stored': 'Su reporte está guardado.',
  'receipt.storedNote':
    'En este momento no podemos mostrar cómo va. Vuelva a ver en unos minutos. No hace falta que lo mande otra vez.',

  'add.title': 'Agregar algo',
  'add.words': '¿Qué quiere agregar?',
  'add.wordsHint': 'Por ejemplo: ya se fueron, o llegaron más carros.',
  'add.send': 'Agregar a mi reporte',
  'add.missing': 'Escriba algo, o elija una foto o un mensaje de voz.',
  'add.thanks': 'Lo agregamos a su reporte. Gracias.',
  'add.again': 'Mandar otro reporte',

  'refusal.notFound.title': 'No encontramos ese código',
  'refusal.notFound.text':
    'Revise las letras y los números. Los reportes viejos se borran y sus códigos dejan de servir.',
  'refusal.tooMany.title': 'Por favor, espere un poco',
  'refusal.tooMany.text':
    'Llegaron demasiados intentos desde su conexión. Espere {seconds} segundos y vuelva a intentar. ¿Es urgente? Mande un texto o llame al {phone}.',
  'refusal.unavailable.title': 'En este momento no podemos mostrar esto',
  'refusal.unavailable.text':
    'Si tiene un código, su reporte está guardado. Vuelva a intentar en unos minutos. ¿Es urgente? Mande un texto o llame al {phone}.',
  'refusal.notStored.title': 'Su reporte no se envió',
  'refusal.notStored.text':
    'No pudimos guardarlo. Regrese y mándelo otra vez en un minuto. ¿Es urgente? Mande un texto o llame al {phone}.',
  'refusal.invalid.title': 'Su reporte no llegó completo',
  'refusal.invalid.text':
    'Se cortó la conexión y no se guardó nada. Regrese y mándelo otra vez. ¿Es urgente? Mande un texto o llame al {phone}.',
  'refusal.tooLarge.title': 'Su reporte pesa demasiado',
  'refusal.tooLarge.text':
    'No se guardó nada. Regrese, elija menos archivos o archivos más pequeños, y mándelo otra vez. ¿Es urgente? Mande un texto o llame al {phone}.',
  'refusal.again': 'Ir al formulario de reporte',

  'body.changed': 'Lo mandó otra vez con cambios.',
} satisfies SameWords<typeof reportWordsEn>;
