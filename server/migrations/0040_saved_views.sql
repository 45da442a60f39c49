-- What a person narrows the inbox to, under a name. It holds no case and gives no sight: the inbox is asked anew each time.

create table cases.saved_view (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  person_id uuid not null references organisations.person(id),
  person_name text not null,
  -- Twenty places for each person; of two who press at once, one takes the last.
  place smallint not null check (place between 1 and 20),
  name text not null check (length(name) between 1 and 40),
  shared boolean not null default false,
  view text not null,
  search text not null default '' check (length(search) <= 80),
  topic text,
  urgency text,
  charge text check (charge in ('me', 'nobody')),
  created_at timestamptz not null default now(),
  version integer not null default 1,
  constraint saved_view_place unique (agency_id, person_id, place),
  constraint saved_view_name unique (agency_id, person_id, name)
);
create index saved_view_shared on cases.saved_view (agency_id, name) where shared;
call app.protect('cases.saved_view');

create policy desk_reads on cases.saved_view for select to boru_app
  using (agency_id = (select app.agency()) and (shared or person_id = (select app.person())));
create policy self_saves on cases.saved_view for insert to boru_app
  with check (agency_id = (select app.agency()) and person_id = (select app.person()) and (not shared or agency_id = (select app.working_agency())));
create policy self_changes on cases.saved_view for update to boru_app
  using (agency_id = (select app.agency()) and person_id = (select app.person()))
  with check (agency_id = (select app.agency()) and person_id = (select app.person()) and (not shared or agency_id = (select app.working_agency())));
-- Whoever leaves the desk leaves shared views behind; a manager clears them away.
create policy self_deletes on cases.saved_view for delete to boru_app
  using (agency_id = (select app.agency())
         and (person_id = (select app.person()) or shared and (select (app.identity()).role) = 'manager'));
revoke update on cases.saved_view from boru_app;
grant update (name, shared, version) on cases.saved_view to boru_app;

comment on table cases.saved_view is '접수함의 저장한 보기. 건을 담지 않고 열람 권한도 주지 않는다';
comment on column cases.saved_view.id is '번호';
comment on column cases.saved_view.agency_id is '기관';
comment on column cases.saved_view.person_id is '저장한 사람';
comment on column cases.saved_view.person_name is '저장한 사람의 이름';
comment on column cases.saved_view.place is '그 사람의 스무 자리 가운데 하나';
comment on column cases.saved_view.name is '이름';
comment on column cases.saved_view.shared is '같은 기관의 동료에게도 보이는지';
comment on column cases.saved_view.view is '접수함의 보기';
comment on column cases.saved_view.search is '찾는 말';
comment on column cases.saved_view.topic is '요청한 일';
comment on column cases.saved_view.urgency is '급한 정도';
comment on column cases.saved_view.charge is '맡은 사람';
comment on column cases.saved_view.created_at is '저장한 때';
comment on column cases.saved_view.version is '고친 차수';
