// Who people are to the sender, and what is nobody: kin and bonds of both languages, things that are
// owned, verbs of those who tell. Folded. Pure.
import { wordSet } from './word-list.ts';

/** Kin, in-laws, step-, god-kin and those who live as such. */
export const KIN = wordSet(
  'husband hubby wife wifey spouse partner boyfriend girlfriend bf gf fiance fiancee ex dad daddy father papa pops mom mommy mother mum mama momma',
  'brother bro sister sis son daughter uncle aunt auntie cousin cousins cuz nephew niece nephews nieces grandpa grandma gramps granny grandfather grandmother',
  'grandson granddaughter grandkid stepdad stepmom stepfather stepmother stepson stepdaughter stepbrother stepsister godson goddaughter godfather godmother godparents godchild',
  'parents brothers sisters sons daughters uncles aunts husbands wives grandparents inlaw inlaws sibling siblings relative relatives twin family kid kids child children boy girl baby teen teenager',
  'esposo esposa marido mujer novio novia prometido prometida pareja conyuge exesposo exmarido papa papi papito apa jefito mama mami mamita ama jefita padre padres papas madre',
  'hermano hermana hermanos hermanas hermanito hermanita carnal carnala hijo hija hijos hijas hijito hijita mijo mija nino nina ninos ninas chamaco chamaca bebe',
  'tio tia tios tias tiito primo prima primos primas primito primita sobrino sobrina sobrinos sobrinas abuelo abuela abuelos abuelito abuelita abuelitos nieto nieta nietos nietas',
  'ijo ija ijos ijas ermano ermana ermanos ermanas sovrino sovrina espozo espoza ermanito ermanita',
  'cunado cunada cunados cunadas concuno concuna concunado concunada suegro suegra suegros yerno nuera consuegro consuegra padrastro madrastra hijastro hijastra hermanastro hermanastra',
  'compadre comadre compadres padrino madrina padrinos ahijado ahijada ahijados familiar familiares familia viejo vieja viejito viejita gordo gorda gordito gordita flaco flaca',
);

/** Bonds that hold whatever stands before them: `a coworker`, `el vecino`. */
export const BONDED = wordSet(
  'coworker coworkers colleague colleagues friend friends buddy buddies roommate roommates housemate flatmate roomie classmate classmates teammate teammates bandmate bandmates neighbor neighbors neighbour neighbours',
  'bestie babysitter nanny caregiver landlord pal homie homeboy comrade',
  'amigo amiga amigos amigas amiguito vecino vecina vecinos vecinas companero companera companeros companeras compa compas camarada camaradas paisano colega colegas roomate inquilino inquilina cuate comparito',
);

/** Bonded to whoever says `my` or `our` before them. */
export const ROLES = wordSet(
  'boss bosses employee employees worker workers foreman helper helpers tenant tenants renter student students patient patients client clients customer customers parishioner parishioners congregant member members player players',
  'goalie coach captain driver drivers cook cooks dishwasher busboy waiter waitress cleaner gardener gardeners landscaper landscapers painter painters roofer roofers mechanic janitor housekeeper sitter pastor priest deacon teacher',
  'manager supervisor secretary crew guy guys man men lady ladies girl girls person people vendor vendors seller handyman tailor barber chef baker bandleader drummer singer usher apprentice intern volunteer delivery',
  'patron patrona empleado empleada empleados empleadas trabajador trabajadora trabajadores trabajadoras ayudante ayudantes chalan capataz encargado encargada jefe jefa alumno alumna alumnos alumnas estudiante estudiantes',
  'paciente cliente clienta maestro maestra chofer cocinero cocinera lavaplatos mesero mesera jardinero jardineros pintor albanil albaniles muchacho muchacha muchachos muchachas senor senora chavo chavos chava gente cuadrilla',
  'ninera nana portero jugador jugadores entrenador pastora diacono feligres feligreses hermanito costurera costureras repartidor mecanico',
);

/** Owned or gone to: `my phone`, `our street`. What follows `my` and is none of these may be a person. */
export const THINGS = wordSet(
  'car cars truck trucks van phone cell bike street st block corner job work store shop bus house home door doors front back side road area hood neighborhood city town school church way lot dog dogs stuff tools cart package',
  'order check text texts message messages view eyes own best camera window windows apartment apartments apt building complex place room yard porch driveway garage fence gate lobby office warehouse restaurant kitchen shift break lunch',
  'day week life rights name number question family case court hearing appointment papers id license passport money wallet keys bag purse food ring doorbell bed stop train line route class gym park hotel market stand booth table',
  'first last next second opinion mind head heart guess bad turn mistake report lawyer attorney dash ride drive commute walk run hospital clinic floor unit hallway stairs roof alley parking driver side god goodness prayers video pictures photos own',
  'carro carros troca trocas camioneta camion moto bici casa casas calle cuadra esquina trabajo jale tienda negocio puesto puerta ventana yarda cochera colonia barrio escuela iglesia celular telefono cel ciudad edificio departamento apartamento',
  'cuarto cocina oficina taller rancho parada mensaje numero nombre caso corte cita abogado abogada derechos papeles licencia dinero cartera llaves bolsa comida perro perros herramienta herramientas camara timbre turno descanso dia vida lado cara manos',
  'pregunta reporte culpa opinion hora camino cuadra unidad piso pasillo estacionamiento zona area grupo facebook pagina ropa dios parte favor alma suerte fe',
);

/** Who says, sees or hears it is not who was taken. */
export const TELLING = wordSet(
  'told tells says said saying saw seen sees texted texts posted wrote heard hears thinks thought mentioned reported messaged asked asks filmed recorded witnessed watched knows noticed tells warned confirmed explained swears claims',
  'dice dijo dicen dijeron vio vieron conto contaron cuenta aviso avisaron cree creen supo supieron platico platica escribio escribe mando grabo pregunto pregunta escucho oyo noto reporto reporta comento comenta asegura confirmo explico jura piensa sabe',
);
/** They may stand between somebody and what they tell. */
export const TELLING_AUX = wordSet(
  'just also me nos us has have had was le les ya todo lo apenas now already says that que',
);
/** `dice mi comadre que`, `segun mi primo`. */
export const TOLD_BY = wordSet(
  'dice dijo conto aviso platico segun escribio comento reporto asegura from by to with escucho told texted asked called',
);

/** Tells of people that nobody named: `a lady`, `unos muchachos`. */
export const UNKNOWN_PEOPLE = wordSet(
  'someone somebody guy guys man men dude dudes person persons people ppl folks woman women lady ladies kid kids child children boy boys girl girls teenager teen worker workers laborer laborers vendor vendors driver drivers passenger customer customers shopper',
  'gardener gardeners landscaper landscapers painter painters roofer roofers cook cooks janitor farmworker farmworkers mother father mom dad couple family families student students employee employees individual individuals pedestrian protester resident residents tenant tenants nanny bystander',
  'alguien senor senora senores senoras hombre hombres mujer mujeres muchacho muchacha muchachos muchachas joven jovenes persona personas gente nino nina ninos tipo vato bato chavo chava chavos chavito trabajador trabajadora trabajadores jornalero jornaleros vendedor vendedora vendedores',
  'paletero elotero tamalero tamalera frutero taquero jardinero jardineros campesino campesinos campesina empleado empleados empleada cliente clientes chofer conductor pareja familia familias viejito viejita anciano anciana abuelito abuelita madre padre mama papa paisanos raza estudiante uno',
);
export const PLURAL_PEOPLE =
  /^(?:people|ppl|folks|men|women|guys|dudes|ladies|everyone|everybody|all|gente|raza|couple|pareja|family|familia|parents|papas|padres|crew|cuadrilla|children|\w+[^s]s)$/;
