// What each role is called, and what each permission lets somebody do.
import type { Permission } from '../account.ts';
import type { InterfaceLanguage } from '../primitives.ts';
import type { Role } from '../statuses.ts';

type RoleWords = { roles: Record<Role, string>; permissions: Record<Permission, string> };

const en = {
  roles: {
    responder: 'Responder: goes and looks; works by text, not at the board',
    dispatcher: 'Dispatcher: takes reports, on shift',
    legal_intake: 'Legal intake: reads arrest reports, and those alone',
    attorney: 'Attorney: is offered cases by link',
    coordinator: 'Coordinator: decides what a dispatcher may not decide alone',
    admin: 'Administrator: runs the system, reads no report',
  },
  permissions: {
    'report.read': 'See that reports are there, and what the role may read of them',
    'report.claim': 'Take a report, let it go, hand it over; begin and end a shift',
    'report.reply': 'Write to the person who reported',
    'report.prioritise': 'Say how urgent a report is',
    'report.close': 'Close a report',
    'report.reveal_phone': 'Show a phone number, with a reason that is kept',
    'report.correct': 'Correct what was read from the words',
    'report.seal_private': 'Hide or erase private words',
    'report.reveal_sealed': 'Open sealed words, with a reason that is kept',
    'report.purge': 'Erase a report for good',
    'incident.read': 'See incidents',
    'incident.change': 'Open, link, merge and close incidents',
    'incident.verify': 'Say what was found and whether it is confirmed',
    'incident.override': 'Decide against the evidence, with a second person',
    'legal_log.write': 'Write a legal observer’s log',
    'legal_log.read': 'Read legal observers’ logs',
    'call_out.request': 'Send a team',
    'sender.block': 'Block a sender',
    'intake.set_mode': 'Switch to campaign mode and back',
    'operations.read': 'See how the system runs',
    'place.aliases': 'Teach names of places',
    'volunteer.read': 'See the roster',
    'volunteer.vouch': 'Vouch for a volunteer',
    'volunteer.manage': 'Decide about volunteers',
    'volunteer.remove': 'Stop a volunteer at once; two together remove them',
    'account.invite': 'Invite a trusted volunteer to an account; see who has one',
    'account.manage': 'Give and take roles; reset a lost code app',
  },
} satisfies RoleWords;

const es = {
  roles: {
    responder: 'Respuesta: va y mira; trabaja por texto, no en el tablero',
    dispatcher: 'Despacho: toma reportes, en su turno',
    legal_intake: 'Recepción legal: lee reportes de arresto, y solo esos',
    attorney: 'Abogacía: recibe casos por enlace',
    coordinator: 'Coordinación: decide lo que despacho no decide por su cuenta',
    admin: 'Administración: mantiene el sistema, no lee reportes',
  },
  permissions: {
    'report.read': 'Ver que hay reportes, y lo que la función puede leer de ellos',
    'report.claim': 'Tomar, soltar y entregar un reporte; empezar y terminar un turno',
    'report.reply': 'Escribir a quien reportó',
    'report.prioritise': 'Decir qué tan urgente es un reporte',
    'report.close': 'Cerrar un reporte',
    'report.reveal_phone': 'Mostrar un teléfono, con un motivo que se guarda',
    'report.correct': 'Corregir lo que se leyó en las palabras',
    'report.seal_private': 'Ocultar o borrar palabras privadas',
    'report.reveal_sealed': 'Abrir palabras selladas, con un motivo que se guarda',
    'report.purge': 'Borrar un reporte para siempre',
    'incident.read': 'Ver incidentes',
    'incident.change': 'Abrir, unir, juntar y cerrar incidentes',
    'incident.verify': 'Decir qué se encontró y si está confirmado',
    'incident.override': 'Decidir contra la evidencia, con una segunda persona',
    'legal_log.write': 'Escribir el registro de observación legal',
    'legal_log.read': 'Leer los registros de observación legal',
    'call_out.request': 'Mandar un equipo',
    'sender.block': 'Bloquear a un remitente',
    'intake.set_mode': 'Pasar al modo de campaña y volver',
    'operations.read': 'Ver cómo funciona el sistema',
    'place.aliases': 'Enseñar nombres de lugares',
    'volunteer.read': 'Ver la lista del voluntariado',
    'volunteer.vouch': 'Responder por una persona voluntaria',
    'volunteer.manage': 'Decidir sobre el voluntariado',
    'volunteer.remove': 'Detener a una persona de inmediato; entre dos la retiran',
    'account.invite': 'Invitar a una persona de confianza a tener cuenta; ver quién tiene una',
    'account.manage': 'Dar y quitar funciones; reponer una aplicación de códigos perdida',
  },
} satisfies RoleWords;

export const ROLE_WORDS: Readonly<Record<InterfaceLanguage, RoleWords>> = { en, es };
