// A name as an id that people can type. Pure.
import { foldName } from '../fold-name.ts';

/** `tl_2024_06037_roads.shp` is `tl-2024-06037-roads-shp`. */
export function slugOf(name: string): string {
  return foldName(name).replaceAll(' ', '-') || 'unnamed';
}
