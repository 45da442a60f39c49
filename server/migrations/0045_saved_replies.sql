-- What a desk writes again and again. It belongs to one agency, holds no company and sends nothing: who writes to a company
-- puts it into the letter and reads it there first.

create table cases.saved_reply (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  -- A hundred places for each agency; of two who press at once, one takes the last.
  place smallint not null check (place between 1 and 100),
  name text not null check (length(name) between 1 and 60),
  body text not null check (length(body) between 1 and 3000),
  topic text,
  written_by uuid not null references organisations.person(id),
  changed_at timestamptz not null default now(),
  version integer not null default 1,
  constraint saved_reply_place unique (agency_id, place),
  constraint saved_reply_name unique (agency_id, name)
);
call app.protect('cases.saved_reply');

create policy desk_reads on cases.saved_reply for select to boru_app using (agency_id = (select app.agency()));
create policy lead_writes on cases.saved_reply for insert to boru_app
  with check (agency_id = (select app.working_agency()) and written_by = (select app.person()) and (select (app.identity()).role) = 'manager');
create policy lead_changes on cases.saved_reply for update to boru_app
  using (agency_id = (select app.working_agency()) and (select (app.identity()).role) = 'manager')
  with check (agency_id = (select app.working_agency()) and written_by = (select app.person()));
create policy lead_deletes on cases.saved_reply for delete to boru_app
  using (agency_id = (select app.working_agency()) and (select (app.identity()).role) = 'manager');
revoke update on cases.saved_reply from boru_app;
grant update (name, body, topic, written_by, changed_at, version) on cases.saved_reply to boru_app;

comment on table cases.saved_reply is '자주 쓰는 답변. 한 기관의 것이고 기업의 자료를 담지 않으며 스스로 보내지 않는다';
comment on column cases.saved_reply.id is '번호';
comment on column cases.saved_reply.agency_id is '기관';
comment on column cases.saved_reply.place is '그 기관의 백 자리 가운데 하나';
comment on column cases.saved_reply.name is '이름';
comment on column cases.saved_reply.body is '글({회사}처럼 채울 자리가 있다)';
comment on column cases.saved_reply.topic is '어떤 요청에 쓰는지';
comment on column cases.saved_reply.written_by is '마지막으로 적은 사람';
comment on column cases.saved_reply.changed_at is '마지막으로 바뀐 때';
comment on column cases.saved_reply.version is '고친 차수';
