// Promise: a sentence whose plain intent is that our texts end, or begin, is recognised in any
// reasonable wording of either language. Words that merely occur in a report are not: somebody must
// be asked to stop writing, or to take a number off a list. Pure.
import { anyOf } from './fold-text.ts';

const SEND_ING = '(?:text|messag|send|contact|writ|bother|spamm?|msg|notify|alert)ing';
const TEXTS = '(?:texts?|messages?|msgs?|alerts?|notifications?|notices?|spam|sms)';
/** `cancel my last text` takes back a report; it is the plural that ends a service. */
const MANY_TEXTS = '(?:texts|messages|msgs|alerts|notifications|spam|sms)';
const LIST =
  `(?:(?:\\w+ ){0,3}(?:list|lists|${TEXTS}|system|database|group|chat|thread|` +
  'this|these|here|contacts))';
const ME = '(?:me|us|my (?:cell |phone )?number|my (?:cell|phone)|this (?:number|phone))';

const STOP_EN = anyOf(
  `(?:stop|quit|cease) ${SEND_ING}`,
  '(?:stop|quit) calling (?:me|us|this number|my)',
  '(?:can|could|would|will) (?:you|u|yall|ya) (?:please |pls |plz )?(?:stop|quit) (?:these|this|them|it|that|with (?:the|these) \\w+)(?= ?(?:[.?!,]|$|please|pls|already|now|thank))',
  '(?:stop|quit) (?:with )?(?:these|this|all this|the) (?:texts?|messages?|msgs?|alerts?|spam|notifications?|crap|bs|stuff)',
  '(?:stop|end|quit|cancel) (?:with )?(?:all |these |those |your |ur |my ' +
    `|the |of )*(?:${MANY_TEXTS}|subscription)`,
  `unsubscribe(?: ${ME}| from| please| my| this)?|(?:opt|opting) (?:${ME} )?out`,
  `(?:take|get|drop|remove|delete|erase) ${ME} (?:off|from|out of|of) ${LIST}`,
  '(?:remove|delete|erase|lose|forget) (?:my|this) (?:cell |phone )?(?:number|phone|contact|info)',
  'revoke (?:my )?(?:consent|permission)|(?:take|get|drop|remove|delete) my name (?:off|from|out)(?! (?:the|this|that|my) (?:report|case|story))(?: \\w+){0,3}',
  '^(?:please )?(?:stop[ ,.!]+)+(?:i |we )?(?:never|did ?nt|did not|dont|do not)(?: even)? (?:sign|subscribe|ask|want|consent|agree|opt|know)\\w*',
);

const WISH_EN = anyOf(
  `(?:want|wanna be|get) (?:off|out of) (?:of )?${LIST}`,
  `enough (?:with |of )?(?:the |these |your |ur |all )*${MANY_TEXTS}`,
  '(?:remove|unsubscribe|delete) me(?= ?(?:[.,!]|$))',
  '(?:do not|dont|never|no longer|plz dont) (?:text|message|contact|msg|write|' +
    'bother)(?: to)? (?:me|us|this number)(?= ?(?:any|again|ever|please|pls|' +
    'no more|[.,!]|$))',
  '(?:do not|dont|no longer|not) (?:want|wish|need|like) (?:any |any more ' +
    '|anymore |more |to (?:get|receive|have|be on) |these |those |your |ur ' +
    `|this |the |all |of )+(?:\\w+ )?(?:${TEXTS}|list)`,
  '(?:do not|dont|never) send (?:me |us )?(?:any |any more |anymore |more ' +
    `|these |those |your |ur |this |other )*(?:${TEXTS}|more|anymore|things|stuff)`,
  '(?:remove|take) me (?:please|pls|now|off|off this|from this)(?= ?(?:[.,!]|$))',
  `no more (?:of )?(?:these |your |ur )?(?:texts|messages|msgs|alerts|notifications)`,
  `(?:no longer want|not interested in)(?: \\w+){0,3} (?:${TEXTS}|these|this|them)`,
  '(?:leave me alone|get me off this|(?:i )?want out(?: of (?:this|these|the|your))?)',
);

const MENSAJES = '(?:mensajes?|mensages?|textos?|alertas?|avisos?|notificaciones|sms|msj)';
const MI_NUMERO = '(?:mi|este) (?:numero|telefono|cel|celular|contacto)';
const LISTA = '(?:\\w+ ){0,3}(?:lista|grupo|mensajes|alertas|avisos|sistema|chat|aqui de la lista)';

const STOP_ES = anyOf(
  '(?:deje|dejen|deja|dejar|pare|paren|para|basta) de (?:estar )?(?:estarme ' +
    ')?(?:mandar|enviar|escribir|textear|molestar|contactar|llamar|mandando|' +
    'enviando|escribiendo)\\w{0,4}',
  '(?:dame|deme|denme|darme|darnos|denos|me (?:den|dan|da|doy|de|dieran|podrian ' +
    'dar|pueden dar|puede dar|quiero dar)) de baja',
  '(?:quiero|pido|solicito|deseo) (?:mi |la |una )?baja',
  `(?:me )?(?:quit|borr|elimin|remuev|remov|sac|saqu|retir)\\w{1,6} (?:a mi )?(?:de )${LISTA}`,
  `(?:me )?(?:quit|borr|elimin|remuev|remov|sac|saqu|olvid)\\w{1,4} ${MI_NUMERO}`,
  `(?:salir|salirme|salgo|sacarme|borrarme|quitarme) del? (?:${LISTA})`,
  '(?:cancel\\w{1,4}|anul\\w{1,3}) (?:(?:mi|mis|la|las|estos|estas|los) )' +
    '?(?:suscripcion|registro|inscripcion|alertas|mensajes|avisos)',
);

const WISH_ES = anyOf(
  'ya no (?:me |nos )?(?:mand|envi|escrib)\\w{1,4}(?: (?:nada|mas|cosas|esto|eso|porfa\\w*|por favor|gracias))*(?= ?(?:[.,!]|$))',
  'no (?:me |nos )?(?:mand|envi)\\w{1,4} (?:mas|nada)(?: (?:por favor|porfa\\w*|gracias))?(?= ?(?:[.,!]|$))',
  `(?:parenle|parale|bajenle|ya basta) (?:con|a|de) (?:los |sus |tus |tantos )?${MENSAJES}`,
  '(?:quiero|quisiera|deseo|puedo|como (?:puedo|le hago para)|favor de|me gustaria) (?:dejar|parar) de (?:recibir|que me)\\w*',
  'ya no (?:quiero|deseo|me interesa|necesito) (?:esto|esta lista|este servicio|estar aqui|nada de esto|recibir\\w*)',
  'no (?:me|nos) (?:vuelvan? a |vuelvas a |sigan? |sigas |esten? |estes )' +
    '?(?:escrib|text|contact|molest)\\w{1,5}(?! (?:a |el |la |que |si ))',
  'no (?:me|nos) (?:vuelvan? a |vuelvas a |sigan? |sigas |esten? |estes )' +
    '?(?:mand|envi)\\w{1,5}(?: (?:mas|otros?|otra|estos|esos|sus|tus|tantos|ya|ningun|los|las))*' +
    `(?:(?= ?(?:[.,!]|$))| (?:${MENSAJES}|nada|esto|eso|cosas|por favor|porfavor|porfa|gracias))`,
  'no (?:me|nos) (?:vuelvan? a |vuelvas a )llam\\w{1,4}',
  'no (?:me|nos) llam\\w{1,4} (?:mas|nunca|otra vez)',
  'no molest(?:en|e|es)(?: mas)?(?= (?:por favor|porfavor|porfa|gracias)|[.,!]|$)',
  `basta de (?:tantos? |sus |estos )?${MENSAJES}`,
  'no (?:quiero|deseo|queremos|necesito|quisiera|me interesa) (?:ya )?(?:recibir ' +
    '|que me manden |que me envien |que me escriban |estar en |tener )?(?:mas ' +
    `|los |las |sus |tus |estos |estas |esos |la |su |nada de |ningun )*(?:${MENSAJES}|lista)`,
  'no (?:quiero|deseo) (?:que )?me (?:escriban|contacten|manden nada|molesten|busquen)',
  `no mas (?:de )?(?:sus |estos )?${MENSAJES}`,
  '(?:dejenme|dejeme|dejame) en paz',
);

const WRONG_PERSON = anyOf(
  'wrong (?:number|person|guy|phone)|numero equivocado|equivoc\\w+ de (?:numero|persona)',
);
const ENOUGH = anyOf('stop|quit|lose|remove|delete|borr\\w+|quit\\w+|no me \\w+|ya no \\w+');

/** Said of somebody else, of the past, or turned round. */
const NOT_ASKED_OF_US = anyOf(
  'not|dont|wont|never|didnt|doesnt|cant|havent|did|him|her|them|they|he|she|no|nunca|ellos|who',
);

/** `he told me to stop`: somebody else's words. */
const TOLD_BY =
  /(?<!\b(?:i|we|yo|ya|les) )\b(?:told|telling|said|saying|yelled|yelling|asked|ordered|made|dijo|dijeron|gritaron|ordenaron)(?: \w+){0,2}(?: to| que)?$/;

const REPORT_WORDS = anyOf(
  'ice|migra|agents?|agentes?|immigration|inmigracion|border patrol|raid|redada|police|policia',
);

/** The whole text, and nothing else: the same words inside a longer one are said of something else. */
const ONLY = new RegExp(
  '^(?:(?:hi|hola|please|pls|por favor|favor de|ya|oigan?|hey)[ ,]*)*(?:' +
    '(?:do not|dont) (?:text|message|contact|write|txt)(?: (?:me|us))?|(?:quiero|quisiera) salirme(?: (?:de (?:esto|aqui|la lista|este grupo)|ya))?|' +
    '(?:borra|borre|elimina|elimine|quita|quite)(?:n)?(?:me|nos)(?: (?:de (?:aqui|esto|ahi|su lista)|ya))?|i (?:did ?nt|never) (?:sign|ask)(?:ed)?(?: up)?(?: for (?:this|these|it))?[,. ]+(?:please )?(?:remove|stop|take|delete)\\b.*' +
    ')(?: (?:please|pls|por favor|porfa|porfavor|gracias|thanks|thank you|ya))*[ .!]*$',
);

/** True when the sender wants our texts to end. @param whole from `foldText` */
export function wantsToLeave(whole: string): boolean {
  const folded = whole.replace(/^no (?:gracias|thanks|thank you)[ ,.]+/, '');
  if (folded.length < 90 && ONLY.test(folded)) return true;
  if (isAsked(STOP_EN, folded) || isAsked(STOP_ES, folded)) return true;
  if (WRONG_PERSON.test(folded) && ENOUGH.test(folded.replace(WRONG_PERSON, ''))) return true;
  if (isAsked(WISH_EN, folded) || isAsked(WISH_ES, folded))
    return !REPORT_WORDS.test(folded) || isShort(folded);
  return false;
}

/** The words just before the match tell whether it is asked, and of whom. */
function isAsked(pattern: RegExp, folded: string): boolean {
  const found = pattern.exec(folded);
  if (!found) return false;
  const before = folded.slice(Math.max(0, found.index - 40), found.index);
  const clause = before.slice(before.search(/[^.,;:!?]*$/)).trim();
  if (TOLD_BY.test(clause)) return false;
  return !NOT_ASKED_OF_US.test(clause.split(' ').slice(-2).join(' '));
}

function isShort(folded: string): boolean {
  return folded.length <= 60;
}

const ALERTS = '(?:alert|alerts|texts|list|updates|notifications|notices)';
const ALERTAS = '(?:alertas?|avisos?|lista|notificaciones|mensajes|textos)';
const JOIN = anyOf(
  `(?:sign|add|put|enroll|register|subscribe) (?:me|us)(?: \\w+){0,6} (?:${ALERTS})`,
  'sign (?:me|us) up',
  '(?:want|like|wanna|love|wish) to (?:get|receive|join|subscribe|be on|sign ' +
    `up)(?: \\w+){0,5} (?:${ALERTS})`,
  '(?:how|where) (?:do|can) (?:i|we) (?:get|receive|join|subscribe|sign up)' +
    `(?: \\w+){0,5} (?:${ALERTS})`,
  `can (?:i|we) (?:get|receive|join|subscribe to|sign up for)(?: \\w+){0,5} (?:${ALERTS})`,
  '(?:quiero|quisiera|queremos|deseo|gustaria|puedo|podemos|como) (?:\\w+ ' +
    '){0,3}?(?:recibir|apuntar|registrar|suscribir|inscribir|anotar|unir)(?:me|' +
    `nos)?(?: \\w+){0,4} ${ALERTAS}`,
  '(?:apunt|agreg|anot|inscrib|registr|met|pong|suscrib)\\w{1,5}(?:me|nos)' +
    `(?: \\w+){0,4} ${ALERTAS}`,
  `me (?:apunt|agreg|anot|inscrib|registr|suscrib)\\w{1,4}(?: \\w+){0,4} ${ALERTAS}`,
);
const OTHER_WISH = anyOf(
  'volunteer\\w*|voluntari\\w+|training|help out|donat\\w+|no quiero|no puedo',
);

/** True when the sender asks for alerts. It is a wish: consent is asked for and recorded apart. */
export function wantsToJoin(folded: string): boolean {
  return JOIN.test(folded) && !OTHER_WISH.test(folded);
}
