// The same questions where they are the first thing a person hears from us: they say who asks.
import { unreviewed } from './text-shape.ts';

export const FIRST_TEXTS = {
  first_q1: unreviewed(['org'], {
    en: '{org}: Where exactly? Send the 2 cross streets, the city, and a store or school nearby. Example: 4th & Main, Santa Ana, by the Northgate.',
    es: '{org}: ¿En qué lugar exacto? Mande las 2 calles que cruzan, la ciudad y una tienda o escuela cerca. Ej: 4th y Main, Santa Ana.',
  }),
  first_q2: unreviewed(['org'], {
    en: '{org}: Are they there now? Reply 1 I see them now. 2 They just left. 3 It was earlier (what time?). 4 I heard about it, did not see it.',
    es: '{org}: ¿Siguen en el lugar? Responda 1 Los veo ahora. 2 Se acaban de ir. 3 Fue antes (¿a qué hora?). 4 Me lo contaron, no lo vi.',
  }),
  first_q3: unreviewed(['org'], {
    en: '{org}: What do you see? How many agents and cars, what they do, words on vests (POLICE, ICE, HSI), car color. Photo OK. Only if safe.',
    es: '{org}: ¿Qué ve? Total de agentes y carros, qué hacen, letras del chaleco (POLICE, ICE, HSI), color y placas. Foto solo si es seguro.',
  }),
  first_q4: unreviewed(['org'], {
    en: '{org}: Is anyone being taken? 1 Yes (how many?) 2 No 3 Not sure. Please do NOT text names or immigration status. May we call? Add CALL.',
    es: '{org}: ¿Se llevan a alguien? 1 Si (diga el total) 2 No 3 No sé. NO mande nombres ni estatus migratorio. Si quiere llamada agregue LLAMAR.',
  }),
  first_close: unreviewed(['org'], {
    en: '{org}: Thank you. A trained volunteer will check. We send alerts only after we confirm. Stay back, do not block agents. Danger: call 911.',
    es: '{org}: Gracias. Un voluntario entrenado va a revisar. Solo avisamos cuando se confirma. No se acerque ni interfiera. Peligro: 911.',
  }),
  /** A photo says nothing of the language: both. */
  media_where: unreviewed(['org'], {
    en: '{org}: We got your photo or audio. Where is it? Send 2 streets and the city. / ¿En qué lugar es? Mande 2 calles y la ciudad.',
    es: '{org}: Recibimos su foto o audio. ¿En qué lugar es? Mande 2 calles y la ciudad. / Where is it? Send 2 streets and the city.',
  }),
  /** For every language but the two that we write. */
  other_language: unreviewed(['org', 'phone'], {
    en: '{org}: We got it. A person will contact you. / Lo recibimos. Una persona le va a contactar. Tel {phone}. Danger/peligro: 911',
    es: '{org}: Lo recibimos. Una persona le va a contactar. / We got it. A person will contact you. Tel {phone}. Peligro/danger: 911',
  }),
} as const;
