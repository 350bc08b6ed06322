// What somebody who wants to help, or does, is told about the list and about being on duty.
import { unreviewed } from './text-shape.ts';

export const VOLUNTEER_TEXTS = {
  join_code: unreviewed(['org', 'digits'], {
    en: '{org}: your code is {digits}. It works for 10 minutes. Did not ask for it? Do nothing. STOP to end.',
    es: '{org}: su clave es {digits}. Sirve por 10 minutos. Si no fue usted, no haga nada. ALTO=salir',
  }),
  join_known: unreviewed(['org'], {
    en: '{org}: This number is already on our volunteer list. Nothing was changed. Questions? Reply here. STOP to end.',
    es: '{org}: Este celular ya aparece en la lista de voluntarios. No cambiamos nada. ¿Dudas? Responda a este mensaje. ALTO=salir',
  }),
  join_done: unreviewed(['org'], {
    en: '{org}: Thank you. A coordinator will contact you. Call-out texts vary. Msg&data rates may apply. HELP for help, STOP to end.',
    es: '{org}: Gracias. Una persona de la red le va a llamar. Los avisos de llamado cambian. Pueden aplicar tarifas. AYUDA o ALTO=salir',
  }),
  duty_on: unreviewed(['org', 'time'], {
    en: '{org}: You are on duty until {time}. Text OFF to end, or PAUSE for a week without call-outs.',
    es: '{org}: Usted queda disponible hasta las {time}. Mande DESCANSO para terminar, o PAUSA para una semana sin llamados.',
  }),
  duty_off: unreviewed(['org'], {
    en: '{org}: You are off duty. Thank you. Text ON when you can again.',
    es: '{org}: Usted queda en descanso. Gracias. Mande DISPONIBLE cuando pueda otra vez.',
  }),
  duty_pause: unreviewed(['org'], {
    en: '{org}: No call-outs for a week. Text ON to come back sooner. Rest well.',
    es: '{org}: Una semana sin llamados. Mande DISPONIBLE para volver antes. Que descanse.',
  }),
  duty_area: unreviewed(['org', 'zip'], {
    en: '{org}: Your area is now ZIP {zip}.',
    es: '{org}: Su zona ahora es {zip}.',
  }),
  duty_quiet: unreviewed(['org', 'time', 'last'], {
    en: '{org}: No call-outs from {time} to {last}. Text QUIET OFF to change it.',
    es: '{org}: Sin llamados de {time} a {last}. Mande SIN SILENCIO para cambiarlo.',
  }),
  duty_quiet_off: unreviewed(['org'], {
    en: '{org}: No quiet hours now. Call-outs may come at any hour while you are on duty.',
    es: '{org}: Ya no hay horas de silencio. Los llamados pueden llegar a cualquier hora cuando usted queda disponible.',
  }),
  duty_help: unreviewed(['org'], {
    en: '{org}: We did not understand. Text ON, ON till 9pm, OFF, PAUSE, AREA and ZIP, or QUIET 10pm-6am. A person reads this too.',
    es: '{org}: No entendimos. Mande DISPONIBLE, DISPONIBLE hasta 9pm, DESCANSO, PAUSA, ZONA y ZIP, o SILENCIO 10pm-6am. Una persona lo lee.',
  }),
  duty_refused: unreviewed(['org'], {
    en: '{org}: You are not on the active list now, so no call-outs come. Please ask your coordinator. A person reads this too.',
    es: '{org}: Usted no aparece como voluntario activo y no recibe llamados. Pregunte a quien coordina. Una persona lee esto.',
  }),
} as const;
