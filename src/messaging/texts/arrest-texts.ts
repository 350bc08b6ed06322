// What the family of a detained person is asked and told. General facts only, never legal advice.
import { unreviewed } from './text-shape.ts';

export const ARREST_TEXTS = {
  arrest_1_care: unreviewed(['org'], {
    en: '{org}: We are sorry. A person will contact you. Your loved one can: stay silent, ask for a lawyer, and NOT sign anything. You are not alone.',
    es: '{org}: Lo sentimos. Una persona le va a llamar. Su familiar puede: guardar silencio, pedir abogado y NO firmar nada. Usted cuenta con apoyo.',
  }),
  arrest_2_basics: unreviewed([], {
    en: 'Please reply: 1) what to call you 2) where and what time 3) who took them: ICE, police, not sure. Do NOT text status, A-number or birthplace.',
    es: 'Responda: 1) su nombre o apodo 2) lugar y hora 3) quién fue: ICE, sheriff, no sé. NO mande estatus migratorio, A-number ni lugar de nacimiento.',
  }),
  arrest_3_urgent: unreviewed([], {
    en: 'What is urgent? Reply the numbers: 1 kids alone 2 medicine/health 3 lawyer or court date 4 car/tools left behind 5 nothing urgent',
    es: '¿Qué urge? Mande todo lo que aplique: 1 niños solos 2 medicina o salud 3 abogado o fecha de corte 4 carro/herramienta 5 nada urgente',
  }),
  arrest_4_jailcall: unreviewed([], {
    en: 'If they call you, the call may be recorded. Ask where they are held and their A-number (write it on paper). Do not talk about birthplace, status or the case.',
    es: 'Si le llama, pueden grabar la llamada. Pregunte en qué centro lo tienen y su A-number (anote en papel). No hablen del caso, estatus o nacimiento.',
  }),
  arrest_5_locator: unreviewed([], {
    en: 'To look: locator.ice.gov (A-number, or exact name, + birth country). Can take a day or more. Not for under 18. Not sure it was ICE? Wait for our call.',
    es: 'Para buscar: locator.ice.gov (A-number o nombre exacto, y lugar de nacimiento). Puede tardar. No muestra menores. ¿No sabe si fue ICE? Espere la llamada.',
  }),
  arrest_6_notadvice: unreviewed([], {
    en: 'This is general information, not legal advice. Only a lawyer or DOJ-accredited person can advise you. Beware of notarios and anyone who asks for money fast.',
    es: 'Es info general, no consejo legal. Solo un abogado o persona acreditada por el DOJ puede aconsejar. Cuidado con notarios o quien le pida dinero de prisa.',
  }),
} as const;
