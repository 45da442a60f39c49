-- 기업 묶음: conditions over companies, under a name. It holds no company and gives no sight: each reader's own sight is asked anew.

create table organisations.segment (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  person_id uuid not null references organisations.person(id),
  person_name text not null,
  place smallint not null check (place between 1 and 20),
  name text not null check (length(name) between 1 and 40),
  shared boolean not null default false,
  conditions jsonb not null check (jsonb_typeof(conditions) = 'array' and pg_column_size(conditions) < 16000),
  created_at timestamptz not null default now(),
  constraint segment_place unique (agency_id, person_id, place),
  constraint segment_name unique (agency_id, person_id, name)
);
create index segment_shared on organisations.segment (agency_id, name) where shared;
call app.protect('organisations.segment');
create policy desk_reads on organisations.segment for select to boru_app
  using (agency_id = (select app.agency()) and (shared or person_id = (select app.person())));
create policy self_saves on organisations.segment for insert to boru_app
  with check (agency_id = (select app.agency()) and person_id = (select app.person()) and (not shared or agency_id = (select app.working_agency())));
-- Whoever leaves the desk leaves shared ones behind; a manager clears them away.
create policy self_deletes on organisations.segment for delete to boru_app
  using (agency_id = (select app.agency())
         and (person_id = (select app.person()) or shared and (select (app.identity()).role) = 'manager'));
revoke update on organisations.segment from boru_app;

-- What the reader may know of every company in sight, in one statement, with the reader's rights.
create function organisations.company_facts()
returns table (id uuid, name text, industry text, municipality text, size text, status text, diagnosed boolean, open_case boolean, last_on date)
language sql stable set search_path = pg_catalog, pg_temp as $$
  with moved as (
    select f.company_id, bool_or(f.closed_at is null) as is_open, max(f.updated_at) as last_at from cases.case_file f group by 1),
  measured as (select distinct o.company_id from diagnosis.outcome o)
  select c.id, c.name, c.industry, c.municipality, c.size, c.status, m.company_id is not null, coalesce(v.is_open, false),
         (v.last_at at time zone 'Asia/Seoul')::date
    from organisations.company c
    left join moved v on v.company_id = c.id
    left join measured m on m.company_id = c.id
   where c.status not in ('caller', 'merged')
   order by c.name, c.id limit 20000
$$;
revoke all on function organisations.company_facts from public;
grant execute on function organisations.company_facts to boru_app;

-- What is held of a person gains a line; the rest of the function stays word for word as it was.
do $$
declare
  before text := '''savedViews'', (select';
  said text := pg_get_functiondef('organisations.data_of(uuid)'::regprocedure);
begin
  if strpos(said, before) = 0 then raise exception 'data_of is not as expected'; end if;
  execute replace(said, before, $line$'segments', (select coalesce(jsonb_agg(jsonb_build_object('name', g.name, 'shared', g.shared, 'createdAt', g.created_at) order by g.created_at), '[]') from organisations.segment g where g.person_id = me.id),
    $line$ || before);
end $$;
-- Of an account that is closed none stays but what it shared with the desk.
create function organisations.drop_segments() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from organisations.segment where person_id = new.id and not shared;
  return null;
end $$;
create trigger drop_segments after update of disabled_at on organisations.person
  for each row when (new.disabled_at is not null and old.disabled_at is null)
  execute function organisations.drop_segments();
revoke all on function organisations.drop_segments from public;

comment on table organisations.segment is '기업 묶음. 조건만 담고 기업을 담지 않으며 열람 권한도 주지 않는다';
comment on column organisations.segment.id is '번호';
comment on column organisations.segment.agency_id is '기관';
comment on column organisations.segment.person_id is '저장한 사람';
comment on column organisations.segment.person_name is '저장한 사람의 이름';
comment on column organisations.segment.place is '그 사람의 스무 자리 가운데 하나';
comment on column organisations.segment.name is '이름';
comment on column organisations.segment.shared is '같은 기관의 동료에게도 보이는지';
comment on column organisations.segment.conditions is '조건';
comment on column organisations.segment.created_at is '저장한 때';
