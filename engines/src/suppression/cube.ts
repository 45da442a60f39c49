/** A table of counts with all its sums: along each axis the parts come first and their sum last. Row-major. */
export type Cube = { readonly sizes: readonly number[]; readonly counts: readonly number[] };

/** Places of one cell along the axes; a place equal to the size of its axis is the sum. */
export type Place = readonly number[];

export const placesOf = (sizes: readonly number[]): Place[] =>
  sizes.reduce<number[][]>(
    (places, size) => places.flatMap((place) => Array.from({ length: size + 1 }, (_, at) => [...place, at])),
    [[]],
  );

export const indexOf = (sizes: readonly number[], place: Place): number =>
  sizes.reduce((index, size, axis) => index * (size + 1) + (place[axis] ?? 0), 0);

/** Adds the sums to the parts, which come in row-major order without them. */
export const summed = (sizes: readonly number[], parts: readonly number[]): Cube => {
  const counts = placesOf(sizes).map(() => 0);
  const inner = placesOf(sizes.map((size) => size - 1));
  inner.forEach((place, at) => {
    const above = place.reduce<number[][]>(
      (list, one, axis) =>
        list.flatMap((known) => [
          [...known, one],
          [...known, sizes[axis] ?? 0],
        ]),
      [[]],
    );
    for (const one of above) {
      const index = indexOf(sizes, one);
      counts[index] = (counts[index] ?? 0) + (parts[at] ?? 0);
    }
  });
  return { sizes, counts };
};

/** Every line of cells that ends in its sum: `parts` add up to `sum`. Indexes into `counts`. */
export const linesOf = (sizes: readonly number[]): { parts: number[]; sum: number }[] =>
  sizes.flatMap((size, axis) =>
    placesOf(sizes)
      .filter((place) => place[axis] === size)
      .map((place) => ({
        sum: indexOf(sizes, place),
        parts: Array.from({ length: size }, (_, at) => indexOf(sizes, place.with(axis, at))),
      })),
  );
