-- 근거에서 성과까지: which clause, article and task a programme carries out, which courses and consulting it gives, and
-- under which article the money of a budget line stands. What was written freely before stays as it was written; where it
-- named a clause without doubt, the reference is made here.

create table support.programme_tie (
  id uuid primary key,
  programme_id uuid not null references support.programme(id),
  agency_id smallint not null references organisations.agency(id),
  kind text not null check (kind in ('clause', 'article', 'task', 'course', 'consulting')),
  clause_id text check (char_length(clause_id) between 1 and 60),
  article_id uuid references governance.article(id),
  task_id uuid references governance.plan_node(id),
  course_id uuid,
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  constraint tie_of_kind check ((kind = 'clause') = (clause_id is not null) and (kind = 'article') = (article_id is not null)
    and (kind = 'task') = (task_id is not null) and (kind = 'course') = (course_id is not null)),
  constraint tie_of_course foreign key (course_id, agency_id) references support.course (id, agency_id)
);
create unique index tie_once on support.programme_tie
  (programme_id, kind, coalesce(clause_id, coalesce(article_id, task_id, course_id)::text, ''));
-- A course counts for one programme, and so does the consulting of an agency: nothing is counted twice.
create unique index tie_course_once on support.programme_tie (course_id) where course_id is not null;
create unique index tie_consulting_once on support.programme_tie (agency_id) where kind = 'consulting';
create index tie_article on support.programme_tie (article_id) where article_id is not null;
create index tie_task on support.programme_tie (task_id) where task_id is not null;
alter table support.budget_line add column article_id uuid references governance.article(id);
alter table support.budget_line add column clause_id text check (char_length(clause_id) between 1 and 60);
create index line_article on support.budget_line (article_id) where article_id is not null;

call app.protect('support.programme_tie');
create policy anyone_reads on support.programme_tie for select to boru_app
  using (agency_id = (select app.agency())
    or (select app.agency()) is not null and kind in ('clause', 'article', 'task')
       and programme_id in (select p.id from support.programme p where p.is_published));
create policy desk_ties on support.programme_tie for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and written_by = (select app.person()));
create policy desk_unties on support.programme_tie for delete to boru_app using (agency_id = (select app.recording_agency()));
revoke update on support.programme_tie from boru_app;
create policy desk_grounds on support.budget_line for update to boru_app
  using (agency_id = (select app.recording_agency())) with check (agency_id = (select app.recording_agency()));
grant update (article_id, clause_id) on support.budget_line to boru_app;

-- Only what its writer may see can be tied, and only to a programme of the own agency.
create function support.hold_tie() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from support.programme p where p.id = new.programme_id and p.agency_id = new.agency_id)
     or (new.task_id is not null and not exists (select 1 from governance.plan_node n where n.id = new.task_id and n.kind = 'task')) then
    raise exception 'nothing that can be tied' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger hold_tie before insert on support.programme_tie for each row execute function support.hold_tie();

with said as (
  select p.id, p.agency_id, p.created_by, p.created_by_name,
         coalesce(substring(v.content ->> 'clause' from '^(field-[0-9]{1,3})$'),
                  'field-' || substring(v.content ->> 'clause' from '^(?:협약 ?)?제([0-9]{1,3})호')) as clause_id
    from support.programme p
    join lateral (select x.content from support.programme_version x where x.programme_id = p.id order by x.number desc limit 1) v on true)
insert into support.programme_tie (id, programme_id, agency_id, kind, clause_id, written_by, written_by_name, written_at)
select gen_random_uuid(), id, agency_id, 'clause', clause_id, created_by, created_by_name, now() from said where clause_id is not null;
update support.budget_line l
   set clause_id = coalesce(substring(l.clause from '^(field-[0-9]{1,3})$'), 'field-' || substring(l.clause from '^(?:협약 ?)?제([0-9]{1,3})호'))
 where l.clause is not null;

-- ── what a reader may see of it ─────────────────────────────────────────────
-- With the rights of whoever asks: a plan that is being drawn up, an unpublished programme and the budget of another agency
-- are not in the answer. One statement, whatever there is.
create function insight.chain(in_year integer, today date) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  with programme as (
         select p.id, p.agency_id, p.kind, p.is_published, v.content
           from support.programme p
           join lateral (select x.content from support.programme_version x
                          where x.programme_id = p.id and (x.state = 'published' or p.agency_id = app.agency())
                          order by (x.state = 'published') desc, x.number desc limit 1) v on true
          order by p.created_at desc, p.id limit 300),
       line as (
         select l.id, l.programme_id, l.name, l.fiscal_year, l.article_id, l.clause_id,
                coalesce(sum(a.balance) filter (where a.kind not in ('assembly', 'ownSource', 'ownSpent')), 0) as budget,
                coalesce(sum(a.balance) filter (where a.kind in ('held', 'spent', 'due')), 0) as paid
           from support.budget_line l left join support.account a on a.line_id = l.id
          where l.fiscal_year = in_year group by l.id order by l.name, l.id limit 500),
       task as (
         select n.id, n.title, n.agency_id, n.standing, n.percent, n.budget_won, p.title as plan, p.id as plan_id
           from governance.plan_node n join governance.plan p on p.id = n.plan_id
          where n.kind = 'task' and p.state <> 'draft' and in_year between p.from_year and p.to_year order by n.place limit 500)
  select jsonb_build_object(
    'articles', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'statute', a.statute, 'isOfPack', a.pack_key is not null,
                   'number', e.number, 'title', e.title, 'isVerified', e.is_verified,
                   'isInForce', (e.valid_from is null or e.valid_from <= today) and (e.valid_to is null or e.valid_to >= today)) order by a.kind desc, a.place), '[]')
                   from governance.article a
                   join lateral (select x.* from governance.article_edition x where x.article_id = a.id and x.withdrawn_at is null
                                  order by (coalesce(x.valid_from, '-infinity') <= today) desc, x.valid_from desc nulls last limit 1) e on true),
    'programmes', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'agencyId', agency_id, 'kind', kind, 'isPublished', is_published,
                   'name', content -> 'name', 'clauseText', content ->> 'clause', 'basisText', content -> 'basis' -> 0 ->> 'text')), '[]') from programme),
    'ties', (select coalesce(jsonb_agg(jsonb_build_object('programmeId', t.programme_id, 'kind', t.kind,
                   'to', coalesce(t.clause_id, coalesce(t.article_id, t.task_id, t.course_id)::text))), '[]')
                   from support.programme_tie t where t.programme_id in (select id from programme)),
    'tasks', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'title', title, 'agencyId', agency_id, 'standing', standing, 'percent', percent,
                   'plan', plan, 'planId', plan_id)), '[]') from task),
    'indicators', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'taskId', i.node_id, 'title', i.title, 'unit', i.unit, 'source', i.source,
                   'target', i.target, 'actual', i.actual, 'valueAt', i.value_at, 'failedAt', i.failed_at) order by i.place), '[]')
                   from governance.plan_indicator i where i.node_id in (select id from task)),
    'lines', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'programmeId', programme_id, 'name', name, 'fiscalYear', fiscal_year,
                   'articleId', article_id, 'clauseId', clause_id, 'budgetWon', budget, 'paidWon', paid)), '[]') from line),
    'awards', (select coalesce(jsonb_agg(jsonb_build_object('programmeId', s.programme_id, 'count', s.awards, 'companies', s.companies)), '[]')
                   from (select l.programme_id, count(distinct a.award_id) as awards, count(distinct a.company_id) as companies
                           from line l join support.account a on a.line_id = l.id where a.award_id is not null group by 1) s),
    'agencies', (select coalesce(jsonb_agg(jsonb_build_object('id', n.agency_id, 'ko', n.name_ko, 'en', n.name_en)), '[]')
                   from organisations.agency_name n where n.valid_from <= today and (n.valid_to is null or n.valid_to >= today)),
    'courses', (select coalesce(jsonb_agg(jsonb_build_object('programmeId', t.programme_id, 'count', s.people, 'companies', s.companies)), '[]')
                   from (select x.programme_id, array_agg(x.course_id) as courses from support.programme_tie x where x.kind = 'course' group by 1) t
                   cross join lateral (select count(*) as people, count(distinct a.company_id) as companies
                                         from support.attendance a join support.run r on r.id = a.run_id where r.course_id = any (t.courses)
                                          and a.arrived_at >= make_timestamptz(in_year, 1, 1, 0, 0, 0, 'Asia/Seoul')
                                          and a.arrived_at < make_timestamptz(in_year + 1, 1, 1, 0, 0, 0, 'Asia/Seoul')) s),
    'consulting', (select coalesce(jsonb_agg(jsonb_build_object('programmeId', t.programme_id, 'count', s.assignments, 'companies', s.companies)), '[]')
                   from support.programme_tie t
                   cross join lateral (select count(*) as assignments, count(distinct c.company_id) as companies
                                         from support.consulting_assignment c where c.agency_id = t.agency_id and c.state in ('accepted', 'completed')
                                          and c.answered_at >= make_timestamptz(in_year, 1, 1, 0, 0, 0, 'Asia/Seoul')
                                          and c.answered_at < make_timestamptz(in_year + 1, 1, 1, 0, 0, 0, 'Asia/Seoul')) s
                  where t.kind = 'consulting'))
$$;

-- Budget and payments of the whole region by article and agency: sums of public money, no company and no line by name. A
-- line stands under its own article, or under the one article of its programme.
create function insight.chain_money(in_year integer)
returns table (article_id uuid, agency_id smallint, lines integer, budget_won bigint, paid_won bigint, companies integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with sole as (select t.programme_id, min(t.article_id::text)::uuid as article_id from support.programme_tie t
                 where t.kind = 'article' group by 1 having count(*) = 1),
       line as (select l.id, l.agency_id, coalesce(l.article_id, s.article_id) as article_id
                  from support.budget_line l left join sole s on s.programme_id = l.programme_id
                 where l.fiscal_year = in_year and (app.agency() is not null or app.is_system()))
  select l.article_id, l.agency_id, count(distinct l.id)::int,
         coalesce(sum(a.balance) filter (where a.kind not in ('assembly', 'ownSource', 'ownSpent')), 0)::bigint,
         coalesce(sum(a.balance) filter (where a.kind in ('held', 'spent', 'due')), 0)::bigint,
         count(distinct a.company_id) filter (where a.kind in ('held', 'spent', 'due') and a.balance > 0)::int
    from line l left join support.account a on a.line_id = l.id group by 1, 2
$$;

-- Before and after: for each programme, how the first diagnosis after the first support differs from the last one before
-- it. Told only of five companies and of each five more, in the order in which they were diagnosed again: between two answers
-- there are always at least five companies, so that nobody learns of one by waiting.
create function insight.chain_effects(until_day date default null)
returns table (programme_id uuid, companies integer, mean double precision, deviation double precision)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with helped as (
         select l.programme_id, e.company_id, e.posted_at as at from support.ledger_entry e
           join support.posting p on p.entry_id = e.id and p.ordinal = 1 join support.budget_line l on l.id = p.line_id
          where e.kind = 'disburse' and e.reverses is null and e.company_id is not null
         union all
         select t.programme_id, a.company_id, a.arrived_at from support.programme_tie t
           join support.run r on r.course_id = t.course_id join support.attendance a on a.run_id = r.id where t.kind = 'course'
         union all
         select t.programme_id, c.company_id, c.answered_at from support.programme_tie t
           join support.consulting_assignment c on c.agency_id = t.agency_id and c.state in ('accepted', 'completed') where t.kind = 'consulting'),
       first as (select h.programme_id, h.company_id, min(h.at) as at from helped h group by 1, 2),
       pair as (
         select f.programme_id, y.completed_at, y.total - x.total as change,
                row_number() over (partition by f.programme_id order by y.completed_at, y.id) as nth,
                count(*) over (partition by f.programme_id) as known
           from first f
           join lateral (select o.total, o.set_id from diagnosis.outcome o where o.company_id = f.company_id and o.completed_at < f.at and o.total is not null
                          order by o.completed_at desc limit 1) x on true
           join lateral (select o.id, o.total, o.completed_at from diagnosis.outcome o
                          where o.company_id = f.company_id and o.completed_at >= f.at and o.total is not null and o.set_id = x.set_id
                            and (until_day is null or o.completed_on <= until_day)
                          order by o.completed_at limit 1) y on true)
  select p.programme_id, count(*)::int, avg(p.change), stddev_samp(p.change) from pair p
   where p.nth <= p.known / 5 * 5 and (app.agency() is not null or app.is_system()) group by 1
$$;
revoke all on function support.hold_tie, insight.chain, insight.chain_money, insight.chain_effects from public;
grant execute on function insight.chain, insight.chain_money, insight.chain_effects to boru_app;

comment on table support.programme_tie is '지원사업이 이어진 협약 조항, 조문, 계획의 과제, 교육과정, 컨설팅';
comment on column support.programme_tie.id is '번호';
comment on column support.programme_tie.programme_id is '지원사업';
comment on column support.programme_tie.agency_id is '맡은 기관';
comment on column support.programme_tie.kind is '무엇과 이어졌는지';
comment on column support.programme_tie.clause_id is '협약 조항(지역 꾸러미의 열쇠)';
comment on column support.programme_tie.article_id is '조례나 법령의 조문';
comment on column support.programme_tie.task_id is '계획의 과제';
comment on column support.programme_tie.course_id is '교육과정';
comment on column support.programme_tie.written_by is '이은 사람';
comment on column support.programme_tie.written_by_name is '이은 사람의 그때 이름';
comment on column support.programme_tie.written_at is '이은 때';
comment on column support.budget_line.article_id is '근거 조문(조문 목록에서 고름)';
comment on column support.budget_line.clause_id is '협약 조항(지역 꾸러미의 열쇠)';
