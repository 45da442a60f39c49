/** Hundredths of a point, as people read them. */
export const pointsOf = (hundredths: number | null): string =>
  hundredths === null ? '–' : (hundredths / 100).toFixed(2);
/** Millionths as a percentage; nothing known is a dash. */
export const gapOf = (millionths: number | null): string =>
  millionths === null ? '–' : `${(millionths / 10_000).toFixed(3)}%`;
