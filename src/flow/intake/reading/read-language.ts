// Promise: a modest, fast guess of the language a text is written in: by its script, by letters only
// one language uses, then by small everyday words. `und` when there is nothing to judge by. Pure.
import { anyOf } from './fold-text.ts';
import type { Word } from './words/cut-words.ts';

const ASCII = /^[\x00-\x7f]*$/;
const SCRIPTS: readonly [string, RegExp][] = [
  ['ko', /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/u],
  ['ja', /[\u3040-\u30ff]/u],
  ['zh', /[\u3400-\u4dbf\u4e00-\u9fff]/u],
  ['hy', /[\u0531-\u058f]/u],
  ['fa', /[\u067e\u0686\u0698\u06af\u06a9\u06cc]/u],
  ['ar', /[\u0600-\u06ff]/u],
  ['ru', /[\u0400-\u04ff]/u],
];

/** Letters with two marks, or barred, that only Vietnamese writes. */
const VIETNAMESE = /[đĐơƠưƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u;

/** Languages of few texts: three of their everyday words decide. */
const FEW_WORDS: readonly [string, ReadonlySet<string>][] = [
  [
    'tl',
    new Set(
      (
        'po mga ang ng sa dito nila sila yung kinuha asawa kanina hinuli hinuhuli namin ako kayo may naman siya ito doon opo ' +
        'nasa meron mayroon tatlo tatlong apat dalawa dalawang lima po kami tayo kasi ngayon bahay wala hindi anak kapatid'
      ).split(' '),
    ),
  ],
  [
    'vi',
    new Set(
      'co cua dau va chua ai xe dang bat nguoi toi o khong duong cho ho anh bi ngoai cong truoc gan nha em chi ong tren dang thay'.split(
        ' ',
      ),
    ),
  ],
];
/** A word of an Indigenous language tags the text with it, so that an interpreter is offered. */
const INDIGENOUS: readonly [string, RegExp][] = [
  ['zap', anyOf('padiuxh?|padiox\\w*|xtiuxhe?|xclen\\w*')],
  ['mix', anyOf('taxa ?vi|taxavi ni|tixavi\\w*|h?ablo mixteco|nkuu|ndio ?xi')],
];

const EN: ReadonlySet<string> = new Set(
  (
    'the is are at in on of and they theyre there theres this that was were with my your i ' +
    'im you we he she his her him it its not dont ' +
    'right now just been be to for from what who how where when have has had got get out ' +
    'into by near outside took left going stop please pls ' +
    'help and or but so if do does did can will would any some someone anyone help thanks ' +
    'thank like u ur w idk rn omw here go still there ' +
    'saw see guys people ppl cars after off them their one two three careful inside parked ' +
    'looking today already because want need day ' +
    'wont cant about before false alarm start join info unsubscribe end quit cancel clear relief ' +
    'yes ok street corner door call update heads up sitting agents'
  ).split(' '),
);
const ES: ReadonlySet<string> = new Set(
  (
    'el los las un una unos unas y que de del al por para con esta estan anda andan hay ay ' +
    'es era soy mi mis su sus lo le les se ya si donde ' +
    'como cuando quien porque pero aqui ahi alli ahorita ahora hoy ayer manana tengo tiene ' +
    'tienen hacen hago esquina calle afuera adentro ' +
    'llevaron agarraron llevando gente nada nadie mas muy todo todos gracias ayuda ayudenme ' +
    'quiero puedo necesito voy van vi dice dicen dijo ' +
    'camioneta camionetas carros troca trocas hombres policia chaleco esposo esposa hermano ' +
    'hijo tia tio papa mama casa puerta trabajo favor ' +
    'desde entre sobre ese esa esos muchachos senor senora buenos buenas hola alto pare baja ' +
    'salir unirme fin listo llegue confirmado peligro ' +
    'se dos tres cinco seis fue fueron siguen son hace rato estoy cerca frente lado vecino ' +
    'redada reten verdes migra mensajes numero parar parados ' +
    'parqueados vidrios nomas jale la en agentes agente detenido detenida alcanzo ' +
    'ver cancelar parar desuscribir suscribirme iniciar'
  ).split(' '),
);
const MIGRA = /\b(?:migra|redada)\b/;

/**
 * @param text as the sender wrote it
 * @param folded the same from `foldText`
 * @param words of it
 * @returns a tag: en, es, es-en (both in one text), another language, or und
 */
export function readLanguage(text: string, folded: string, words: readonly Word[]): string {
  if (!ASCII.test(text)) {
    for (const [tag, script] of SCRIPTS) if (script.test(text)) return tag;
    if (VIETNAMESE.test(text.normalize('NFC'))) return 'vi';
  }
  for (const [tag, word] of INDIGENOUS) if (word.test(folded)) return tag;
  const english = countIn(EN, words);
  const spanish = countIn(ES, words) + (/[ñ¿¡]/.test(text) ? 1 : 0);
  for (const [tag, known] of FEW_WORDS) {
    const found = countIn(known, words);
    if (found >= 3 && found > Math.max(english, spanish)) return tag;
  }
  return decide(english, spanish, folded);
}

function countIn(known: ReadonlySet<string>, words: readonly Word[]): number {
  let count = 0;
  for (const { word } of words) if (known.has(word)) count += 1;
  return count;
}

function decide(english: number, spanish: number, folded: string): string {
  const less = Math.min(english, spanish);
  if (less >= 3 && less / (english + spanish) >= 0.25) return 'es-en';
  if (english === 0 && spanish === 0)
    return /[a-z]{3}/.test(folded.replace(/\bsos\b/g, '')) ? guess(folded) : 'und';
  return english >= spanish ? 'en' : 'es';
}

/** No everyday word at all: street names and shouts, in an English-speaking place. */
function guess(folded: string): string {
  return MIGRA.test(folded) ? 'es' : 'en';
}
