// What the parts of bench/cases.ts share: a province full of cases, somebody at a desk, and three ways to ask.
import type pg from 'pg';
import type { Runtime } from '../server/src/entry/runtime.ts';
import type { HttpServer } from '../server/src/platform/http.ts';

export type Times = { p50: number; p95: number; p99: number };
export type Seat = { ticket: string; agency: number };
export type Stage = { app: HttpServer; runtime: Runtime; owner: pg.Client; login: pg.Client; cases: number };

export const timesOf = (values: readonly number[]): Times => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
};

export const ownCases = async ({ owner }: Stage, agency: number, open: boolean, count: number): Promise<string[]> =>
  (
    await owner.query<{ id: string }>(
      `select id from cases.case_file where owner_agency = $1 and closed_at is ${open ? '' : 'not'} null order by md5(id::text) limit $2`,
      [agency, count],
    )
  ).rows.map(({ id }) => id);

export const send = (stage: Stage, ticket: string, url: string, payload: object) =>
  stage.app.inject({
    method: 'POST',
    url,
    headers: { cookie: `boru_session=${ticket}`, 'x-boru-request': '1' },
    payload,
  });

export const referral = (version: number, toAgency: number) => ({
  version,
  toAgency,
  sections: ['summary', 'counsel'],
  reason: '현장 점검이 필요합니다.',
  basis: { kind: 'law', law: 'civil-petitions-act', article: '제16조(민원의 이송)' },
});

export const otherOnline = (stage: Stage, agency: number): number =>
  stage.runtime.pack.agencies.items.find(({ id, online }) => online && id !== agency)?.id ?? 1;

/** Somebody who has been at the desk for years: pledged about these cases and some thousands more. */
export const pledge = async (
  { owner }: Stage,
  personId: string,
  agency: number,
  ids: readonly string[],
): Promise<void> => {
  await owner.query(
    `insert into organisations.pledge (id, person_id, person_name, agency_id, agency_name, company_id, company_name, case_id, case_number, text_id, text_version, text_hash)
     select gen_random_uuid(), $1, '', $2, '', f.company_id, '', f.id, '', t.id, t.version, t.hash
       from organisations.pledge_text t,
            (select c.id, c.company_id from cases.case_file c where c.id = any ($3)
             union select o.* from (select c.id, c.company_id from cases.case_file c where c.owner_agency = $2 limit 3000) o) f
      where t.hash = app.pledge_hash()`,
    [personId, agency, ids],
  );
  await owner.query('analyze organisations.pledge');
};
