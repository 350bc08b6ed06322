// What volunteers write back, step by step, in both languages, folded. The digits are in
// `read-volunteer-reply.ts`. Longest first is not needed: the longest that fits wins. Pure.
import type { PhraseTable } from '../words/phrases.ts';
import { wordSet } from './word-list.ts';

export const REPLY_WORDS: PhraseTable = {
  accept: [
    'go, going, voy, im going, i am going, i can go, i can make it, can go, ill go, i will go, accept',
    'accepted, acepto, aceptado, count me in, im in, yo voy, puedo ir, si voy, me apunto, yo puedo',
    'yo puedo ir, i can be there, we can go, ill take it, i got it, i can respond, responding, vamos, cuenten conmigo',
    'cuente conmigo, ill be there, going now',
  ],
  decline: [
    'no, nope, nah, no puedo, no voy, cant, cannot, can not, cant go, cant make it, i cant, not available',
    'unavailable, decline, declined, pass, ill pass, not this time, unable, not today',
    'not tonight, no podre, no podria, hoy no, hoy no puedo, not going, wont make it, wont be able, ',
    'ahorita no puedo, no me es posible, not able, ahorita no, lo siento no puedo',
    'perdon no puedo, no voy a poder, rechazo, paso esta vez',
  ],
  en_route: [
    'en route, enroute, in route, on route, omw, on my way, on the way, otw, camino, en camino',
    'voy en camino, ya en camino, ya voy en camino, driving there, driving over, heading (there|over|out|that way)',
    'headed (there|over|out|that way), voy manejando, voy saliendo, ya sali, saliendo, leaving now, just left home',
    'rumbo (al lugar|alla|para alla), we are on our way, on our way, vamos en camino, voy de camino, de camino, headed there now, im driving',
  ],
  /** Under way once accepted; an acceptance while the offer is open. */
  going_there: [
    'voy para alla, ya voy, voy para aya, ya voy para alla, vamos para alla, ahi voy, alla voy, voy ya, voy ahorita',
  ],
  on_scene: [
    'here, im here, i am here, were here, we are here, llegue, aqui, ya llegue, ya llegamos, llegamos, aqui estoy',
    'ya estoy aqui, estoy aqui, ya estoy, ya aqui, arrived, ive arrived, on scene, on site, onsite, im on scene, at the (site|location|scene|spot|corner)',
    'im at the (site|location|scene|spot|corner), made it, got here, just got here, just arrived, estoy en el lugar, en el lugar, ya estamos aqui, estamos aqui, parked here, im there, estoy en la esquina, he llegado',
  ],
  confirmed: [
    'confirmed, confirm, confirmado, confirmo, confirmamos, confirming, confirmada, confirmd, confrimed, confirmados, i confirm, can confirm, (si|yes) (es|its|it is) (ice|la migra), yes ice, definitely ice, si son (ice|la migra|de ice), its (definitely|def) ice',
  ],
  not_ice: [
    'not ice, no es ice, no era ice, no son ice, its not ice, it is not ice, it was not ice, wasnt ice, isnt ice, aint ice',
    'no es [la|de] migra, no era [la|de] migra, no son [la|de] migra, no es inmigracion, no era inmigracion, not immigration, its not immigration, it was not immigration',
    'no es de ice, no son de ice, no fue ice, not la migra, no eran (ice|de ice|la migra), not them, no es hielo, it wasnt ice, its not la migra, theyre not ice, they are not ice, no son agentes de ice',
  ],
  nothing: [
    'nothing, nothing here, clear, all clear, nada, no hay nada, nobody, nobody here, no one here, no hay nadie, nothing there, nadie, area clear',
    'its clear, todo tranquilo, no activity, nada aqui, aqui no hay nada, aqui no hay nadie, ya no hay nadie, ya no hay nada, nobody around, nothing going on, no veo nada, no veo a nadie, no agents here, i see nothing, dont see anything, i dont see anything, dont see anyone, i dont see anyone, nothing to see, empty, despejado, no se ve nada, no se ve a nadie, no see',
  ],
  unsure: [
    'unsure, not sure, no se, no se sabe, no estoy segur*, cant tell, i cant tell, dont know, i dont know, idk, no sabemos, im not sure, no puedo ver bien, hard to tell, quien sabe, inseguro, no alcanzo a ver, unclear, unknown',
  ],
  relief: [
    'relief, relevo, need relief, need a relief, i need relief, necesito relevo, relieve me, relevenme, manden relevo, send relief, need to be relieved, need someone to relieve me, ocupo relevo, pido relevo, quiero relevo',
  ],
  sos: [
    'sos, s o s, peligro, danger, in danger, en peligro, mayday, im in danger, estoy en peligro, estamos en peligro',
  ],
  ok: [
    'ok, okay, okey, im ok, im okay, todo bien, estoy bien, all good, im good, im safe, safe, im fine, bien, estamos bien, were ok, were good, were safe, we are ok, k, okk, oki, sigo bien, sin novedad, doing fine, a salvo',
  ],
  done: [
    'done, listo, lista, listos, home, im home, home safe, made it home, got home, back home, ya estoy en [mi] casa, en casa, llegue a [la|mi] casa, ya llegue a [la|mi] casa, im done, finished, terminado, ya termine, terminamos, safe at home, home now, in my house',
  ],
};

/** What may stand before the step without changing it. */
export const REPLY_FILLERS = wordSet(
  'hi hey hello hola hi yeah sure ya si yes ok okay okey pues bueno buenas buenos dias tardes noches got it copy thanks gracias all good great well uh um so now were we are am im i',
  'ive just the me yo this is its sorry perdon disculpen lo siento team equipo roger entendido recibido perfecto sale va claro to at my for code por favor please update',
);
