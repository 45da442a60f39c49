/** Who sits where. A seat is a number from 1 to the capacity; the database holds each number at most once. */
export type Seating = {
  readonly capacity: number;
  /** Most seats of one company, waiting ones included; null: no limit. */
  readonly quota: number | null;
  readonly taken: readonly number[];
  readonly waiting: number;
  /** Of the company that asks: seated, offered and waiting people. */
  readonly ofCompany: number;
};

/** Ascending. Numbers outside the capacity, left over from a larger room, are nobody's. */
export const freeSeats = ({ capacity, taken }: Pick<Seating, 'capacity' | 'taken'>): number[] => {
  const held = new Set(taken);
  return Array.from({ length: capacity }, (_, index) => index + 1).filter((seat) => !held.has(seat));
};

export type Arrangement = { readonly seats: readonly number[]; readonly waiting: number };

/** Null when the company would have more than its share. Nobody passes those who already wait. */
export const arrange = (seating: Seating, wanted: number): Arrangement | null => {
  if (seating.quota !== null && seating.ofCompany + wanted > seating.quota) return null;
  const free = seating.waiting > 0 ? [] : freeSeats(seating);
  const seats = free.slice(0, wanted);
  return { seats, waiting: wanted - seats.length };
};
