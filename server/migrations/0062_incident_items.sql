-- Evidence of an incident and whose hands it went through; the worksheet of the damage in won. The files stay with the company.

alter table reports.incident_event drop constraint incident_event_kind_check;
alter table reports.incident_event add constraint incident_event_kind_check
  check (kind in ('opened', 'updated', 'note', 'stepDone', 'stepUndone', 'turned', 'noticed', 'granted', 'grantEnded', 'itemAdded', 'handedOver', 'damageCounted'));

create table reports.evidence_item (
  id uuid primary key,
  incident_id uuid not null references reports.incident(id),
  company_id uuid not null references organisations.company(id),
  number integer not null check (number > 0),
  kind text not null check (kind in ('file', 'device', 'paper', 'log', 'other')),
  title text not null check (char_length(title) between 1 and 100),
  source text not null check (char_length(source) between 1 and 200),
  place text not null check (char_length(place) between 1 and 200),
  custodian text not null check (char_length(custodian) between 1 and 60),
  collected_at timestamptz not null,
  file_name text check (char_length(file_name) between 1 and 200),
  file_size bigint check (file_size >= 0),
  sha256 bytea check (length(sha256) = 32),
  note text check (char_length(note) between 1 and 1000),
  written_at timestamptz not null,
  author_id uuid not null references organisations.person(id),
  author_name text not null,
  unique (incident_id, number),
  constraint item_file check ((file_name is null) = (sha256 is null) and (file_name is null) = (file_size is null))
);

create table reports.evidence_handover (
  id uuid primary key,
  item_id uuid not null references reports.evidence_item(id),
  incident_id uuid not null references reports.incident(id),
  company_id uuid not null references organisations.company(id),
  place_in_chain integer not null check (place_in_chain > 0),
  from_name text not null check (char_length(from_name) between 1 and 60),
  to_name text not null check (char_length(to_name) between 1 and 60),
  place text not null check (char_length(place) between 1 and 200),
  happened_at timestamptz not null,
  reason text not null check (char_length(reason) between 1 and 500),
  written_at timestamptz not null,
  author_id uuid not null references organisations.person(id),
  author_name text not null,
  unique (item_id, place_in_chain)
);
create index evidence_handover_of on reports.evidence_handover (incident_id);

create table reports.incident_damage (
  incident_id uuid primary key references reports.incident(id),
  company_id uuid not null references organisations.company(id),
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  total bigint not null check (total >= 0),
  version integer not null
);

call app.protect('reports.evidence_item');
call app.protect('reports.evidence_handover');
call app.protect('reports.incident_damage');

create policy reads on reports.evidence_item for select to boru_app
  using (company_id = (select app.signing_company()) or incident_id = any ((select app.granted_incidents())::uuid[]));
create policy company_adds on reports.evidence_item for insert to boru_app
  with check (company_id = (select app.signing_company()) and author_id = (select app.person())
              and exists (select 1 from reports.incident i where i.id = incident_id and i.company_id = evidence_item.company_id));
create policy reads on reports.evidence_handover for select to boru_app
  using (company_id = (select app.signing_company()) or incident_id = any ((select app.granted_incidents())::uuid[]));
create policy company_adds on reports.evidence_handover for insert to boru_app
  with check (company_id = (select app.signing_company()) and author_id = (select app.person())
              and exists (select 1 from reports.evidence_item i where i.id = item_id and i.incident_id = evidence_handover.incident_id
                            and i.company_id = evidence_handover.company_id));
create policy reads on reports.incident_damage for select to boru_app
  using (company_id = (select app.signing_company()) or incident_id = any ((select app.granted_incidents())::uuid[]));
create policy company_counts on reports.incident_damage for insert to boru_app
  with check (company_id = (select app.signing_company())
              and exists (select 1 from reports.incident i where i.id = incident_id and i.company_id = incident_damage.company_id));
create policy company_recounts on reports.incident_damage for update to boru_app
  using (company_id = (select app.signing_company())) with check (company_id = (select app.signing_company()));

-- Evidence and its chain are only added to.
revoke update, delete on reports.evidence_item, reports.evidence_handover, reports.incident_damage from boru_app;
grant update (lines, total, version) on reports.incident_damage to boru_app;

comment on table reports.evidence_item is '사고의 증거(고치지 않음). 파일은 기업에 있고 전자지문만 있다';
comment on column reports.evidence_item.id is '번호';
comment on column reports.evidence_item.incident_id is '사고';
comment on column reports.evidence_item.company_id is '기업';
comment on column reports.evidence_item.number is '증거 번호';
comment on column reports.evidence_item.kind is '종류';
comment on column reports.evidence_item.title is '이름';
comment on column reports.evidence_item.source is '어디에서 나왔는지';
comment on column reports.evidence_item.place is '처음 둔 곳';
comment on column reports.evidence_item.custodian is '처음 맡은 사람';
comment on column reports.evidence_item.collected_at is '모은 때';
comment on column reports.evidence_item.file_name is '파일 이름';
comment on column reports.evidence_item.file_size is '파일 크기(바이트)';
comment on column reports.evidence_item.sha256 is '파일의 SHA-256(기업의 브라우저가 계산)';
comment on column reports.evidence_item.note is '덧붙임';
comment on column reports.evidence_item.written_at is '적은 때';
comment on column reports.evidence_item.author_id is '적은 사람';
comment on column reports.evidence_item.author_name is '적은 사람의 이름';
comment on table reports.evidence_handover is '증거를 넘겨준 기록(고치지 않음)';
comment on column reports.evidence_handover.id is '번호';
comment on column reports.evidence_handover.item_id is '증거';
comment on column reports.evidence_handover.incident_id is '사고';
comment on column reports.evidence_handover.company_id is '기업';
comment on column reports.evidence_handover.place_in_chain is '차례';
comment on column reports.evidence_handover.from_name is '넘겨준 사람';
comment on column reports.evidence_handover.to_name is '받은 사람';
comment on column reports.evidence_handover.place is '둔 곳';
comment on column reports.evidence_handover.happened_at is '넘겨준 때';
comment on column reports.evidence_handover.reason is '까닭';
comment on column reports.evidence_handover.written_at is '적은 때';
comment on column reports.evidence_handover.author_id is '적은 사람';
comment on column reports.evidence_handover.author_name is '적은 사람의 이름';
comment on table reports.incident_damage is '손해 계산표(원)';
comment on column reports.incident_damage.incident_id is '사고';
comment on column reports.incident_damage.company_id is '기업';
comment on column reports.incident_damage.lines is '항목마다 금액과 근거';
comment on column reports.incident_damage.total is '합계(원)';
comment on column reports.incident_damage.version is '고친 차수';
