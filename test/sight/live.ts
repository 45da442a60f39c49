import { hashToken } from '../../server/src/kernel/ids.ts';
import { asSystem } from '../../server/src/platform/database/index.ts';
import { selectSeen } from '../../server/src/rooms/cases/live/store.ts';
import type { Row } from './model.ts';
import type { Member, Stage } from './world.ts';

/** What open pages are told of is what their readers can read: cases.live asks for all at once what row security asks each. */
export const liveDifferences = async (
  { world }: Stage,
  asked: readonly Member[],
  answers: readonly Set<string>[],
  rows: readonly Row[],
): Promise<string[]> => {
  const files = rows.filter(({ table }) => table === 'cases.case_file').map(({ id }) => id);
  const tickets = asked.map(({ who }) => (who ? hashToken(who.ticket) : Buffer.alloc(0)));
  const { rows: sessions } = await world.owner.query<{ id: string | null }>(
    `select s.id from unnest($1::bytea[]) with ordinality t(hash, at) left join platform.session s on s.token_hash = t.hash order by t.at`,
    [tickets],
  );
  const seen = await asSystem(world.database, 'read', (tx) =>
    selectSeen(
      tx,
      sessions.flatMap(({ id }) => id ?? []),
      files,
    ),
  );
  return asked.flatMap(({ name, reader }, at) => {
    const told = seen.get(sessions[at]?.id ?? '');
    const got = answers[at] ?? new Set();
    const hears = (file: string) => told?.sees.has(file) === true && told.hears.has(file);
    return files.flatMap((file) => {
      const reads = got.has(`cases.case_file ${file}`);
      const words = rows.filter(({ table, caseId }) => table === 'cases.entry' && caseId === file);
      const readsWords = reads && reader.kind === 'agency' && words.some(({ id }) => got.has(`cases.entry ${id}`));
      return [
        ...(told?.sees.has(file) === true && !reads ? [`${name} sees news of ${file} and may not`] : []),
        ...(told?.sees.has(file) !== true && reads ? [`${name} does not see news of ${file} and may`] : []),
        ...(hears(file) && !readsWords ? [`${name} sees notes of ${file} and may not`] : []),
        ...(!hears(file) && readsWords ? [`${name} does not see notes of ${file} and may`] : []),
      ];
    });
  });
};
