-- 개인정보 유출 대응: what the managers of an agency write down when personal data left it. Only they see it; what was ticked
-- and what was sent is never changed.

create table organisations.breach (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  number text not null unique,
  title text not null check (char_length(title) between 1 and 100),
  known_at timestamptz not null,
  certainty text not null check (certainty in ('confirmed', 'suspected', 'mistaken')),
  story text not null check (char_length(story) between 1 and 3000),
  people integer check (people between 0 and 100000000),
  kinds text[] not null check (coalesce(array_length(kinds, 1), 0) <= 20),
  sensitive text not null check (sensitive in ('yes', 'no', 'unsure')),
  identifiers text not null check (identifiers in ('yes', 'no', 'unsure')),
  unlawful_access text not null check (unlawful_access in ('yes', 'no', 'unsure')),
  advice text check (char_length(advice) between 1 and 2000),
  remedy text check (char_length(remedy) between 1 and 2000),
  contact text check (char_length(contact) between 1 and 200),
  state text not null default 'open' check (state in ('open', 'told', 'closed')),
  lessons text check (char_length(lessons) between 1 and 2000),
  opened_by uuid not null references organisations.person(id),
  opened_by_name text not null,
  opened_at timestamptz not null,
  closed_by uuid references organisations.person(id),
  closed_by_name text,
  closed_at timestamptz,
  version integer not null default 1,
  constraint breach_of_agency unique (id, agency_id),
  constraint breach_closed check ((state = 'closed') = (closed_at is not null)
    and (closed_at is null) = (closed_by is null) and (closed_at is null) = (closed_by_name is null) and (closed_at is null) = (lessons is null))
);
create index breach_agency on organisations.breach (agency_id, known_at desc);

create table organisations.breach_step (
  id uuid primary key,
  place bigint not null generated always as identity,
  breach_id uuid not null,
  agency_id smallint not null,
  step text not null check (char_length(step) between 1 and 60),
  is_done boolean not null,
  written_at timestamptz not null,
  person_id uuid not null references organisations.person(id),
  person_name text not null,
  constraint step_of_breach foreign key (breach_id, agency_id) references organisations.breach (id, agency_id)
);
create index breach_step_of on organisations.breach_step (breach_id, step, place desc);

create table organisations.breach_dispatch (
  id uuid primary key,
  breach_id uuid not null,
  agency_id smallint not null,
  duty text not null check (duty in ('persons', 'authority')),
  addressee text not null check (char_length(addressee) between 1 and 200),
  how text not null check (how in ('email', 'text', 'phone', 'post', 'inPerson', 'online', 'website')),
  sent_at timestamptz not null,
  people integer check (people between 0 and 100000000),
  receipt_number text check (char_length(receipt_number) between 1 and 60),
  is_late boolean not null,
  late_reason text check (char_length(late_reason) between 1 and 1000),
  written_at timestamptz not null,
  person_id uuid not null references organisations.person(id),
  person_name text not null,
  constraint dispatch_of_breach foreign key (breach_id, agency_id) references organisations.breach (id, agency_id),
  constraint late_says_why check (not is_late or late_reason is not null)
);
create index breach_dispatch_of on organisations.breach_dispatch (breach_id, sent_at);

call app.protect('organisations.breach');
call app.protect('organisations.breach_step');
call app.protect('organisations.breach_dispatch');

create policy manager_reads on organisations.breach for select to boru_app using (agency_id = (select app.managing_agency()));
create policy manager_opens on organisations.breach for insert to boru_app
  with check (agency_id = (select app.managing_agency()) and opened_by = (select app.person()) and state = 'open');
-- What is closed stays as it was closed.
create policy manager_changes on organisations.breach for update to boru_app
  using (agency_id = (select app.managing_agency()) and state <> 'closed') with check (agency_id = (select app.managing_agency()));
create policy manager_reads on organisations.breach_step for select to boru_app using (agency_id = (select app.managing_agency()));
create policy manager_writes on organisations.breach_step for insert to boru_app
  with check (agency_id = (select app.managing_agency()) and person_id = (select app.person()));
create policy manager_reads on organisations.breach_dispatch for select to boru_app using (agency_id = (select app.managing_agency()));
create policy manager_writes on organisations.breach_dispatch for insert to boru_app
  with check (agency_id = (select app.managing_agency()) and person_id = (select app.person()));

revoke update, delete on organisations.breach, organisations.breach_step, organisations.breach_dispatch from boru_app;
grant update (title, known_at, certainty, story, people, kinds, sensitive, identifiers, unlawful_access, advice, remedy, contact,
  state, lessons, closed_by, closed_by_name, closed_at, version) on organisations.breach to boru_app;

comment on table organisations.breach is '개인정보 유출 대응(그 기관의 관리자만 봄)';
comment on column organisations.breach.id is '번호';
comment on column organisations.breach.agency_id is '기관';
comment on column organisations.breach.number is '유출 번호';
comment on column organisations.breach.title is '제목';
comment on column organisations.breach.known_at is '안 때(72시간이 시작됨)';
comment on column organisations.breach.certainty is '유출이 확실한지';
comment on column organisations.breach.story is '시점과 경위';
comment on column organisations.breach.people is '몇 사람인지(없으면 모름)';
comment on column organisations.breach.kinds is '유출된 항목';
comment on column organisations.breach.sensitive is '민감정보가 있는지';
comment on column organisations.breach.identifiers is '고유식별정보가 있는지';
comment on column organisations.breach.unlawful_access is '외부의 불법 접근인지';
comment on column organisations.breach.advice is '피해를 줄이는 방법';
comment on column organisations.breach.remedy is '대응조치와 구제절차';
comment on column organisations.breach.contact is '신고를 접수하는 부서와 연락처';
comment on column organisations.breach.state is '상태';
comment on column organisations.breach.lessons is '배운 것';
comment on column organisations.breach.opened_by is '적기 시작한 사람';
comment on column organisations.breach.opened_by_name is '적기 시작한 사람의 그때 이름';
comment on column organisations.breach.opened_at is '적기 시작한 때';
comment on column organisations.breach.closed_by is '마친 사람';
comment on column organisations.breach.closed_by_name is '마친 사람의 그때 이름';
comment on column organisations.breach.closed_at is '마친 때';
comment on column organisations.breach.version is '고친 차수';
comment on table organisations.breach_step is '유출 대응 점검 항목(고치지 않음, 마지막 줄이 지금의 모습)';
comment on column organisations.breach_step.place is '적힌 차례(같은 순간의 둘 가운데 나중 것을 앎)';
comment on column organisations.breach_step.id is '번호';
comment on column organisations.breach_step.breach_id is '유출';
comment on column organisations.breach_step.agency_id is '기관';
comment on column organisations.breach_step.step is '점검 항목';
comment on column organisations.breach_step.is_done is '했는지';
comment on column organisations.breach_step.written_at is '적은 때';
comment on column organisations.breach_step.person_id is '적은 사람';
comment on column organisations.breach_step.person_name is '적은 사람의 그때 이름';
comment on table organisations.breach_dispatch is '유출을 알린 일의 기록(고치지 않음). 통지나 신고 자체가 아니다';
comment on column organisations.breach_dispatch.id is '번호';
comment on column organisations.breach_dispatch.breach_id is '유출';
comment on column organisations.breach_dispatch.agency_id is '기관';
comment on column organisations.breach_dispatch.duty is '통지(persons)인지 신고(authority)인지';
comment on column organisations.breach_dispatch.addressee is '누구에게';
comment on column organisations.breach_dispatch.how is '어떻게';
comment on column organisations.breach_dispatch.sent_at is '보낸 때';
comment on column organisations.breach_dispatch.people is '몇 사람에게';
comment on column organisations.breach_dispatch.receipt_number is '접수 번호';
comment on column organisations.breach_dispatch.is_late is '기한이 지난 뒤인지';
comment on column organisations.breach_dispatch.late_reason is '늦은 까닭';
comment on column organisations.breach_dispatch.written_at is '적은 때';
comment on column organisations.breach_dispatch.person_id is '적은 사람';
comment on column organisations.breach_dispatch.person_name is '적은 사람의 그때 이름';
