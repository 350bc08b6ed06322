// Words no place goes on beyond, folded: people, verbs, looks, times. What is missing here makes a
// place too long; what is wrong here cuts one short. Pure.
import { AGENT_NOUNS, PERSON_NOUNS, VICTIM_NOUNS } from './count-words.ts';
import { KIN_ONE } from './people-words.ts';
import { wordSet } from './word-list.ts';

const VERBS = wordSet(
  'tienen tiene tenian traen trae andan anda estan esta estaban estaba era eran fue fueron son hay habia vi vimos vio veo ven',
  'llego llegaron paso pasaron pasando vino vinieron avisen avisa manden manda urge urgen necesita necesito necesitamos ocupo quiten',
  'borren oigan oiga oye disculpe disculpen perdon sorry gracias saludos buenas buenos dias tardes noches hola soy somos hablo habla llame llamen',
  'reporto reporta reportan dijo dicen dice dijeron creo cree parece vengan venga corran corran pongan ponga salgan salga salen sale salio',
  'agarro agarran levantan levanto detuvo detienen arresta arrestan subieron subio metieron metio bajaron bajo rodearon cerraron rompio rompen',
  'rodeada rodeado rodean corretearon siguen sigue quedo queda quedan dejo dejaron dejen iba iban va vamos voy fui estuvo estuvieron hizo',
  'took takes take grabbed grabs arrested arrest detained detain held holds hit push pushed pushes shoved threw saw sees see watched watch heard',
  'left leave leaves gone went goes came comes drove drives ran runs rolled rolls pulled pulls parked stopped stops blocked blocks surrounded',
  'looked looks heading headed moved moves needs need wants want says said told tell tells text texted posted works worked lives lived knows know think thought',
  'happened happens started starts ended got gets getting put puts keeps keep hurry confirm confirmed check checks report reported reporting cancel ignore disregard',
  'avoid shows showed showing wearing carrying handcuffed cuffed tackled bleeding crying screaming yelling asked asks let lets opened opens closed',
  'dando viendo yendo siendo checkpoint checkpoints reten roadblock',
  'visto vista vistos entro entraron entran abrio abrieron pidieron piden preguntan preguntaron tocan tocaron golpearon vayan cuiden cuidense',
  'manage manages managing own owns work pass passed passing passes vivo vives viven trabajo trabaja trabajan vendo vende venden manejo rento renta limpio limpia cuido pone ponen pongo puso pase esposan bajan hubo haya acaban acabo acaba retirar irse vieron supo supieron',
  'dicen platica reporta cuida vendemos trabajamos vivimos estudio estudia espera esperan esperaba caminando caminaba drove seen called calls bc lapd lasd chp whatsapp facebook instagram grupo profe lugar last night tamales away',
  'llevan lleva llevo llevaron bajan baja sube suben corren corrieron corriendo manejando',
);
const LOOKS = wordSet(
  'handcuffs cuffs custody uniform uniforms uniformes gear tactical tac armed armados armado unmarked tinted polarizados polarizado polarizadas',
  'encapuchados enmascarados tapados chalecos chaleco mascaras cubrebocas pasamontanas botas boots camo fatigues plainclothes hoodie hoodies jeans',
  'shirts shirt jacket jackets blue red silver azul rojo roja oscuro oscura verdes verde cafe plateada grises sirens lights',
  'tahoe tahoes charger chargers durango durangos explorer explorers suburban suburbans expedition jeep sedan sedans pickup pickups bus buses',
  'vehicle vehicles vehiculo vehiculos patrulla patrullas camioneton humvee humvees drone drones helicopter helicoptero dogs perros caballos horses',
  'rifle pistolas pistola armas arma gas grenades barricades convoy caravan carros coche coches autos auto',
);
const TIMES = wordSet(
  'monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado domingo noche tarde madrugada mediodia',
  'minute minuto minutos hora horas rato ratito semana semanas mes meses week weeks month year anos earlier recently ahorita anoche antier temprano',
  'already siempre never always every once twice seconds sec hrs mins later ago noon midnight afternoon evening nightly',
);
const SMALL = wordSet(
  'falsa alarma false alarm rumor rumors chisme operativo operativos redadas redada raids raid retenes feds federales agentes tons bunch lots couple several',
  'fotos foto photo photos pictures picture video videos grabando filming',
  'aqui alli aca aki pasalo pasenla compartan convoy',
  'some few many much more most about around approx aproximadamente aprox alrededor unos varias varios muchos muchas bastantes mucha mucho puro puros puras',
  'else other others another otra otras otro otros same misma mismo mismos mismas both each every anybody anyone nobody nada nadie alguien algo todo toda todas',
  'omg lol lmao wtf idk imo fyi btw asap smh tho tbh bruh dude bro sis hermana hermano apurense rapido quick fast porfa porfavor pls please plz plis ayudenme ayudenos auxilio socorro sos',
  'masks badges vests face faces cara caras tapada tapadas ropa civil civiles plain clothes rifles papers papeles documentos ids id',
  'direction direccion rumbo hacia toward towards northbound southbound eastbound westbound going',
  'situation emergency emergencia alert alerta warning aviso atencion attention update question pregunta favor',
);

const NEVER = wordSet(
  'muchacha nanny doctor street pastor manager student students worker workers',
);

export const MORE_STOPPERS: ReadonlySet<string> = new Set(
  [AGENT_NOUNS, PERSON_NOUNS, VICTIM_NOUNS, KIN_ONE, VERBS, LOOKS, TIMES, SMALL, NEVER].flatMap(
    (set) => [...set],
  ),
);

/** Names and kinds of place that look like verbs. */
const NOT_VERBS = wordSet(
  'parking building crossing landing shopping bowling recycling housing king spring springs boeing redding manning fleming sterling corning flushing',
  'reading downing banning harding wing swing skating swimming training packing clearing meeting waiting holding processing boarding viewing staging',
  'fernando hernando rolando orlando armando fernandez mando allende resende rosalinda landing dining laundry bedding',
);
const VERB_END =
  /(?:[a-z]{3}ing|[a-z]{2}(?:ando|iendo|yendo)(?:l[aeo]s?|me|se|nos)*|[a-z]{2}(?:aron|ieron)|[a-z]{3}(?:aban?|ian))$/;

/** `handcuffing`, `tomandole`, `rodearon`: nothing is called so. */
export function looksLikeVerb(word: string): boolean {
  return VERB_END.test(word) && !NOT_VERBS.has(word);
}
