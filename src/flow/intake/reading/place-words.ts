// Pure. The words that make a place, in folded text. Many are chains and cities of Southern California,
// where the network works; a place made only of street names needs none of them.
import { CALIFORNIA_PLACES } from './lexicon/california-places.ts';

function set(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(',')).map((word) => word.trim()));
}

/** Kinds of street, and words that stand in a street's name. */
export const STREET_WORDS = set(
  'st,street,ave,av,avenue,avenida,blvd,blv,bl,boulevard,rd,road,dr,drive,ln,lane,ct,way,pkwy,parkway,hwy,highway,fwy,freeway,pl,cir,circle',
  'calle,block,exit,bulevar,carretera,calz,calzada',
);

/** Kinds of place. Several words are joined by a blank. */
export const LANDMARKS = set(
  'home depot,home depo,homedepot,depot,costco,walmart,target,northgate,superior,vallarta,cardenas,lowes,lowe s,mcdonalds,jack in the box,7-11,7-eleven,7 eleven,shell,arco,76,chevron,food 4 less,food for less,el super',
  'store,tienda,market,mercado,supermercado,swap meet,swapmeet,tianguis,car wash,carwash,laundromat,laundry,lavanderia,school,escuela,elementary,preschool,kinder,church,iglesia,park,parque,hospital,clinic,clinica,courthouse',
  'station,estacion,metro,mall,plaza,warehouse,bodega,fabrica,factory,shop,restaurant,restaurante,taqueria,taco place,apartments,apts,apartamentos,apartment,jail,library,biblioteca,farm,fields,field,fil,rancho,ranch,nursery,bus stop,parada,parada del bus,parada de bus,parada del camion,parada de autobus,parada de camion,estacion del metro,estacion de tren,estacion del tren,parada del metro,bus stops,donut place,alley,callejon',
  'parking lot,estacionamiento,federal bldg,federal building,bldg,airport,campus,college,hotel,motel,trailer park,gas station,gasolinera,shelter,courtroom,er waiting room,waiting room,yonke,construction site,garment district,release door,ice office,centro comercial',
  'rest area,lax,muelle,on ramp,off ramp,overpass,underpass,lumber yard,u-haul,uhaul,gimnasio,barber shop,barberia,nail salon,bakery,panaderia,carniceria,butcher,tire shop,llantera,body shop,mechanic,dealership,junkyard',
  'condos,departamentos,departamento,apartamento,vivienda,motel 6,hostel,albergue,refugio,mosque,mezquita,temple,templo,capilla,parroquia,parish,cemetery,cementerio,panteon,stadium,estadio,cine,museo,zoo,fairgrounds,racetrack,refinery',
  'pulga,flea market,farmers market,mercadito,food truck,taco truck,taco stand,burger stand,starbucks,coffee shop,donut shop,dunkin,burger king,taco bell,wendys,dennys,ihop,chipotle,el pollo loco,in n out,carls jr,del taco,kfc,popeyes,panda express,dollar tree,dollar general,99 cents,99 cent store,marshalls,best buy,kohls,macys,sears,petco,ikea,sams club,winco,ralphs,vons,albertsons,trader joes,whole foods,stater bros,smart and final,food4less,food 4 less,aldi,rite aid,cvs,walgreens,pharmacy,farmacia,circle k,am pm,ampm,mobil,exxon,texaco,valero,olive garden,seafood city,h mart,99 ranch,autozone,oreilly,pep boys,goodwill',
  'daycare,day care,guarderia,head start,kindergarten,primaria,secundaria,preparatoria,high school,middle school,university,universidad,academy,academia,playground,soccer field,skate park,rec center,recreation center,community center,centro comunitario,senior center,ymca,dmv,post office,correo,city hall,police station,fire station,sheriff station,bus station,train station,union station,metrolink,trolley,greyhound,transit center,bus depot,courtroom,juzgado,emergency room,urgent care,kaiser,medical center',
  'arts district,fashion district,flower district,industrial park,business park,packing house,packing shed,greenhouse,invernadero,vineyard,orchard,huerta,dairy,lecheria,strawberry fields,strawberry rows,labor camp,quarry,landfill,recycling center,jobsite,job site,obra,car lot,used car lot,baggage claim,cafeteria,food court',
  'lavado de carros,lavado de autos,lava carros,autolavado,fabrica de ropa,tienda de ropa,taller de costura,parque de trailas,mercado de pulgas,lote de carros,venta de carros,loading dock,loading bay,white memorial,placita olvera,placita,glorieta,rotonda,platform,malecon,kiosko,kiosco,bulevar,plaza mexico,soccer complex,truck stop,food bank,pantry,storage units,self storage,cannery,winery,golf course,country club,trail head,boat ramp,marina,embarcadero',
  'imperial regional,theo lacy,golden state annex,desert view,adelanto,b-18,b18,sotano,otay mesa,otay,detention center,mesa verde',
);

/** Kinds of place that are one only with something more beside them. */
export const LOOSE_LANDMARKS = set(
  'salida,entrada,gate,entrance,puesto,puestos,stand,plant,planta,port,dump,inn,ross,puerto,dock,docks,office,oficina,oficinas,lobby,yard,yarda,storage,ramp,rampa,river,rio,house,housing,casas,projects,garage,garaje,cochera,driveway,beach,playa,pier,bridge,puente,canal,edificio,complex,complejo,units,terminal,arrivals,canyon,grove,campo,construction,construccion,puerta,diner,cafe,subway,bank,banco,museum,arena,theater,salon,gym,tunnel,bodegas,building,court',
  'colonia,barrio,place,spot,apt,unit,suite,freeway exit,rows,row,space,side gate,back gate,room,edge,dead end,median,sidewalk,banqueta,bus bench,intersection,tents,tent,encampment,counter,hall,tower,center,centro,annex,wing,ward',
  'corner,esquina,court,corte,lot,parking,building,shop,store,tienda,er,downtown,taller,obra,civic center',
);

/** Cities and districts. */
export const CITIES = set(
  ...CALIFORNIA_PLACES,
  'city of industry,newport,newport beach,norco,calipatria,westmorland,brawley,imperial,holtville,thermal,mecca,niland,heber,needles,barstow,anaheim,arleta,azusa,bakersfield,baldwin park,bell,bell gardens,bellflower,bloomington,boyle heights,brea,buena park,burbank,camarillo,carlsbad,carson,cathedral city,chino,coachella,colton,commerce,compton,corona,costa mesa,covina,cudahy,culver city,cypress park,delano',
  'downey,east la,el cajon,el centro,el monte,el segundo,encino,escondido,fillmore,fontana,fresno,fullerton,garden grove,gardena,glendale,hawthorne,hemet,hesperia,highland,highland park,hollywood,huntington beach,huntington park,indio,inglewood,irvine,jurupa valley,koreatown,la habra,la puente,lamont,lancaster',
  'lincoln heights,long beach,los angeles,lynwood,maywood,mead valley,montebello,monterey park,moreno valley,norwalk,oceanside,ontario,orange county,oxnard,pacoima,palm springs,palmdale,panorama,panorama city,paramount,pasadena,perris,pico rivera,pomona,port hueneme,redlands,reseda,rialto,riverside,rosemead,rowland heights',
  'san bernardino,san diego,san fernando,san gabriel,san pedro,san ysidro,santa ana,santa barbara,santa clarita,santa maria,santa monica,santa paula,simi valley,south gate,stanton,sun valley,sylmar,temecula,thousand oaks,torrance,tustin,upland,van nuys,ventura,vernon,victorville,vista,watts,west covina,westlake,westminster,whittier,wilmington,dtla,downtown la',
);

/** Stand between two parts of a place. */
export const JOINTS = set('&,and,y,x,/,n,e,con,esq,casi,at,va,և,եւ,@,cruce');

/** Begin a place or hold its parts together, never enough alone. */
export const CONNECTIVES = set(
  'the,el,la,los,las,a,of,de,off,from,al,alla,enfrente,abajo,arriba,encima,atras,dentro,del,in,on,by,near,en,por,junto,cerca,frente,front,behind,past,outside,afuera,detras,s,w,north,south,east,west,end,old,edge,su,casa,floor,1st,2nd,st,rumbo,lado,city,ahi,d,our,house',
);

/** After these the place begins. */
export const LEADS = set(
  'at,on,in,into,onto,by,near,off,thru,across,below,above,under,enfrente,abajo,atras,al,alrededor,rumbo,desde,del,outside,behind,from,inside,to,through,around,en,por,afuera,frente,cerca,entre,junto,hasta,x,es,its,on the,sa,o,down,past,between',
);

/** No place goes on beyond these. */
export const STOPPERS = set(
  'i,you,he,she,they,we,it,me,my,your,his,her,their,us,is,are,was,were,be,been,has,have,had,do,does,did,will,would,can,could,this,that,these,those,there,here,now,right,rn,just,like,some,someone,people,ppl,guys,guy,men,man,women,lady,dude,with,who,what,when,why,how,if,so,because,but,or,not,no,nobody,nothing',
  'theyre,theres,hes,shes,im,been,since,about,today,yesterday,tomorrow,morning,tonight,time,am,pm,min,mins,minutes,hrs,hours,ago,for,as,out,up,off,going,heading,towards,toward,knocking,stopping,asking,waiting,parked,looking,guarding,checking,taking,chasing,running,sitting,questioning,circling,saying,using,doing,serving,idling,jumping,hanging,talking,blocked,broken,nothing,please,pls,help,update,went,took,taken,left,grabbed,grab,came,come,said,says,put,see,saw,seen,got,get,go,send,call,called',
  'ice,migra,agents,agent,agentes,agente,police,policia,cbp,hsi,federal,border,patrol,vests,vest,chaleco,masks,mask,masked,uniforms,uniform,green,white,black,gray,grey,blanca,blanco,negra,negro,negras,negros,gris,van,vans,suv,suvs,truck,trucks,car,cars,camioneta,camionetas,troca,trocas,carro,carros,unmarked,tinted,rifles,guns,guns,plates,placas,workers,laborers,kids,children,wife,husband,name,they,whos,anyone,somebody,everyone',
  'que,q,es,son,esta,estan,esta,hay,ay,anda,andan,andaban,estoy,estamos,tengo,tiene,tienen,vi,veo,vimos,ya,se,le,les,lo,me,mi,mis,nos,te,tu,yo,ellos,unos,unas,un,una,como,cuando,donde,quien,porque,pero,si,hoy,ayer,ahora,ahorita,manana,hace,desde,parando,paran,tocando,preguntando,correteando,agarrando,llevando,llevaron,agarraron,detuvieron,parqueados,parados,estacionados,tomando,saliendo,adentro,apurense,ayuda,cuidado,hombre,hombres,gente,senor,senora,senoras,dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,todos,muchachos,jornaleros,familia,pasaron,pasa,dice,dicen,traen,trae,fueron,fue,van,voy,nomas,mas,muy,bien,para,pa,sin,salio,dejo,quiere,hablo,tampoco,two,three,four,five,six,seven,eight,nine,ten,verdad,regreso',
  'after,before,while,then,too,also,again,still,maybe,prob,probably,think,heard,told,supposedly,btw,ok,okay,hi,hello,hey,her,him,them,one,all,any,cross,wrong,later,early,alone,crying,anything,elevators,lol,cause,cuz,yall,ur,urgent,watch,careful,holding,meds,lawyer,abogado,jale,alot,stuff,leaving,aki,yegaron,llegaron,llego,llama,numero,nacio,arresto,detuvo,agarro,llevo,outta,everyday,daily,badge,badges,counter,papers,trailers,soldiers,militares',
);

const ORDINAL = /^\d{1,3}(?:st|nd|rd|th|ta|va|da|ra|na|ma|a|o)$/;
const ORDINAL_WORDS = set(
  'first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,primera,segunda,tercera,cuarta,quinta,sexta,septima,octava,novena,decima',
);

export function isOrdinal(word: string): boolean {
  return ORDINAL.test(word) || ORDINAL_WORDS.has(word);
}
