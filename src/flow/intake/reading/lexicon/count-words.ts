// The nouns that a count may belong to, and what may stand between a count and its noun, in both
// languages, folded. Pure.
import { wordSet } from './word-list.ts';

/** Who can only be an agent. */
export const AGENT_NOUNS = wordSet(
  'agent agents agnets officer officers oficial oficiales agente agentes ajentes fed feds',
  'federal federales soldier soldiers soldado soldados militar militares marshal marshals',
  'deputy deputies cop cops policia policias encapuchado encapuchados encapuchada encapuchadas',
  'enmascarado enmascarados tapados uniformados uniformado migras armados oficers guardias',
  'troops vest vests chaleco chalecos verdes cbps operatives',
);

/** People, whoever they are: agents or those they look for. */
export const PERSON_NOUNS = wordSet(
  'guy guys man men dude dudes person people ppl persons male males female females individual',
  'individuals woman women lady ladies suspect suspects subjects hombre hombres tipo tipos',
  'persona personas senor senores senora senoras vato vatos bato batos wey weyes sujeto sujetos',
  'elementos muchacho muchachos muchacha muchachas mujer mujeres individuos cabrones gueyes',
  'chavos chavo chico chicos joven jovenes bodies',
);

/** Those agents come for; never counted as agents. */
export const VICTIM_NOUNS = wordSet(
  'worker workers laborer laborers jornalero jornaleros trabajador trabajadora trabajadores',
  'vendor vendors vendedor vendedora vendedores paisano paisanos paisana kid kids child',
  'children nino ninos nina ninas students student customers clientes family familia families',
  'familias employee employees empleado empleados mom dad teen teens teenager boys girls',
  'jardinero jardineros gardener gardeners painter painters roofers cook cooks paletero',
  'tamalera elotero frutero lavadores campesinos campesino farmworkers farmworker compas compa',
  'migrantes immigrants raza gente folks coworkers companeros lavacarros brothers hermanos',
  'primos cousins uncles tios sons hijos parents padres guests tenants neighbors vecinos',
  'street-vendors detainees detenidos detenido arrestados arrests arrestos',
);

export const VEHICLE_NOUNS = wordSet(
  'car cars van vans suv suvs truck trucks troca trocas troka trokas troque troques camioneta',
  'camionetas camioneton carro carros coche coches auto autos vehicle vehicles vehiculo',
  'vehiculos sedan sedans pickup pickups bus buses autobus autobuses camion camiones unit units',
  'unidad unidades patrulla patrullas cruiser cruisers sprinter minivan minivans explorer',
  'explorers tahoe tahoes charger chargers durango durangos suburban suburbans expedition',
  'expeditions ford fords chevy chevys dodge dodges jeep jeeps silverado silverados raptor f150',
  'f150s malibu impala altima camry escalade yukon yukons caravan transit wrangler nissan',
  'toyota gmc perrera perreras squad humvee humvees hummer convoy pathfinder traverse equinox',
  'ram rams armored tank tanks tanqueta vagoneta vagonetas furgon furgoneta',
);

/** A make alone is a name as often as a vehicle. */
export const MAKES = wordSet(
  'ford fords chevy chevys dodge jeep nissan toyota gmc transit ram rams caravan raptor auto autos unit units unidad',
  'unidades explorer expedition charger tank armored convoy pathfinder traverse equinox durango yukon malibu camion camiones bus',
);

/** Vehicle words that mean something else beside these. */
export const NOT_VEHICLE_AFTER = new Map<string, ReadonlySet<string>>([
  ['car', wordSet('wash to seat pool alarm show lot dealer dealership parts shop washes')],
  ['van', wordSet('nuys ness buren a de en por para llegando saliendo entrando pasando los las')],
  ['bus', wordSet('stop station stops depot line')],
  ['truck', wordSet('stop driver yard')],
  ['auto', wordSet('zone parts shop repair body')],
  ['transit', wordSet('center station')],
  ['ford', wordSet('dealership')],
  ['toyota', wordSet('dealership')],
  ['ram', wordSet('the')],
  ['unit', wordSet('1 2 3 4 5 6 7 8 9 10 11 12 a b c')],
  ['tank', wordSet('top')],
  ['auto', wordSet('zone')],
]);
/** Words that make a vehicle word something else when they stand right before it. */
export const NOT_VEHICLE_BEFORE = new Map<string, ReadonlySet<string>>([
  ['truck', wordSet('food taco fire ice tow landscaper landscaping gardening gardeners work')],
  [
    'trucks',
    wordSet('food taco fire tow landscaper landscaping gardening gardeners work farmworker'),
  ],
  ['bus', wordSet('school the city metro')],
  ['van', wordSet('ellos ya se los las no que muchachos ninos kids school farmworker church')],
  ['vans', wordSet('farmworker school church')],
  ['car', wordSet('my his her their your our in by')],
  ['camion', wordSet('el al del en')],
  ['units', wordSet('apartment housing')],
  ['transit', wordSet('public rapid')],
]);

/** Nouns that a count may belong to and that say nothing of agents. */
export const OTHER_NOUNS = wordSet(
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre january february',
  'march april june july august september october november december lbs inches shots rounds',
  'min mins minute minutes minuto minutos hr hrs hour hours hora horas day days dia dias week',
  'weeks semana semanas month months mes meses year years ano anos am pm oclock second seconds',
  'seg block blocks cuadra cuadras mile miles milla millas ft feet pies street st ave avenue',
  'blvd rd dr calle percent pct dollars dolares time times vez veces floor piso apt unit room',
  'dept th nd x freeway fwy lanes corner corners esquina esquinas store stores doors puertas',
  'places lugares spots photos fotos videos texts messages mensajes calls llamadas school',
  'schools bathrooms tickets dogs perros rifles guns armas badges flags gates casas houses',
  'homes apartments apartamentos buildings entrances reports reportes helicopters drones papers',
  'papeles things cosas bags',
);

/** What may stand between a count and its noun. */
export const BETWEEN = wordSet(
  'of de the los las masked armed unmarked white black gray grey green blue red silver dark tan',
  'brown maroon gold beige blanca blanco blancas blancos negra negro negras negros gris grises',
  'verde azul azules roja rojo rojas rojos plateada plateado plateadas cafe oscura oscuro',
  'oscuras oscuros big large huge small little tinted marked undercover plain plainclothes',
  'clothes uniformed grandes grande chicas old new same other more mas otras otros tall',
  'suspicious sospechosas sospechosos sospechosa sospechoso raros rara raro weird random older',
  'younger hispanic latino ice hsi cbp dhs ero border patrol police policia sheriff federal',
  'protective service homeland security immigration migra fps gov government official fbi dea',
  'atf us full heavily tactical military style type kind national guard natl chevy ford dodge',
  'toyota nissan jeep gmc blacked out looking and y or so tipo like como unidentified fake',
  'different diferentes parked estacionados estacionadas stripe striped polarizadas polarizados',
  'sin placas letras marcadas encapuchados enmascarados armados pickup suv box cargo passenger',
  'rental uhaul hooded camo fatigues atv undercovers inmigracion vestidos fuertemente total',
  'agentes oficiales agents officers unos unas lateral',
);

/** Colours and looks that stand for a vehicle just counted: `dos camionetas blancas y una gris`. */
export const LOOKS = wordSet(
  'white black gray grey green blue red silver dark tan brown blanca blanco negra negro gris',
  'verde azul roja rojo plateada plateado cafe tinted unmarked',
);

/** A vehicle that is somebody else's, or spoken of already. */
export const OWNERS = wordSet(
  'my his her their your our the that this these those su sus mi mis tu el la los las del al',
  'every each cada ese esa esos esas este esta which what whose no sin any per by por',
);
