-- Files of reporters: sealed in the browser, in pieces of one size. A piece and its row are the same thing, so that neither can
-- be left behind without the other (decision 0027). A file that no letter speaks of is swept after two days.
create table reports.file (
  id uuid primary key,
  report_id uuid not null references reports.report(id),
  bytes integer not null check (bytes between 65536 and 560000000),
  started_on date not null,
  letter_id uuid references reports.letter(id),
  visible_to smallint[] not null default '{}'
);
create index file_report on reports.file (report_id);
create index file_loose on reports.file (started_on) where letter_id is null;
create table reports.file_chunk (
  file_id uuid not null references reports.file(id) on delete cascade,
  place integer not null check (place >= 0),
  report_id uuid not null references reports.report(id),
  body bytea not null check (length(body) between 1 and 1048576),
  visible_to smallint[] not null default '{}',
  primary key (file_id, place)
);
create index file_chunk_report on reports.file_chunk (report_id);
-- What is sealed cannot be made smaller; trying costs time only.
alter table reports.file_chunk alter column body set storage external;
call app.protect('reports.file');
call app.protect('reports.file_chunk');
revoke insert, update on reports.file, reports.file_chunk from boru_app;
grant insert (id, report_id, bytes, started_on) on reports.file to boru_app;
grant update (letter_id) on reports.file to boru_app;
grant insert (file_id, place, report_id, body) on reports.file_chunk to boru_app;

create trigger set_sight before insert on reports.file for each row execute function reports.set_sight();
create trigger set_sight before insert on reports.file_chunk for each row execute function reports.set_sight();
create or replace function reports.spread_sight() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agencies smallint[] := reports.seen_by(new.report_id);
begin
  update reports.report set visible_to = agencies where id = new.report_id;
  update reports.recipient set visible_to = agencies where report_id = new.report_id;
  update reports.letter set visible_to = agencies where report_id = new.report_id;
  update reports.file set visible_to = agencies where report_id = new.report_id;
  update reports.file_chunk set visible_to = agencies where report_id = new.report_id;
  return null;
end $$;

create policy team_reads on reports.file for select to boru_app using ((select app.reporting_agency()) = any (visible_to));
create policy team_reads on reports.file_chunk for select to boru_app using ((select app.reporting_agency()) = any (visible_to));
create policy not_excluded on reports.file as restrictive for all to boru_app
  using (report_id <> all ((select app.excluded_reports())::uuid[]));
create policy not_excluded on reports.file_chunk as restrictive for all to boru_app
  using (report_id <> all ((select app.excluded_reports())::uuid[]));

comment on table reports.file is '제보자가 보낸 봉인된 파일';
comment on column reports.file.id is '번호(보낸 브라우저가 고른 무작위)';
comment on column reports.file.report_id is '제보';
comment on column reports.file.bytes is '봉인된 크기(바이트, 올림한 것)';
comment on column reports.file.started_on is '보내기 시작한 날';
comment on column reports.file.letter_id is '이 파일을 말하는 글. 없으면 이틀 뒤에 지운다';
comment on column reports.file.visible_to is '볼 수 있는 기관';
comment on table reports.file_chunk is '봉인된 파일의 조각';
comment on column reports.file_chunk.file_id is '파일';
comment on column reports.file_chunk.place is '차례(0부터)';
comment on column reports.file_chunk.report_id is '제보';
comment on column reports.file_chunk.body is '봉인된 조각(age)';
comment on column reports.file_chunk.visible_to is '볼 수 있는 기관';
