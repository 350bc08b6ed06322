// How a figure is written down: its value and its ratio to the reference of the same run.
export type Figure = { name: string; value: number; unit: string; ratio: number };

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
}

export function asLine({ name, value, unit, ratio }: Figure): string {
  return `${name} ${round(value)} ${unit} ${round(ratio)}`;
}

function round(value: number): string {
  return Number(value.toPrecision(4)).toString();
}
