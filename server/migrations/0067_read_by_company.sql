-- 읽음: up to when somebody of the company has read its case, so that a desk knows whether its words have arrived. Not who: the
-- company speaks with one voice. Beside the case and not in it, because a reading changes nothing and is no news.

create table cases.company_reading (
  case_id uuid primary key references cases.case_file(id),
  read_at timestamptz not null
);
call app.protect('cases.company_reading');
-- Through the two functions alone.
revoke select, insert, update, delete on cases.company_reading from boru_app;

create function cases.note_reading(target uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into cases.company_reading as r (case_id, read_at)
  select f.id, at from cases.case_file f where f.id = target and f.company_id = app.company()
  on conflict (case_id) do update set read_at = greatest(r.read_at, excluded.read_at);
  return found;
end $$;

-- For the company itself and for whoever sees the case. Of one case, when its page is opened.
create function cases.read_by_company(target uuid) returns timestamptz
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.read_at from cases.company_reading r join cases.case_file f on f.id = r.case_id
   where r.case_id = target
     and (f.company_id = app.company() or (app.agency() = any (f.visible_to) and f.id <> all (app.closed('summary', true))))
$$;
revoke all on function cases.note_reading, cases.read_by_company from public;
grant execute on function cases.note_reading, cases.read_by_company to boru_app;

comment on table cases.company_reading is '기업이 건을 읽은 때(누구인지는 남기지 않음)';
comment on column cases.company_reading.case_id is '건';
comment on column cases.company_reading.read_at is '마지막으로 읽은 때';
