// Gives crossings their city and ZIP code by what the tables know now: at an import, and again for all
// of them when outlines come or go.
import type { RunSql } from '../../platform/transaction.ts';
import { listCities } from '../../records/place-data/gazetteer-store.ts';
import type { IntersectionRow } from '../../records/place-data/intersection-store.ts';
import {
  pageOfUntoldIntersections,
  tellIntersections,
} from '../../records/place-data/intersection-store.ts';
import { listOutlines } from '../../records/place-data/place-outline-store.ts';
import { listZipsWithArea } from '../../records/place-data/zip-store.ts';
import type { Located } from '../locate-point.ts';
import { createLocator } from '../locate-point.ts';
import type { Box } from '../outline.ts';
import type { Point } from '../place-types.ts';
import { settle } from './place-writer.ts';

const PAGE = 5_000;

export async function loadLocator(sql: RunSql): Promise<(point: Point) => Located> {
  const zips = await listZipsWithArea(sql);
  const cities = await listCities(sql);
  const outlines = await listOutlines(sql);
  return createLocator(
    zips,
    cities,
    outlines.map((outline) => ({ ...outline, bbox: outline.bbox as unknown as Box })),
  );
}

/** What a file has told of its crossings stays. */
export async function settleAgain(sql: RunSql): Promise<void> {
  const locate = await loadLocator(sql);
  let afterId = 0;
  for (;;) {
    const page = await pageOfUntoldIntersections(sql, afterId, PAGE);
    const last = page.at(-1);
    if (!last) return;
    await tellIntersections(
      sql,
      page.map((row) => ({ id: row.id, ...settle(asTold(row), locate) })),
    );
    afterId = last.id;
  }
}

function asTold({ lat, lng, city, citySource, zip, zipSource }: IntersectionRow) {
  return {
    lat,
    lng,
    city: citySource === 'text' ? city : null,
    zip: zipSource === 'text' ? zip : null,
  };
}
