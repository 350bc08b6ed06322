// The printed record of an incident, in both languages.
import type { Basis, Verification } from '../incident-statuses.ts';
import type { Says } from '../finding.ts';
import type { TimelineKind } from '../incident.ts';
import type { InterfaceLanguage } from '../primitives.ts';

export type RecordWords = {
  title: string;
  printed: string;
  noPrivate: string;
  verdict: string;
  verification: Readonly<Record<Verification, string>>;
  mark: Readonly<Record<Verification, string>>;
  actual: string;
  agency: string;
  area: string;
  unknown: string;
  priority: string;
  reports: string;
  intervals: string;
  steps: Readonly<
    Record<'firstReport' | 'claim' | 'callOut' | 'acceptance' | 'onScene' | 'verdict', string>
  >;
  at: string;
  after: string;
  findings: string;
  source: string;
  withdrawn: string;
  basis: Readonly<Record<Basis, string>>;
  says: Readonly<Record<Says, string>>;
  verdicts: string;
  override: string;
  reviewed: string;
  notReviewed: string;
  people: string;
  asked: string;
  went: string;
  timeline: string;
  more: string;
  none: string;
  system: string;
  kinds: Readonly<Record<TimelineKind, string>>;
};

const en: RecordWords = {
  title: 'Record of incident {code}',
  printed: 'As of {at}, times of {zone}.',
  noPrivate: 'Without names of the people concerned, phones, exact places or anybody’s words.',
  verdict: 'Verdict',
  verification: {
    unverified: 'Not verified',
    verifying: 'Being verified',
    confirmed: 'Confirmed',
    unfounded: 'Not immigration',
    inconclusive: 'Could not be told',
  },
  mark: { unverified: '·', verifying: '…', confirmed: '■', unfounded: '×', inconclusive: '?' },
  actual: 'What it was',
  agency: 'Agency',
  area: 'Area',
  unknown: 'not known',
  priority: 'Priority',
  reports: 'Reports',
  intervals: 'How long it took',
  steps: {
    firstReport: 'First report',
    claim: 'Taken by a dispatcher',
    callOut: 'People called out',
    acceptance: 'First who said yes',
    onScene: 'First on scene',
    verdict: 'First verdict',
  },
  at: 'When',
  after: 'After the first report',
  findings: 'What was found',
  source: 'Source',
  withdrawn: 'withdrawn',
  basis: {
    responder_on_scene: 'observer on scene',
    media_reviewed: 'photo or recording reviewed',
    eyewitness_interview: 'interview with an eyewitness',
    official_statement: 'statement of an authority',
    partner_network: 'partner network',
    camera_footage: 'camera',
  },
  says: {
    immigration: 'immigration agents',
    not_immigration: 'not immigration',
    nothing: 'nothing there',
    unsure: 'not sure',
  },
  verdicts: 'What was decided',
  override: 'over the evidence, with {second}',
  reviewed: 'looked at by {name}',
  notReviewed: 'not looked at yet',
  people: 'People',
  asked: 'asked',
  went: 'on scene',
  timeline: 'What happened',
  more: '{count} more entries in between',
  none: 'Nothing.',
  system: 'by itself',
  kinds: {
    opened: 'Incident opened',
    attached: 'Report linked',
    detached: 'Report unlinked',
    merged_into: 'Merged',
    split_off: 'Split off',
    closed: 'Closed',
    undone: 'Change undone',
    activity: 'Activity',
    verification: 'Verification',
    finding: 'Finding added',
    finding_withdrawn: 'Finding withdrawn',
    override_asked: 'Override asked for',
    override_refused: 'Override refused or overtaken',
    may_have_ended: 'Two sources: they left',
    asked_again: 'People asked whether it goes on',
    legal_log: 'Legal log written',
    call_out: 'Call-out',
    wave: 'Wave of offers',
    call_out_filled: 'Call-out filled',
    call_out_expired: 'Call-out expired',
    call_out_cancelled: 'Call-out cancelled',
    accepted: 'Somebody said yes',
    declined: 'Somebody said no',
    en_route: 'Somebody on the way',
    on_scene: 'Somebody on scene',
    reported: 'Report from the scene',
    brief_opened: 'Place opened',
    relief: 'Relief asked for',
    sos: 'SOS',
    overdue: 'Somebody overdue',
    no_show: 'Somebody did not come',
    stood_down: 'Stood down',
    cleared: 'Home and safe',
    field_note: 'Note from the field',
  },
};

const es: RecordWords = {
  title: 'Registro del incidente {code}',
  printed: 'Al {at}, hora de {zone}.',
  noPrivate: 'Sin nombres de personas afectadas, teléfonos, lugares exactos ni palabras de nadie.',
  verdict: 'Veredicto',
  verification: {
    unverified: 'Sin verificar',
    verifying: 'En verificación',
    confirmed: 'Confirmado',
    unfounded: 'No era inmigración',
    inconclusive: 'No se pudo saber',
  },
  mark: en.mark,
  actual: 'Qué era',
  agency: 'Agencia',
  area: 'Zona',
  unknown: 'no se sabe',
  priority: 'Prioridad',
  reports: 'Reportes',
  intervals: 'Cuánto se tardó',
  steps: {
    firstReport: 'Primer reporte',
    claim: 'Lo tomó una persona',
    callOut: 'Se llamó a gente',
    acceptance: 'Primera persona que dijo que sí',
    onScene: 'Primera persona en el lugar',
    verdict: 'Primer veredicto',
  },
  at: 'Cuándo',
  after: 'Desde el primer reporte',
  findings: 'Qué se encontró',
  source: 'Fuente',
  withdrawn: 'retirado',
  basis: {
    responder_on_scene: 'persona observadora en el lugar',
    media_reviewed: 'foto o grabación revisada',
    eyewitness_interview: 'entrevista con testigo',
    official_statement: 'declaración de una autoridad',
    partner_network: 'red aliada',
    camera_footage: 'cámara',
  },
  says: {
    immigration: 'agentes de inmigración',
    not_immigration: 'no era inmigración',
    nothing: 'no había nada',
    unsure: 'sin certeza',
  },
  verdicts: 'Qué se decidió',
  override: 'sin esperar las pruebas, con {second}',
  reviewed: 'lo revisó {name}',
  notReviewed: 'falta revisarlo',
  people: 'Gente',
  asked: 'se preguntó',
  went: 'en el lugar',
  timeline: 'Qué pasó',
  more: '{count} anotaciones más en medio',
  none: 'Nada.',
  system: 'automático',
  kinds: {
    opened: 'Incidente abierto',
    attached: 'Reporte agregado',
    detached: 'Reporte separado',
    merged_into: 'Unido a otro',
    split_off: 'Dividido',
    closed: 'Cerrado',
    undone: 'Cambio deshecho',
    activity: 'Actividad',
    verification: 'Verificación',
    finding: 'Hallazgo agregado',
    finding_withdrawn: 'Hallazgo retirado',
    override_asked: 'Se pidió decidir sin pruebas',
    override_refused: 'No se aceptó, o ya no hizo falta',
    may_have_ended: 'Dos fuentes: se fueron',
    asked_again: 'Se preguntó si siguen',
    legal_log: 'Bitácora legal escrita',
    call_out: 'Llamado',
    wave: 'Tanda de mensajes',
    call_out_filled: 'Llamado completo',
    call_out_expired: 'Llamado vencido',
    call_out_cancelled: 'Llamado cancelado',
    accepted: 'Alguien dijo que sí',
    declined: 'Alguien dijo que no',
    en_route: 'Alguien en camino',
    on_scene: 'Alguien en el lugar',
    reported: 'Reporte desde el lugar',
    brief_opened: 'Se abrió el lugar',
    relief: 'Se pidió relevo',
    sos: 'SOS',
    overdue: 'Alguien con retraso',
    no_show: 'Alguien no llegó',
    stood_down: 'Se les pidió retirarse',
    cleared: 'En casa y a salvo',
    field_note: 'Nota desde el lugar',
  },
};

export const recordWords: Readonly<Record<InterfaceLanguage, RecordWords>> = { en, es };
