import { useQuery } from '@tanstack/react-query';
import { usePick } from '#lib/locale';
import { placesQuery } from '#lib/region';

/** Municipalities as choices, and the name of one. */
export const usePlaces = (): { options: { id: string; label: string }[]; nameOf: (code: string) => string } => {
  const pick = usePick();
  const places = useQuery(placesQuery).data?.municipalities ?? [];
  const labels = new Map(places.map(({ code, name }) => [code, pick(name)]));
  const labelOf = ({ name, parent }: (typeof places)[number]): string =>
    parent === null ? pick(name) : `${labels.get(parent) ?? ''} ${pick(name)}`;
  const options = places.map((place) => ({ id: place.code, label: labelOf(place) }));
  return { options, nameOf: (code) => options.find(({ id }) => id === code)?.label ?? code };
};
