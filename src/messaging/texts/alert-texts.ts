// What subscribers are told, only after people have confirmed it.
import { unreviewed } from './text-shape.ts';

export const ALERT_TEXTS = {
  alert_confirmed: unreviewed(['org', 'time', 'area', 'city', 'phone'], {
    en: '{org} CONFIRMED {time}: ICE/agents near {area}, {city}. You can stay silent. Arrest? {phone}. STOP to end',
    es: '{org} CONFIRMADO {time}: ICE/agentes en {area}, {city}. Puede guardar silencio. Arresto: {phone} ALTO=salir',
  }),
  alert_ended: unreviewed(['org', 'time', 'area', 'city', 'last', 'phone'], {
    en: '{org} UPDATE {time}: agents left {area}, {city} (last seen {last}). Alert is over. Someone taken? {phone}',
    es: '{org} AVISO {time}: agentes se fueron de {area}, {city} (vistos {last}). Fin de alerta. {phone}',
  }),
  alert_correction: unreviewed(['org', 'time', 'area', 'city', 'actual', 'phone'], {
    en: '{org}: our {time} alert for {area}, {city} was wrong. NOT ICE ({actual}). Sorry. {phone}',
    es: '{org} ERROR: alerta de {time} en {area}, {city}. NO era ICE ({actual}). Disculpe. {phone}',
  }),
  alert_rumor: unreviewed(['org', 'area', 'city', 'actual', 'phone'], {
    en: '{org}: We checked {area}, {city}. NOT ICE ({actual}). Do not share the rumor. Report: {phone}',
    es: '{org}: Revisamos {area}, {city}. NO es ICE ({actual}). No comparta rumores. Reporte: {phone}',
  }),
} as const;
