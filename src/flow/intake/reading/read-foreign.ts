// Promise: of the other languages the network hears, the few facts that a handful of words tell: that
// somebody is being taken, masks, counts, the street. An interpreter reads the rest. Pure.
import type { Activity, ReportFacts } from '../../../contract/report-facts.ts';

/** Folded text: Korean and Chinese as written, Vietnamese and Tagalog without their marks. */
const TAKING =
  /抓(?:人|了|走|捕)|带走|帶走|拘捕|逮捕|데려가|데려갔|잡아|체포|끌고|\bbat (?:nguoi|di|mot|hai|anh|co|ong|ba)\b|\bdang bat\b|\bbi (?:\w+ )?bat\b|\bhinuhuli\b|\bhinuli\b|\bkinuha\b|\bdinakip\b|\bkinukuha\b|\binaresto\b|يعتقل|اعتقل|احتجز|قبض|اخذو|أخذوا|بازداشت|دستگیر|گرفت|می ?گیرند|բռն|ձերբակալ|տարան/u;
const NOBODY_TAKEN =
  /没(?:有)?抓|沒(?:有)?抓|아직 .{0,8}(?:안|없)|\bchua bat\b|\bwala (?:pa )?(?:silang )?(?:hinuhuli|kinuha|nahuli)\b/u;
const MASKS =
  /口罩|蒙面|面罩|마스크|복면|\bdeo (?:mat na|khau trang)\b|\bbit mat\b|\bkhau trang\b|\bnaka ?-?\s?(?:mask|maskara)\b|\bmaskara\b|ماسک|نقاب|ملثم|أقنعة|اقنعه|اقنعة|դիմակ/u;
const PARKED =
  /停(?:在|着|著)|세워|주차|\bdau o\b|\bdau xe\b|\bdo xe\b|\bnakaparada\b|\bnaka-?\s?park\b|کنار خیابان|متوقف|واقف|کانگ|կայան/u;
const EARLIER =
  /今天早上|今早|昨天|昨晚|早上|오늘 아침|어제|아까|\bsang nay\b|\bhom qua\b|\bkanina\b|\bkahapon\b|امروز صبح|دیروز|دیشب|أمس|امس|صباح اليوم|հայսօր առավոտ|երեկ|այսօր առավոտյան/u;
const JUST =
  /刚刚|剛剛|刚才|剛才|방금|\bvua (?:moi )?\b|\bngayon lang\b|\bkakakuha\b|همین الان|الان|الآن|للتو|հենց նոր/u;
const GONE = /走了|离开|離開|떠났|갔어요|\bdi roi\b|\bumalis na\b|رفتند|غادر|հեռաց/u;
const HEARSAY =
  /听说|聽說|据说|據說|是真的吗|真的嗎|들었|라던데|사실인가|\bnghe noi\b|\bco that\b|\bbalita\b|\btotoo ba\b|هل صحيح|سمعت|شنیدم|آیا|ճիշտ է|լսել/u;
const NUMBER: readonly [RegExp, number][] = [
  [/^(?:[一1]|한|하나|mot|isa|isang|یک|واحد|մեկ)$/u, 1],
  [/^(?:[二两兩2]|두|둘|hai|dalawa|dalawang|دو|اثنان|اثنين|երկու)$/u, 2],
  [/^(?:[三3]|세|셋|ba|tatlo|tatlong|سه|ثلاثة|ثلاث|երեք)$/u, 3],
  [/^(?:[四4]|네|넷|bon|apat|چهار|أربعة|اربعة|أربع|չորս)$/u, 4],
  [/^(?:[五5]|다섯|nam|lima|limang|پنج|خمسة|خمس|հինգ)$/u, 5],
  [/^(?:[六6]|여섯|sau|anim|شش|ستة|ست|վեց)$/u, 6],
  [/^(?:[七7]|일곱|bay|pito|هفت|سبعة|յոթ)$/u, 7],
  [/^(?:[八8]|여덟|tam|walo|هشت|ثمانية|ութ)$/u, 8],
  [/^(?:[九9]|아홉|chin|siyam|نه|تسعة|ինը)$/u, 9],
  [/^(?:十|열|muoi|sampu|ده|عشرة|տաս)$/u, 10],
];
const N =
  '(\\d{1,2}|[一二两兩三四五六七八九十]|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|mot|hai|ba|bon|nam|sau|bay|tam|muoi|isang?|dalawang?|tatlong?|apat|limang?|anim|pito|walo|sampu|یک|دو|سه|چهار|پنج|شش|հինգ|չորս|երեք|երկու|մեկ|اثنان|ثلاثة|ثلاث|أربعة|أربع|خمسة|خمس|ستة)';
const VEHICLES = [
  new RegExp(`${N} ?(?:辆|輛|台|部)(?:\\p{L}{0,4})?[车車]?`, 'u'),
  new RegExp(`(?:차|차량|승합차|밴|SUV)(?:가|이)? ?${N} ?대`, 'iu'),
  new RegExp(`\\b${N} (?:chiec )?(?:xe|van|suv)\\b`, 'u'),
  new RegExp(`\\b${N} (?:na |ng )?(?:sasakyan|kotse|van|suv)\\b`, 'u'),
  new RegExp(`${N} ?(?:մեքենա|ماشین|خودرو|سيارات|سيارة|سیارات)`, 'u'),
];
const RANGE_ZH = /([一二三四五六七八九])([二三四五六七八九十])[个個名](?:人|警|探|特)?/u;
const AGENTS = [
  new RegExp(`${N} ?(?:个|個|名)(?:\\p{L}{0,4})?(?:人|员|員|警|特工|探员)?`, 'u'),
  new RegExp(
    `(?:요원|단속반|사람|명이|남자)(?:들)?(?:이|가)? ?${N} ?명|${N} ?명(?:의|이)? ?(?:요원|사람|단속)`,
    'u',
  ),
  new RegExp(`\\b${N} (?:nguoi|nhan vien|canh sat|dac vu|ong)\\b`, 'u'),
  new RegExp(`\\b${N} (?:na |ng )?(?:sila|ahente|tao|agents?|lalaki|pulis)\\b`, 'u'),
  new RegExp(`${N} ?(?:مامور|مأمور|نفر|عناصر|ضباط|أشخاص|գործակալ|հոգի)`, 'u'),
];
const ONE_TAKEN =
  /(?:아저씨|남자|여자|사람|아줌마)? ?한 명|남편|아내|아버지|어머니|아들|딸|동생|오빠|형|先生|丈夫|老公|太太|妻子|儿子|兒子|女儿|女兒|爸|妈|媽|哥哥|弟弟|姐姐|妹妹|一个人|一個人|همسرم|شوهرم|پدرم|مادرم|برادرم|خواهرم|پسرم|ابني|زوجي|زوجتي|أبي|ابي|أمي|أخي|اخي|ամուսին|հայր|եղբայր|որդի|\basawa\b|\btatay\b|\bnanay\b|\bkapatid\b|\banak\b|\bkuya\b|\bchong\b|\bvo toi\b|\bcon (?:trai|gai)\b|\banh (?:trai|toi)\b|\bbo toi\b|\bme toi\b|\bba toi\b|\bmot nguoi\b|\bisang (?:tao|lalaki|babae)\b/u;

export type ForeignRead = { facts: ReportFacts; isHearsay: boolean };

/** @param folded from `foldText` */
export function readForeign(folded: string, isArrest: boolean): ForeignRead {
  const isDenied = NOBODY_TAKEN.test(folded);
  const isTaken = !isDenied && TAKING.test(folded);
  const vehicles = isArrest ? null : firstCount(folded, VEHICLES);
  const agents = isArrest || isTaken ? null : agentsIn(folded);
  const isHearsay = HEARSAY.test(folded);
  const activity: Activity[] = [
    ...(isTaken && !isArrest ? (['detaining'] as const) : []),
    ...(PARKED.test(folded) ? (['parked_waiting'] as const) : []),
  ];
  const timing = timingIn(folded, isHearsay, isArrest);
  const facts: ReportFacts = {
    ...(timing && { timing }),
    ...(activity.length > 0 && { activity }),
    ...(agents && { agentsMin: agents[0], agentsMax: agents[1] }),
    ...(vehicles !== null && { vehiclesCount: vehicles }),
    ...(MASKS.test(folded) && { masked: true }),
    ...((isTaken || isDenied) && { peopleTaken: isDenied ? ('no' as const) : ('yes' as const) }),
    ...(isTaken && ONE_TAKEN.test(folded) && { peopleTakenCount: 1 }),
  };
  return { facts, isHearsay };
}

function timingIn(folded: string, isHearsay: boolean, isArrest: boolean) {
  if (isHearsay && !isArrest) return 'hearsay' as const;
  if (EARLIER.test(folded)) return 'earlier' as const;
  if (isArrest) return JUST.test(folded) ? ('just_left' as const) : undefined;
  return GONE.test(folded) ? ('just_left' as const) : ('now' as const);
}

function agentsIn(folded: string): [number, number] | null {
  const range = RANGE_ZH.exec(folded);
  if (range) {
    const [low, high] = [valueOf(range[1]), valueOf(range[2])];
    if (low !== null && high === low + 1) return [low, high];
  }
  const one = firstCount(folded, AGENTS);
  return one === null ? null : [one, one];
}

function firstCount(folded: string, patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const found = pattern.exec(folded);
    const value = found && valueOf(found[1] ?? found[2]);
    if (value !== null) return value;
  }
  return null;
}

function valueOf(word: string | undefined): number | null {
  if (!word) return null;
  if (/^\d+$/.test(word)) return Number(word);
  return NUMBER.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

const PLACES: Readonly<Record<string, readonly RegExp[]>> = {
  zh: [
    /(?:在|于|於)([^，。！？,.!?\n]{2,30}?)(?:抓|有|被|附近有|看到|出现|出現|逮|停|带|帶|拘|检|檢|查|$)/u,
    /([^，。！？,.!?\n]{2,30}?(?:路口|门口|門口|停车场|停車場|超市|街|大道|路|附近|广场|廣場|中心|公园|公園|学校|學校|教堂|医院|醫院))(?:那里|那裡|这里|這裡)?(?:有|出现|出現|看到|来了|來了)/u,
  ],
  ko: [
    /(?:^|[\s,.!?])(?:지금|방금|오늘|어제|아까|현재)?\s*([^,.!?\n]{2,30}?(?:코너|앞|근처|마켓|주차장|교회|학교|병원|역|길|가|거리|식당|공장|몰|플라자|공원)?)(?:에서|에)(?=\s)/u,
  ],
  hy: [/([\p{L}\d]+(?: (?:St|Ave|Blvd))? և [\p{L}\d]+)/u, /([\p{L}\d-]+ (?:փողոց|պողոտա))/u],
  ar: [/(?:^|\s)(?:في|على|قرب|عند|بجانب)\s([^،؟?!.,\n]{2,45})/u],
  fa: [
    /(?:^|\s)(?:در|سر|جلوی|نزدیک|کنار)\s([^،؟?!.,\n]{2,45}?)(?=\s(?:گرفت|بازداشت|دستگیر|هست|است|هستند|بردند|دیدم|ایستاده|را|رو|آمد|ماشین|مامور)|[،؟?!.,\n]|$)/u,
  ],
  vi: [
    /(?:^|\s)(?:ở|tại|trước|gần|o|tai|truoc|gan)\s+((?!nhà\b|nha\b)[^,.!?\n]{2,45}(?:, ?\p{Lu}[\p{L} ]{2,20})?)/u,
  ],
};

/** The place as written, for languages that other rules do not read. */
export function readForeignPlace(text: string, lang: string): string | null {
  for (const pattern of PLACES[lang] ?? []) {
    const found = pattern.exec(text)?.[1]?.trim();
    if (found && !/^ice$/i.test(found)) return found.replace(/^[\s，,、]+/u, '');
  }
  return null;
}
