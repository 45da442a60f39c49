-- Sight: organisations.sight_grant is the only source of what an agency may see of a company.
-- Rows that an agency may see carry visible_to, kept by triggers, so a policy never runs a query per row.

create table organisations.consent (
  id uuid primary key,
  receipt_number text not null unique,
  company_id uuid not null references organisations.company(id),
  agency_id smallint not null references organisations.agency(id),
  purpose text not null check (purpose in ('businessConfirmation', 'counselling', 'referral', 'diagnosisSharing')),
  sections text[] not null check (array_length(sections, 1) between 1 and 12),
  case_id uuid,
  text_id text not null,
  text_version integer not null,
  text_hash bytea not null,
  given_by uuid not null references organisations.person(id),
  given_at timestamptz not null default now(),
  valid_to date not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references organisations.person(id)
);
create index consent_company on organisations.consent (company_id, given_at desc);

create table organisations.sight_grant (
  id uuid primary key,
  company_id uuid not null references organisations.company(id),
  case_id uuid,
  section text not null check (section in ('summary', 'contact', 'technology', 'diagnosis', 'counsel', 'documents', 'money', 'sealed')),
  agency_id smallint not null references organisations.agency(id),
  purpose text not null,
  consent_id uuid references organisations.consent(id),
  legal_basis text,
  valid_from timestamptz not null default now(),
  valid_to date not null,
  revoked_at timestamptz,
  revoked_reason text,
  constraint grant_has_basis check ((consent_id is not null) <> (legal_basis is not null))
);
create index sight_grant_company on organisations.sight_grant (company_id, section) where revoked_at is null;
create index sight_grant_consent on organisations.sight_grant (consent_id) where consent_id is not null;
create index sight_grant_expiry on organisations.sight_grant (valid_to) where revoked_at is null;

create table organisations.sighted_table (
  table_name text primary key,
  section text not null,
  company_column text not null,
  case_column text
);

-- Agencies that may now see one section of a company; of one case when case_id is given.
-- A grant for a case opens company-level rows of its section too (an agency that advises on a case reads the diagnosis once granted).
create function app.seen_by(company uuid, wanted text, within_case uuid, case_scoped boolean) returns smallint[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct g.agency_id order by g.agency_id), '{}'::smallint[])
    from organisations.sight_grant g
   where g.company_id = company and g.section = wanted and g.revoked_at is null
     and g.valid_to >= (now() at time zone 'Asia/Seoul')::date
     and (not case_scoped or g.case_id is not distinct from within_case)
$$;

create function app.set_sight() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  rule organisations.sighted_table;
  row_data jsonb := to_jsonb(new);
begin
  select * into strict rule from organisations.sighted_table where table_name = tg_table_schema || '.' || tg_table_name;
  new.visible_to := app.seen_by((row_data ->> rule.company_column)::uuid, rule.section,
                                (row_data ->> coalesce(rule.case_column, ''))::uuid, rule.case_column is not null);
  return new;
end $$;

create function app.refresh_sight(company uuid, changed_section text, changed_case uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  rule organisations.sighted_table;
begin
  for rule in select * from organisations.sighted_table where section = changed_section loop
    if rule.case_column is null then
      execute format('update %s set visible_to = app.seen_by($1, $2, null, false) where %I = $1', rule.table_name, rule.company_column)
        using company, changed_section;
    elsif changed_case is not null then
      execute format('update %s set visible_to = app.seen_by($1, $2, $3, true) where %I = $1 and %I = $3',
                     rule.table_name, rule.company_column, rule.case_column)
        using company, changed_section, changed_case;
    else
      -- Rows of the company that belong to no case, such as a file it keeps here, follow the grants without a case.
      execute format('update %s set visible_to = app.seen_by($1, $2, null, true) where %I = $1 and %I is null',
                     rule.table_name, rule.company_column, rule.case_column)
        using company, changed_section;
    end if;
  end loop;
end $$;

create function app.sight_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.refresh_sight(new.company_id, new.section, new.case_id);
  return null;
end $$;
create trigger sight_changed after insert or update on organisations.sight_grant for each row execute function app.sight_changed();

-- Called by the job 'sight.expire': grants whose last day has passed lose effect and say why.
create function app.expire_sight() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended integer;
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  update organisations.sight_grant set revoked_at = now(), revoked_reason = 'expired'
   where revoked_at is null and valid_to < (now() at time zone 'Asia/Seoul')::date;
  get diagnostics ended = row_count;
  return ended;
end $$;

-- Who sees what is itself a secret: only triggers (as the owner) ask.
revoke all on function app.seen_by, app.refresh_sight, app.set_sight, app.sight_changed from public;

-- Registers a table whose rows show or hide with one section, and puts the trigger on it.
create procedure app.sighted(target text, section text, company_column text, case_column text default null) language plpgsql as $$
begin
  insert into organisations.sighted_table values (target, section, company_column, case_column);
  execute format('create trigger set_sight before insert on %s for each row execute function app.set_sight()', target);
end $$;

call app.protect('organisations.consent');
call app.protect('organisations.sight_grant');
call app.protect('organisations.sighted_table');

create policy company_reads on organisations.consent for select to boru_app using (company_id = (select app.company()));
create policy recipient_reads on organisations.consent for select to boru_app using (agency_id = (select app.agency()));
create policy company_gives on organisations.consent for insert to boru_app with check (company_id = (select app.working_company()));
create policy company_withdraws on organisations.consent for update to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));

create policy company_reads on organisations.sight_grant for select to boru_app using (company_id = (select app.company()));
create policy recipient_reads on organisations.sight_grant for select to boru_app using (agency_id = (select app.agency()));
create policy company_grants on organisations.sight_grant for insert to boru_app
  with check (company_id = (select app.working_company()) and consent_id is not null);
create policy company_revokes on organisations.sight_grant for update to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));

-- visible_to is the triggers' business alone.
revoke insert, update on organisations.company from boru_app;
grant insert (id, business_number, corporate_number, name, representative_name, size, ksic_code, industry, municipality, industrial_zone, address, employees, created_at) on organisations.company to boru_app;
grant update (corporate_number, name, representative_name, size, ksic_code, industry, municipality, industrial_zone, address, employees, status, status_reason, confirmed_by_agency, confirmed_at, version) on organisations.company to boru_app;
call app.sighted('organisations.company', 'summary', 'id');

-- A table of people who answer for the company; its own section, because a name is more than a summary.
create table organisations.contact (
  id uuid primary key,
  company_id uuid not null references organisations.company(id),
  person_id uuid references organisations.person(id),
  name text not null,
  position text not null default '',
  email text not null,
  phone text not null default '',
  version integer not null default 1,
  visible_to smallint[] not null default '{}'
);
create index contact_company on organisations.contact (company_id);
create table organisations.site (
  id uuid primary key,
  company_id uuid not null references organisations.company(id),
  name text not null,
  municipality text not null,
  industrial_zone text,
  address text not null default '',
  version integer not null default 1,
  visible_to smallint[] not null default '{}'
);
create index site_company on organisations.site (company_id);
call app.protect('organisations.contact');
call app.protect('organisations.site');
call app.sighted('organisations.contact', 'contact', 'company_id');
call app.sighted('organisations.site', 'summary', 'company_id');
create policy reads on organisations.contact for select to boru_app using (company_id = (select app.company()) or (select app.agency()) = any (visible_to));
create policy company_writes on organisations.contact for all to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));
create policy reads on organisations.site for select to boru_app using (company_id = (select app.company()) or (select app.agency()) = any (visible_to));
create policy company_writes on organisations.site for all to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));

create table organisations.invitation (
  id uuid primary key,
  token_hash bytea not null unique,
  agency_id smallint references organisations.agency(id),
  company_id uuid references organisations.company(id),
  role text not null,
  email text not null,
  invited_by uuid references organisations.person(id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  constraint invitation_belongs check (not (agency_id is not null and company_id is not null))
);
call app.protect('organisations.invitation');
create policy company_all on organisations.invitation for all to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));
create policy administrator_all on organisations.invitation for all to boru_app
  using ((select app.is_administrator()) and company_id is null) with check ((select app.is_administrator()) and company_id is null);

create table organisations.desk (
  code text primary key,
  agency_id smallint not null references organisations.agency(id),
  name_ko text not null,
  name_en text not null
);
create table organisations.capability (
  id text primary key,
  desk_code text not null references organisations.desk(code),
  agency_id smallint not null references organisations.agency(id),
  topics text[] not null,
  subjects text[] not null default '{}',
  territory text[],
  industries text[] not null default '{}',
  statute jsonb not null default '[]',
  priority integer not null default 100,
  verified boolean not null,
  note text not null default ''
);
call app.protect('organisations.desk');
call app.protect('organisations.capability');
create policy anyone_reads on organisations.desk for select to boru_app using (true);
create policy anyone_reads on organisations.capability for select to boru_app using (true);

comment on table organisations.consent is '제3자 제공 동의';
comment on column organisations.consent.id is '번호';
comment on column organisations.consent.receipt_number is '접수증 번호';
comment on column organisations.consent.company_id is '동의한 기업';
comment on column organisations.consent.agency_id is '받는 기관';
comment on column organisations.consent.purpose is '이용 목적';
comment on column organisations.consent.sections is '제공하는 항목';
comment on column organisations.consent.case_id is '그 동의가 걸린 건(없으면 기업 전체)';
comment on column organisations.consent.text_id is '동의문';
comment on column organisations.consent.text_version is '동의문 판';
comment on column organisations.consent.text_hash is '보여 준 동의문의 해시';
comment on column organisations.consent.given_by is '동의한 사람';
comment on column organisations.consent.given_at is '동의한 때';
comment on column organisations.consent.valid_to is '끝나는 날';
comment on column organisations.consent.withdrawn_at is '철회한 때';
comment on column organisations.consent.withdrawn_by is '철회한 사람';
comment on table organisations.sight_grant is '열람 권한. 기관이 볼 수 있게 하는 단 하나의 근거';
comment on column organisations.sight_grant.id is '번호';
comment on column organisations.sight_grant.company_id is '기업';
comment on column organisations.sight_grant.case_id is '건(없으면 기업 전체)';
comment on column organisations.sight_grant.section is '항목';
comment on column organisations.sight_grant.agency_id is '보는 기관';
comment on column organisations.sight_grant.purpose is '목적';
comment on column organisations.sight_grant.consent_id is '근거가 된 동의';
comment on column organisations.sight_grant.legal_basis is '근거가 된 법 조문';
comment on column organisations.sight_grant.valid_from is '시작한 때';
comment on column organisations.sight_grant.valid_to is '끝나는 날';
comment on column organisations.sight_grant.revoked_at is '거둔 때';
comment on column organisations.sight_grant.revoked_reason is '거둔 까닭';
comment on table organisations.sighted_table is '항목별로 보이고 가려지는 표의 목록';
comment on column organisations.sighted_table.table_name is '표';
comment on column organisations.sighted_table.section is '항목';
comment on column organisations.sighted_table.company_column is '기업을 가리키는 열';
comment on column organisations.sighted_table.case_column is '건을 가리키는 열';
comment on table organisations.contact is '기업 연락 담당자';
comment on column organisations.contact.id is '번호';
comment on column organisations.contact.company_id is '기업';
comment on column organisations.contact.person_id is '계정이 있는 사람';
comment on column organisations.contact.name is '이름';
comment on column organisations.contact.position is '직위';
comment on column organisations.contact.email is '전자우편';
comment on column organisations.contact.phone is '전화';
comment on column organisations.contact.version is '고친 차수';
comment on column organisations.contact.visible_to is '볼 수 있는 기관(트리거가 관리)';
comment on table organisations.site is '사업장';
comment on column organisations.site.id is '번호';
comment on column organisations.site.company_id is '기업';
comment on column organisations.site.name is '사업장 이름';
comment on column organisations.site.municipality is '시군 코드';
comment on column organisations.site.industrial_zone is '산업단지';
comment on column organisations.site.address is '주소';
comment on column organisations.site.version is '고친 차수';
comment on column organisations.site.visible_to is '볼 수 있는 기관(트리거가 관리)';
comment on table organisations.invitation is '초대 링크';
comment on column organisations.invitation.id is '번호';
comment on column organisations.invitation.token_hash is '링크 비밀의 해시';
comment on column organisations.invitation.agency_id is '초대한 기관';
comment on column organisations.invitation.company_id is '초대한 기업';
comment on column organisations.invitation.role is '맡길 역할';
comment on column organisations.invitation.email is '받는 사람의 전자우편';
comment on column organisations.invitation.invited_by is '초대한 사람';
comment on column organisations.invitation.created_at is '만든 때';
comment on column organisations.invitation.expires_at is '끝나는 때';
comment on column organisations.invitation.used_at is '쓴 때';
comment on column organisations.invitation.revoked_at is '거둔 때';
comment on table organisations.desk is '기관의 창구';
comment on column organisations.desk.code is '창구 이름(코드)';
comment on column organisations.desk.agency_id is '기관';
comment on column organisations.desk.name_ko is '한국어 이름';
comment on column organisations.desk.name_en is '영어 이름';
comment on table organisations.capability is '창구가 돕는 일과 지역, 근거';
comment on column organisations.capability.id is '번호';
comment on column organisations.capability.desk_code is '창구';
comment on column organisations.capability.agency_id is '기관';
comment on column organisations.capability.topics is '돕는 일';
comment on column organisations.capability.subjects is '다루는 주제(비면 모두)';
comment on column organisations.capability.territory is '시군(비면 도 전역)';
comment on column organisations.capability.industries is '산업 분야(비면 모두)';
comment on column organisations.capability.statute is '근거 조문';
comment on column organisations.capability.priority is '우선순위(작을수록 먼저)';
comment on column organisations.capability.verified is '거짓이면 확인 필요';
comment on column organisations.capability.note is '덧붙임';
