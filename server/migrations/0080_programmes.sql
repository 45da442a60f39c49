-- 지원사업: a programme of an agency, its versions as data, published by two people; and what a company says of itself so that
-- rules can be read on it. What a company states here is its own: no agency reads it.

create table support.programme (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  kind text not null check (kind in ('education', 'counselling', 'consulting', 'subsidy', 'facility', 'legal', 'escrow', 'external')),
  notice_id text check (length(notice_id) between 1 and 80),
  is_published boolean not null default false,
  created_by uuid not null references organisations.person(id),
  created_by_name text not null,
  created_at timestamptz not null
);
create index programme_agency on support.programme (agency_id, created_at desc, id);
create index programme_published on support.programme (created_at desc, id) where is_published;

create table support.programme_version (
  id uuid primary key,
  programme_id uuid not null references support.programme(id),
  agency_id smallint not null references organisations.agency(id),
  number integer not null check (number between 1 and 10000),
  state text not null check (state in ('draft', 'proposed', 'published', 'returned')),
  content jsonb not null check (jsonb_typeof(content) = 'object' and pg_column_size(content) < 200000),
  notice_on date not null,
  reason text not null default '' check (length(reason) <= 300),
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  proposed_by uuid references organisations.person(id),
  proposed_by_name text,
  proposed_at timestamptz,
  decided_by uuid references organisations.person(id),
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text check (length(decision_reason) <= 300),
  version integer not null default 1,
  constraint version_number unique (programme_id, number),
  -- Two people: nobody publishes what they proposed, whatever a screen or a session says.
  constraint four_eyes check (state not in ('published', 'returned')
    or (proposed_by is not null and decided_by is not null and decided_at is not null and decided_by <> proposed_by)),
  constraint proposed_by_somebody check ((state = 'draft') = (proposed_by is null))
);
create unique index version_open_once on support.programme_version (programme_id) where state in ('draft', 'proposed');

create table support.company_fact (
  company_id uuid not null references organisations.company(id),
  key text not null check (key ~ '^[a-z][A-Za-z0-9]{0,39}$'),
  value jsonb not null check (pg_column_size(value) < 16000),
  stated_by uuid not null references organisations.person(id),
  stated_by_name text not null,
  stated_at timestamptz not null,
  primary key (company_id, key)
);

call app.protect('support.programme');
call app.protect('support.programme_version');
call app.protect('support.company_fact');

create policy anyone_reads on support.programme for select to boru_app
  using (is_published or agency_id = (select app.agency()));
create policy desk_founds on support.programme for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and created_by = (select app.person()) and not is_published);
revoke update, delete on support.programme from boru_app;

create policy anyone_reads on support.programme_version for select to boru_app
  using (state = 'published' or agency_id = (select app.agency()));
create policy desk_writes on support.programme_version for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and written_by = (select app.person()) and state = 'draft');
-- A draft is rewritten and proposed by whoever works at the desk; a proposal is decided by another, or taken back by its proposer.
create policy desk_drafts on support.programme_version for update to boru_app
  using (agency_id = (select app.recording_agency()) and state = 'draft')
  with check (agency_id = (select app.recording_agency())
              and ((state = 'draft' and written_by = (select app.person())) or (state = 'proposed' and proposed_by = (select app.person()))));
create policy another_decides on support.programme_version for update to boru_app
  using (agency_id = (select app.recording_agency()) and state = 'proposed')
  with check (agency_id = (select app.recording_agency())
              and ((state in ('published', 'returned') and decided_by = (select app.person()) and agency_id = (select app.managing_agency()))
                   or state = 'draft'));
revoke update, delete on support.programme_version from boru_app;
grant update (state, content, notice_on, reason, written_by, written_by_name, written_at, proposed_by, proposed_by_name, proposed_at,
              decided_by, decided_by_name, decided_at, decision_reason, version) on support.programme_version to boru_app;

-- A version belongs to the agency of its programme, and what was proposed is what is published: its words are held fast.
create function support.hold_version() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if not exists (select 1 from support.programme p where p.id = new.programme_id and p.agency_id = new.agency_id) then
      raise exception 'not a programme of this agency' using errcode = '42501';
    end if;
  elsif old.state in ('published', 'returned') then
    raise exception 'a decided version does not change' using errcode = '42501';
  elsif old.state = 'proposed' and new.state <> 'draft'
        and (new.content <> old.content or new.notice_on <> old.notice_on or new.reason <> old.reason or new.proposed_by <> old.proposed_by) then
    raise exception 'what was proposed does not change while it is decided' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger hold_version before insert or update on support.programme_version for each row execute function support.hold_version();
create function support.mark_published() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update support.programme set is_published = true where id = new.programme_id and not is_published;
  return null;
end $$;
create trigger mark_published after update of state on support.programme_version
  for each row when (new.state = 'published') execute function support.mark_published();
revoke all on function support.hold_version, support.mark_published from public;

create policy company_states on support.company_fact for all to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));

-- What rules may read of every company in sight, in one statement, with the reader's own rights: a section that is not
-- granted is not there, and so not known. For a company: of itself alone.
create function support.company_facts()
returns table (id uuid, size text, employees integer, industry text, ksic_code text, municipality text, status text,
               sites jsonb, cards jsonb, total double precision, level text, critical_gaps integer, completed_on date, expires_on date, stated jsonb)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.id, c.size, c.employees, c.industry, c.ksic_code, c.municipality, c.status, s.sites, t.cards,
         o.total, o.level, o.critical_gaps, o.completed_on, o.expires_on, f.stated
    from organisations.company c
    left join (select x.company_id, jsonb_agg(jsonb_build_object('municipality', x.municipality) order by x.id) as sites
                 from organisations.site x group by 1) s on s.company_id = c.id
    left join (select x.company_id, jsonb_agg(jsonb_build_object('verdict', x.verdict, 'standing', x.standing) order by x.id) as cards
                 from technologies.card x where x.archived_at is null group by 1) t on t.company_id = c.id
    left join (select distinct on (x.company_id) x.company_id, x.total, x.level, x.critical_gaps, x.completed_on, x.expires_on
                 from diagnosis.outcome x order by x.company_id, x.completed_at desc, x.id desc) o on o.company_id = c.id
    left join (select x.company_id, jsonb_object_agg(x.key, x.value) as stated from support.company_fact x group by 1) f on f.company_id = c.id
   where c.status not in ('caller', 'merged')
   order by c.id limit 20000
$$;
revoke all on function support.company_facts from public;
grant execute on function support.company_facts to boru_app;

comment on table support.programme is '지원사업. 내용은 판(版)에 있다';
comment on column support.programme.id is '번호';
comment on column support.programme.agency_id is '맡은 기관';
comment on column support.programme.kind is '종류';
comment on column support.programme.notice_id is '바탕이 된 지역 꾸러미의 공고';
comment on column support.programme.is_published is '공개된 판이 있는지(트리거가 관리)';
comment on column support.programme.created_by is '만든 사람';
comment on column support.programme.created_by_name is '만든 사람의 이름';
comment on column support.programme.created_at is '만든 때';
comment on table support.programme_version is '지원사업의 판. 공개된 판은 고치지 않는다';
comment on column support.programme_version.id is '번호';
comment on column support.programme_version.programme_id is '지원사업';
comment on column support.programme_version.agency_id is '맡은 기관';
comment on column support.programme_version.number is '몇째 판';
comment on column support.programme_version.state is '작성 중, 제안, 공개, 반려';
comment on column support.programme_version.content is '이름, 근거, 예산, 메우는 문항, 자격 규칙, 지원금 식';
comment on column support.programme_version.notice_on is '공고일(기준값과 기간을 세는 날)';
comment on column support.programme_version.reason is '바꾸는 까닭';
comment on column support.programme_version.written_by is '마지막으로 쓴 사람';
comment on column support.programme_version.written_by_name is '마지막으로 쓴 사람의 이름';
comment on column support.programme_version.written_at is '마지막으로 쓴 때';
comment on column support.programme_version.proposed_by is '제안한 사람';
comment on column support.programme_version.proposed_by_name is '제안한 사람의 이름';
comment on column support.programme_version.proposed_at is '제안한 때';
comment on column support.programme_version.decided_by is '공개하거나 돌려보낸 사람(제안자와 다름)';
comment on column support.programme_version.decided_by_name is '정한 사람의 이름';
comment on column support.programme_version.decided_at is '정한 때';
comment on column support.programme_version.decision_reason is '정한 까닭';
comment on column support.programme_version.version is '고친 차수';
comment on table support.company_fact is '지원 자격에 쓰이는 사실(기업이 스스로 적고 기업만 봄)';
comment on column support.company_fact.company_id is '기업';
comment on column support.company_fact.key is '항목';
comment on column support.company_fact.value is '값';
comment on column support.company_fact.stated_by is '적은 사람';
comment on column support.company_fact.stated_by_name is '적은 사람의 이름';
comment on column support.company_fact.stated_at is '적은 때';
