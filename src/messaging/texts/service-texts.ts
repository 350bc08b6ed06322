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
  after_hours: unreviewed(['org', 'phone', 'time'], {
    en: '{org}: No one is on shift now. We will read this at {time}. If someone was arrested call {phone} and leave a message. Danger: 911.',
    es: '{org}: No hay turno en este momento. Se lee a las {time}. Si arrestaron a alguien llame al {phone} y deje mensaje. Peligro: 911.',
  }),
  volunteer_link: unreviewed(['org', 'link'], {
    en: '{org}: Thank you for offering help. Please sign up here: {link}',
    es: '{org}: Gracias por querer ayudar. Apunte sus datos en: {link}',
  }),
  volunteer_thanks: unreviewed(['org'], {
    en: '{org}: Thank you for offering help. A person will write to you.',
    es: '{org}: Gracias por querer ayudar. Una persona le va a escribir.',
  }),
  legal_question: unreviewed(['org', 'phone'], {
    en: '{org}: We cannot give legal advice by text. A person will read your question. Is someone being arrested now? Call {phone}.',
    es: '{org}: No damos consejo legal por mensaje. Una persona va a leer su pregunta. ¿Arrestan a alguien ahora? Llame al {phone}.',
  }),
  rumor_check: unreviewed(['org'], {
    en: '{org}: We only share what trained people confirmed. A person will read your question. If you see agents yourself, text us the place.',
    es: '{org}: Solo compartimos lo que se confirma. Una persona va a leer su pregunta. Si usted mismo ve agentes, mande el lugar.',
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
