// What it was instead, as texts say it in 22 characters; an incident's own codes.
import type { Actual } from '../../contract/incident-statuses.ts';
import { Actual as ActualCode } from '../../contract/incident-statuses.ts';
import type { InterfaceLanguage } from '../../contract/primitives.ts';

const WORDS: Readonly<Record<Actual, Readonly<Record<InterfaceLanguage, string>>>> = {
  local_police: { en: 'local police', es: 'agentes de la ciudad' },
  sheriff: { en: 'sheriff', es: 'sheriff' },
  CHP: { en: 'highway patrol', es: 'patrulla de caminos' },
  FPS: { en: 'building guards', es: 'guardias de edificio' },
  fema_dhs_vehicle: { en: 'FEMA vehicle', es: 'carro de FEMA' },
  fire_utility: { en: 'fire or utility crew', es: 'bomberos u obras' },
  dui_checkpoint: { en: 'DUI checkpoint', es: 'reten de alcohol' },
  traffic_crash: { en: 'traffic crash', es: 'choque' },
  fare_inspector: { en: 'fare inspectors', es: 'inspectores de pasaje' },
  security: { en: 'private security', es: 'seguridad privada' },
  tow: { en: 'tow truck', es: 'grua' },
  bounty_hunter: { en: 'bail agents', es: 'agentes de fianzas' },
  movie_shoot: { en: 'movie shoot', es: 'un rodaje' },
  nothing_there: { en: 'nothing there', es: 'no hay nada' },
  other: { en: 'something else', es: 'otra cosa' },
};

/** @param actual a code, or what a person wrote instead of one */
export function actualWords(actual: string | null, language: InterfaceLanguage): string {
  const code = ActualCode.safeParse(actual ?? 'other');
  return code.success ? WORDS[code.data][language] : (actual ?? '');
}
