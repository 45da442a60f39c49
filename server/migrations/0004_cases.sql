-- Cases: one request for help, one timeline, referrals between agencies.

create table cases.number_series (
  year integer primary key,
  last integer not null default 0
);

create table cases.case_file (
  id uuid primary key,
  number text unique,
  company_id uuid not null references organisations.company(id),
  company_name text not null,
  request_key uuid not null,
  topic text not null,
  subject text,
  urgency text not null check (urgency in ('normal', 'soon', 'urgent')),
  origin text not null default 'company' check (origin in ('company', 'agency', 'phone', 'event')),
  title text not null check (length(title) between 1 and 120),
  status text not null check (status in ('held', 'submitted', 'acknowledged', 'asked', 'answered', 'closed', 'withdrawn')),
  sections text[] not null default '{}',
  owner_agency smallint references organisations.agency(id),
  desk_code text references organisations.desk(code),
  assignee_id uuid references organisations.person(id),
  assignee_name text,
  consent_id uuid references organisations.consent(id),
  route jsonb not null default '{}',
  submitted_by uuid references organisations.person(id),
  submitted_at timestamptz,
  acknowledged_at timestamptz,
  closed_at timestamptz,
  outcome text,
  outcome_text text,
  last_word text not null default '',
  last_word_by text not null default 'company' check (last_word_by in ('company', 'agency', 'system')),
  updated_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  due_at timestamptz,
  version integer not null default 1,
  visible_to smallint[] not null default '{}',
  -- A second press of the same form meets the first; the key is the company's own, so the refusal reveals nothing.
  constraint case_once unique (company_id, request_key),
  constraint case_owned check (
    (submitted_at is null and number is null and status in ('held', 'withdrawn'))
    or (submitted_at is not null and number is not null and owner_agency is not null and status <> 'held')),
  constraint case_ended check ((status in ('closed', 'withdrawn')) = (closed_at is not null))
);
create index case_company on cases.case_file (company_id, created_at desc, id desc);
create index case_owner on cases.case_file (owner_agency, due_at, id) where closed_at is null;
create index case_finished on cases.case_file (owner_agency, closed_at desc, id desc) where closed_at is not null;
create index case_assignee on cases.case_file (assignee_id) where closed_at is null;

create table cases.clock (
  id uuid primary key,
  case_id uuid not null references cases.case_file(id),
  company_id uuid not null references organisations.company(id),
  purpose text not null check (purpose in ('acknowledge', 'answer', 'referral')),
  rule_id text not null,
  started_at timestamptz not null,
  due_at timestamptz,
  met_at timestamptz,
  stopped_at timestamptz,
  pauses jsonb not null default '[]',
  explanation jsonb not null,
  visible_to smallint[] not null default '{}',
  referral_id uuid
);
create index clock_case on cases.clock (case_id);

create table cases.entry (
  id uuid primary key,
  case_id uuid not null references cases.case_file(id),
  company_id uuid not null references organisations.company(id),
  kind text not null check (kind in ('fact', 'message', 'question', 'note', 'document')),
  fact text,
  detail jsonb not null default '{}',
  body text,
  author_kind text not null check (author_kind in ('company', 'agency', 'system')),
  author_id uuid references organisations.person(id),
  author_agency smallint references organisations.agency(id),
  author_name text not null default '',
  for_company boolean not null default true,
  at timestamptz not null default now(),
  -- Several entries of one deed carry one instant; their order is the order of writing.
  seq bigint generated always as identity,
  visible_to smallint[] not null default '{}'
);
create index entry_case on cases.entry (case_id, at, seq);

create table cases.referral (
  id uuid primary key,
  case_id uuid not null references cases.case_file(id),
  company_id uuid not null references organisations.company(id),
  from_agency smallint not null references organisations.agency(id),
  to_agency smallint not null references organisations.agency(id),
  status text not null check (status in ('awaitingConsent', 'requested', 'accepted', 'returned', 'stopped', 'withdrawn')),
  sections text[] not null,
  reason text not null,
  consent_id uuid references organisations.consent(id),
  legal_basis text,
  requested_by uuid not null references organisations.person(id),
  requested_at timestamptz not null default now(),
  answered_by uuid references organisations.person(id),
  answered_at timestamptz,
  answer_reason text,
  due_at timestamptz,
  from_desk text references organisations.desk(code),
  grant_ids uuid[] not null default '{}',
  version integer not null default 1,
  visible_to smallint[] not null default '{}',
  constraint referral_elsewhere check (from_agency <> to_agency)
);
create index referral_case on cases.referral (case_id);
create index referral_to on cases.referral (to_agency, status);
create index referral_from on cases.referral (from_agency, status);
create index referral_consent on cases.referral (consent_id) where consent_id is not null;
create unique index referral_open_once on cases.referral (case_id, to_agency) where status in ('awaitingConsent', 'requested');

call app.protect('cases.number_series');
call app.protect('cases.case_file');
call app.protect('cases.clock');
call app.protect('cases.entry');
call app.protect('cases.referral');
call app.sighted('cases.case_file', 'summary', 'company_id', 'id');
call app.sighted('cases.clock', 'summary', 'company_id', 'case_id');
call app.sighted('cases.entry', 'counsel', 'company_id', 'case_id');
call app.sighted('cases.referral', 'summary', 'company_id', 'case_id');

-- The company sees everything but notes between agencies; the desks see what the grants open.
create policy reads on cases.case_file for select to boru_app
  using (company_id = (select app.company()) or (select app.agency()) = any (visible_to));
create policy company_asks on cases.case_file for insert to boru_app with check (company_id = (select app.working_company()));
create policy company_changes on cases.case_file for update to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));
create policy desk_works on cases.case_file for update to boru_app
  using ((select app.working_agency()) = any (visible_to)) with check (true);

create policy reads on cases.clock for select to boru_app
  using (company_id = (select app.company()) or (select app.agency()) = any (visible_to));
create policy participants_write on cases.clock for insert to boru_app
  with check (company_id = (select app.working_company()) or (select app.working_agency()) = any (visible_to));
create policy participants_change on cases.clock for update to boru_app
  using (company_id = (select app.working_company()) or (select app.working_agency()) = any (visible_to)) with check (true);

create policy company_reads on cases.entry for select to boru_app using (company_id = (select app.company()) and for_company);
create policy desk_reads on cases.entry for select to boru_app using ((select app.agency()) = any (visible_to));
create policy participants_write on cases.entry for insert to boru_app
  with check ((company_id = (select app.working_company()) and author_kind <> 'agency' and for_company)
              or ((select app.working_agency()) = any (visible_to) and author_kind <> 'company'));

create policy reads on cases.referral for select to boru_app
  using (company_id = (select app.company()) or (select app.agency()) in (from_agency) or (select app.agency()) = any (visible_to));
create policy desk_refers on cases.referral for insert to boru_app
  with check (from_agency = (select app.working_agency()) and (select app.working_agency()) = any (visible_to));
create policy participants_change on cases.referral for update to boru_app
  using (company_id = (select app.working_company()) or (select app.working_agency()) in (from_agency, to_agency) and (select app.working_agency()) = any (visible_to))
  with check (true);

-- Whose case it is decides who works on it; who sees it is the triggers' business alone.
revoke update on cases.case_file, cases.clock, cases.referral from boru_app;
grant update (number, status, owner_agency, desk_code, assignee_id, assignee_name, consent_id, route, submitted_at, acknowledged_at, closed_at,
  outcome, outcome_text, last_word, last_word_by, updated_at, due_at, version) on cases.case_file to boru_app;
grant update (due_at, met_at, stopped_at, pauses, explanation) on cases.clock to boru_app;
grant update (status, consent_id, answered_by, answered_at, answer_reason, due_at, version) on cases.referral to boru_app;

-- Timelines are written once: no policy lets anyone but the owner change or delete an entry.
revoke update, delete on cases.entry from boru_app;

-- Consecutive numbers (2026-충북-00001) without a sequence's gaps; the row lock is held until commit.
create function cases.next_number(year integer, province text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  taken integer;
begin
  if app.kind() not in ('company', 'agency', 'system') then raise exception 'not a participant' using errcode = '42501'; end if;
  insert into cases.number_series as s (year, last) values ($1, 1) on conflict on constraint number_series_pkey do update set last = s.last + 1 returning s.last into taken;
  return format('%s-%s-%s', $1, province, lpad(taken::text, 5, '0'));
end $$;

-- Whether the company has already agreed that this agency gets these sections of this case: the sender may know that much, not the consent itself.
create function cases.covering_consent(within_case uuid, recipient smallint, wanted text[]) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id
    from cases.case_file f
    join organisations.consent c on c.company_id = f.company_id
   where f.id = within_case and app.agency() = any (f.visible_to)
     and c.agency_id = recipient and c.purpose = 'referral' and c.withdrawn_at is null
     and c.valid_to >= (now() at time zone 'Asia/Seoul')::date
     and (c.case_id is null or c.case_id = within_case) and wanted <@ c.sections
   order by c.valid_to desc, c.id limit 1
$$;

-- A desk may pass a case on: by the company's consent for exactly that recipient, or by a named article of law.
-- The check lives here, because a grant made by a desk is the one way in which sight spreads.
create function cases.grant_referral(target uuid, new_grants uuid[], valid_to date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r cases.referral;
  c organisations.consent;
  wanted text;
  position integer := 1;
begin
  select * into r from cases.referral where id = target for update;
  if not found or r.status <> 'requested' then raise exception 'referral is not open' using errcode = '42501'; end if;
  if not (app.is_system() or r.company_id = app.working_company() or (r.from_agency = app.working_agency() and r.from_agency = any (r.visible_to))) then
    raise exception 'not a participant' using errcode = '42501';
  end if;
  if r.consent_id is not null then
    -- Locked against a withdrawal at this very moment.
    select * into c from organisations.consent where id = r.consent_id for share;
    if c.company_id <> r.company_id or c.agency_id <> r.to_agency or c.withdrawn_at is not null
       or c.valid_to < (now() at time zone 'Asia/Seoul')::date or not (r.sections <@ c.sections)
       or (c.case_id is not null and c.case_id <> r.case_id) then
      raise exception 'consent does not cover this referral' using errcode = '42501';
    end if;
  elsif coalesce(length(r.legal_basis), 0) < 5 then
    raise exception 'neither consent nor legal basis' using errcode = '42501';
  end if;
  -- Nobody passes on more than they see themselves.
  if app.working_agency() is not null and exists (
    select 1 from unnest(r.sections) as s(name)
     where not app.working_agency() = any (app.seen_by(r.company_id, s.name, r.case_id, true))) then
    raise exception 'the sender does not see this section' using errcode = '42501';
  end if;
  foreach wanted in array r.sections loop
    insert into organisations.sight_grant (id, company_id, case_id, section, agency_id, purpose, consent_id, legal_basis, valid_to)
    values (new_grants[position], r.company_id, r.case_id, wanted, r.to_agency, 'referral', r.consent_id,
            case when r.consent_id is null then r.legal_basis end, coalesce(c.valid_to, grant_referral.valid_to));
    position := position + 1;
  end loop;
  update cases.referral set grant_ids = new_grants where id = target;
end $$;

-- A returned, cancelled or stopped referral closes what it opened, and nothing else.
create function cases.revoke_referral(target uuid, why text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r cases.referral;
begin
  select * into r from cases.referral where id = target;
  if not found then return; end if;
  if not (app.is_system() or r.company_id = app.working_company()
          or (app.working_agency() in (r.from_agency, r.to_agency) and app.working_agency() = any (r.visible_to))) then
    raise exception 'not a participant' using errcode = '42501';
  end if;
  update organisations.sight_grant set revoked_at = now(), revoked_reason = why
   where id = any (r.grant_ids) and revoked_at is null;
end $$;

revoke all on function cases.next_number, cases.covering_consent, cases.grant_referral, cases.revoke_referral from public;
grant execute on function cases.next_number, cases.covering_consent, cases.grant_referral, cases.revoke_referral to boru_app;

comment on table cases.number_series is '접수 번호의 차례';
comment on column cases.number_series.year is '연도';
comment on column cases.number_series.last is '마지막으로 쓴 번호';
comment on table cases.case_file is '상담·연계 건';
comment on column cases.case_file.id is '번호';
comment on column cases.case_file.number is '접수 번호';
comment on column cases.case_file.company_id is '기업';
comment on column cases.case_file.company_name is '요청할 때의 기업 이름';
comment on column cases.case_file.request_key is '양식 하나에 하나씩 매기는 열쇠(두 번 눌러도 한 건)';
comment on column cases.case_file.topic is '요청한 일';
comment on column cases.case_file.subject is '주제';
comment on column cases.case_file.urgency is '급한 정도';
comment on column cases.case_file.origin is '들어온 길';
comment on column cases.case_file.title is '제목';
comment on column cases.case_file.status is '상태';
comment on column cases.case_file.sections is '기업이 보여 주기로 한 항목';
comment on column cases.case_file.owner_agency is '맡은 기관';
comment on column cases.case_file.desk_code is '맡은 창구';
comment on column cases.case_file.assignee_id is '맡은 사람';
comment on column cases.case_file.assignee_name is '맡은 사람의 그때 이름';
comment on column cases.case_file.consent_id is '이 건을 연 동의';
comment on column cases.case_file.route is '이 창구로 온 까닭';
comment on column cases.case_file.submitted_by is '요청한 사람';
comment on column cases.case_file.submitted_at is '접수한 때';
comment on column cases.case_file.acknowledged_at is '접수를 확인한 때';
comment on column cases.case_file.closed_at is '종결한 때';
comment on column cases.case_file.outcome is '종결 구분';
comment on column cases.case_file.outcome_text is '종결 내용';
comment on column cases.case_file.last_word is '마지막 움직임';
comment on column cases.case_file.last_word_by is '마지막 움직임의 주체';
comment on column cases.case_file.updated_at is '바뀐 때';
comment on column cases.case_file.created_at is '만든 때';
comment on column cases.case_file.due_at is '다음 기한';
comment on column cases.case_file.version is '고친 차수';
comment on column cases.case_file.visible_to is '볼 수 있는 기관(트리거가 관리)';
comment on table cases.clock is '기한';
comment on column cases.clock.id is '번호';
comment on column cases.clock.case_id is '건';
comment on column cases.clock.company_id is '기업';
comment on column cases.clock.purpose is '무엇의 기한인지';
comment on column cases.clock.rule_id is '기한 규칙';
comment on column cases.clock.started_at is '시작한 때';
comment on column cases.clock.due_at is '끝나는 때';
comment on column cases.clock.met_at is '지킨 때';
comment on column cases.clock.stopped_at is '멈춘 때';
comment on column cases.clock.pauses is '멈춘 동안(보완 요구)';
comment on column cases.clock.referral_id is '이관의 기한이면 그 이관';
comment on column cases.clock.explanation is '이렇게 정해진 까닭';
comment on column cases.clock.visible_to is '볼 수 있는 기관(트리거가 관리)';
comment on table cases.entry is '진행 기록(시간순)';
comment on column cases.entry.id is '번호';
comment on column cases.entry.case_id is '건';
comment on column cases.entry.company_id is '기업';
comment on column cases.entry.kind is '종류';
comment on column cases.entry.fact is '일어난 일의 이름';
comment on column cases.entry.detail is '일어난 일의 내용';
comment on column cases.entry.body is '글';
comment on column cases.entry.author_kind is '쓴 쪽';
comment on column cases.entry.author_id is '쓴 사람';
comment on column cases.entry.author_agency is '쓴 기관';
comment on column cases.entry.author_name is '그때의 이름';
comment on column cases.entry.for_company is '기업에 보이는지(내부 메모는 거짓)';
comment on column cases.entry.at is '때';
comment on column cases.entry.seq is '적은 차례';
comment on column cases.entry.visible_to is '볼 수 있는 기관(트리거가 관리)';
comment on table cases.referral is '이관';
comment on column cases.referral.id is '번호';
comment on column cases.referral.case_id is '건';
comment on column cases.referral.company_id is '기업';
comment on column cases.referral.from_agency is '보낸 기관';
comment on column cases.referral.to_agency is '받는 기관';
comment on column cases.referral.status is '상태';
comment on column cases.referral.sections is '보여 주는 항목';
comment on column cases.referral.reason is '이관하는 까닭';
comment on column cases.referral.consent_id is '근거가 된 동의';
comment on column cases.referral.legal_basis is '근거가 된 법 조문';
comment on column cases.referral.requested_by is '요청한 사람';
comment on column cases.referral.requested_at is '요청한 때';
comment on column cases.referral.answered_by is '회신한 사람';
comment on column cases.referral.answered_at is '회신한 때';
comment on column cases.referral.answer_reason is '회신 내용';
comment on column cases.referral.due_at is '회신 기한';
comment on column cases.referral.from_desk is '보낸 창구';
comment on column cases.referral.grant_ids is '이 이관이 연 열람 권한';
comment on column cases.referral.version is '고친 차수';
comment on column cases.referral.visible_to is '볼 수 있는 기관(트리거가 관리)';
