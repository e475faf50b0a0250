import type { Measured } from './figure.ts';

/** A point of the budget curve: writes, the share that is caught within them, and the share that is wanted. */
export interface Point {
  readonly writes: number;
  readonly percent: number;
  readonly wanted: number;
}

/** The points in the figures, where the curve is among them. */
export const pointsIn = (figures: readonly Measured[]): readonly Point[] =>
  (figures.find(({ name }) => name === 'curve')?.rows ?? []).map(({ what, value, wanted }) => ({
    writes: Number(/\d+/.exec(what)?.[0]),
    percent: value,
    wanted: wanted?.atLeast ?? 0,
  }));

const size = { width: 640, height: 360, left: 56, right: 16, top: 16, bottom: 48 };

const ticks = [0, 20, 40, 60, 80, 100];

/** The budget curve as an image: what is caught, and dashed what is wanted. */
export const curveSvg = (points: readonly Point[]): string => {
  const most = Math.max(...points.map(({ writes }) => writes));
  const x = (writes: number): number => Math.round(size.left + ((size.width - size.left - size.right) * writes) / most);
  const y = (percent: number): number =>
    Math.round(size.top + ((size.height - size.top - size.bottom) * (100 - percent)) / 100);
  const line = (of: (point: Point) => number): string =>
    [`${x(0)},${y(0)}`, ...points.map((point) => `${x(point.writes)},${y(of(point))}`)].join(' ');
  const grid = ticks.flatMap((tick) => [
    `<line x1="${x(0)}" y1="${y(tick)}" x2="${x(most)}" y2="${y(tick)}" stroke="#d0d0d0"/>`,
    `<text x="${size.left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick} %</text>`,
  ]);
  const marks = points.flatMap(({ writes, percent }) => [
    `<circle cx="${x(writes)}" cy="${y(percent)}" r="4" fill="#0b5cad"><title>${percent} % within ${writes} writes</title></circle>`,
    `<text x="${x(writes)}" y="${size.height - size.bottom + 20}" text-anchor="middle">${writes}</text>`,
  ]);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="13" fill="#333" role="img" aria-label="Share of the fault catalogue caught within a number of writes">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...grid,
    `<polyline points="${line(({ wanted }) => wanted)}" fill="none" stroke="#8a8a8a" stroke-dasharray="5 4"/>`,
    `<polyline points="${line(({ percent }) => percent)}" fill="none" stroke="#0b5cad" stroke-width="2"/>`,
    ...marks,
    `<text x="${x(most / 2)}" y="${size.height - 8}" text-anchor="middle">writes (dashed: wanted)</text>`,
    '</svg>',
  ].join('\n')}\n`;
};
