// The drawing: grid, scale, and each mark with its sign and code; a circle where the place is not known
// to the metre.
import type { Priority } from '../../../contract/statuses.ts';
import { usePageWords } from '../handover/use-page-words.ts';
import type { MapMark } from './map-marks.ts';
import { projectAround, type Projection } from './project.ts';
import styles from './map.module.css';

const SIGNS: Readonly<Record<Priority, string>> = { P1: '■', P2: '◆', P3: '○', P4: '·' };

export function MapDrawing({ marks }: { marks: readonly MapMark[] }) {
  const say = usePageWords();
  const projection = projectAround(marks.flatMap(({ point }) => (point === null ? [] : [point])));
  if (projection === null) return <p className={styles.meta}>{say('map.none')}</p>;
  const { size, gridKm } = projection;
  return (
    <figure className={styles.figure}>
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={say('map.picture')}
        className={styles.svg}
      >
        <Grid projection={projection} />
        {marks.map((mark) => (
          <Mark key={mark.id} mark={mark} projection={projection} />
        ))}
      </svg>
      <figcaption className={styles.meta}>{say('map.grid', { count: gridKm })}</figcaption>
    </figure>
  );
}

function Grid({ projection: { lines, size } }: { projection: Projection }) {
  return (
    <g className={styles.grid}>
      {lines.map((at) => (
        <path key={at} d={`M${at} 0V${size}M0 ${at}H${size}`} />
      ))}
    </g>
  );
}

function Mark({ mark, projection }: { mark: MapMark; projection: Projection }) {
  if (mark.point === null) return null;
  const { x, y } = projection.place(mark.point);
  const radius = ((mark.radiusMetres ?? 0) / 1_000) * projection.unitsPerKm;
  return (
    <g data-priority={mark.priority} className={styles.mark}>
      {radius > 0 && <circle cx={x} cy={y} r={radius} />}
      <text x={x} y={y} textAnchor="middle" dominantBaseline="central">
        {SIGNS[mark.priority]}
      </text>
      <text x={x + 18} y={y - 14} className={styles.code}>
        {mark.code}
      </text>
    </g>
  );
}
