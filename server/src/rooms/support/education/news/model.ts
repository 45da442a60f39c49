/** Those in front who get a seat now: as many as there are seats, in the run's order. */
export const pairsOf = <One>(seats: readonly number[], line: readonly One[]): { seat: number; one: One }[] =>
  seats.flatMap((seat, index) => {
    const one = line[index];
    return one === undefined ? [] : [{ seat, one }];
  });
