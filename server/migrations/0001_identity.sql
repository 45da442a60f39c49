-- Who acts: sessions, memberships and the functions that tell policies who is asking.
-- Runs as boru_owner. Runtime runs as boru_app, which owns nothing and cannot become the owner.

create schema if not exists app;
create schema platform;
create schema evidence;
create schema organisations;
create schema technologies;
create schema diagnosis;
create schema cases;
create schema support;
create schema reports;
create schema governance;
create schema insight;

comment on schema app is '정책과 트리거가 쓰는 함수. 표는 이전(migration) 기록뿐이다';
comment on schema platform is '로그인, 작업, 전자우편, 파일처럼 모든 방이 쓰는 바탕';
comment on schema evidence is '증적';
comment on schema organisations is '기관·기업·사람';
comment on schema technologies is '보유기술·사전확인';
comment on schema diagnosis is '보안역량 진단';
comment on schema cases is '상담·연계';
comment on schema support is '지원사업';
comment on schema reports is '유출 제보·신고';
comment on schema governance is '협약·협의회';
comment on schema insight is '현황·보고서';

grant usage on schema app, platform, evidence, organisations, technologies, diagnosis, cases, support, reports, governance, insight to boru_app;

-- ── accounts ────────────────────────────────────────────────────────────────

create table organisations.agency (
  id smallint primary key,
  code text not null unique,
  kind text not null,
  secretariat boolean not null default false,
  online boolean not null default true,
  role_ko text not null default '',
  role_en text not null default '',
  source text not null,
  verified boolean not null default true
);
create table organisations.agency_name (
  agency_id smallint not null references organisations.agency(id),
  name_ko text not null,
  name_en text not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  primary key (agency_id, valid_from)
);
create table organisations.person (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  phone text,
  locale text not null default 'ko' check (locale in ('ko', 'en')),
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  version integer not null default 1
);
create table organisations.company (
  id uuid primary key,
  business_number text not null unique check (business_number ~ '^[0-9]{10}$'),
  corporate_number text check (corporate_number ~ '^[0-9]{13}$'),
  name text not null,
  representative_name text not null,
  size text not null check (size in ('micro', 'small', 'medium', 'midsize', 'large')),
  ksic_code text not null,
  industry text not null,
  municipality text not null,
  industrial_zone text,
  address text,
  employees integer check (employees between 0 and 10000000),
  status text not null default 'unconfirmed' check (status in ('unconfirmed', 'confirmed', 'refused')),
  status_reason text,
  confirmed_by_agency smallint references organisations.agency(id),
  confirmed_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  visible_to smallint[] not null default '{}'
);
create index company_municipality on organisations.company (municipality);
create index company_created on organisations.company (created_at desc, id desc);
create table organisations.membership (
  id uuid primary key,
  person_id uuid not null references organisations.person(id),
  agency_id smallint references organisations.agency(id),
  company_id uuid references organisations.company(id),
  role text not null check (role in ('intake', 'officer', 'manager', 'auditor', 'representative', 'securityOfficer', 'staff', 'proxy', 'administrator')),
  team text,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint membership_belongs check (
    (agency_id is not null and company_id is null and role in ('intake', 'officer', 'manager', 'auditor'))
    or (company_id is not null and agency_id is null and role in ('representative', 'securityOfficer', 'staff', 'proxy'))
    or (agency_id is null and company_id is null and role = 'administrator')
  )
);
create index membership_person on organisations.membership (person_id);
create index membership_company on organisations.membership (company_id) where company_id is not null;
create index membership_agency on organisations.membership (agency_id) where agency_id is not null;

create table platform.credential (
  person_id uuid primary key references organisations.person(id),
  login text not null unique check (login = lower(login)),
  passphrase_hash text,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  disabled_at timestamptz,
  changed_at timestamptz not null default now()
);
create table platform.passkey (
  id uuid primary key,
  person_id uuid not null references organisations.person(id),
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create table platform.recovery_code (
  person_id uuid not null references organisations.person(id),
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);
create table platform.session (
  token_hash bytea primary key,
  id uuid not null unique,
  person_id uuid not null references organisations.person(id),
  membership_id uuid references organisations.membership(id),
  second_factor_at timestamptz,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  device text not null default ''
);
create index session_person on platform.session (person_id);
create table platform.system_ticket (
  token_hash bytea primary key,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create table platform.throttle (
  key text primary key,
  failures integer not null default 0,
  last_failure_at timestamptz not null default now(),
  blocked_until timestamptz
);
create table platform.one_time (
  key_hash bytea primary key,
  kind text not null,
  payload jsonb not null default '{}',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

-- ── who is asking ───────────────────────────────────────────────────────────
-- The ticket is the bearer secret of a session (256 random bits). SQL text can set app.ticket to anything,
-- but without knowing another session's secret it only turns itself into nobody.

create type app.identity_row as (
  kind text, person_id uuid, membership_id uuid, session_id uuid, agency_id smallint, company_id uuid, role text, secretariat boolean, second_factor boolean
);

create function app.identity() returns app.identity_row
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  ticket text := current_setting('app.ticket', true);
  digest bytea;
  result app.identity_row;
begin
  if ticket is null or length(ticket) < 40 then
    result.kind := 'anonymous';
    return result;
  end if;
  digest := sha256(convert_to(ticket, 'UTF8'));
  select case
           when m.id is null then 'visitor'
           when m.role = 'administrator' then case when s.second_factor_at is null then 'visitor' else 'administrator' end
           when m.agency_id is not null then case when s.second_factor_at is null then 'visitor' else 'agency' end
           else 'company'
         end,
         p.id, m.id, s.id, m.agency_id, m.company_id, m.role, coalesce(a.secretariat, false), s.second_factor_at is not null
    into result
    from platform.session s
    join organisations.person p on p.id = s.person_id and p.disabled_at is null
    left join organisations.membership m on m.id = s.membership_id and m.person_id = s.person_id and m.ended_at is null
    left join organisations.agency a on a.id = m.agency_id
   where s.token_hash = digest and s.revoked_at is null and s.expires_at > now();
  if found then
    -- Staff without a second factor are visitors: they carry no agency, so no policy lets them see a company.
    if result.kind = 'visitor' then result.agency_id := null; result.company_id := null; end if;
    return result;
  end if;
  if exists (select 1 from platform.system_ticket t where t.token_hash = digest and t.expires_at > now()) then
    result.kind := 'system';
    return result;
  end if;
  result.kind := 'anonymous';
  return result;
end $$;

-- Each policy compares a column with one value that is computed once per statement: (select app.agency()).
create function app.kind() returns text language sql stable as $$ select (app.identity()).kind $$;
create function app.person() returns uuid language sql stable as $$ select (app.identity()).person_id $$;
create function app.company() returns uuid language sql stable as $$ select (app.identity()).company_id $$;
create function app.agency() returns smallint language sql stable as $$ select (app.identity()).agency_id $$;
create function app.working_agency() returns smallint language sql stable as $$
  select case when i.role in ('intake', 'officer', 'manager') then i.agency_id end from app.identity() i $$;
create function app.working_company() returns uuid language sql stable as $$ select (app.identity()).company_id $$;
create function app.is_system() returns boolean language sql stable as $$ select (app.identity()).kind = 'system' $$;
create function app.is_administrator() returns boolean language sql stable as $$ select (app.identity()).kind = 'administrator' $$;
create function app.is_secretariat() returns boolean language sql stable as $$
  select i.kind = 'agency' and i.secretariat and i.role <> 'auditor' from app.identity() i $$;

-- Opens a request in one round trip: becomes boru_app, sets patience and ticket for this transaction only, answers who that is.
create function app.enter(ticket text, timeout_ms integer) returns app.identity_row language plpgsql as $$
begin
  perform set_config('role', 'boru_app', true), set_config('statement_timeout', timeout_ms::text, true), set_config('app.ticket', ticket, true);
  return app.identity();
end $$;
grant usage on schema app to boru_login;

-- Every table is protected the same way: forced row security, the owner (definer functions, backup) and the system actor.
create procedure app.protect(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_all on %s to boru_owner using (true) with check (true)', target);
  execute format('create policy system_all on %s to boru_app using ((select app.is_system())) with check ((select app.is_system()))', target);
  execute format('grant select, insert, update, delete on %s to boru_app', target);
end $$;

call app.protect('organisations.agency');
call app.protect('organisations.agency_name');
call app.protect('organisations.person');
call app.protect('organisations.company');
call app.protect('organisations.membership');
call app.protect('platform.credential');
call app.protect('platform.passkey');
call app.protect('platform.recovery_code');
call app.protect('platform.session');
call app.protect('platform.system_ticket');
call app.protect('platform.throttle');
call app.protect('platform.one_time');

create policy anyone_reads on organisations.agency for select to boru_app using (true);
create policy anyone_reads on organisations.agency_name for select to boru_app using (true);

create policy self_reads on organisations.person for select to boru_app using (id = (select app.person()));
create policy self_writes on organisations.person for update to boru_app using (id = (select app.person())) with check (id = (select app.person()));
create policy administrator_reads on organisations.person for select to boru_app using ((select app.is_administrator()));
create policy administrator_writes on organisations.person for update to boru_app using ((select app.is_administrator()));

create policy administrator_reads on organisations.membership for select to boru_app
  using ((select app.is_administrator()) and company_id is null);
create policy administrator_writes on organisations.membership for all to boru_app
  using ((select app.is_administrator()) and company_id is null) with check ((select app.is_administrator()) and company_id is null);
create policy self_reads on organisations.membership for select to boru_app using (person_id = (select app.person()));
create policy colleagues_read on organisations.membership for select to boru_app
  using (company_id = (select app.company()) or agency_id = (select app.agency()));
create policy colleagues_read on organisations.person for select to boru_app
  using (exists (select 1 from organisations.membership m where m.person_id = person.id and m.ended_at is null
                 and (m.company_id = (select app.company()) or m.agency_id = (select app.agency()))));

create policy company_reads on organisations.company for select to boru_app
  using (id = (select app.company()) or (select app.agency()) = any (visible_to));
create policy company_writes on organisations.company for update to boru_app
  using (id = (select app.working_company()) or ((select app.is_secretariat()) and (select app.agency()) = any (visible_to)))
  with check (id = (select app.working_company()) or ((select app.is_secretariat()) and (select app.agency()) = any (visible_to)));

create policy self_reads on platform.session for select to boru_app using (person_id = (select app.person()));
create policy self_revokes on platform.session for update to boru_app using (person_id = (select app.person())) with check (person_id = (select app.person()));
create policy self_reads on platform.passkey for select to boru_app using (person_id = (select app.person()));

comment on table organisations.agency is '협약에 서명한 기관';
comment on column organisations.agency.id is '기관 번호';
comment on column organisations.agency.code is '주소와 자료에 쓰는 이름';
comment on column organisations.agency.kind is '기관의 종류';
comment on column organisations.agency.secretariat is '사무국 여부(사업자 확인, 총괄)';
comment on column organisations.agency.online is '계정을 쓰는 기관인지(아니면 서류로 넘긴다)';
comment on column organisations.agency.role_ko is '맡은 일';
comment on column organisations.agency.role_en is '맡은 일(영어)';
comment on column organisations.agency.source is '출처';
comment on column organisations.agency.verified is '거짓이면 확인 필요';
comment on table organisations.agency_name is '기관 이름과 그 이름을 쓴 기간';
comment on column organisations.agency_name.agency_id is '기관';
comment on column organisations.agency_name.name_ko is '한국어 이름';
comment on column organisations.agency_name.name_en is '영어 이름';
comment on column organisations.agency_name.valid_from is '쓰기 시작한 날';
comment on column organisations.agency_name.valid_to is '마지막으로 쓴 날';
comment on column organisations.agency_name.source is '출처';
comment on table organisations.person is '사람';
comment on column organisations.person.id is '번호';
comment on column organisations.person.email is '전자우편 주소';
comment on column organisations.person.name is '이름';
comment on column organisations.person.phone is '전화';
comment on column organisations.person.locale is '쓰는 말';
comment on column organisations.person.created_at is '등록한 때';
comment on column organisations.person.disabled_at is '사용을 멈춘 때';
comment on column organisations.person.version is '고친 차수';
comment on table organisations.company is '기업';
comment on column organisations.company.id is '번호';
comment on column organisations.company.business_number is '사업자등록번호';
comment on column organisations.company.corporate_number is '법인등록번호';
comment on column organisations.company.name is '기업 이름';
comment on column organisations.company.representative_name is '대표자 이름';
comment on column organisations.company.size is '규모';
comment on column organisations.company.ksic_code is '한국표준산업분류 코드';
comment on column organisations.company.industry is '보호대상 산업 분야';
comment on column organisations.company.municipality is '시군 코드';
comment on column organisations.company.industrial_zone is '산업단지';
comment on column organisations.company.address is '주소';
comment on column organisations.company.employees is '상시근로자 수(명)';
comment on column organisations.company.status is '사업자 확인 상태';
comment on column organisations.company.status_reason is '확인하거나 거절한 근거';
comment on column organisations.company.confirmed_by_agency is '확인한 기관';
comment on column organisations.company.confirmed_at is '확인한 때';
comment on column organisations.company.created_at is '등록한 때';
comment on column organisations.company.version is '고친 차수';
comment on column organisations.company.visible_to is '볼 수 있는 기관(트리거가 관리)';
comment on table organisations.membership is '소속과 역할';
comment on column organisations.membership.id is '번호';
comment on column organisations.membership.person_id is '사람';
comment on column organisations.membership.agency_id is '기관';
comment on column organisations.membership.company_id is '기업';
comment on column organisations.membership.role is '역할';
comment on column organisations.membership.team is '부서';
comment on column organisations.membership.created_at is '시작한 때';
comment on column organisations.membership.ended_at is '끝난 때';
comment on table platform.credential is '로그인 수단';
comment on column platform.credential.person_id is '사람';
comment on column platform.credential.login is '로그인 이름(전자우편)';
comment on column platform.credential.passphrase_hash is '암호문의 Argon2id 값';
comment on column platform.credential.totp_secret is '2단계 인증 비밀(암호화)';
comment on column platform.credential.totp_confirmed_at is '2단계 인증을 확인한 때';
comment on column platform.credential.totp_last_step is '마지막으로 쓴 시간 단계(되풀이 방지)';
comment on column platform.credential.disabled_at is '사용을 멈춘 때';
comment on column platform.credential.changed_at is '바꾼 때';
comment on table platform.passkey is '패스키';
comment on column platform.passkey.id is '번호';
comment on column platform.passkey.person_id is '사람';
comment on column platform.passkey.credential_id is '장치가 준 식별자';
comment on column platform.passkey.public_key is '공개키';
comment on column platform.passkey.counter is '사용 횟수(복제 확인)';
comment on column platform.passkey.transports is '연결 방식';
comment on column platform.passkey.name is '사람이 붙인 이름';
comment on column platform.passkey.created_at is '등록한 때';
comment on column platform.passkey.last_used_at is '마지막으로 쓴 때';
comment on table platform.recovery_code is '복구 코드';
comment on column platform.recovery_code.person_id is '사람';
comment on column platform.recovery_code.code_hash is '코드의 해시';
comment on column platform.recovery_code.used_at is '쓴 때';
comment on table platform.session is '로그인 상태';
comment on column platform.session.token_hash is '비밀의 해시';
comment on column platform.session.id is '번호';
comment on column platform.session.person_id is '사람';
comment on column platform.session.membership_id is '지금 쓰는 소속';
comment on column platform.session.second_factor_at is '2단계 인증을 마친 때';
comment on column platform.session.created_at is '시작한 때';
comment on column platform.session.last_seen_at is '마지막으로 쓴 때';
comment on column platform.session.expires_at is '끝나는 때';
comment on column platform.session.revoked_at is '끊은 때';
comment on column platform.session.device is '기기 이름(브라우저와 운영체제)';
comment on table platform.system_ticket is '서버 자신의 출입표';
comment on column platform.system_ticket.token_hash is '비밀의 해시';
comment on column platform.system_ticket.created_at is '만든 때';
comment on column platform.system_ticket.expires_at is '끝나는 때';
comment on table platform.throttle is '잦은 시도를 늦추는 기록';
comment on column platform.throttle.key is '대상(해시)';
comment on column platform.throttle.failures is '실패 횟수';
comment on column platform.throttle.last_failure_at is '마지막 실패';
comment on column platform.throttle.blocked_until is '기다려야 하는 때까지';
comment on table platform.one_time is '한 번만 쓰는 링크와 물음';
comment on column platform.one_time.key_hash is '비밀의 해시';
comment on column platform.one_time.kind is '종류';
comment on column platform.one_time.payload is '내용';
comment on column platform.one_time.created_at is '만든 때';
comment on column platform.one_time.expires_at is '끝나는 때';
comment on column platform.one_time.used_at is '쓴 때';
