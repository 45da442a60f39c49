// Geometry of the radar chart: pure numbers, so that it can be tested without a browser.
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The point of one axis, at `share` (0..1) of the radius; the first axis points up, the others follow clockwise. */
export function pointOn(index: number, count: number, share: number, radius: number): Point {
  const angle = -Math.PI / 2 + (2 * Math.PI * index) / count;
  return { x: round(radius * share * Math.cos(angle)), y: round(radius * share * Math.sin(angle)) };
}

export function ring(count: number, share: number, radius: number): string {
  return pathOf(Array.from({ length: count }, (_, index) => pointOn(index, count, share, radius)));
}

/** A score of null (nothing applies) draws no corner: its neighbours are joined instead. */
export function shape(scores: readonly (number | null)[], radius: number): string {
  const points = scores.flatMap((score, index) =>
    score === null ? [] : [pointOn(index, scores.length, Math.min(100, Math.max(0, score)) / 100, radius)],
  );
  return points.length < 3 ? '' : pathOf(points);
}

function pathOf(points: readonly Point[]): string {
  return `${points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(' ')} Z`;
}

/** Which side of a label touches its axis. */
export function anchorOf(index: number, count: number): 'start' | 'middle' | 'end' {
  const { x } = pointOn(index, count, 1, 100);
  return Math.abs(x) < 20 ? 'middle' : x > 0 ? 'start' : 'end';
}

/** A long label breaks once, at the space or middle dot nearest its middle. */
export function linesOf(label: string): readonly string[] {
  if (label.length <= 9) return [label];
  const breaks = [...label.matchAll(/[ ·]/g)].map((match) => match.index);
  const middle = label.length / 2;
  const best = breaks.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  if (best === undefined) return [label];
  const cut = label[best] === ' ' ? best : best + 1;
  return [label.slice(0, cut), label.slice(cut).trim()];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
