import { reportWords } from '@boru/contract/words-reports';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { type Bilingual, usePick } from '#lib/locale';
import { leafPlaces, placesQuery } from '#lib/region';
import { triageMessages } from './messages.ts';

/** What can be chosen in a triage, in the reader's language; the empty territory is one that nobody knows yet. */
export function useChoices() {
  const t = useText(triageMessages);
  const pick = usePick();
  const places = useQuery(placesQuery).data;
  const of = (words: Readonly<Record<string, Bilingual>>) =>
    Object.entries(words).map(([id, word]) => ({ id, label: pick(word) }));
  const territory = [
    { id: '', label: t.unknown },
    ...(places === undefined ? [] : leafPlaces(places).map(({ code, name }) => ({ id: code, label: pick(name) }))),
    { id: 'outside', label: t.outside },
  ];
  return {
    kind: of(reportWords.reportKind),
    urgency: of(reportWords.reportUrgency),
    territory,
    state: of(reportWords.triageState),
    nameOf: (code: string) => territory.find(({ id }) => id === code)?.label ?? code,
  };
}
