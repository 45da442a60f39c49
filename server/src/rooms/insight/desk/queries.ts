import { civilOf } from '@boru/contract/civil';
import type { Bilingual } from '@boru/contract/fields';
import type { Figures } from '@boru/contract/figures';
import type { Pack } from '@boru/contract/pack';
import { wordOf } from '@boru/contract/words';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { selectReleases, yearBefore } from '../releases/index.ts';
import { type Names, ownFigures, regionFigures } from './model.ts';
import { selectOwnFigures } from './store.ts';

/** What the pack calls things today; an agency bears the name of the day. */
const namesOf = (pack: Pack, today: string): Names => {
  const plain = (key: string): Bilingual => ({ ko: key, en: key });
  const agencies = new Map(
    pack.agencies.items.map(({ id, names }) => [
      id,
      names.findLast(({ validFrom }) => (validFrom ?? '') <= today) ?? names[0],
    ]),
  );
  const places = new Map(pack.municipalities.items.map(({ code, name }) => [code, name]));
  const sets = pack.catalogue.questionSets;
  const questions = new Map(sets.flatMap((set) => set.questions.map(({ id, text }) => [id, text] as const)));
  const levels = new Map(sets.flatMap((set) => set.levels.map(({ id, name }) => [id, name] as const)));
  return {
    agency: (id) => agencies.get(id) ?? plain(String(id)),
    municipality: (code) => places.get(code) ?? plain(code),
    level: [...levels].map(([key, name]) => ({ key, name })),
    question: (code) => questions.get(code) ?? plain(code),
    channel: (key) => wordOf('leakChannel', key) ?? plain(key),
  };
};

/** The desk's own work up to now, and the region as released last. */
export const deskFigures = async ({ tx, now, services: { pack } }: Context<Services>): Promise<Sent<Figures>> => {
  const until = civilOf(now.getTime());
  const from = yearBefore(now);
  const names = namesOf(pack, until);
  const own = await selectOwnFigures(tx, from);
  const releases = await selectReleases(tx);
  return {
    figures: [
      ...ownFigures(own, { from, until, freshAt: now.toISOString() }, names),
      ...regionFigures(releases, { from, until }, names),
    ],
  };
};
