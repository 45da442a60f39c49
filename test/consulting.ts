import { newId } from '../server/src/kernel/ids.ts';
import type { Who, World } from './world.ts';

export const cheongju = '4311000000';
export const expertWish = (email: string, name: string) => ({
  ...{ name, email, phone: null, affiliation: null, skills: ['statute', 'it'], languages: ['ko'] },
  ...{ territory: [] as string[], home: cheongju, week: ['mon.am', 'tue.am', 'wed.am', 'thu.am', 'fri.am'] },
  ...{ weeklyHalfDays: 5, mostCompanies: 10, feeWon: 300_000 },
});
export type SeatedExpert = Who & { expertId: string };

const well = <Body>(answer: { status: number; text: string; body: unknown }): Body => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body as Body;
};

/** A desk that keeps a pool of experts and hands out work, for tests of whatever builds on it. */
export const consultingOf = async (world: Pick<World, 'staff' | 'expert' | 'send' | 'owner'>, agencyId: number) => {
  const officer = await world.staff(agencyId);
  const days = { fromOn: '2020-01-01', untilOn: '2099-12-31' };

  /** With an account, in the pool, cleared; pledged too unless said otherwise. */
  const expert = async (
    name: string,
    change: { pledged?: boolean; wish?: Partial<ReturnType<typeof expertWish>> } = {},
  ): Promise<SeatedExpert> => {
    const who = await world.expert(name);
    const wish = { ...expertWish(`${who.personId}@example.kr`, name), ...change.wish };
    const { id } = well<{ id: string }>(await world.send(officer, 'POST', '/api/desk/experts', wish));
    const cleared = { ...days, source: '신원 확인서' };
    well(await world.send(officer, 'POST', `/api/desk/experts/${id}/clearances`, cleared));
    if (change.pledged !== false)
      await world.owner.query(
        `insert into support.expert_clearance (id, expert_id, agency_id, kind, granted_on, ends_on, source, text_hash, noted_by, noted_at)
         values ($1, $2, $3, 'pledge', $4, $5, 'test', sha256('test'), $6, now())`,
        [newId(), id, agencyId, days.fromOn, days.untilOn, who.personId],
      );
    return { ...who, expertId: id };
  };

  /** A scoped request of a company, by the database's owner. */
  const request = async (company: Who & { companyId: string }, words = '출입 통제를 봐 주세요'): Promise<string> => {
    const id = newId();
    await world.owner.query(
      `insert into support.consulting_request (id, number, company_id, agency_id, company_name, business_number, industry, municipality, need,
         language, gaps, wished_from, wished_until, contact_name, phone, email, state, skills, scope, half_days, requested_by, requested_at)
       select $1, $2, c.id, $3, $4, c.business_number, c.industry, c.municipality, $4, 'ko', '{}', $5, $6, $4, '043-000-0000', 'contact@example.kr',
              'scoped', '{it}', $4, 2, $7, now() from organisations.company c where c.id = $8`,
      [id, `C-${id.slice(-12)}`, agencyId, words, days.fromOn, days.untilOn, company.personId, company.companyId],
    );
    return id;
  };

  /** Offered to this expert, as a published plan does it. */
  const assign = async (company: Who & { companyId: string }, to: SeatedExpert, words?: string): Promise<string> => {
    const [id, requestId] = [newId(), await request(company, words)];
    await world.owner.query(
      `insert into support.consulting_assignment (id, request_id, agency_id, company_id, expert_id, company_name, expert_name, municipality,
         language, skills, gaps, scope, half_days, from_on, until_on, contact_name, phone, email, reasons, offered_by, offered_at)
       select $1, q.id, q.agency_id, q.company_id, e.id, q.company_name, e.name, q.municipality, q.language, q.skills, q.gaps, q.scope,
              q.half_days, q.wished_from, q.wished_until, q.contact_name, q.phone, q.email, '{}', $4, now()
         from support.consulting_request q, support.expert e where q.id = $2 and e.id = $3`,
      [id, requestId, to.expertId, officer.personId],
    );
    return id;
  };
  /** Taken by the expert and kicked off. */
  const engage = async (company: Who & { companyId: string }, to: SeatedExpert, words?: string): Promise<string> => {
    const id = await assign(company, to, words);
    const path = `/api/expert/assignments/${id}`;
    well(await world.send(to, 'POST', `${path}/answer`, { version: 1, answer: 'accept', reason: null }));
    const wish = { kickoffOn: '2026-11-23', agenda: words ?? '착수 회의와 현장 점검' };
    return well<{ id: string }>(await world.send(to, 'POST', `${path}/engagement`, wish)).id;
  };
  /** A note, a picture that nobody allowed yet, words of the draft and a follow-up, all with these words. */
  const fill = async (engagementId: string, { personId }: Who, words: string): Promise<void> => {
    await world.owner.query(
      `with photo as (insert into support.field_photo (key, engagement_id, caption, sha256, bytes, noted_at, device, noted_by)
                        values (gen_random_uuid(), $1, $2, sha256('photo'), 400, now(), $2, $3)),
            note as (insert into support.field_entry (key, engagement_id, question, layer, words, noted_at, device, after, noted_by, noted_by_name, received_at)
                        values (gen_random_uuid(), $1, 'TS-01', 'claimed', $2, now(), $2, '{}', $3, $2, now()))
       insert into support.engagement_report (engagement_id, summary) values ($1, $2)`,
      [engagementId, words, personId],
    );
    await world.owner.query('alter table support.follow_up disable trigger guard_follow_up');
    await world.owner.query(
      `insert into support.follow_up (id, engagement_id, months, due_on, total) values (gen_random_uuid(), $1, 6, '2027-05-24', 0)`,
      [engagementId],
    );
    await world.owner.query('alter table support.follow_up enable trigger guard_follow_up');
  };
  return { officer, agencyId, days, expert, request, assign, engage, fill };
};
