// What a volunteer is told during a call-out. Digits are the answers; names and plates never appear.
import { unreviewed } from './text-shape.ts';

export const DISPATCH_TEXTS = {
  disp_offer: unreviewed(['org', 'code', 'xst', 'city', 'n'], {
    en: '{org} {code}: possible agents near {xst}, {city}. Need {n}. Never go alone. Reply 1 GO or 2 NO.',
    es: '{org} {code}: posibles agentes cerca de {xst}, {city}. Se necesitan {n}. Nunca vaya solo. Responda 1 VOY o 2 NO.',
  }),
  disp_brief: unreviewed(['code', 'link'], {
    en: '{code} You are in. {link} Observe only, 10+ ft, never block or touch. 3 EN ROUTE, 4 HERE, 9 SOS.',
    es: '{code} Cuenta con usted. {link} Solo observe a 3+ metros, no toque ni bloquee. 3 CAMINO, 4 LLEGUE, 9 SOS.',
  }),
  disp_wait: unreviewed(['code'], {
    en: '{code} Thank you. Please wait: nobody goes alone. We text you when a second person says yes.',
    es: '{code} Gracias. Espere por favor: nadie va solo. Le avisamos cuando otra persona diga que va.',
  }),
  disp_alone: unreviewed(['code'], {
    en: '{code} You would be alone now. Please do not go on, or step back. We look for a second person and text you.',
    es: '{code} Por ahora queda usted solo. No siga, o retroceda. Buscamos a otra persona y le avisamos.',
  }),
  disp_declined: unreviewed(['code'], {
    en: '{code} Understood, thank you.',
    es: '{code} Entendido, gracias.',
  }),
  disp_covered: unreviewed(['code'], {
    en: '{code} It is covered, thank you. Team is full, no need to go.',
    es: '{code} Ya se cubrio, gracias. Ya hay equipo, no hace falta ir.',
  }),
  disp_no_fit: unreviewed(['code'], {
    en: '{code} Thank you. We still need other skills for this one, so please do not go. We may ask you again.',
    es: '{code} Gracias. Para este llamado falta gente con otra experiencia. Por favor no vaya. Le avisamos si hace falta.',
  }),
  disp_over: unreviewed(['code'], {
    en: '{code} This call-out is over. Please do not go. Thank you for being ready.',
    es: '{code} Fin de este llamado. Por favor no vaya. Gracias por estar pendiente.',
  }),
  disp_enroute: unreviewed(['code'], {
    en: '{code} Thank you. Stay with your team. Text 4 HERE when you arrive, 9 SOS any time.',
    es: '{code} Gracias. Vaya con su equipo. Mande 4 LLEGUE al llegar, 9 SOS si hay peligro.',
  }),
  disp_onscene: unreviewed(['code'], {
    en: '{code} Safe? Reply 5 CONFIRMED (agency, how many) 6 NOT ICE (who was it?) 7 NOTHING HERE 8 NOT SURE 0 NEED RELIEF 9 SOS',
    es: '{code} ¿A salvo? 5 CONFIRMADO (agencia, total) 6 NO ES ICE (¿quién?) 7 NADA 8 NO SE SABE 0 RELEVO 9 SOS',
  }),
  disp_checkin: unreviewed(['code'], {
    en: '{code} Check-in: reply OK if safe, 0 if you need relief, 9 for SOS. If no answer in 5 min we call you.',
    es: '{code} Revisando: responda OK si todo bien, 0 relevo, 9 SOS. Si no responde en 5 min le llamamos.',
  }),
  still_there: unreviewed(['code'], {
    en: '{code} Are they still there? Reply 5 (agency) still there 7 they left 8 NOT SURE 0 NEED RELIEF 9 SOS',
    es: '{code} ¿Siguen en el lugar? Responda 5 (agencia) siguen 7 se fueron 8 NO SE SABE 0 RELEVO 9 SOS',
  }),
  disp_standdown: unreviewed(['code', 'actual'], {
    en: '{code} Stand down. {actual}. Thank you. Please leave the area and reply DONE when home. Do not post or share details.',
    es: '{code} Puede retirarse. {actual}. Gracias. Salga del lugar y responda LISTO al llegar. No publique ni comparta datos.',
  }),
  disp_full: unreviewed(['code'], {
    en: '{code} Team is full, no need to go. Thank you for being ready.',
    es: '{code} Ya hay equipo, no hace falta ir. Gracias por estar pendiente.',
  }),
  disp_reported: unreviewed(['code'], {
    en: '{code} Got it, thank you. Keep your distance. We check on you while you are there. 0 RELIEF, 9 SOS.',
    es: '{code} Recibido, gracias. Mantenga distancia. Le preguntamos mientras siga en el lugar. 0 RELEVO, 9 SOS.',
  }),
  disp_relief: unreviewed(['code'], {
    en: '{code} We are looking for somebody to take over. Not safe? Leave now. 9 SOS any time.',
    es: '{code} Buscamos quien le releve. ¿Hay riesgo? Salga ya. 9 SOS si hay peligro.',
  }),
  disp_relieved: unreviewed(['code'], {
    en: '{code} Your relief is here. Thank you. Please leave the area and reply DONE when home.',
    es: '{code} Ya hay relevo. Gracias. Salga del lugar y responda LISTO al llegar a casa.',
  }),
  disp_sos: unreviewed(['code'], {
    en: '{code} SOS received. Leave if you can. We are calling people now. In danger: call 911.',
    es: '{code} SOS recibido. Salga si puede. Ya avisamos al equipo. Peligro: llame al 911.',
  }),
  disp_home: unreviewed(['code'], {
    en: '{code} Good that you are safe. Thank you, rest well.',
    es: '{code} Que bueno que llego bien. Gracias, que descanse.',
  }),
  nudge_go: unreviewed(['code'], {
    en: '{code} Are you on your way? 3 EN ROUTE, 0 if you cannot go, 9 SOS. No answer in 5 min: we call you.',
    es: '{code} ¿Ya va en camino? 3 CAMINO, 0 si no puede ir, 9 SOS. Si no responde en 5 min le llamamos.',
  }),
  nudge_here: unreviewed(['code'], {
    en: '{code} Have you arrived? 4 HERE, 0 if you need relief, 9 SOS. No answer in 5 min: we call you.',
    es: '{code} ¿Ya llego? 4 LLEGUE, 0 relevo, 9 SOS. Si no responde en 5 min le llamamos.',
  }),
  nudge_home: unreviewed(['code'], {
    en: '{code} Home safe? Reply DONE, or 9 for SOS. No answer in 5 min: we call you.',
    es: '{code} ¿Ya en casa? Responda LISTO, o 9 SOS. Si no responde en 5 min le llamamos.',
  }),
  hint_offer: unreviewed(['code'], {
    en: '{code} First tell us: 1 GO or 2 NO.',
    es: '{code} Primero responda: 1 VOY o 2 NO.',
  }),
  hint_team: unreviewed(['code'], {
    en: '{code} You are on the team. 3 EN ROUTE, 4 HERE, 0 if you cannot go, 9 SOS.',
    es: '{code} Usted cuenta en el equipo. 3 CAMINO, 4 LLEGUE, 0 si no puede ir, 9 SOS.',
  }),
  hint_here: unreviewed(['code'], {
    en: '{code} Text 4 HERE when you have arrived, then tell us what it is. 0 RELIEF, 9 SOS.',
    es: '{code} Mande 4 LLEGUE al llegar, y luego diga qué es. 0 RELEVO, 9 SOS.',
  }),
  hint_home: unreviewed(['code'], {
    en: '{code} You may leave. Reply DONE when home, 9 SOS.',
    es: '{code} Puede retirarse. Responda LISTO al llegar a casa, 9 SOS.',
  }),
  hint_none: unreviewed(['code'], {
    en: '{code} You have no part in this one now. Thank you. To change that, call a dispatcher.',
    es: '{code} Usted ya no tiene parte en este llamado. Gracias. Si quiere cambiarlo, llame a la red.',
  }),
  hint_which: unreviewed(['code'], {
    en: 'You have several call-outs. Put the code first, like this: {code} 1',
    es: 'Usted tiene varios llamados. Ponga primero la clave, por ejemplo: {code} 1',
  }),
  hint_elsewhere: unreviewed(['code'], {
    en: 'You are out for {code}, so please stay with it. To change that, call a dispatcher.',
    es: 'Usted participa en {code}, siga en ese. Si quiere cambiarlo, llame a la red.',
  }),
} as const;
