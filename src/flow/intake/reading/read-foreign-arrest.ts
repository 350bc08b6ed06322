// Promise: in the other languages the network hears, a word for a relative beside a word for being
// taken is a case. No more is read of them: an interpreter calls back. Pure.
const FOREIGN_TAKEN = [
  /被.{0,8}(?:带走|帶走|抓|捕|拘留)|(?:抓|带|帶)走?了/u,
  /잡혀|체포|끌려|연행|구금|구속/u,
  /\b(?:kinuha|hinuli|inaresto|dinakip|nahuli)\b/,
  /\b(?:bi (?:\w+ )?bat|bat di|bat (?:mat |luon )?(?:chong|vo|con|cha|me|bo|anh|chi|em|ban|chu|bac|co|di)|bi (?:\w+ )?giam|bi (?:\w+ )?giu|bat giu|bi giai)\b/,
  /گرفت|بازداشت|دستگیر|بردند/u,
  /اعتقل|احتجز|اخذ|أخذ|قبض/u,
  /ձերբակալ|տարան|բռնեց/u,
];
const FOREIGN_KIN = [
  /先生|丈夫|老公|太太|老婆|妻子|儿子|兒子|女儿|女兒|爸|父亲|父親|妈|媽|母亲|哥|弟|姐|妹|朋友|同事|邻居|鄰居|叔|舅|我们|我們/u,
  /남편|아내|와이프|아버지|아빠|엄마|어머니|아들|딸|오빠|동생|언니|누나|친구|삼촌|이모|이웃|동료/u,
  /\b(?:asawa|anak|tatay|nanay|kapatid|kuya|ate|tito|tita|kaibigan|pinsan|kasama)\b/,
  /\b(?:chong|vo|anh|em|ba|bo|me|con|chu|bac|ban|cha|chi)(?: \w+)? (?:toi|em|cua toi|minh)\b/,
  /همسر|شوهر|زنم|پدر|مادر|برادر|خواهر|پسر|دختر|دوست|عمو|دایی/u,
  /زوج|ابي|أبي|والد|اخي|أخي|امي|أمي|ابن|صديق|جار|عمي|خالي|اخت|أخت/u,
  /ամուսին|հայր|մայր|եղբայր|քույր|որդի|տղաս|ընկեր/u,
];

/** @param folded from `foldText` */
export function isForeignArrest(folded: string): boolean {
  return (
    FOREIGN_TAKEN.some((pattern) => pattern.test(folded)) &&
    FOREIGN_KIN.some((pattern) => pattern.test(folded))
  );
}
