-- 교부결정과 협약: an award of an agency to a company out of one budget line, its instalments, its agreement in versions that both
-- sides sign, and changes that another officer decides. Nothing of it is edited; where an award stands follows from these rows
-- and from the ledger. Order of locks: the award, then as in 0100.

create table support.award (
  id uuid primary key,
  place bigint not null generated always as identity,
  agency_id smallint not null references organisations.agency(id),
  company_id uuid not null references organisations.company(id),
  company_name text not null,
  business_number text not null,
  line_id uuid not null,
  programme_id uuid not null references support.programme(id),
  fiscal_year smallint not null,
  article text not null,
  article_verified boolean not null,
  clause text,
  key uuid not null,
  reference text not null unique check (reference ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  title text not null check (char_length(title) between 1 and 100),
  item text not null check (item in ('accessControl', 'networkSecurity', 'dataProtection', 'monitoring', 'consulting', 'education', 'legal', 'forensics', 'escrow', 'insurance', 'otherItem')),
  period_from date not null,
  period_to date not null,
  grant_won bigint not null check (grant_won between 1 and 9007199254740991),
  own_won bigint not null check (own_won between 0 and 9007199254740991),
  plan jsonb not null check (jsonb_typeof(plan) = 'array' and jsonb_array_length(plan) between 1 and 20),
  look_back_years smallint not null check (look_back_years between 1 and 20),
  overlap_count integer not null check (overlap_count >= 0),
  overlap_words text check (char_length(overlap_words) between 1 and 500),
  decided_by uuid not null references organisations.person(id),
  decided_by_name text not null,
  decided_at timestamptz not null,
  constraint award_line foreign key (line_id, agency_id) references support.budget_line (id, agency_id),
  constraint award_key_once unique (agency_id, key),
  constraint award_of_company unique (id, agency_id, company_id),
  constraint award_period check (period_from <= period_to),
  -- Whoever goes on although somebody else may pay for the same says why.
  constraint award_overlap_said check (overlap_count = 0 or overlap_words is not null)
);
create index award_agency on support.award (agency_id, place desc);
create index award_company on support.award (company_id, place desc);
create index award_number on support.award (business_number, item, period_to);

create table support.instalment (
  id uuid primary key,
  award_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  ordinal smallint not null check (ordinal between 1 and 12),
  amount_won bigint not null check (amount_won between 1 and 9007199254740991),
  planned_on date not null,
  condition text check (char_length(condition) between 1 and 300),
  constraint instalment_award foreign key (award_id, agency_id, company_id) references support.award (id, agency_id, company_id),
  constraint instalment_in_order unique (award_id, ordinal)
);

create table support.agreement (
  id uuid primary key,
  award_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  number smallint not null check (number between 1 and 99),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  text text not null check (char_length(text) between 1 and 100000),
  sha256 bytea not null,
  reason text not null check (char_length(reason) between 1 and 300),
  issued_by uuid not null references organisations.person(id),
  issued_by_name text not null,
  issued_at timestamptz not null,
  constraint agreement_award foreign key (award_id, agency_id, company_id) references support.award (id, agency_id, company_id),
  constraint agreement_in_order unique (award_id, number),
  constraint agreement_fingerprint check (sha256 = sha256(convert_to(text, 'UTF8')))
);

create table support.agreement_signature (
  id uuid primary key,
  agreement_id uuid not null references support.agreement(id),
  award_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  side text not null check (side in ('company', 'agency')),
  sha256 bytea not null,
  reason text not null check (char_length(reason) between 1 and 300),
  signed_by uuid not null references organisations.person(id),
  signed_by_name text not null,
  signed_at timestamptz not null,
  constraint signature_award foreign key (award_id, agency_id, company_id) references support.award (id, agency_id, company_id),
  constraint signature_once unique (agreement_id, side)
);

create table support.award_change (
  id uuid primary key,
  place bigint not null generated always as identity,
  award_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  key uuid not null,
  kind text not null check (kind in ('period', 'plan', 'reduce')),
  period_to date,
  plan jsonb check (jsonb_typeof(plan) = 'array' and jsonb_array_length(plan) between 1 and 20),
  reduce_won bigint check (reduce_won between 1 and 9007199254740991),
  reason text not null check (char_length(reason) between 1 and 500),
  asked_side text not null check (asked_side in ('company', 'agency')),
  asked_by uuid not null references organisations.person(id),
  asked_by_name text not null,
  asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'granted', 'refused')),
  decided_words text check (char_length(decided_words) between 1 and 300),
  decided_by uuid references organisations.person(id),
  decided_by_name text,
  decided_at timestamptz,
  constraint change_award foreign key (award_id, agency_id, company_id) references support.award (id, agency_id, company_id),
  constraint change_key_once unique (award_id, key),
  constraint change_says_what check ((kind = 'period') = (period_to is not null) and (kind = 'plan') = (plan is not null) and (kind = 'reduce') = (reduce_won is not null)),
  constraint change_decided check ((state = 'asked') = (decided_at is null) and (decided_at is null) = (decided_by is null) and (decided_at is null) = (decided_words is null)),
  constraint change_by_another check (decided_by <> asked_by)
);
create index change_award on support.award_change (award_id, place);

call app.protect('support.award');
call app.protect('support.instalment');
call app.protect('support.agreement');
call app.protect('support.agreement_signature');
call app.protect('support.award_change');
revoke update, delete on support.award, support.instalment, support.agreement, support.agreement_signature, support.award_change from boru_app;
grant update (state, decided_words, decided_by, decided_by_name, decided_at) on support.award_change to boru_app;

-- Awards that are decided: before the ledger holds the money for it, a company hears of nothing.
create function support.told_awards() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct e.award_id), '{}') from support.ledger_entry e where e.company_id = app.company() and e.kind = 'commit'
$$;
revoke all on function support.told_awards from public;
grant execute on function support.told_awards to boru_app;

create policy agency_reads on support.award for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.award for select to boru_app
  using (company_id = (select app.company()) and id = any ((select support.told_awards())::uuid[]));
create policy desk_decides on support.award for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and decided_by = (select app.person())
              and exists (select 1 from organisations.company c where c.id = company_id));
create policy agency_reads on support.instalment for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.instalment for select to boru_app
  using (company_id = (select app.company()) and award_id = any ((select support.told_awards())::uuid[]));
create policy desk_plans on support.instalment for insert to boru_app with check (agency_id = (select app.recording_agency()));
create policy agency_reads on support.agreement for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.agreement for select to boru_app using (company_id = (select app.company()));
create policy desk_issues on support.agreement for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and issued_by = (select app.person()));
create policy agency_reads on support.agreement_signature for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.agreement_signature for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.award_change for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.award_change for select to boru_app using (company_id = (select app.company()));
create policy desk_asks on support.award_change for insert to boru_app
  with check (asked_side = 'agency' and agency_id = (select app.recording_agency()) and asked_by = (select app.person()) and state = 'asked');
create policy company_asks on support.award_change for insert to boru_app
  with check (asked_side = 'company' and company_id = (select app.working_company()) and asked_by = (select app.person()) and state = 'asked');
create policy another_decides on support.award_change for update to boru_app
  using (agency_id = (select app.recording_agency()) and state = 'asked')
  with check (agency_id = (select app.recording_agency()) and decided_by = (select app.person()));

-- ── what an award takes over, and its accounts ──────────────────────────────
-- Article and clause come from the line and name and number from the company, whatever was sent: every won keeps its basis.
create function support.hold_award() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  line support.budget_line;
begin
  select * into line from support.budget_line l where l.id = new.line_id and l.agency_id = new.agency_id;
  if line.id is null then raise exception 'no such line of this agency' using errcode = '42501'; end if;
  new.programme_id := line.programme_id;
  new.fiscal_year := line.fiscal_year;
  new.article := line.article;
  new.article_verified := line.article_verified;
  new.clause := line.clause;
  select c.name, c.business_number into new.company_name, new.business_number from organisations.company c where c.id = new.company_id;
  if (select sum((p->>'grantWon')::numeric) <> new.grant_won or sum((p->>'ownWon')::numeric) <> new.own_won from jsonb_array_elements(new.plan) p) then
    raise exception 'a plan that does not add up' using errcode = '42501';
  end if;
  -- Two agencies that decide for one company at once are heard one after the other; the second meets what the first decided.
  perform pg_advisory_xact_lock(138, hashtext(new.business_number));
  -- The same form once more is the same award and no second grant: the unique key answers.
  if exists (select 1 from support.award a where a.agency_id = new.agency_id and a.key = new.key) then return new; end if;
  select count(*) into new.overlap_count
    from support.overlapping_awards(new.company_id, new.item, new.period_from, new.period_to, new.id, new.look_back_years);
  if new.overlap_count > 0 and new.overlap_words is null then
    raise exception 'another grant may pay for the same' using errcode = 'BM009';
  end if;
  return new;
end $$;
create trigger hold_award before insert on support.award for each row execute function support.hold_award();

create function support.open_items(award support.award, plan jsonb) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into support.account (agency_id, line_id, company_id, award_id, kind, item)
  select (award).agency_id, (award).line_id, (award).company_id, (award).id, k, p->>'item'
    from jsonb_array_elements(plan) p cross join unnest(array['spent', 'ownSpent']) k
  on conflict do nothing
$$;
create function support.open_award() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into support.account (agency_id, line_id, company_id, award_id, kind)
  select new.agency_id, new.line_id, new.company_id, new.id, k from unnest(array['committed', 'held', 'due', 'interest', 'ownSource']) k;
  perform support.open_items(new, new.plan);
  return null;
end $$;
create trigger open_award after insert on support.award for each row execute function support.open_award();

create function support.carry_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  award support.award;
begin
  select * into award from support.award a where a.id = new.award_id;
  if new.state = 'granted' and new.kind = 'plan' then perform support.open_items(award, new.plan); end if;
  return null;
end $$;
create trigger carry_change after update on support.award_change for each row execute function support.carry_change();

-- Which instalment or settlement an entry is about, so that a company reads it without the request.
alter table support.ledger_entry add column subject_id uuid;
create index entry_subject on support.ledger_entry (subject_id) where subject_id is not null;
create function support.note_subject() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.request_id is not null then
    select r.subject_id into new.subject_id from support.money_request r where r.id = new.request_id;
  end if;
  return new;
end $$;
create trigger note_subject before insert on support.ledger_entry for each row execute function support.note_subject();

-- ── signatures ──────────────────────────────────────────────────────────────
create function support.is_signed(award uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select count(*) = 2 from support.agreement_signature s
                    where s.agreement_id = (select g.id from support.agreement g where g.award_id = award order by g.number desc limit 1)), false)
$$;
-- What is signed is the newest version, and the very text that was shown.
create function support.hold_signature() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  newest support.agreement;
begin
  perform 1 from support.award a where a.id = new.award_id for no key update;
  select * into newest from support.agreement g where g.award_id = new.award_id order by g.number desc limit 1;
  if newest.id is distinct from new.agreement_id or newest.sha256 <> new.sha256 then
    raise exception 'another version is to be signed' using errcode = 'BM007';
  end if;
  -- Passphrases are proved in the machine's own transaction, which row security does not hold: who signs is looked at here.
  if not exists (select 1 from organisations.membership m where m.person_id = new.signed_by and m.ended_at is null
                   and ((new.side = 'company' and m.company_id = newest.company_id and m.role = 'representative')
                        or (new.side = 'agency' and m.agency_id = newest.agency_id and m.role = 'manager'))) then
    raise exception 'this person does not bind this side' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger hold_signature before insert on support.agreement_signature for each row execute function support.hold_signature();

-- ── requests about an award ─────────────────────────────────────────────────
create function support.is_live(request uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not exists (select 1 from support.money_step s where s.request_id = request and s.kind in ('refuse', 'withdraw'))
     and not exists (select 1 from support.ledger_entry e join support.ledger_entry r on r.reverses = e.id where e.request_id = request)
$$;
-- Two officers who ask for the same at once are asked one after the other; the second finds what the first did.
create function support.guard_award_request() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  award support.award;
begin
  if new.award_id is null or new.kind = 'reverse' then return new; end if;
  select * into award from support.award a where a.id = new.award_id for no key update;
  if award.id is null or award.agency_id <> new.agency_id then
    raise exception 'no such award of this agency' using errcode = '42501';
  end if;
  -- The same key once more is the same request: the unique key answers, not this guard.
  if exists (select 1 from support.money_request r where r.agency_id = new.agency_id and r.key = new.key) then return new; end if;
  if new.kind in ('commit', 'disburse', 'release', 'settle')
     and exists (select 1 from support.money_request r where r.award_id = new.award_id and r.kind = new.kind
                    and r.subject_id is not distinct from new.subject_id and support.is_live(r.id)) then
    raise exception 'asked for already' using errcode = 'BM005';
  end if;
  if new.kind = 'disburse' then
    if not exists (select 1 from support.instalment i where i.id = new.subject_id and i.award_id = new.award_id) then
      raise exception 'no such instalment' using errcode = '42501';
    end if;
    if not support.is_signed(new.award_id) then raise exception 'not signed by both' using errcode = 'BM006'; end if;
  end if;
  if new.kind = 'release' and not exists (select 1 from support.award_change c
       where c.id = new.subject_id and c.award_id = new.award_id and c.kind = 'reduce' and c.state = 'granted') then
    raise exception 'no such reduction' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_award_request before insert on support.money_request for each row execute function support.guard_award_request();

-- ── double funding ──────────────────────────────────────────────────────────
-- Whether somebody else, or we, paid this company for the same kind of thing: the agency to ask and a number to name, no more.
create function support.overlapping_awards(company uuid, wanted_item text, from_on date, to_on date, other_than uuid, years integer)
returns table (agency_id smallint, reference text, is_same_time boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.agency_id, a.reference, a.period_from <= to_on and a.period_to >= from_on
    from support.award a join organisations.company c on c.id = company
   where app.recording_agency() is not null and a.business_number = c.business_number and a.item = wanted_item
     and a.id is distinct from other_than and a.period_to >= from_on - make_interval(years => years)
     and exists (select 1 from support.money_request r where r.award_id = a.id and r.kind = 'commit' and support.is_live(r.id))
   order by 3 desc, a.period_to desc limit 20
$$;
revoke all on function support.hold_award, support.open_items, support.open_award, support.carry_change, support.note_subject, support.is_signed, support.hold_signature,
  support.is_live, support.guard_award_request, support.overlapping_awards from public;
grant execute on function support.overlapping_awards to boru_app;

comment on column support.ledger_entry.subject_id is '무엇에 대한 기록인지(회차, 변경, 정산)';
comment on table support.award is '교부결정. 예산 항목의 조문과 협약 조항을 이어받는다';
comment on column support.award.id is '번호';
comment on column support.award.place is '차례';
comment on column support.award.agency_id is '기관';
comment on column support.award.company_id is '기업';
comment on column support.award.company_name is '기업의 이름(결정한 때)';
comment on column support.award.business_number is '사업자등록번호(결정한 때)';
comment on column support.award.line_id is '예산 항목';
comment on column support.award.programme_id is '지원사업';
comment on column support.award.fiscal_year is '회계연도';
comment on column support.award.article is '근거 조문(예산 항목에서)';
comment on column support.award.article_verified is '조문을 확인했는지';
comment on column support.award.clause is '협약 조항(예산 항목에서)';
comment on column support.award.key is '한 번만 되게 하는 번호(두 번 눌러도 하나)';
comment on column support.award.reference is '다른 기관에 알려 주는 참조 번호';
comment on column support.award.title is '보조사업의 이름';
comment on column support.award.item is '무엇에 쓰는지(중복 지원을 살피는 갈래)';
comment on column support.award.period_from is '보조사업 시작일';
comment on column support.award.period_to is '보조사업 종료일(변경 전)';
comment on column support.award.grant_won is '보조금(원)';
comment on column support.award.own_won is '자부담(원)';
comment on column support.award.plan is '비목별 보조금과 자부담';
comment on column support.award.look_back_years is '중복을 살핀 햇수(결정한 때의 기준)';
comment on column support.award.overlap_count is '결정할 때 나온 중복 가능의 수';
comment on column support.award.overlap_words is '중복 가능이 있어도 결정한 까닭';
comment on column support.award.decided_by is '적은 사람';
comment on column support.award.decided_by_name is '적은 사람의 이름';
comment on column support.award.decided_at is '적은 때';
comment on table support.instalment is '교부 회차의 계획';
comment on column support.instalment.id is '번호';
comment on column support.instalment.award_id is '교부결정';
comment on column support.instalment.agency_id is '기관';
comment on column support.instalment.company_id is '기업';
comment on column support.instalment.ordinal is '회차';
comment on column support.instalment.amount_won is '금액(원)';
comment on column support.instalment.planned_on is '예정일';
comment on column support.instalment.condition is '교부 조건';
comment on table support.agreement is '협약서의 판. 고치지 않고 새 판을 낸다';
comment on column support.agreement.id is '번호';
comment on column support.agreement.award_id is '교부결정';
comment on column support.agreement.agency_id is '기관';
comment on column support.agreement.company_id is '기업';
comment on column support.agreement.number is '판';
comment on column support.agreement.content is '협약서의 내용(양식에 넣는 값)';
comment on column support.agreement.text is '전자지문을 만든 글';
comment on column support.agreement.sha256 is '전자지문(SHA-256)';
comment on column support.agreement.reason is '이 판을 낸 까닭';
comment on column support.agreement.issued_by is '낸 사람';
comment on column support.agreement.issued_by_name is '낸 사람의 이름';
comment on column support.agreement.issued_at is '낸 때';
comment on table support.agreement_signature is '협약서에 한 서명. 본인을 다시 확인한 뒤 적는다';
comment on column support.agreement_signature.id is '번호';
comment on column support.agreement_signature.agreement_id is '협약서의 판';
comment on column support.agreement_signature.award_id is '교부결정';
comment on column support.agreement_signature.agency_id is '기관';
comment on column support.agreement_signature.company_id is '기업';
comment on column support.agreement_signature.side is '어느 쪽(company 기업, agency 기관)';
comment on column support.agreement_signature.sha256 is '서명한 글의 전자지문';
comment on column support.agreement_signature.reason is '서명하는 까닭';
comment on column support.agreement_signature.signed_by is '서명한 사람';
comment on column support.agreement_signature.signed_by_name is '서명한 사람의 이름';
comment on column support.agreement_signature.signed_at is '서명한 때';
comment on table support.award_change is '교부결정의 변경 요청. 요청한 사람이 아닌 담당자가 정한다';
comment on column support.award_change.id is '번호';
comment on column support.award_change.place is '차례';
comment on column support.award_change.award_id is '교부결정';
comment on column support.award_change.agency_id is '기관';
comment on column support.award_change.company_id is '기업';
comment on column support.award_change.key is '한 번만 되게 하는 번호';
comment on column support.award_change.kind is '종류(period 기간, plan 비목, reduce 감액)';
comment on column support.award_change.period_to is '새 종료일';
comment on column support.award_change.plan is '새 비목별 금액';
comment on column support.award_change.reduce_won is '줄일 금액(원)';
comment on column support.award_change.reason is '까닭';
comment on column support.award_change.asked_side is '어느 쪽이 요청했는지';
comment on column support.award_change.asked_by is '요청한 사람';
comment on column support.award_change.asked_by_name is '요청한 사람의 이름';
comment on column support.award_change.asked_at is '요청한 때';
comment on column support.award_change.state is '상태(asked 기다림, granted 승인, refused 반려)';
comment on column support.award_change.decided_words is '정한 까닭';
comment on column support.award_change.decided_by is '정한 사람';
comment on column support.award_change.decided_by_name is '정한 사람의 이름';
comment on column support.award_change.decided_at is '정한 때';
