// The words that matter, English and Spanish, as they appear in folded text: no accents, no
// apostrophes, lower case, phonetic spellings included. Fragments of patterns, joined by `anyOf`.
// Pure.
import { anyOf } from './fold-text.ts';
import { withoutErrands } from './read-acquaintance.ts';

/** Immigration agents, named. */
const AGENTS_NAMED = anyOf(
  'ice|la migra|migra|los verdes|inmigracion|immigration|border patrol|patrulla fronteriza|cbp',
  'hsi|ero|dhs|homeland security|hielo|la perrera|federal protective(?: service)?|fps|feds',
  'federales|federal (?:agents?|officers?)|redadas?|raids?|deportation (?:officers?|agents?)',
  'migracion|operativos?|ice ?agents?|la border|bp agents?|federal police',
);
const AGENTS_ELSEWHERE = /🧊|移民局|이민국|이민단속|միգրացիոն|اداره مهاجرت|دائرة الهجرة|di tru/u;

/** `ice` that is frozen water, and what else is no agent. */
const NOT_AGENTS = new RegExp(
  anyOf(
    '(?:dry |black |crushed )ice',
    'ice (?:machine|cream|cold|cubes?|box|chest|bags?|skat\\w+|rink|pack|water|' +
      'maker|coffee|tea|down|breaker)s?',
    'bolsas? de hielo|hielo seco|maquina de hielo|on ice|bag of ice|ice locator',
    'immigration status|immigration (?:atty|attorney|lawyer)',
  ),
  'g',
);

/** People or uniforms that may be agents. */
const AGENTS_POSSIBLE = anyOf(
  'agents?|agentes?|officers?|oficiales|masked|mask(?:s|ed)?|face coverings?|enmascarad[oa]s?',
  'encapuchad[oa]s?|pasamontanas?|tapad[oa]s?|vests?|chalecos?|badges?|uniforms?|uniformad[oa]s',
  'plain ?clothes|(?:vestid[oa]s )?de civil|undercover|soldiers?|soldados|militares|national guard|natl guard|guns?|rifles?|armad[oa]s',
  'checkpoint|retene?s?|police|policias?|polis|la chota|cops?|fbi|dea|marshals?|tear gas',
  'flash ?bangs?|green stripe|helicopter(?:s|o|os)?|swat|k-?9s?',
  'traen (?:perros|armas|rifles|chalecos?|mascaras)|vestidos de verde|la placa',
);

/** A vehicle that is suspicious by how it looks or stands. */
const VEHICLE =
  '(?:vans?|suvs?|trucks?|trocas?|troques?|trokas?|camionetas?|carros?|cars?|' +
  'explorers?|tahoes?|chargers?|durangos?|suburbans?|expeditions?|vehicles?|' +
  'vehiculos?|sedans?|fords?|chevys?|dodges?|malibus?|impalas?|altimas?|jeeps?|silverados?|yukons?|escalades?|pickups?|minivans?|unidades|patrullas?)';
const VEHICLE_SEEN = anyOf(VEHICLE, `unmarked ${VEHICLE}?`);
const VEHICLE_ODD = anyOf(
  'unmarked|tinted|polarizad[oa]s?|sin placas?|sin letras|no (?:front )?plates?|placas|parked',
  'parquead[oa]s?|estacionad[oa]s?|dando vueltas|circling|idling|raros?|sospechos[oa]s?',
  'suspicious|weird|(?:sitting|waiting|hanging|standing) (?:there|outside|out|around|in)',
  '(?:\\d+|dos|tres|cuatro|cinco|seis|siete|ocho|varias|varios|muchas|muchos|several|bunch of|three|four|five|six) (?:\\w+ )?(?:vans|suvs|trucks|trocas|camionetas|carros|cars)|convoy|esperando|adentro|inside|afuera|outside|same vans?|blancas?|negr[oa]s?|gris(?:es)?|black',
  'white|gray|grey|dark',
);

/** What agents do to people, or what a witness sees happen. */
const ACTIVITY = anyOf(
  'knocking|banging|pounding|tocando(?: (?:la|las|mi))? puertas?|tocando|chas(?:e|ing)',
  'correteando|persigui\\w+|running at|question(?:ing|ed)|interrogando|preguntando',
  'asking (?:people |ppl |them |the guys |for |everyone )*(?:papers?|ids?|documents?|status|for)',
  'pidiendo (?:papeles|documentos|ids?|identificacion)|checking (?:ids?|docs|papers|documents)',
  'revisando|stopping|pull(?:ing|ed) over|parando|paran|deteniendo|detaining|arresting',
  'arrestando|grabb(?:ing|ed)|agarrando|agarraron|se (?:los |las |lo |la )?(?:estan )?llev\\w+',
  'llevandose|took|taking|taken|handcuff\\w*|esposad[oa]s?|cuffed|metiendo|subiendo a',
  'on the ground|en el (?:piso|suelo)|patrol(?:l)?ing|watching|vigilando|patrullando|blocked',
  'blocking|levantaron|levantando',
  'put (?:like )?(?:\\w+ ){1,3}in(?:to)? (?:the |a )?(?:\\w+ )?(?:vans?|cars?|trucks?|suvs?|tahoe)',
  'sacaron a|sacando a|(?:being|getting) (?:put|thrown|loaded|shoved) in|bajaron a|bajan a|espos(?:an|aron|ando)|(?:dragging|dragged|pulling|yanking) (?:\\w+ ){0,3}out|bajando(?:se)?|jumping out|getting out|rolled up|rompieron',
  'break(?:ing)? (?:down )?(?:the |my )?door|(?:got|was|were) put in(?:to)?',
  `${VEHICLE} (?:just |ya )?(?:left|drove|took off|leaving|se fueron)`,
  'rodead[oa]s?|rodearon|surround\\w*|swarm\\w*|cornered|at (?:my|our|the) door|en (?:mi|la) puerta|sitting on the curb|guarding|lined up',
);

/** Somebody unnamed is somewhere, has come, or has left. */
const PRESENCE = anyOf(
  '(?:they|theyre|they are|theyve)(?: \\w+){0,2} (?:at|in|on|by|near|outside|' +
    'inside|here|there|back|still)',
  'theyre|they (?:are|came|left|just)|andan',
  'estan (?:en|por|afuera|adentro|aqui|alli|ahi|parad[oa]s|tocando|parando)|estan',
  'still (?:there|here)|siguen (?:ahi|alli|aqui|en)|(?:ya |acaban de )se (?:fueron|van)',
  'se (?:acaban de ir|fueron)|update|hay (?:un|una|unos|unas|dos|tres|\\d+|mucha|muchos)',
  'the vans? left|someone got|came back|regresaron|volvieron|left (?:going|heading|towards)',
  'took off|pasaron|siguieron|me siguen|following (?:me|us)|estaban|andaban|estuvieron|anduvieron|(?:they|agents|ice|migra) (?:were|was)',
);

/** It is happening, in words. */
const NOW = anyOf(
  'right now|rn|now|ahorita|ahora(?: mismo)?|just|acaban?|currently|at this moment',
  'en este momento|still|todavia|is|are|there ?s|theres|hay|ay|esta|estan|anda|andan|be careful',
  'cuidado|heads up|aguas',
);

/** Where the words came from, when not from the sender's own eyes. */
export const HEARSAY = anyOf(
  '(?:told|texted) me',
  '(?:someone|somebody|people|ppl|everyone) (?:\\w+ )?(?:said|says|saying|posted|shared|told)',
  'i heard|(?:me|nos) (?:lo|la) (?:paso|conto|dijo|mando|comento|platico|enviaron|mandaron|pasaron|dijeron)|dice (?:mi|la|el|una|un) \\w+(?: \\w+){0,3} (?:que|q)|yo no (?:fui|he ido|lo vi|los vi)|no idea if|not verified|unverified|cant (?:confirm|verify)|heard (?:from|it from|that|theres|there)|rumou?rs?|supposedly|apparently',
  'saw (?:on|in|it on) (?:fb|facebook|insta\\w*|ig|tiktok|nextdoor|whatsapp|' +
    'twitter|citizen|a post|the news)',
  '(?:on|en) (?:nextdoor|facebook|fb|insta\\w*|tik ?tok|un tiktok|el feis|' +
    'feis|whats\\w*|ig|citizen|las noticias|redes)',
  '(?<!que |chalecos |letras |puerta |letreros )dicen(?! (?:(?:que )?(?:son|ser)\\b|lapd|sheriff|immigration|inmigracion|open|abr\\w+|que abra|homeland|police|policia|ice|hsi|cbp|federal|border))|dizque|me (?:(?:dijo|dijeron)(?! que (?:son|eran|es|era)\\b)|contaron|conto|avisaron|mandaron)|escuche|oi (?:que|decir)',
  'segun|is it true|es (?:verdad|cierto)|posted|publicaron|(?:all )?over (?:tik ?tok|facebook|fb|insta\\w*|nextdoor|twitter)',
  'got a (?:call|text|message|tip|dm)|(?:me|nos) lleg(?:o|aron) (?:un|el|unos) (?:mensajes?|texto|audio|aviso|whats\\w*)|me llamaron (?:que|para|diciendo)|fwd|forwarded|reenviad[oa]|pasal[oa]|pasenlo|compartan|compartelo|reenvien|pass it on|share (?:with|this)|on the radio|por (?:la|el) radio|en el grupo|in the (?:group )?chat|going around that|word is|me (?:reporta|reporto|comenta|comento|platico|aviso|escribio|mando)n?',
  'havent (?:gone|seen|been|checked|looked|verified)|i (?:cant|couldnt) see|no (?:los|la|lo|las)? ?he visto|no he ido|no los vi|didnt see (?:it|them|anything) myself|yo no vi|not there myself',
);
const HEARSAY_FROM =
  /\b(?:(?:my|our|his|her|the|mi|un|una|la|el|a) )?(?!vests?\b|badges?\b|jackets?\b|chalecos?\b|one\b|patch\b|they\b|it\b|sign\b|truck\b|van\b|letras\b|side\b|back\b)\w+ (?:just )?(?:said|says|texted|posted|wrote|mentioned|reported|called|messaged|reporta|reporto|comenta|comento|platica|asegura|escribio|aviso|mando)(?: (?:me|us|our|the|el|la|in|on|en|nos|que|q|a|\w+)){0,5} (?:that|there|theres|hay|andan?|estan|agents|ice|immigration|inmigracion|theyre|they are|border patrol|la migra|anoche hubo|que hay|que andan?|que estan|que anoche)\b|\b(?:my|mi|a|un|una|la|el) (?:\w+ )?\w+ (?:says|said|thinks|dice|dijo|cree)(?: (?:that|que|there|they|q|hay|andan?|estan?))\b/;

const FOREIGN_HEARSAY = /هل صحيح|آیا|真的吗|真的嗎|听说|聽說|정말|들었|nghe noi|totoo ba|balita/u;
/** The sender's own eyes, whoever else is quoted. */
const EYEWITNESS = anyOf(
  'yo vivo|yo (?:los |las )?(?:vi|veo)|tambien los vio|los (?:vi|veo)|i (?:can )?see',
  'im (?:looking|here|across)|in front of me|estoy (?:viendo|aqui|afuera)',
);

const FOREIGN_SCENE = /抓|带走|帶走|단속|잡|데려|bat nguoi|hinuhuli|اعتقال|گرفت/u;

export type Evidence = {
  isNamed: boolean;
  isPossible: boolean;
  isVehicle: boolean;
  isOddVehicle: boolean;
  isActivity: boolean;
  isPresence: boolean;
  isNow: boolean;
  isHearsay: boolean;
};

/** What signs of agents the folded text carries. */
export function gatherEvidence(folded: string): Evidence {
  const text = withoutErrands(folded.replace(NOT_AGENTS, ' '));
  const isVehicle = VEHICLE_SEEN.test(text);
  return {
    isNamed: AGENTS_NAMED.test(text) || AGENTS_ELSEWHERE.test(text),
    isPossible: AGENTS_POSSIBLE.test(text),
    isVehicle,
    isOddVehicle: isVehicle && VEHICLE_ODD.test(text),
    isActivity: ACTIVITY.test(text) || FOREIGN_SCENE.test(text),
    isPresence: PRESENCE.test(text),
    isNow: NOW.test(text),
    isHearsay: isSecondHand(text),
  };
}

function isSecondHand(text: string): boolean {
  if (FOREIGN_HEARSAY.test(text)) return true;
  return (HEARSAY.test(text) || HEARSAY_FROM.test(text)) && !EYEWITNESS.test(text);
}
