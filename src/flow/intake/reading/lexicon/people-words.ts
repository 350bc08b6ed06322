// Who is taken, who is hurt or alone, and who the sender is to them, in both languages, folded. Pure.
import type { PhraseTable } from '../words/phrases.ts';
import { wordSet } from './word-list.ts';

/** Verbs of taking whose object is a person by themselves. */
export const TAKING_WORDS: PhraseTable = {
  'take.active': [
    '(acaban|acaba|van|estan) (de|a|por) (subir|llevarse|llevar|meter|agarrar|detener|arrestar|levantar|esposar) [a]',
    'took, taking, takin, grabbed, grabbing, grabbin, grab, detained, detaining, detain',
    'arrested, arresting, arrest, handcuffed, handcuffing, cuffed, cuffing, snatched, snatching',
    'kidnapped, kidnapping, picked up, picking up, got, have, apprehended, taken',
    'se llevaron [a], se llevo [a], se llevan [a], llevaron a, llevandose [a]',
    'se estan llevando [a], estan llevando [a], se estan llevando, agarraron [a], agarro a',
    'agarrando [a], agarran [a], detuvieron [a], detuvo a, deteniendo [a], detienen a',
    'arrestaron [a], arrestando [a], arresto a, arrestan a, levantaron [a], levantando [a]',
    'esposaron [a], esposando [a], subieron [a], subiendo [a], metieron [a], metiendo [a]',
    'llevaron, llevan, van llevando [a], pescaron [a], apanaron [a], llevarse [a], tienen a',
    'tiene a, load* [up], put, putting, threw, throwing, shoved, shoving, pushed, forced',
    'dragged, tackled, han llevado [a], han agarrado [a], bajaron a, echaron a, treparon a',
    'nabbed, hauled, hauling, seized, seizing, apprehend*, abducted, capturaron [a], capturo a, capturando [a], aprehendieron [a], secuestraron [a], atraparon [a], treparon [a], jalaron a',
  ],
  /** Said of somebody, wherever they stand in the sentence. */
  'take.passive': [
    '(was|were|got|gets|being|been|getting|just) [just|all|also] (taken|detained|arrested|grabbed|handcuffed|cuffed|snatched|kidnapped|apprehended|abducted|tackled)',
    '(got|was|were|been|being) picked up, (got|was|were|being) put in [to]',
    '(se|me|te) (lo|la|los|las) (llevaron|llevo|llevan|estan llevando|llevaban|acaban de llevar|estaban llevando)',
    '(lo|la|los|las|nos) (llevaron|agarraron|agarro|detuvieron|detuvo|arrestaron|arresto|levantaron|esposaron|subieron|metieron|estan llevando|tienen detenid*|tienen esposad*|llevan|tienen en el suelo|tienen en el piso|estan arrestando|estan deteniendo|estan esposando)',
    '(fue|fueron|ha sido|han sido|siendo) (detenid*|arrestad*|llevad*|levantad*|capturad*|agarrad*|esposad*|aprehendid*|secuestrad*|deportad*|subid*|trasladad*), detenid*, arrestad*, capturad*',
    '(lo|la|los|las|nos) (capturaron|capturo|agarraban|llevo|levanto|esposo|subio|metio|secuestraron|aprehendieron|atraparon|atrapo|apanaron|encerraron|treparon|aventaron|deportaron|echaron|bajaron del|sacaron de)',
    '(lo|la|los|las) (acaban|acaba) de (llevar|llevarse|agarrar|arrestar|detener|levantar|subir), (was|were|got|been|being) [just] (nabbed|hauled|booked|deported|seized|rounded up|carted|loaded|zip tied|ziptied)',
    'esposad*, in (handcuffs|cuffs|zip ties), taken away, people taken',
    '(llevandoselo*|llevandosela*), arrests, handcuffed, in custody, taken into custody',
    'hauled (off|away), led (away|out), in the back of (the|a) (van|car|suv|truck), secuestr*',
  ],
  /** Taken of things, streets, time and pictures; and of people by those who love them. */
  'take.innocent': [
    '(took|taking|take|taken|takes) [a|some|the|my|our] (pic|pics|picture|pictures|photo|photos|video|videos|off|down|over|out|place|care|notes|bus|metro|train|freeway|exit|street|turn|left|right|long|break|lunch|time|plates|plate|numbers|number|it|screenshot*|cover|her number|his number|class|training|classes|shower|legal)',
    '(take|takes|took|taking|taken|picked up|picking up|pick up|picks up|grabbed) [to] [my|the|our|her|his] [two|2|3|little] (kids|kid|son|daughter|children|niece|nephew|mom|mother|wife|sister|brother|dad|grandma|grandkids|boys|girls|baby|dog) [late|early|back|home] (to|from) [the|my|his|her] (school|work|practice|church|doctor*|park|bus|store|class|daycare|soccer|airport|hospital|dentist|game|party|mall|library|preschool|clinic)',
    '(i|we|he|she|brother|sister|husband|wife|mom|dad|aunt|uncle|cousin|friend|neighbor|grandma) [already|just|always|usually] (picked|picks|pick|dropped|took|takes) up (my|the|our|his|her) (kid*|son*|daughter*|child*|niece*|nephew*|mom|wife|husband|brother|sister|groceries|car|check|paycheck|food|prescription|meds|package)',
    '(picked|pick|picking|grabbed|grabbing|grab|got) [up] [a|some|the|my] (food|coffee|lunch|breakfast|dinner|tacos|groceries|package|bread|drink|beer|flyers|supplies|keys|phone|order)',
    '(took|taken|take|towed|tow|taking|towing) (my|his|her|our|their|the|a) [husbands|brothers|dads|moms|wifes|sons|sisters|uncles|neighbors|cousins|friends|work] (car|truck|van|phone|keys|wallet|money|tools|bike|dog|papers|id|passport|stuff|cart|bag|purse|mower|license|trailer|motorcycle|camera|laptop)',
    'tow* truck*, towed, towing, got towed, la grua',
    'agarr* (el|la|los|las) (camion|bus|freeway|metro|calle|autopista|trabajo|carro|salida|_ rumbo|_ para)',
    '(lo|la|los|las) (metieron|agarraron) al (hospital|carril)',
    'llev* (el|la|los|las|mi|su|un|una|mis) [a|de] (carro*|troca*|camioneta*|moto*|bici*|herramienta*|dinero|cartera|celular|telefono|puesto|carrito|perro|basura|comida|mercancia|mueble*)',
    'llev* [a] (mi|mis|los|las|a|al|a mis) (hij*|nin*|kids|chamacos|bebe) (a|al) [la] (escuela|kinder|doctor|parque|iglesia|clases|dentista|clinica|practica|cita)',
    'agarr* [el|la] (trabajo|covid|gripe|camion|lugar|vuelo|onda)',
    'caught (covid|a cold|the bus|the flu|up)',
    'grabbed [me|us] (a|some|my) (phone|coffee|food|ride|drink), deten* la (puerta|respiracion)',
    'arrest warrant, how (long|much) (it|does it) take, take care',
  ],
};

/** What a verb of taking needs near it to have taken somebody. */
export const TAKEN_OBJECTS = wordSet(
  'him her them me us someone somebody people ppl everyone everybody all guy guys man men woman',
  'women lady ladies worker workers laborer laborers kid kids vendor vendors person persons',
  'folks dude dudes gente personas alguien uno una todos todas varios varias unos unas',
  'muchachos muchacho muchacha muchachas senor senora senores senoras hombre hombres mujer',
  'mujeres trabajador trabajadores jornalero jornaleros joven jovenes vendedor vendedora',
  'vendedores teenager boy girl paletero tamalero tamalera elotero frutero jardinero jardineros',
  'nino nina ninos paisano paisanos paisa familia familias family families parents student',
  'students mother father couple pareja employees empleados compas vatos bato chavo chavos',
  'cooks cook guard neighbor landscaper landscapers gardener gardeners painter painters driver',
  'drivers chofer passenger janitor viejito viejita chamaco muchos several some most many tios',
  'primos ancianos abuelita abuelito abuelo chico chica chicos clientes companeros coworkers',
  'tipo tipos campesinos campesino farmworkers farmworker nanny doctor nurse',
);

/** People close to the sender, one. */
export const KIN_ONE = wordSet(
  'husband hubby wife spouse partner boyfriend girlfriend bf gf fiance fiancee dad father papa',
  'pops mom mother mum mama brother bro sister sis son daughter kid child uncle aunt auntie tio',
  'tia cousin nephew niece grandpa grandma grandfather grandmother abuelo abuela stepdad',
  'stepmom suegro suegra primo prima neighbor neighbour friend coworker roommate boss employee',
  'student client tenant worker espouse esposo esposa marido mujer novio novia pareja apa ama',
  'jefe jefa papi mami madre padre hermano hermana hermanito hermanita hijo hija sobrino',
  'sobrina abuelito abuelita cunado cunada yerno nuera padrastro madrastra compadre comadre',
  'padrino madrina vecino vecina amigo amiga companero companera patron empleado empleada',
  'alumno alumna familiar viejo vieja nino nina compa teammate landlord gardener nanny teacher',
  'pastor manager stepson stepbrother godfather godmother ahijado ahijada muchacho senor',
);

export const NEEDS_WORDS: PhraseTable = {
  'need.children_alone': [
    '(kids|children|kid|child|boys|girls|brothers|sisters) [ages|age|aged] [_] [and] [_] left (in|at|alone|behind|by|inside|here|there)',
    '(kids|children|boys|girls) (ages|aged) _ and _ [are|were] (alone|left|home)',
    '(hijos|ninos|hijas|ninas) de _ y _ [anos] [se] (quedaron|estan|sol*)',
    '(kids|kid|children|child|baby|babies|toddler*|son|daughter|boy|girl|boys|girls|siblings|students|infant) [_] [_] [_] [_] (alone|unattended|abandoned|unsupervised)',
    '(nin*|hij*|hermanit*|bebe|bebes|chamac*|chiquit*|criatura*|menor|menores) [_] [_] [_] [_] (solo|sola|solos|solas|solito*|solita*|abandonad*)',
    'alone with (no|nobody)',
    'left (the|her|his|their|two|2|3|a) [little|small|two|2|3] (kid|kids|baby|babies|child|children|toddler|son|daughter) (in|at|behind|by|on|with no|alone|there|inside)',
    '(kids|children|baby|kid|child|toddler|son|daughter) (was|were|is|are|got) [just] left (behind|in|alone|at|there|with no)',
    'dejaron [a] (los|las|al|la|el|sus|su|mis|a sus|a los|dos|un|una) (nin*|hij*|bebe*|chamac*) [en|sol*|ahi|adentro]',
    'no (adult|one|parent) (with|to watch|watching|here with) (them|her|him|the)',
    'nobody [is|to] (with|watching|watch|home with) (the|her|his|my) (kid*|child*|baby)',
    'se quedaron (solos|solas|solitos), se quedo (solo|sola|solito|solita)',
    'sin (nadie|adulto) que (los|las|lo|la) cuide, no hay quien (los|las|lo|la) (cuide|recoja)',
    'no one (to pick|picking) up (the|their|his|her) kid*',
    'nadie (recogio|los recogio|los cuida|lo cuida), home alone',
    '[all] by (themselves|himself|herself), mom* is gone and the (baby|kids), alone crying',
    'crying alone, llorando sol*',
  ],
  'need.children_with': [
    '(kids|children|son|daughter|baby|ninos|hijos) [_] [_] (with me|conmigo|with us|are okay|are ok|safe|are safe|estan bien)',
    'with me, conmigo, not alone, no estan solos',
  ],
  'need.injury': [
    'bleed*, blood (on|everywhere|all|coming|from), sangr*, injur*, herid*, unconscious, inconsciente, desmay*, disparo*',
    'dispararon, shots (fired|were)',
    '(is|are|was|got|hes|shes|theyre|someone|somebody|badly|really|people|gets|im|been) hurt',
    '(was|got|been|were|they|someone) shot, broken (arm|leg|nose|rib|ribs|wrist)',
    'broke (his|her) (arm|leg|nose|wrist), golpearon [a], golpeando a, golpead*, lastimad*',
    'lastimaron, lastimo, beating, beat (him|her|them|up), beaten, pepper spray*, cant breathe',
    'no puede respirar, no respira, ambulance, ambulancia, seizure, having a seizure',
    'convulsion*, collapsed, passed out, not moving, no se mueve el',
    'slammed (him|her|them|a|the) [_] [_] (on|to|against|into|down)',
    'hit (his|her|a guy|him|a man|someone) [in] [the|on] (head|face), knocked (out|him|her)',
    'fell (off|and|from) [_] [_] (roof|hurt|and), se cayo',
    'quebr* (la|el|una) (pierna|brazo|mano), le pegaron, los golpearon, lo golpearon',
    'la golpearon, tased, tazed, rubber bullet, hit by a (car|van|truck|rubber), atropell*',
    'wounded, le dieron (un golpe|con)',
  ],
  'need.medical': [
    'insulin*, diabet*, medicin*, medication*, meds, med, pills, pastilla*, pregnan*, embaraz*',
    'dialysis, dialisis, asma, asmatic*, asthma*, inhaler*, inhalador',
    'heart (condition|problem*|disease|attack|surgery|meds), del corazon, oxygen, oxigeno',
    'cancer, chemo, quimio*, epilep*, seizure*, blood pressure, alta presion, presion alta',
    'la presion, hiv, vih, transplant*, trasplante, kidney*, rinon*, wheelchair',
    'silla de ruedas, surgery, cirugia, operad*, recien nacido, newborn, breastfeed*, amamanta*',
    'autis*, down syndrome, sindrome, marcapasos, pacemaker, schizo*, esquizo*, medicamento*',
    'tratamiento, epi pen, allergic, alzheimer*, dementia, demencia, disab*, discapac*',
    'weeks along, months along, esperando bebe, espera un bebe, expecting',
  ],
  'need.language': [
    '(doesnt|dont|does not|do not|cant|barely|hardly) [really] (speak|understand|know) [much|any|a lot of|very good] (english|spanish|espanol)',
    'no (habla|hablo|hablan|entiende|entiendo|entienden|sabe) [mucho|bien|nada de|casi] (espanol|ingles|castellano)',
    'no (mucho|much) (espanol|ingles|spanish|english)',
    '(only|just|nomas|solo|solamente|puro) [_] (speaks|speak|habla|hablo|hablan) _',
    '(speaks|speak|habla|hablan|hablo) (only|solo|nomas|solamente|puro) _',
    '(need|needs|necesit*) [a|an|un|una] (interpreter|translator|interprete|traductor*)',
    'poco espanol, little (spanish|english)',
  ],
};
