// To those who work here: never a word of a report, since any phone may be read by somebody else.
import { unreviewed } from './text-shape.ts';

export const STAFF_TEXTS = {
  nobody_looks: unreviewed(['org', 'n'], {
    en: '{org}: Urgent reports waiting: {n}. Nobody has a board open. Please sign in, or call whoever is on shift.',
    es: '{org}: Reportes urgentes sin atender: {n}. Nadie tiene el tablero abierto. Entre por favor, o llame a quien tiene el turno.',
  }),
  new_device: unreviewed(['org'], {
    en: '{org}: Somebody just signed in as you on a new device. Not you? Tell a coordinator now, by phone.',
    es: '{org}: Alguien entro con su cuenta en un aparato nuevo. ¿No fue usted? Avise ya a coordinacion, por telefono.',
  }),
  staff_sos: unreviewed(['org', 'code'], {
    en: '{org}: SOS from a volunteer on {code}. Open the board now and call them.',
    es: '{org}: SOS de un voluntario en {code}. Abra el tablero ya y llame a esa persona.',
  }),
} as const;
