// What a volunteer is told during a call-out. Digits are the answers; names and plates never appear.
import { unreviewed } from './text-shape.ts';

export const DISPATCH_TEXTS = {
  disp_offer: unreviewed(['org', 'code', 'xst', 'city', 'n'], {
    en: '{org} {code}: possible agents near {xst}, {city}. Need {n}. Never go alone. Reply 1 GO or 2 NO.',
    es: '{org} {code}: posibles agentes cerca de {xst}, {city}. Se necesitan {n}. Nunca vaya solo. Responda 1 VOY o 2 NO.',
  }),
  disp_brief: unreviewed(['code', 'url'], {
    en: '{code} You are in. Details: {url} Observe only: public space, 10+ ft, never block, touch, chase or lie. Any time: 3 EN ROUTE, 4 HERE, 9 SOS.',
    es: '{code} Cuenta con usted. Datos: {url} Solo observe: espacio publico, 3+ metros, no bloquee, toque, persiga ni mienta. 3 CAMINO, 4 LLEGUE, 9 SOS.',
  }),
  disp_onscene: unreviewed(['code'], {
    en: '{code} Safe? Reply 5 CONFIRMED (agency, how many) 6 NOT ICE (who was it?) 7 NOTHING HERE 8 NOT SURE 0 NEED RELIEF 9 SOS',
    es: '{code} ¿A salvo? 5 CONFIRMADO (agencia, total) 6 NO ES ICE (¿quién?) 7 NADA 8 NO SE SABE 0 RELEVO 9 SOS',
  }),
  disp_checkin: unreviewed(['code'], {
    en: '{code} Check-in: reply OK if safe, 0 if you need relief, 9 for SOS. If no answer in 5 min we call you.',
    es: '{code} Revisando: responda OK si todo bien, 0 relevo, 9 SOS. Si no responde en 5 min le llamamos.',
  }),
  disp_standdown: unreviewed(['code', 'actual'], {
    en: '{code} Stand down. {actual}. Thank you. Please leave the area and reply DONE when home. Do not post or share details.',
    es: '{code} Puede retirarse. {actual}. Gracias. Salga del lugar y responda LISTO al llegar. No publique ni comparta datos.',
  }),
  disp_full: unreviewed(['code'], {
    en: '{code} Team is full, no need to go. Thank you for being ready.',
    es: '{code} Ya hay equipo, no hace falta ir. Gracias por estar pendiente.',
  }),
} as const;
