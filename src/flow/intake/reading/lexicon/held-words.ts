// What tells that somebody is held, gone, or asked for, whatever took them; in both languages, folded. Pure.
import type { PhraseTable } from '../words/phrases.ts';

export const HELD_WORDS: PhraseTable = {
  /** Where or how people are kept. */
  'held.sure': [
    'detention [center|centre|facility], detained, detenid*, processing center, centro de (detencion|procesamiento|detenidos), (ice|immigration|inmigracion) (hold|detainer|custody|office|cell|processing)',
    'custody, custodia, locator, localizador, (dejaron|dejo) (salir|ir) a (mi|nuestro|nuestra), (let|released) (my|our), (tengo|tenemos) a (mi|nuestro|nuestra|un|una) _ en [el|la] (ice|migra|inmigracion|detencion|carcel|adelanto)',
    'adelanto, b18, b 18, otay mesa, mesa verde, golden state annex, desert view, imperial regional, theo lacy, delaney hall',
    'the basement, el sotano, hieleras, la hielera, in a cell, en una celda, jail, carcel, prision, prison, (people|person|gente|somebody|someone) [already] inside, locked up, encerrad*',
    '(bond|fianza) (hearing|amount|was|is|de), (pay|pagar|post) [the|his|her|la] (bond|fianza), deport* (him|her|them), (lo|la|los|las) (deporten|deportaron|van a deportar|deportan|quieren deportar)',
    '(lo|la|los|las) (tienen|tiene) (en|detenid*|encerrad*|pres*|ahi|alla|incomunicad*), (inmigracion|migra|ice|ellos) (lo|la|los|las) (tiene|tienen)',
    '(ice|immigration|they|theyve|migra|agents|border patrol|cbp) (has|have|got) (him|her|them), (keep|kept|keeping|holding|hold) (him|her|them), being (held|kept), (is|are|was|were) held (at|in|by|since)',
    '(didnt|never|hasnt|not|did not) [come|came|made|make] [it] [back] out [of|from], (ya|nunca) no salio, ya no (salio|lo dejaron|la dejaron), no (lo|la|los) (dejan|dejaron) salir, (lo|la|los|las) dejaron (adentro|ahi|encerrad*|detenid*)',
    '(transferred|moved|sent|trasladaron|movieron|mandaron) (to|him|her|them|a|al|lo|la), lo (pasaron|paso) a (la|ice), in (handcuffs|cuffs|shackles), (firmar|sign*) (su|his|her|the|la|el|a) (salida|deport*|paper*|departure)',
    '(where|que|what) (they|he|she) (took|taken|holding|is being|are keeping) (him|her|them), donde (lo|la|los) (llevaron|tienen|tendran), (esta|estan|sigue|llevaron|tienen) (preso|presa|presos|presas)',
  ],
  /** Nobody hears from them. */
  'held.gone': [
    '(didnt|hasnt|never|havent|did not|not|doesnt|isnt|has not) [come|came|made|make|make|showed|show|shown|returned|return|answer*|answered|been|arrived|picked] [it] [back] (home|back|up|to|answer*|heard|here|return*|out|show*|picked|phone|pick|come)',
    '(never|didnt|hasnt|havent) (made it|came|come|return*|answer*|show*|arrive*), (phone|cell) [just|is|keeps|goes] [straight] (rings|ringing|off|dead|to), straight to voicemail, not answering, isnt answering, missing, disappeared, vanished, gone since',
    '(cant|cannot|couldnt|unable to|trying to) (find|reach|locate|get hold|get ahold|contact) [of|a] (him|her|them|my|our), no (word|news|contact) from, (havent|hasnt) heard from, (hasnt|havent) been (seen|heard), no one has (seen|heard)',
    '(dont|do not|no) [one] [idea] (know|idea|knows) where (he|she|they), where (is|are|did) (he|she|my|they) [go|take*], looking for (my|him|her|our), hes gone, shes gone, theyre gone, never came, left (his|her) (car|truck|lunch|tools|stuff|bike)',
    'no ha (salido|llegado|vuelto|regresado|aparecido), no (encuentro|encontramos|hallo|hallamos|localizo) a, no (vuelve|ha vuelto|volvio|regresa|regreso|ha regresado|llego|ha llegado|llega|aparece|contesta|contestan|responde|ha llamado|llamo|lo encuentro|la encuentro|lo encontramos|la encontramos|lo hallamos|lo localizo|sabemos [nada] [de])',
    'no han (vuelto|regresado|llegado), dejo de contestar, dejaron de contestar, (se perdio|desaparecio|desaparecieron|desaparecid*), [lo|la|los] (ando|andamos|estamos|estoy) buscando, (celular|cel|telefono) [esta|_] apagado, manda a buzon, buzon, no da senal, falta _, no se (donde|nada de)',
    'no (entra|entran) la* llamada*, (su|el) (carro|troca|camioneta|bici|mochila|lonche|herramienta) (sigue|esta|quedo|se quedo) [ahi|aqui|alla], (his|her) (car|truck|van|bike|tools|backpack|lunch) (is|was|are) [still] (here|there|parked|on|at)',
  ],
  /** Immigration in any of its names. */
  'held.agency': [
    'ice, hsi, ero, cbp, la migra, migra, inmigracion, migracion, immigration, border patrol, patrulla fronteriza, los verdes, la border, homeland security, dhs, feds, federales, federal agents, green (uniform*|guys|men|shirts|suits), sin papeles, no (trae|tiene|tienen|traen|tenemos) papeles, undocumented, no papers, in masks, masked, enmascarad*, encapuchad*, agents, agentes, redada*, raid*, deport*, la perrera, los del hielo',
  ],
  /** Somebody is asked for. */
  'held.asks': [
    'lawyer*, attorney*, abogad*, where (is|are|did|would) (he|she|they), (donde|adonde) (esta|lo|la|los|estara*|estan|se), who [do|can|should] [i|we] call, (a) quien (llamo|llamamos|llamar|le llamo), how (do|can) (i|we) (find|locate|get|help), como (lo|la|los) (encuentro|busco|encontramos|puedo|saco), que (hago|hacemos|puedo hacer), what (do|can|should) (i|we) do, (get|sacar|bail) (him|her|them|lo|la) out, help (him|her|them|us), (ayuda*|ayuden*) [a] (encontrar*|buscar*|sacar*|localizar*)',
  ],
  /** Said of somebody: taken where immigration or custody is named as well. */
  'held.weak': [
    '(ice|immigration|migra|hsi|feds) (got|took|nabbed|grabbed|snatched)',
    'cayo, cayeron, le cayeron, les cayeron, (lo|la|los|las) (pararon|paro|sacaron|saco|bajaron|bajo|jalaron|jalo|alcanzaron|alcanzo|cacharon|cacho|pescaron|pesco|toparon|rodearon|corretearon|tiraron|tiro|entregaron|entrego|paso|pasaron|torcieron|torcio)',
    '(got|was|were|been|being|just) (stopped|pulled over|pulled out|pulled from|removed|caught|dragged|hauled|loaded|tackled|cornered|booked|jumped|chased|turned over|handed over|kept|marched|escorted|shoved|thrown|put)',
    '(chingaron|torcieron|jodieron|apanaron|pescaron|ficharon|jalaron|treparon) a, (pulled over|pulled out|dragged|yanked|stopped|tackled|pararon|sacaron|jalaron|torcieron|alcanzaron|corretearon) [a] (my|our|mi|mis|nuestro|nuestra)',
    '(pulled|dragged|yanked|hauled|removed|snatched|marched|escorted|loaded|shoved|threw|tackled|stopped|turned|handed|caught|jumped) [over] (him|her|them), didnt make it out, stopped (him|her) first, raided (us|him|her|them|the)',
  ],
};
