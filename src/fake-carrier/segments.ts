// Pure: how many parts the carrier would bill, near enough for the NumSegments it states.
const BASIC =
  /^[\n\r @£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà\f^{}\\[~\]|€]*$/;
const EXTENDED = /[\f^{}\\[~\]|€]/g;

export function segmentsOf(body: string): number {
  const isBasic = BASIC.test(body);
  const units = body.length + (isBasic ? (body.match(EXTENDED) ?? []).length : 0);
  const [single, part] = isBasic ? [160, 153] : [70, 67];
  return units <= single ? 1 : Math.ceil(units / part);
}
