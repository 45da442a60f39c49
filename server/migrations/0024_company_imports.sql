-- Companies from a list: checked row by row first, taken in whole or not at all, always on a named article of law.

create table organisations.company_import (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  file_name text not null check (length(file_name) between 1 and 200),
  file_hash bytea not null check (length(file_hash) = 32),
  state text not null default 'checked' check (state in ('checked', 'running', 'done', 'failed', 'dropped')),
  rows_new integer not null,
  rows_known integer not null,
  rows_wrong integer not null,
  rows_done integer not null default 0,
  source text check (length(source) between 1 and 200),
  legal_basis text check (length(legal_basis) between 5 and 300),
  valid_to date,
  created_by uuid not null references organisations.person(id),
  created_at timestamptz not null,
  confirmed_by uuid references organisations.person(id),
  confirmed_at timestamptz,
  finished_at timestamptz,
  constraint import_confirmed check (state not in ('running', 'done') or (source is not null and legal_basis is not null and valid_to is not null and confirmed_by is not null and confirmed_at is not null))
);
create index company_import_agency on organisations.company_import (agency_id, created_at desc);

-- What was read of the file. It goes as soon as it was taken in, dropped, or a day has passed.
create table organisations.company_import_row (
  import_id uuid not null references organisations.company_import(id) on delete cascade,
  line integer not null check (line > 0),
  agency_id smallint not null references organisations.agency(id),
  state text not null check (state in ('new', 'known', 'wrong')),
  cells jsonb not null,
  fields jsonb,
  problems jsonb not null default '{}',
  primary key (import_id, line),
  constraint import_row_read check ((state = 'wrong') = (fields is null))
);
create index company_import_row_state on organisations.company_import_row (import_id, state, line);

alter table organisations.company add column import_id uuid references organisations.company_import(id);
create index company_import_of on organisations.company (import_id) where import_id is not null;
grant insert (import_id) on organisations.company to boru_app;

call app.protect('organisations.company_import');
call app.protect('organisations.company_import_row');
create policy secretariat_all on organisations.company_import for all to boru_app
  using ((select app.is_secretariat()) and agency_id = (select app.agency()))
  with check ((select app.is_secretariat()) and agency_id = (select app.agency()));
create policy secretariat_all on organisations.company_import_row for all to boru_app
  using ((select app.is_secretariat()) and agency_id = (select app.agency()))
  with check ((select app.is_secretariat()) and agency_id = (select app.agency()));

-- Which of these numbers are registered: the secretariat confirms businesses and is told as much at registration too (decision 0006).
create function organisations.known_numbers(numbers text[]) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.business_number from organisations.company c where c.business_number = any (numbers) and (app.is_secretariat() or app.is_system())
$$;
-- A list of thousands fills empty tables in one transaction, before any autovacuum can look: the triggers of sight then choose
-- plans for empty tables, and each row reads all rows before it (4.7 million index reads for 1,500 companies, measured).
create function organisations.look_again() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  analyze organisations.sight_grant, organisations.company, organisations.contact;
end $$;
revoke all on function organisations.known_numbers, organisations.look_again from public;
grant execute on function organisations.known_numbers, organisations.look_again to boru_app;

comment on column organisations.company.import_id is '목록으로 들어온 기업이면 그 가져오기';
comment on table organisations.company_import is '기업 목록 가져오기';
comment on column organisations.company_import.id is '번호';
comment on column organisations.company_import.agency_id is '가져온 기관';
comment on column organisations.company_import.file_name is '파일 이름';
comment on column organisations.company_import.file_hash is '파일의 SHA-256';
comment on column organisations.company_import.state is '상태(checked 확인함, running 넣는 중, done 넣음, failed 넣지 못함, dropped 버림)';
comment on column organisations.company_import.rows_new is '새 기업의 수';
comment on column organisations.company_import.rows_known is '이미 있는 기업의 수';
comment on column organisations.company_import.rows_wrong is '고쳐야 할 줄의 수';
comment on column organisations.company_import.rows_done is '넣은 수(진행)';
comment on column organisations.company_import.source is '목록의 출처';
comment on column organisations.company_import.legal_basis is '개인정보를 받은 근거 조문';
comment on column organisations.company_import.valid_to is '볼 수 있는 마지막 날';
comment on column organisations.company_import.created_by is '올린 사람';
comment on column organisations.company_import.created_at is '올린 때';
comment on column organisations.company_import.confirmed_by is '넣기로 한 사람';
comment on column organisations.company_import.confirmed_at is '넣기로 한 때';
comment on column organisations.company_import.finished_at is '끝난 때';
comment on table organisations.company_import_row is '가져오기 전에 확인하는 줄. 넣거나 버리면 지운다';
comment on column organisations.company_import_row.import_id is '가져오기';
comment on column organisations.company_import_row.line is '파일의 줄 번호';
comment on column organisations.company_import_row.agency_id is '가져온 기관';
comment on column organisations.company_import_row.state is '상태(new 새 기업, known 이미 있음, wrong 고쳐야 함)';
comment on column organisations.company_import_row.cells is '읽은 칸';
comment on column organisations.company_import_row.fields is '확인한 값';
comment on column organisations.company_import_row.problems is '칸마다 잘못된 점';
