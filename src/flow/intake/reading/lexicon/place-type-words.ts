// Kinds of place by the words that name them, in both languages, folded. Pure.
import type { PhraseTable } from '../words/phrases.ts';

export const PLACE_TYPE_WORDS: PhraseTable = {
  'place.hospital': [
    'hospital*, ospital, clinic, clinica, emergency room, er waiting',
    'sala de (emergencia*|espera), kaiser, white memorial, medical center, urgent care',
    'centro medico, maternity, cedars, in the er, at the er, er at, er lobby, the er, el er de',
  ],
  'place.courthouse': [
    'courthouse*, court house, courtroom, court building, juzgado*, la corte, corte de',
    'corte superior, immigration court, superior court, traffic court, at court',
    'palacio de justicia, the court, tribunal',
  ],
  'place.ice_office': [
    'ice (office|building|field office|check in|processing)',
    '(oficina|oficinas) de (ice|inmigracion|migracion|la migra), field office',
    '(his|her|their|my|a|the) check in, checkin, check in (at|today|appointment)',
    '300 n los angeles, b 18, uscis, isap, cita (de|con|en) (ice|inmigracion|migracion)',
    'edificio federal, federal (building|bldg) check',
  ],
  'place.jail': [
    'jail, jails, carcel, county lockup, release door, sheriff station, police station',
    'estacion de policia, comisaria, twin towers, theo lacy, prison, prision, inmate, lockup',
    'mens central',
  ],
  'place.shelter': [
    'shelter, albergue, refugio, homeless shelter, casa de migrantes, rescue mission',
  ],
  'place.school': [
    'school*, escuela*, eskuela, elementary, preschool, kinder, kindergarten, primaria',
    'secundaria, preparatoria, high school, middle school, daycare, day care, guarderia',
    'head start, campus, college, colegio, university, universidad, academy, drop off line',
  ],
  'place.church': [
    'church, iglesia*, parish, parroquia, capilla, templo, the temple, buddhist temple, at mass, after at mass, after mass, misa, our lady',
    'cathedral, catedral, mosque, mezquita, chapel',
  ],
  'place.car_wash': [
    'car wash*, carwash*, lavado de (carros|autos), autolavado, lavacarros, car washes',
    'lava carros, carwach, carguach, car wach',
  ],
  'place.farm_field': [
    'strawberr*, lettuce, crops, surcos, rows of, fil, files de, el fil, los files, fields, field of, strawberry field*, farm, farms',
    'farm field, rancho, ranch, campos de, nursery, nurseries, vivero, packing house',
    'packing shed, empacadora, vineyard*, orchard*, huerta*, cosecha, pisca, la uva, la fresa',
    'greenhouse*, invernadero*, farmworkers, campesinos, piscadores',
    'the (berry|lettuce|strawberry|celery|grape|lemon|orange|citrus|date) (field*|grove*)',
    'labor camp',
  ],
  'place.day_labor_site': [
    'day labor*, jornalero*, daylabor*, home depot*, home depo*, homedepot*, jondipo, hom depot',
    'day worker*, esquineros, esquina de trabajo, labor center, centro de jornaleros',
    'where (the|guys) (guys|workers) wait, donde (se paran|esperan) (trabajo|los)',
    'esperando trabajo, waiting for work, looking for work, hom dipo, jom depot, lowes corner',
  ],
  'place.transit': [
    'bus stop*, train station, metro, bus station, station platform, trolley, metrolink',
    'greyhound, parada (de|del) (bus|camion|autobus), parada',
    'estacion (de tren|del metro|del tren|de autobuses|metro|de camiones|union|del)',
    'union station, airport, aeropuerto, terminal, transit center, blue line, red line',
    'expo line, a line, gold line, central camionera, lax, park and ride, _ station',
    'en el camion, en el bus, on the bus, amtrak, subway station, bus depot',
  ],
  'place.not_transit': [
    'gas station, police station, shell station, fire station, power station, sheriff station',
    'sheriffs station, estacion de policia, arco station, chevron station, mobil station',
    'radio station, news station, 76 station, tv station, exxon station, charging station',
    'subway sandwich*, weigh station, inspection station, texaco station, valero station',
    'circle k station, the station',
  ],
  'place.apartment': [
    'apartment*, apts, apt, apartamento*, departamento*, aptos, apto, complex, condo*',
    'unidad habitacional, trailer park, mobile home*, traila*, trailas, motorhome, vivienda*',
    'complejo',
  ],
  'place.home': [
    '(my|our|his|her|their|the|a|someones|neighbors|moms) [neighbors] (house|home|driveway|porch|front yard|yard|garage)',
    '(mi|su|la|una|nuestra|esa) (casa|cochera|hogar), (mi|su) yarda, casa de (mi|un|una|la|el|los) _',
    'the house, in front of our house, front yard, driveway, housing, cochera, mi puerta',
    'my door',
  ],
  'place.not_home': ['(the|a|my|our|their|this) home (depot|depo|dipo|goods), house of'],
  'place.home_door': ['my door, my front door, mi puerta, our door'],
  'place.store_parking': [
    'parking [lot|garage|structure|area], parqueadero, estacionamiento*, el parking, el lot',
    'in the lot, lot (of|at|by|del|de|behind), the lot, parqueo, parkin, parking',
  ],
  'place.park': [
    'park, parque, parks, playground, soccer field, recreation center, campo de futbol, cancha*',
    'rec center, skatepark',
  ],
  'place.not_park': [
    'baldwin park, monterey park, huntington park, cypress park, highland park, buena park',
    'echo park, canoga park, exposition park, hyde park, park ave*, park st, park blvd',
    'lincoln park ave, leimert park, trailer park, mobile home park, industrial park',
    'park and ride, business park, eagle rock park, menlo park, park place, park dr',
    'park n ride, rohnert park, sunnyside park, park at',
  ],
  'place.workplace': [
    'warehouse*, bodega*, factory, factories, fabrica*, jobsite*, job site*, construction',
    'construccion, la obra, shop, restaurant*, restaurante*, taqueria',
    'taco (place|shop|stand|truck)',
    'at (work|his job|her job|my job|his work|her work|their job|my work|the job)',
    'from (work|his job|her job|my job|the job|the jale)',
    '(al|del|en el|en su|a su|de su|su) (trabajo|jale), workplace, place of work',
    'my (work|job|jobsite), mi (trabajo|jale), taller*, garment, costura, maquila*, body shop',
    'tire shop, bakery, panaderia, kitchen, cocina, landscap*, recycling (center|plant|yard)',
    'yonke, junkyard, meat (plant|packing), empaque, nail salon, salon, hotel, motel, llantera',
    'loading dock, roofing, janitor*, plant, carniceria, tortilleria, diner, cafe',
    'laundry plant, lavanderia industrial, en el jale, negocio, sweatshop, planta',
    'building site, remodel*, sa trabaho, barber shop, barberia, cleaners, dairy, lecheria',
    'matadero, slaughterhouse',
  ],
  'place.not_workplace': [
    'swap meet shop, shop class, shopping, coffee shop bathroom, donut shop',
    'on (his|her|their|the|my) way to work, driving to work, camino al trabajo',
    'rumbo al trabajo, iba al trabajo, going to work, leaving for work, saliendo al trabajo',
    'yendo al trabajo, left for work, to work, home from work, body shop parts',
  ],
};

/** Which kind wins where several are named: the place itself over what stands near it. */
export const PLACE_TYPE_ORDER = [
  'car_wash',
  'hospital',
  'courthouse',
  'jail',
  'ice_office',
  'shelter',
  'church',
  'school',
  'farm_field',
  'transit',
  'apartment',
  'home',
  'store_parking',
  'day_labor_site',
  'park',
  'workplace',
] as const;
