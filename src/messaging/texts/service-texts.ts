// Consent, help and the limits of the service.
import { unreviewed } from './text-shape.ts';

export const SERVICE_TEXTS = {
  optin_confirm: unreviewed(['org'], {
    en: '{org} alerts: reply JOIN to get CONFIRMED alerts for your area. Msg frequency varies. Msg&data rates may apply. HELP for help, STOP to end.',
    es: '{org} alertas: responda UNIRME para recibir avisos CONFIRMADOS de su zona. Frecuencia variable. Pueden aplicar tarifas. AYUDA o ALTO=salir',
  }),
  optout_done: unreviewed(['org', 'phone'], {
    en: '{org}: You are off our list and will get no more texts from this number. To come back text START. Emergency line: {phone}',
    es: '{org}: Ya no le mandamos mensajes. Para volver mande START. Emergencia: {phone}',
  }),
  help: unreviewed(['org', 'phone'], {
    en: '{org}: To report agents or an arrest, text what happens + where, or call {phone}. Danger: 911. Msg&data rates may apply. STOP to end.',
    es: '{org}: Para reportar agentes o arresto, mande qué pasa y el lugar, o llame: {phone}. Peligro: 911. Pueden aplicar tarifas. ALTO=salir',
  }),
  after_hours: unreviewed(['org', 'phone'], {
    en: '{org}: No one is on shift now. We will read this at 5am. If someone was arrested call {phone} and leave a message. Danger: 911.',
    es: '{org}: No hay turno en este momento. Se lee a las 5am. Si arrestaron a alguien llame al {phone} y deje mensaje. Peligro: 911.',
  }),
  out_of_area: unreviewed(['org', 'phone'], {
    en: '{org}: We do not cover that area. Please call the network there: {phone}. If you are unsure of the place, send us the city.',
    es: '{org}: No cubrimos esa zona. Llame a la red local: {phone}. Si no conoce el lugar, mande la ciudad.',
  }),
  denunciation: unreviewed(['org'], {
    en: '{org}: We are a legal-observer hotline. We do not take reports about people and did not keep your message.',
    es: '{org}: Somos una red de observadores legales. No tomamos reportes sobre personas y no guardamos su mensaje.',
  }),
} as const;
