import type pg from 'pg';
import { newId } from '../../server/src/kernel/ids.ts';
import { type CaseWorld, foundCaseWorld } from '../case-world.ts';
import type { Who } from '../world.ts';
import type { Province } from './model.ts';
import { type Reader, type Row, rules, sees } from './model.ts';
import { searcher } from './search.ts';

export type Member = { who: Who | null; reader: Reader; name: string };
export type ConsentText = { textId: string; textVersion: number };
export type Stage = CaseWorld & {
  texts: Map<string, ConsentText>;
  /** Grants whose moment is to pass without anybody noticing: their end, or their beginning. */
  silent: { column: 'until' | 'valid_from'; id: string }[];
  agencies: readonly number[];
  online: readonly number[];
  /** The first officer of each agency, who does the work; the second, an auditor, strangers. */
  officers: ReadonlyMap<number, Who>;
  seconds: ReadonlyMap<number, Who>;
  members: readonly Member[];
};

/** Thirteen agencies with two people each, one auditor, and those who must never see anything. Founded once for all worlds. */
export const foundStage = async (): Promise<Stage> => {
  const its = await foundCaseWorld();
  const { world } = its;
  const items = world.services.pack.agencies.items;
  const officers = new Map<number, Who>();
  const seconds = new Map<number, Who>();
  const members: Member[] = [];
  for (const { id } of items) {
    for (const [people, name] of [
      [officers, 'officer'],
      [seconds, 'second'],
    ] as const) {
      const who = await world.staff(id, 'officer', `${name} ${id}`);
      people.set(id, who);
      members.push({
        who,
        name: `${name} of agency ${id}`,
        reader: { kind: 'agency', agency: id, person: who.personId, auditor: false },
      });
    }
  }
  const auditor = await world.staff(7, 'auditor');
  const auditing = { kind: 'agency', agency: 7, person: auditor.personId, auditor: true } as const;
  members.push({ who: auditor, name: 'auditor of agency 7', reader: auditing });
  for (const [name, who] of [
    ['another company', await world.company()],
    ['administrator', await world.administrator()],
    ['an expert', await world.expert()],
    ['a visitor without membership', await visitor(its)],
    ['nobody', null],
  ] as const)
    members.push({ who, name, reader: { kind: 'nobody' } });
  await world.owner.query(probe);
  await world.owner.query(searcher);
  standInLine(world.owner);
  const agencies = items.map(({ id }) => id);
  const online = items.filter((agency) => agency.online).map(({ id }) => id);
  return { ...its, agencies, online, officers, seconds, members, texts: new Map(), silent: [] };
};

/** Worlds that walk side by side share the owner's one connection: who comes while it is asking waits. */
const standInLine = (owner: pg.Client): void => {
  const query = owner.query;
  let last: Promise<unknown> = Promise.resolve();
  const inLine = (...args: unknown[]): Promise<unknown> => {
    const answer = last.then(() => Reflect.apply(query, owner, args));
    last = answer.catch(() => undefined);
    return answer;
  };
  Object.defineProperty(owner, 'query', { value: inLine, configurable: true, writable: true });
};

/** Signed in, member of nothing. */
const visitor = async ({ world }: CaseWorld): Promise<Who> => {
  const who = await world.staff(1);
  await world.owner.query('update organisations.membership set ended_at = now() where id = $1', [who.membershipId]);
  return who;
};

const tables = Object.keys(rules);
const companyColumn = (table: string): string => (table === 'organisations.company' ? 'id' : 'company_id');

/**
 * Reads every table as one person after another. It runs with the caller's rights, which are those of the runtime role:
 * each turn only changes the ticket, as the first statement of a request does.
 */
const probe = `
  create function app.read_everything(tickets text[], companies uuid[]) returns table (reader integer, t text, id uuid) language plpgsql as $$
  begin
    for i in 1 .. array_length(tickets, 1) loop
      perform set_config('app.ticket', tickets[i], true);
      return query ${tables
        .map((table) => `select i, '${table}', x.id from ${table} x where x.${companyColumn(table)} = any (companies)`)
        .join(' union all ')};
    end loop;
  end $$;
  grant execute on function app.read_everything to boru_app`;

/** What each of these people gets from every table. */
export const readAs = async (
  stage: Stage,
  people: readonly (Who | null)[],
  companies: readonly string[],
): Promise<Set<string>[]> => {
  const client = await stage.world.database.pool.connect();
  try {
    await client.query('begin read only');
    await client.query(`select app.enter('', 60000, '')`);
    const tickets = people.map((who) => who?.ticket ?? '');
    const { rows } = await client.query<{ reader: number; t: string; id: string }>(
      'select * from app.read_everything($1, $2)',
      [tickets, companies],
    );
    const found = people.map(() => new Set<string>());
    for (const { reader: at, t, id } of rows) found[at - 1]?.add(`${t} ${id}`);
    return found;
  } finally {
    await client.query('rollback');
    client.release();
  }
};

/** What there is, seen by the owner of the database: the facts about rows, nothing about sight. */
export const rowsOf = async (stage: Stage, companies: readonly string[]): Promise<Row[]> => {
  const text: Record<string, string> = {
    'cases.case_file': 'id as case_id, true as shown, false as hidden, null::smallint as author',
    'cases.clock': 'case_id, true as shown, false as hidden, null::smallint as author',
    'cases.referral': 'case_id, true as shown, false as hidden, from_agency as author',
    'cases.entry': 'case_id, for_company as shown, false as hidden, null::smallint as author',
    'platform.file': 'case_id, for_company as shown, false as hidden, agency_id as author',
    'technologies.card':
      'null::uuid as case_id, true as shown, archived_at is not null as hidden, null::smallint as author',
  };
  const plain = 'null::uuid as case_id, true as shown, false as hidden, null::smallint as author';
  const { rows } = await stage.world.owner.query<{
    t: string;
    id: string;
    company: string;
    case_id: string | null;
    shown: boolean;
    hidden: boolean;
    author: number | null;
  }>(
    tables
      .map(
        (table) =>
          `select '${table}' as t, id, ${companyColumn(table)} as company, ${text[table] ?? plain} from ${table} where ${companyColumn(table)} = any ($1)`,
      )
      .join(' union all '),
    [companies],
  );
  return rows.map(({ t, id, company, case_id, shown, hidden, author }) => ({
    table: t,
    id,
    company,
    caseId: case_id,
    forCompany: shown,
    hidden,
    author,
  }));
};

/** Sentences about every row of one world that somebody sees and may not, or may see and does not; what remains in `got` nobody found. */
export const differencesOf = (province: Province, rows: readonly Row[], reader: Member, got: Set<string>): string[] => {
  const wrong: string[] = [];
  for (const row of rows) {
    const key = `${row.table} ${row.id}`;
    const may = sees(province, reader.reader, row);
    const does = got.delete(key);
    if (does && !may) wrong.push(`${reader.name} sees ${key} and may not`);
    if (!does && may) wrong.push(`${reader.name} does not see ${key} and may`);
  }
  return wrong;
};

export const uuid = (): string => newId();
