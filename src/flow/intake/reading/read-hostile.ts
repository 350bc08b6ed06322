// Promise: tells a denunciation, which must leave no trace, and jokes and spam, from reports. Nothing
// is taken from such a text, whatever else it says. Pure.
import { anyOf } from './fold-text.ts';
import type { Aside } from './read-aside.ts';

const DENUNCIATION = anyOf(
  'illegals?(?! (?:search|raid|arrest))',
  '(?:an|a|some|these|those|all|the|un|unos) (?:illegal|undocumented|wetback)s?(?: \\w+)?',
  'ilegales|mojad[oa]s',
  '(?:none|not one) of (?:them|those guys|the workers) (?:are|is) (?:legal|documented)',
  'no papers|work(?:s|ing)? (?:illegally|without papers)|here illegally',
  'come (?:and )?(?:get|take|pick up|arrest|deport) (?:him|her|them|this|these)',
  'vengan? por (?:el|ella|ellos|ellas)',
  'deport(?:en|enlos|alos|em|) (?:him|her|them|all|los|a todos)',
  '(?:no|sin) (?:tienen|tiene) papeles (?:y|viven|trabajan)',
  'reportar (?:a )?(?:un|una|unos) (?:ilegal|indocumentad\\w+|mojad\\w+)\\w*',
  '(?:turn|turning|send|sending) (?:him|her|them|these people|those people) (?:in|back|to ice)|mand\\w+ (?:a|de regreso a) su pais|como (?:los|lo|la) (?:denuncio|reporto)|denunciar a (?:un|una|unos|mi|mis|el|la|los)',
  '(?:report|reporting) (?:my neighbou?rs?|a family|people|someone|a guy|some guys|a woman|a man) (?:who|that|for being|working|living|without|with no)',
  'report (?:an?|some|my) (?:illegal|undocumented|immigrant|alien)s?',
  '(?:indocumentad[oa]s|sin papeles) (?:q|que|viven|trabajan).{0,60}(?:vengan|llevensel[oa]s)',
);
/** Twice or more, in words or faces. */
const LAUGHTER = /(?:(?:\b(?:lo+l|lmf?ao+|rofl|haha\w*|jaja\w*|jeje\w*)\b|😂|🤣|💀).{0,200}?){2}/u;
const TEASE =
  /\b(?:(?:yo|ur|your|yer) (?:mom|mama|momma|mother|mum)s?|deez nuts|in my pants|tu (?:mama|jefa|abuela)|just kidding|jk|es broma|era broma|april fools?)\b/;
const PUN =
  /\bice ice baby\b|\b(?:ice|hielo)\b.*\b(?:freezer|fridge|cooler|igloo|penguin|congelador|hielera|refri|refrigerador|margarita|my drink)\b/;
const SPAM = anyOf(
  'congrat\\w*|gift ?card|click (?:here|the link|bit)|claim (?:now|your|it)',
  'you(?:ve| have) (?:been selected|won)|free (?:cruise|money|iphone|vacation)|crypto|bitcoin',
  'bit ?\\.ly\\S*|prestamos? (?:rapidos?|facil)|loan approved|te arregl\\w+ (?:tus )?papeles',
  'arreglamos (?:sus |tus )?papeles|garantizad[oa]|guaranteed (?:approval|green card|visa)',
  'pre ?-?approved|credit (?:score|repair)|casino|forex|car insurance|extended warranty|package (?:is )?(?:on hold|held|pending)|verify your account|unpaid toll|work from home|earn \\$?\\d+|loan (?:of|offer|reply)|\\$[\\d,]+ (?:loan|gift|bonus|prize)|gana(?:ste)? (?:un|dinero|\\$)|premio|dinero rapido',
  'limited time|act now|warranty',
);
/** @param folded from `foldText` */
export function readHostile(folded: string): Aside | null {
  if (DENUNCIATION.test(folded)) return 'denunciation';
  if (PUN.test(folded) || LAUGHTER.test(folded)) return 'prank';
  if (
    TEASE.test(folded) &&
    !/\b(?:no es broma|not kidding|no joke|my mom|took|arrest)/.test(folded)
  )
    return 'prank';
  return SPAM.test(folded) ? 'spam' : null;
}
