// Promise: in how many minutes a volunteer says they will be there; a time ago is none. Pure.
const MINUTES = /\b(\d{1,3}) ?(?:m|min|mins|minutes?|minutos?|minutitos)\b(?! ago)/;
const HOURS = /\b(?:an?|one|1|una) (?:hour|hr|hora)\b(?! ago)/;
const HALF = /\b(?:half an hour|half hour|media hora)\b(?! ago)/;
const LED =
  /\b(?:eta|in|en|in about|in like|en como|en unos|eta is|eta:)[ :]*(?:about |like |como |unos |~ ?)?(\d{1,3})(?= ?(?:$|[.,;!?)]| if\b| si\b| more\b| mas\b| o menos\b|-))/;
const AGO = /\b(?:hace|ago|since|desde|been here)\b/;
const MOST_MINUTES = 240;

/** @param folded from `foldText` */
export function readEta(folded: string): number | null {
  if (AGO.test(folded)) return null;
  const found = MINUTES.exec(folded) ?? LED.exec(folded);
  if (found) {
    const minutes = Number(found[1]);
    return minutes > 0 && minutes <= MOST_MINUTES ? minutes : null;
  }
  if (HALF.test(folded)) return 30;
  return HOURS.test(folded) ? 60 : null;
}
