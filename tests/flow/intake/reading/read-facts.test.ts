// One line for each thing a rule must hear and each trap beside it; the texts are not from the corpus.
import { describe, expect, test } from 'vitest';
import { readSms } from '../../../../src/flow/intake/reading/read-sms.ts';

const facts = (text: string) => readSms(text).facts;

describe('counts', () => {
  test.each([
    ['8 agents at 4th and Main', 8, 8],
    ['hay como 10 o 12 agentes en el Walmart de Rosemead', 10, 12],
    ['half a dozen masked guys outside the Ralphs on Vine', 6, 6],
    ['son 5 con chalecos en la calle Orizaba', 5, 5],
    ['6-8 officers walking into the building on Spring St', 6, 8],
    ['veo a seis agentes en la Alvarado y 6ta', 6, 6],
    ['6 agents from HSI and 2 sheriff deputies at Pico and Union', 8, 8],
    ['one guy in a green vest and another in plainclothes w/ badge on 7th and Figueroa', 2, 2],
    ['maybe 15 to 20 agents running after workers in Watsonville', 15, 20],
  ])('agents: %s', (text, min, max) => {
    expect(facts(text)).toMatchObject({ agentsMin: min, agentsMax: max });
  });

  test('at least and up to leave one end open', () => {
    expect(facts('at least 30 agents on Laguna Rd in Camarillo').agentsMin).toBe(30);
    expect(facts('at least 30 agents on Laguna Rd in Camarillo').agentsMax).toBeUndefined();
    expect(facts('up to 12 agents on Laguna Rd in Camarillo').agentsMax).toBe(12);
  });

  test.each([
    'ICE is questioning 3 men at 4th and Main',
    'several agents at 4th and Main',
    'ICE at the 7-11 on 5th and Main at 8 am',
    'la migra se llevo a 4 muchachos de la 9 y Grand',
    'agents on the 2nd floor of the building at 4th and Main, 20 minutes ago',
  ])('no agents counted: %s', (text) => {
    expect(facts(text).agentsMin).toBeUndefined();
  });

  test.each([
    ['two white vans and a black suv outside the Target on Beach', 3],
    ['dos trocas grises y una van blanca en la Whittier y Ford', 3],
    ['camioneta blanca sin placas dando vueltas por la Pico', 1],
    ['dark blue charger parked on Orange Ave and 5th', 1],
    ['migra en la Soto, 5 patrullas y un camion', 6],
  ])('vehicles: %s', (text, count) => {
    expect(facts(text).vehiclesCount).toBe(count);
  });

  test.each([
    'ICE pulled over a landscaping truck on Magnolia and 9th',
    'ICE at the car wash on Van Nuys Blvd and Sherman Way',
    'la migra en la 4ta y Main, mi carro esta ahi',
  ])('no vehicle of theirs: %s', (text) => {
    expect(facts(text).vehiclesCount).toBeUndefined();
  });
});

describe('who is taken', () => {
  test.each([
    ['they grabbed a lady selling fruit at Slauson and Main', 'yes', 1],
    ['ICE took 4 day laborers from the Lowes in Pacoima', 'yes', 4],
    ['2 people were arrested by agents at 5th and Main', 'yes', 2],
    ['dos tipos armados se llevaron a un muchacho en la Soto y 4ta', 'yes', 1],
    ['my husband and my brother were detained by ICE in Bell', 'yes', 2],
  ] as const)('%s', (text, taken, count) => {
    expect(facts(text)).toMatchObject({ peopleTaken: taken, peopleTakenCount: count });
  });

  test('denied and doubted', () => {
    expect(facts('ICE at 4th and Main, no one was taken').peopleTaken).toBe('no');
    expect(facts('la migra en la 4ta y Main, no se han llevado a nadie').peopleTaken).toBe('no');
    expect(facts('i think my uncle got picked up by ice, he never came home').peopleTaken).toBe(
      'unsure',
    );
  });

  test.each([
    'they took my kids to school late',
    'my brother picked up my kids',
    'la grua se llevo la troca de mi hermano',
    'my dads car got towed last night',
    'who can pick up my kids today',
  ])('an errand is no arrest: %s', (text) => {
    expect(readSms(text).kind).toBe('other');
  });

  test('one being taken is urgent', () => {
    expect(readSms('se llevan a uno en la 4ta y Main').priority).toBe('P1');
  });
});

describe('agency', () => {
  test.each([
    ['vests say POLICE nothing else, 4th and Main', 'unmarked_police_vest'],
    ['is that ICE? they have FBI on the jackets, 9th and Santee', 'FBI_DEA_ATF_USMS'],
    ['los verdes en la 4ta y Main', 'CBP_BP'],
    ['CBP at the swap meet in Indio', 'CBP_other'],
    ['soldados en la 4ta y Main', 'military_guard'],
    ['no era migra, era el sheriff en la Magnolia', 'sheriff'],
    ['masked men at 4th and Main, no badges', 'unknown'],
  ])('%s: %s', (text, agency) => {
    expect(facts(text).agencyClaimed).toBe(agency);
  });

  test.each([
    'la migra en la 4ta y Main',
    '🧊 4th and Main',
    'homeland security at 4th and Main',
    'green uniforms at the bus stop on 4th and Main asking for papers',
  ])('no agency claimed: %s', (text) => {
    expect(facts(text).agencyClaimed).toBeUndefined();
  });
});

describe('what they do, when, and where', () => {
  test.each([
    ['ICE wont stop circling 4th and Main', 'patrolling'],
    ['agents knocking on doors on Tyler Ave', 'knocking'],
    ['se metieron a la casa en la 5ta y Hoover, migra', 'entering'],
    ['they put two men in a black van at 4th and Main, ICE', 'loading_vehicle'],
    ['hay un reten en la 4ta y Main', 'checkpoint'],
    ['ICE stopping every truck on Valley Blvd', 'traffic_stop'],
    ['corretean a los jornaleros en la 4ta y Main', 'chasing'],
    ['ICE inside the warehouse on Bandini in Vernon', 'workplace_visit'],
    ['agents outside the courthouse on Temple St', 'courthouse'],
    ['tear gas on the crowd at Alameda and Aliso, feds', 'crowd_control'],
  ])('%s: %s', (text, activity) => {
    expect(facts(text).activity).toContain(activity);
  });

  test.each([
    ['ICE at 4th and Main', 'now'],
    ['ICE just left 4th and Main', 'just_left'],
    ['ICE was at 4th and Main 20 min ago', 'just_left'],
    ['ICE was at 4th and Main two hours ago', 'earlier'],
    ['ayer paso la migra por la 4ta y Main', 'earlier'],
    ['my coworker says ICE is at 4th and Main', 'hearsay'],
    ['dicen que manana va a haber redada en la pulga?', 'future'],
    ['they came back, same vans, 4th and Main', 'now'],
  ])('%s: %s', (text, timing) => {
    expect(facts(text).timing).toBe(timing);
  });

  test.each([
    ['ICE at the car wash on Atlantic and Florence', 'car_wash'],
    ['migra en el fil de fresa en Oxnard', 'farm_field'],
    ['ICE in the parking lot of the Superior in Bell', 'store_parking'],
    ['ICE at the gas station on 4th and Main', undefined],
    ['ICE at 4th and Main', 'street'],
    ['ICE at the Home Depot in Baldwin Park', 'day_labor_site'],
    ['ICE en la parada del bus en Soto y 4ta', 'transit'],
  ])('%s: %s', (text, placeType) => {
    expect(facts(text).placeType).toBe(placeType);
  });

  test('every finding names its field and rule, and its words stand in the text', () => {
    const text = 'They’re  knocking on doors at 1400 block of Standard Ave — masks, rifles';
    const { findings } = readSms(text);
    expect(findings.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['activity', 'masked', 'equipment', 'timing']),
    );
    const masked = findings.find(({ field }) => field === 'masked');
    expect(text.slice(masked?.start, masked?.end)).toBe('masks');
  });
});

describe('the time named', () => {
  const receivedAt = new Date('2026-07-10T16:00:00Z');
  const at = (text: string, timeZone?: string) =>
    readSms(text, { receivedAt, ...(timeZone && { timeZone }) }).facts.observedAt;

  test.each([
    ['ICE at 4th and Main 8:15am', '2026-07-10T15:15:00.000Z'],
    ['migra en la 4ta y Main hace 10 minutos', '2026-07-10T15:50:00.000Z'],
    ['ICE was at 4th and Main 20 min ago', '2026-07-10T15:40:00.000Z'],
    ['ayer a las 6 de la tarde vi migra en la 4ta y Main', '2026-07-10T01:00:00.000Z'],
    ['vi migra a las 7 y media de la manana en la 4ta y Main', '2026-07-10T14:30:00.000Z'],
    ['ICE came at 11 pm to 4th and Main', '2026-07-10T06:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  test('is in the zone of the network, and none is made up', () => {
    expect(at('ICE at 4th and Main 8:15am', 'America/Denver')).toBe('2026-07-10T14:15:00.000Z');
    expect(at('ICE at 4th and Main')).toBeUndefined();
    expect(at('la migra en la 9 y santee')).toBeUndefined();
    expect(readSms('ICE at 4th and Main 8:15am').facts.observedAt).toBeUndefined();
  });
});
