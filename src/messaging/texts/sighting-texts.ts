// What a person who reports agents is asked and told.
import { unreviewed } from './text-shape.ts';

export const SIGHTING_TEXTS = {
  menu: unreviewed(['org'], {
    en: '{org}: We got your text. Reply 1 if you see agents/ICE now, 2 if someone was arrested, 3 for other. Hurt or in danger: call 911. STOP to end.',
    es: '{org}: Recibimos su mensaje. Responda 1 si ve agentes/ICE ahora, 2 si arrestaron a alguien, 3 otra cosa. Peligro: llame al 911. STOP=salir',
  }),
  ack_received: unreviewed(['org'], {
    en: '{org}: We got your report. A trained volunteer will read it. If hurt or in danger call 911. Reply here to add more. STOP to end.',
    es: '{org}: Recibimos su reporte. Un voluntario entrenado lo va a leer. Si hay peligro llame al 911. Responda para agregar datos. ALTO=salir',
  }),
  sight_q1_where: unreviewed([], {
    en: 'Where exactly? Send the 2 cross streets, the city, and a store or school nearby. Example: 4th & Main, Santa Ana, by the Northgate.',
    es: '¿En qué lugar exacto? Mande las 2 calles que cruzan, la ciudad y una tienda o escuela cerca. Ej: 4th y Main, Santa Ana, junto al Northgate.',
  }),
  sight_q2_when: unreviewed([], {
    en: 'Are they there now? Reply 1 I see them now. 2 They just left. 3 It was earlier (what time?). 4 I heard about it, did not see it.',
    es: '¿Siguen en el lugar? Responda 1 Los veo ahora. 2 Se acaban de ir. 3 Fue antes (¿a qué hora?). 4 Me lo contaron, no lo vi.',
  }),
  sight_q3_what: unreviewed([], {
    en: 'What do you see? How many agents and cars, what they do, words on vests (POLICE, ICE, HSI, CBP), car color/plate. Photo OK. Only if safe.',
    es: '¿Qué ve? Total de agentes y carros, qué hacen, letras del chaleco (POLICE, ICE, HSI, CBP), color y placas. Foto solo si es seguro.',
  }),
  sight_q4_taken: unreviewed([], {
    en: 'Is anyone being taken? 1 Yes (how many?) 2 No 3 Not sure. Please do NOT text names or immigration status. May we call you? Add CALL.',
    es: '¿Se llevan a alguien? 1 Si (diga el total) 2 No 3 No sé. NO mande nombres ni estatus migratorio. Si quiere llamada agregue LLAMAR.',
  }),
  sight_close: unreviewed([], {
    en: 'Thank you. A trained volunteer will check. We send alerts only after we confirm. Stay back, do not block or touch agents. You may film from a distance.',
    es: 'Gracias. Un voluntario entrenado va a revisar. Solo avisamos cuando se confirma. No se acerque ni interfiera. Puede grabar de lejos si es seguro.',
  }),
  sight_outcome_confirmed: unreviewed(['org', 'area', 'city'], {
    en: '{org}: Thank you. We confirmed immigration agents near {area}, {city}. If anyone was taken reply 2 for help.',
    es: '{org}: Gracias. Confirmamos agentes federales en {area}, {city}. Si se llevaron a alguien responda 2 para ayudar.',
  }),
  sight_outcome_unfounded: unreviewed(['org', 'area', 'city', 'actual'], {
    en: '{org}: We checked {area}, {city}. It was NOT immigration ({actual}). Thanks for telling us first.',
    es: '{org}: Revisamos {area}, {city}. NO era ICE ({actual}). Gracias por avisar y no compartir rumores.',
  }),
  sight_outcome_inconclusive: unreviewed(['org', 'area', 'city'], {
    en: '{org}: We checked {area}, {city} and could not confirm. If you see agents again, text us place and time. Thank you.',
    es: '{org}: Revisamos {area}, {city} y no se pudo confirmar. Si ve agentes otra vez, mande lugar y hora. Gracias.',
  }),
  /** Where the place may not be named, or nobody knows it well enough. */
  outcome_confirmed_nowhere: unreviewed(['org'], {
    en: '{org}: Thank you. We confirmed immigration agents where you told us. If anyone was taken reply 2 for help.',
    es: '{org}: Gracias. Confirmamos agentes federales donde nos dijo. Si se llevaron a alguien responda 2 para ayudar.',
  }),
  outcome_unfounded_nowhere: unreviewed(['org', 'actual'], {
    en: '{org}: We checked what you told us. It was NOT immigration ({actual}). Thanks for telling us first.',
    es: '{org}: Revisamos lo que nos dijo. NO era ICE ({actual}). Gracias por avisar y no compartir rumores.',
  }),
  outcome_inconclusive_nowhere: unreviewed(['org'], {
    en: '{org}: We checked what you told us and could not confirm. If you see agents again, text us place and time. Thank you.',
    es: '{org}: Revisamos lo que nos dijo y no se pudo confirmar. Si ve agentes otra vez, mande lugar y hora. Gracias.',
  }),
} as const;
