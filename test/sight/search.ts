import type { Row } from './model.ts';
import type { Member, Stage } from './world.ts';

/** Every page of the search of a word that all cases hold, for one person after another, as the runtime role. */
export const searcher = `
  create function app.search_everything(tickets text[]) returns table (reader integer, id uuid) language plpgsql as $$
  declare
    page uuid[];
    ended boolean;
    last cases.case_file;
  begin
    for i in 1 .. array_length(tickets, 1) loop
      perform set_config('app.ticket', tickets[i], true);
      foreach ended in array array[false, true] loop
        last := null;
        loop
          page := array(select cases.search('{도움,필요}', ended, null, null, null, false, false, null, null,
                                            case when ended then last.closed_at else coalesce(last.due_at, 'infinity') end, last.id, 51));
          return query select i, p.id from unnest(page) p(id);
          exit when cardinality(page) < 51;
          select * into last from cases.case_file c where c.id = page[51];
        end loop;
      end loop;
    end loop;
  end $$;
  grant execute on function app.search_everything to boru_app`;

/** What a desk finds is what its reader can read of the cases that are the desk's own, and nothing more or twice. */
export const searchDifferences = async (
  { world }: Stage,
  asked: readonly Member[],
  answers: readonly Set<string>[],
  rows: readonly Row[],
): Promise<string[]> => {
  const files = rows.filter(({ table }) => table === 'cases.case_file').map(({ id }) => id);
  const { rows: owners } = await world.owner.query<{ id: string; owner: number | null }>(
    'select id, owner_agency as owner from cases.case_file where id = any ($1)',
    [files],
  );
  const client = await world.database.pool.connect();
  try {
    await client.query('begin read only');
    await client.query(`select app.enter('', 60000, '')`);
    const found = await client.query<{ reader: number; id: string }>('select * from app.search_everything($1)', [
      asked.map(({ who }) => who?.ticket ?? ''),
    ]);
    const got = asked.map(() => [] as string[]);
    for (const { reader, id } of found.rows) got[reader - 1]?.push(id);
    return asked.flatMap(({ name, reader }, at) =>
      owners.flatMap(({ id, owner }) => {
        const times = got[at]?.filter((one) => one === id).length ?? 0;
        const reads = answers[at]?.has(`cases.case_file ${id}`) === true;
        const may = reads && reader.kind === 'agency' && reader.agency === owner;
        return [
          ...(times > 0 && !may ? [`${name} sees ${id} in a search and may not`] : []),
          ...(times === 0 && may ? [`${name} does not see ${id} in a search and may`] : []),
          ...(times > 1 ? [`${name} finds ${id} ${times} times`] : []),
        ];
      }),
    );
  } finally {
    await client.query('rollback');
    client.release();
  }
};
