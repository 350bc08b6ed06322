// The board's sentences on locking, blurring, sounds and who else is looking. In both languages.
import type { SameWords } from './choose-words.ts';

export const guardWordsEn = {
  'guard.lock': 'Lock the board',
  'guard.blur': 'Blur words and photos',
  'guard.locked': 'Locked',
  'guard.explain': 'Nothing of a report is on this page. Drafts are kept, and alarms still ring.',
  'guard.password': 'Your password',
  'guard.unlock': 'Unlock',
  'guard.unlocking': 'Unlocking…',
  'guard.refused': 'That is not the password. Drafts are kept.',
  'guard.noAnswer': 'No answer. The board stays locked; try again.',
  'guard.alarms': 'Alarms',
  'guard.noAlarms': 'No alarm.',
  'guard.isBlurred': 'Words and photos are blurred.',
  'guard.show': 'Show them',

  'sound.blocked': 'Sound is blocked by the browser.',
  'sound.turnOn': 'Turn on sound',
  'sound.silent': 'Silent: only an SOS is heard.',
  'sound.end': 'End silence',
  'sound.silence': 'Silence, all but an SOS',
  'sound.test': 'Hear the four sounds',
  'sound.notify': 'Say “New P1 report” on this device when another window is in front',
  'sound.notifyBlocked': 'The browser does not allow notices from this page.',
  'sound.newP1': 'New P1 report',

  'privacy.title': 'Privacy and sound',
  'privacy.blursAway': 'Blur words and photos when another window is in front',
  'privacy.lockHint': 'The board locks by itself after 15 minutes without a hand on it.',

  'presence.looking': { one: '{names} is looking too', other: '{names} are looking too' },
  'presence.typing': { one: '{names} is writing a reply…', other: '{names} are writing a reply…' },

  'help.key.guard': 'Blur, lock',
  'help.key.go': 'Queue, shift, map',
  'page.queue': 'Queue',
  'page.shift': 'Shift and hand-over',
  'page.map': 'Map',
  'page.loading': 'Opening…',
} as const;

export const guardWordsEs: SameWords<typeof guardWordsEn> = {
  'guard.lock': 'Bloquear el tablero',
  'guard.blur': 'Difuminar palabras y fotos',
  'guard.locked': 'Bloqueado',
  'guard.explain':
    'En esta página no queda nada de ningún reporte. Los borradores se guardan y las alarmas siguen sonando.',
  'guard.password': 'Su contraseña',
  'guard.unlock': 'Desbloquear',
  'guard.unlocking': 'Desbloqueando…',
  'guard.refused': 'Esa no es la contraseña. Los borradores se guardan.',
  'guard.noAnswer': 'Sin respuesta. El tablero sigue bloqueado; intente de nuevo.',
  'guard.alarms': 'Alarmas',
  'guard.noAlarms': 'Ninguna alarma.',
  'guard.isBlurred': 'Las palabras y las fotos están difuminadas.',
  'guard.show': 'Mostrarlas',

  'sound.blocked': 'El navegador no deja sonar esta página.',
  'sound.turnOn': 'Activar el sonido',
  'sound.silent': 'En silencio: solo se oye un auxilio.',
  'sound.end': 'Quitar el silencio',
  'sound.silence': 'Silencio, salvo un auxilio',
  'sound.test': 'Oír los cuatro sonidos',
  'sound.notify': 'Avisar «Nuevo reporte P1» en este equipo cuando haya otra ventana delante',
  'sound.notifyBlocked': 'El navegador no permite avisos de esta página.',
  'sound.newP1': 'Nuevo reporte P1',

  'privacy.title': 'Privacidad y sonido',
  'privacy.blursAway': 'Difuminar palabras y fotos cuando haya otra ventana delante',
  'privacy.lockHint': 'El tablero se bloquea solo tras 15 minutos sin que nadie lo toque.',

  'presence.looking': {
    one: '{names} también lo está viendo',
    other: '{names} también lo están viendo',
  },
  'presence.typing': {
    one: '{names} está escribiendo una respuesta…',
    other: '{names} están escribiendo una respuesta…',
  },

  'help.key.guard': 'Difuminar, bloquear',
  'help.key.go': 'Lista, turno, mapa',
  'page.queue': 'Lista de reportes',
  'page.shift': 'Turno y entrega',
  'page.map': 'Mapa',
  'page.loading': 'Abriendo…',
};
