-- 사고 기록: what a company writes down when it suspects a leak. Only its representative and its security officer see it, and
-- the people of an agency whom the company names one by one. What is written in the timeline or about a notice never changes.

-- Those who may bind the company; their colleagues may be the very people an incident is about.
create function app.signing_company() returns uuid language sql stable as $$
  select case when i.kind = 'company' and i.role in ('representative', 'securityOfficer') then i.company_id end from app.identity() i $$;

-- A card may only be named by its own company, whatever number it sends.
alter table technologies.card add constraint card_of_company unique (id, company_id);

create table reports.incident (
  id uuid primary key,
  company_id uuid not null references organisations.company(id),
  company_name text not null,
  number text not null unique,
  title text not null check (char_length(title) between 1 and 100),
  suspicion text not null check (char_length(suspicion) between 1 and 3000),
  noticed_at timestamptz not null,
  card_id uuid,
  technology text check (char_length(technology) between 1 and 80),
  channels text[] not null check (coalesce(array_length(channels, 1), 0) <= 8),
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  people text check (char_length(people) between 1 and 2000),
  systems text check (char_length(systems) between 1 and 2000),
  state text not null default 'responding' check (state in ('responding', 'recovering', 'closed', 'mistaken')),
  opened_by uuid not null references organisations.person(id),
  opened_by_name text not null,
  opened_at timestamptz not null,
  version integer not null default 1,
  constraint incident_card foreign key (card_id, company_id) references technologies.card (id, company_id)
);
create index incident_company on reports.incident (company_id, noticed_at desc);

create table reports.incident_event (
  id uuid primary key,
  incident_id uuid not null references reports.incident(id),
  company_id uuid not null references organisations.company(id),
  kind text not null check (kind in ('opened', 'updated', 'note', 'stepDone', 'stepUndone', 'turned', 'noticed', 'granted', 'grantEnded')),
  step text check (char_length(step) between 1 and 60),
  body text not null check (char_length(body) between 1 and 6000),
  happened_at timestamptz not null,
  written_at timestamptz not null,
  person_id uuid not null references organisations.person(id),
  person_name text not null,
  constraint event_step check ((kind in ('stepDone', 'stepUndone')) = (step is not null))
);
create index incident_event_of on reports.incident_event (incident_id, happened_at);

create table reports.incident_notice (
  id uuid primary key,
  incident_id uuid not null references reports.incident(id),
  company_id uuid not null references organisations.company(id),
  route text not null check (char_length(route) between 1 and 60),
  addressee text not null check (char_length(addressee) between 1 and 60),
  stage text not null check (stage in ('urgent', 'form', 'receipt')),
  how text not null check (how in ('phone', 'online', 'post', 'inPerson', 'fax')),
  done_at timestamptz not null,
  spoke_to text check (char_length(spoke_to) between 1 and 100),
  receipt_number text check (char_length(receipt_number) between 1 and 60),
  paper_name text check (char_length(paper_name) between 1 and 200),
  paper_sha256 bytea check (length(paper_sha256) = 32),
  note text check (char_length(note) between 1 and 1000),
  written_at timestamptz not null,
  person_id uuid not null references organisations.person(id),
  person_name text not null,
  constraint notice_paper check ((paper_name is null) = (paper_sha256 is null))
);
create index incident_notice_of on reports.incident_notice (incident_id, done_at);

-- Named by the company: one person in one job at one agency, until a day. With the job the sight ends.
create table reports.incident_grant (
  id uuid primary key,
  incident_id uuid not null references reports.incident(id),
  company_id uuid not null references organisations.company(id),
  agency_id smallint not null references organisations.agency(id),
  membership_id uuid not null references organisations.membership(id),
  person_name text not null,
  until date not null,
  granted_at timestamptz not null default now(),
  granted_by uuid not null references organisations.person(id),
  granted_by_name text not null,
  ended_at timestamptz
);
create index incident_grant_of on reports.incident_grant (incident_id);
create index incident_grant_reader on reports.incident_grant (membership_id) where ended_at is null;

call app.protect('reports.incident');
call app.protect('reports.incident_event');
call app.protect('reports.incident_notice');
call app.protect('reports.incident_grant');

-- Once per statement: what the asking person of an agency was named for, today.
create function app.granted_incidents() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
begin
  if me.agency_id is null or me.role not in ('intake', 'officer', 'manager') then return '{}'; end if;
  return (select coalesce(array_agg(g.incident_id), '{}') from reports.incident_grant g
           where g.membership_id = me.membership_id and g.ended_at is null and g.until >= (now() at time zone 'Asia/Seoul')::date);
end $$;

create policy reads on reports.incident for select to boru_app
  using (company_id = (select app.signing_company()) or id = any ((select app.granted_incidents())::uuid[]));
create policy company_opens on reports.incident for insert to boru_app with check (company_id = (select app.signing_company()));
create policy company_changes on reports.incident for update to boru_app
  using (company_id = (select app.signing_company())) with check (company_id = (select app.signing_company()));
create policy reads on reports.incident_event for select to boru_app
  using (company_id = (select app.signing_company()) or incident_id = any ((select app.granted_incidents())::uuid[]));
create policy company_writes on reports.incident_event for insert to boru_app
  with check (company_id = (select app.signing_company()) and person_id = (select app.person())
              and exists (select 1 from reports.incident i where i.id = incident_id and i.company_id = incident_event.company_id));
create policy reads on reports.incident_notice for select to boru_app
  using (company_id = (select app.signing_company()) or incident_id = any ((select app.granted_incidents())::uuid[]));
create policy company_writes on reports.incident_notice for insert to boru_app
  with check (company_id = (select app.signing_company()) and person_id = (select app.person())
              and exists (select 1 from reports.incident i where i.id = incident_id and i.company_id = incident_notice.company_id));
create policy company_reads on reports.incident_grant for select to boru_app using (company_id = (select app.signing_company()));
create policy company_ends on reports.incident_grant for update to boru_app
  using (company_id = (select app.signing_company())) with check (company_id = (select app.signing_company()));

-- That there is an incident is itself a secret towards colleagues: the traces of it are for the signers, for whoever did the
-- deed, and for the agency whose person read.
create policy incidents_apart on evidence.audit_entry as restrictive for select to boru_app
  using (left(action, 9) <> 'incident.' or company_id = (select app.signing_company()) or person_id = (select app.person())
         or agency_id = (select app.agency()) or (select app.is_system()));
create policy incidents_apart on evidence.access_entry as restrictive for select to boru_app
  using (case_id is not null or not 'sealed' = any (sections) or company_id = (select app.signing_company())
         or agency_id = (select app.agency()) or (select app.is_system()));

revoke update, delete on reports.incident, reports.incident_event, reports.incident_notice, reports.incident_grant from boru_app;
revoke insert on reports.incident_grant from boru_app;
grant update (title, suspicion, noticed_at, card_id, technology, channels, facts, people, systems, state, version) on reports.incident to boru_app;
grant update (ended_at) on reports.incident_grant to boru_app;

-- Names a reader by the agency and the address that person gave the company. Answers the name, or nothing where nobody
-- of that agency works under that address.
create function reports.grant_incident(grant_id uuid, incident uuid, agency smallint, address text, last_day date, given_by text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  found_membership uuid;
  found_name text;
begin
  perform 1 from reports.incident i where i.id = incident and i.company_id = app.signing_company() for update;
  if not found then raise exception 'not the incident of this company' using errcode = '42501'; end if;
  select m.id, p.name into found_membership, found_name
    from organisations.membership m join organisations.person p on p.id = m.person_id and p.disabled_at is null
   where m.agency_id = agency and m.ended_at is null and m.role in ('intake', 'officer', 'manager') and p.email = address;
  if not found then return null; end if;
  update reports.incident_grant set ended_at = now() where incident_id = incident and membership_id = found_membership and ended_at is null;
  insert into reports.incident_grant (id, incident_id, company_id, agency_id, membership_id, person_name, until, granted_by, granted_by_name)
    values (grant_id, incident, me.company_id, agency, found_membership, found_name, last_day, me.person_id, given_by);
  return found_name;
end $$;
revoke all on function app.granted_incidents, reports.grant_incident from public;
grant execute on function app.granted_incidents, reports.grant_incident to boru_app;

comment on table reports.incident is '사고 기록(기업의 대표와 보안책임자, 기업이 지명한 사람만 봄)';
comment on column reports.incident.id is '번호';
comment on column reports.incident.company_id is '기업';
comment on column reports.incident.company_name is '기업 이름(기록할 때)';
comment on column reports.incident.number is '사고 번호';
comment on column reports.incident.title is '제목';
comment on column reports.incident.suspicion is '무엇이 의심되는지(기술의 내용 없음)';
comment on column reports.incident.noticed_at is '처음 안 때(기한이 시작됨)';
comment on column reports.incident.card_id is '기술 카드';
comment on column reports.incident.technology is '기술의 이름';
comment on column reports.incident.channels is '나간 길';
comment on column reports.incident.facts is '알릴 곳을 정하는 사실과 답';
comment on column reports.incident.people is '관련된 사람';
comment on column reports.incident.systems is '관련된 시스템과 자료';
comment on column reports.incident.state is '상태';
comment on column reports.incident.opened_by is '기록을 시작한 사람';
comment on column reports.incident.opened_by_name is '기록을 시작한 사람의 이름';
comment on column reports.incident.opened_at is '기록을 시작한 때';
comment on column reports.incident.version is '고친 차수';
comment on table reports.incident_event is '사고의 시간표(고치지 않음)';
comment on column reports.incident_event.id is '번호';
comment on column reports.incident_event.incident_id is '사고';
comment on column reports.incident_event.company_id is '기업';
comment on column reports.incident_event.kind is '무엇을 적었는지';
comment on column reports.incident_event.step is '점검 항목';
comment on column reports.incident_event.body is '내용';
comment on column reports.incident_event.happened_at is '있었던 때(적은 사람이 말한 때)';
comment on column reports.incident_event.written_at is '적은 때';
comment on column reports.incident_event.person_id is '적은 사람';
comment on column reports.incident_event.person_name is '적은 사람의 이름';
comment on table reports.incident_notice is '기관에 알린 일의 기록(고치지 않음). 신고 자체가 아니다';
comment on column reports.incident_notice.id is '번호';
comment on column reports.incident_notice.incident_id is '사고';
comment on column reports.incident_notice.company_id is '기업';
comment on column reports.incident_notice.route is '알린 길(catalogue/notice-routes.json)';
comment on column reports.incident_notice.addressee is '알린 곳';
comment on column reports.incident_notice.stage is '단계(urgent 말로 먼저, form 서식, receipt 접수 확인)';
comment on column reports.incident_notice.how is '알린 방법';
comment on column reports.incident_notice.done_at is '알린 때';
comment on column reports.incident_notice.spoke_to is '받은 사람';
comment on column reports.incident_notice.receipt_number is '접수 번호';
comment on column reports.incident_notice.paper_name is '낸 서류의 이름';
comment on column reports.incident_notice.paper_sha256 is '낸 서류의 SHA-256(서류는 기업에 있음)';
comment on column reports.incident_notice.note is '덧붙임';
comment on column reports.incident_notice.written_at is '적은 때';
comment on column reports.incident_notice.person_id is '적은 사람';
comment on column reports.incident_notice.person_name is '적은 사람의 이름';
comment on table reports.incident_grant is '사고 기록을 보도록 기업이 지명한 기관 사람';
comment on column reports.incident_grant.id is '번호';
comment on column reports.incident_grant.incident_id is '사고';
comment on column reports.incident_grant.company_id is '기업';
comment on column reports.incident_grant.agency_id is '기관';
comment on column reports.incident_grant.membership_id is '그 기관에서의 자리';
comment on column reports.incident_grant.person_name is '지명된 사람의 이름';
comment on column reports.incident_grant.until is '볼 수 있는 마지막 날';
comment on column reports.incident_grant.granted_at is '지명한 때';
comment on column reports.incident_grant.granted_by is '지명한 사람';
comment on column reports.incident_grant.granted_by_name is '지명한 사람의 이름';
comment on column reports.incident_grant.ended_at is '그만 보게 한 때';
