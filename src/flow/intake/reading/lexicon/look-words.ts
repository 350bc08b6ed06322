// What agents carry, wear and drive, and who they say they are, in both languages, folded. Pure.
import type { PhraseTable } from '../words/phrases.ts';

export const EQUIPMENT_WORDS: PhraseTable = {
  'equipment.marked_vehicle': [
    'marked, green stripe*, white and green, green and white, verde con blanco',
    'blanco con verde, (con|with) [el|a|the] (logo|logos|letrero), franja verde, raya verde',
    'patrulla*, squad car*, cruiser*',
    '(says|say|dice|dicen) _ (on the side|en la puerta|on the door), light bar, torretas',
  ],
  'equipment.unmarked_vehicle': [
    'unmarked, un marked, (no|without|missing) [front|license|back|any] plate*, sin placa*',
    'no (trae|traen|tienen|tiene) placas, sin (letras|logo|logos|rotular|marcas), no markings',
    'no logos, tinted, tints, polarizad*, vidrios (oscuros|negros), blacked out',
    'undercover (car|cars|suv|suvs|truck|trucks|vehicle*|van|vans), paper plates',
    'out of state plates, no marcad*',
  ],
  'equipment.van_bus': [
    'vans',
    '(a|the|white|black|gray|grey|unmarked|one|this|big|brown|blue|transport|sprinter|passenger|cargo|la|una|las|unas) van',
    'van (blanca|negra|gris|sin), minivan*, perrera*, autobus*',
    '(a|dhs|prison|white|gray|ice|un|charter) bus, camion de la migra, buses',
  ],
  'equipment.long_guns': [
    'rifle*, long gun*, ar 15*, ar15*, assault, arma* larga*, metralleta*, fusil*',
    'big (guns|ass guns), shotgun*, escopeta*, cuernos, rifles largos, machine gun*',
    'long rifles, armazones',
  ],
  'equipment.tear_gas': [
    'tear gas*, teargas*, gas lacrimogeno, gases lacrimogenos, pepper (spray*|ball*)',
    'gas pimienta, lacrimogen*, aventaron gas, tiraron gas, gassed',
  ],
  'equipment.helicopter_drone': [
    'helicop*, elicoptero*, drone, drones, dron, chopper*, avioneta*, ghetto bird, black hawk*',
    'blackhawk*',
  ],
  'equipment.dogs': [
    'k9, k9s, k 9, k 9s, dogs, perros, canine*',
    '(with|w|a|police|traen|con|un) [un|big|a] (dog|perro), pastor aleman',
  ],
  'equipment.ram': ['battering ram, battering, ariete, a ram, door ram'],
  'equipment.handcuffs': [
    'handcuff*, cuffs, cuffed, cuffing, esposad*, esposaron, esposando, con esposas, zip tie*',
    'zip tied, ziptie*, zip tying, cinchos, shackl*, encaden*',
  ],
  'equipment.other': [
    'flash bang*, flashbang*, shield*, escudo*, armored, tanqueta*, bearcat, guns, pistola*',
    'gun, armas, horses, caballos, horseback, barricad*, baton*, taser*, rubber bullet*',
    'balas de goma, humvee*, boats, body armor, bulletproof, antibalas',
  ],
};

export const MASK_WORDS: PhraseTable = {
  'masked.yes': [
    'mask, masks, masked, mascara, mascaras, face cover*, facemask*, faces [all] cover*',
    'covered (face|faces), faces hidden, covering (their|his|there) face*',
    'covered (up|their) [faces], balaclava*, ski mask*, gaiter*, encapuchad*, encapuchao*',
    'enmascarad*, cara* tapada*, cara* cubierta*, tapad*, tapados [de] la cara, tapandose',
    'pasamontana*, cubreboca*, rostro* (cubierto*|tapado*), cubierto* [de] la cara, bandana*',
    'hooded, masqued, paliacate*, capucha*, se tapan, con la cara tapad*, covering faces',
  ],
  'masked.no': [
    'no [face] (mask|masks|mascara|mascaras), without [any] mask*',
    'sin (mascara*|capucha*|pasamontana*|cubreboca*|tapar*)',
    '(not|arent|wasnt|werent|isnt|nobody|none) [wearing|is] [a|any] (masked|masks|mask)',
    'no [van|andan|estan|vienen|traen|llevan] (tapados|enmascarados|encapuchados|mascaras|mascara|tapada)',
    'unmasked, cara* descubierta*, faces (showing|visible|uncovered), can see their faces',
    'no (traen|tienen|llevan) [la] (cara tapada|mascara*|pasamontana*|nada en la cara)',
    'no face coverings, se les ve la cara',
  ],
};

/** Who they are said to be. */
export const AGENCY_WORDS: PhraseTable = {
  'agency.ICE_ERO': ['ice, ero, i c e, ices, icee, deportation (officer*|agent*), la ice, el ice'],
  'agency.HSI': ['hsi, h s i, homeland security investigation*'],
  'agency.CBP_BP': [
    'border patrol*, borderpatrol, boarder patrol*, boarder patroll, los verdes',
    'patrulla fronteriza, bp agent*, bp (truck|trucks|suv|guys|officers), la border, usbp',
    'patrulla de la frontera, bortac, border patroll',
  ],
  'agency.CBP_other': ['cbp, c b p, customs, aduana*, customs and border'],
  'agency.DHS_FPS': ['federal protective [service], fps, federal protection'],
  'agency.FBI_DEA_ATF_USMS': ['fbi, f b i, dea, d e a, atf, marshal*, us marshal*, usms'],
  'agency.military_guard': [
    'national guard*, natl guard, nat guard, guardia nacional, soldier*, soldado*, militar',
    'militares, military (guys|men|trucks|vehicles|people|police), ejercito, marines, army',
    'troops, humvee*, military',
  ],
  'agency.sheriff': [
    'sheriff*, sherif*, sherriff*, cherif*, lasd, ocsd, deputies, sheriff deput*, alguacil*',
    'deputy, sherifes, sheriffes, cheriff*',
  ],
  'agency.CHP': ['chp, highway patrol, patrulla de caminos, c h p, federal de caminos'],
  'agency.private_security': [
    'security guard*, mall security, private security, store security, guardia* de seguridad',
    'seguridad (privada|del|de la), guardia de la tienda, mall cop*, rent a cop*',
    'security (from|for|company|patrol|officer*|dude|guy*), just security, bounty hunter*',
    'loss prevention, just [_] [_] security, (era|eran|son|es) [la|los|el|de] seguridad',
  ],
  'agency.local_police': [
    'lapd, sapd, police, policia*, polisia*, polis, poli, cop, cops, chota*, placas municipales',
    'pd, police dept, la jura, la juda, municipales, metro police, lbpd, apd, opd, rpd',
    'city police, detectives, narcotics, swat, patrulleros, school police, university police',
    'los azules',
  ],
  'agency.migra': [
    'migra, la migra, inmigracion, immigration, migracion, imigracion, imigration',
    'homeland security, dhs, feds, federales, hielo, federal agent*, agentes federales',
    'federal officer*',
  ],
  /** Letters that are read, not guessed: what follows or precedes is theirs. */
  'agency.letters': [
    'vest, vests, jacket, jackets, chaleco, chalecos, chamarra*, badge, badges, patch*, parche*',
    'letras, letters, gorra*, insignia*, placa que, label*, marked, says, say, said, dice',
    'dicen, reads, wearing, uniform, uniforms, shirt, shirts, camisa*, playera*, back, espalda',
    'logo, tac, written, labeled',
  ],
  'agency.none_seen': [
    'no [visible] (badge|badges|insignia|insignias|id|ids|identification|patches|names)',
    'sin (insignia*|placa que|identificacion|identificarse|letras en)',
    'no (se identific*|identification|dicen quien|dicen quienes|identificaron)',
    '(didnt|dont|wont|not|refus* to|wouldnt|never) [say|show] (identify*|id|identification|badge)',
    'no (traen|tienen|traian) (letras|insignia*|identificacion|placa|nada escrito|nombre)',
    'wouldnt (say|identify|show), wont say who',
    'no [department] (letters|lettering|agency|markings on)',
    'dont know (who they are|what agency|which agency|if its ice)',
    'cant tell (who|what agency|which), no (dicen|dice) [de] (quien|que agencia|que son|nada)',
    'blank vest*, plain vest*',
  ],
};
