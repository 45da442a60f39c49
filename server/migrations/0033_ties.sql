-- Who watches a case, and which cases belong together. Neither gives sight: a watch is news for somebody who sees the case
-- already and ends with that sight; a link between two cases is there only for those who see both.

create table cases.watcher (
  case_id uuid not null references cases.case_file(id),
  company_id uuid not null references organisations.company(id),
  agency_id smallint not null references organisations.agency(id),
  person_id uuid not null references organisations.person(id),
  person_name text not null,
  since timestamptz not null default now(),
  ended_at timestamptz,
  visible_to smallint[] not null default '{}',
  primary key (case_id, agency_id, person_id)
);
create index watcher_person on cases.watcher (person_id, case_id) where ended_at is null;
call app.protect('cases.watcher');
call app.sighted('cases.watcher', 'summary', 'company_id', 'case_id');
create policy desk_reads on cases.watcher for select to boru_app
  using (agency_id = (select app.agency()) and (select app.agency()) = any (visible_to));
-- Each for himself: nobody is made to watch.
create policy self_watches on cases.watcher for insert to boru_app
  with check (agency_id = (select app.working_agency()) and person_id = (select app.person()) and (select app.working_agency()) = any (visible_to));
create policy self_turns on cases.watcher for update to boru_app
  using (agency_id = (select app.working_agency()) and person_id = (select app.person()) and (select app.working_agency()) = any (visible_to))
  with check (true);
revoke insert, update, delete on cases.watcher from boru_app;
grant insert (case_id, company_id, agency_id, person_id, person_name, since) on cases.watcher to boru_app;
grant update (person_name, since, ended_at) on cases.watcher to boru_app;

-- A sight that comes back later must not bring back a watch that somebody has forgotten.
create function cases.end_watch() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.ended_at is null and not new.agency_id = any (new.visible_to) then new.ended_at := now(); end if;
  return new;
end $$;
create trigger watch_ends before update of visible_to on cases.watcher for each row execute function cases.end_watch();

create function cases.end_watch_by_seal() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.opened_at is null then
    update cases.watcher set ended_at = now()
     where case_id = new.case_id and agency_id = new.agency_id and ended_at is null and person_id <> all (new.people);
  end if;
  return null;
end $$;
create trigger watch_ends after insert or update on cases.seal for each row execute function cases.end_watch_by_seal();

-- Whom the news may reach at this moment. What no trigger can write down (time that has passed, a grant that names one
-- person) is asked here; the mail is written by the system, which row security would show everything.
create function cases.watchers_of(target uuid) returns table (agency_id smallint, person_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  return query
    select w.agency_id, w.person_id
      from cases.watcher w
     where w.case_id = target and w.ended_at is null
       and target <> all (app.sealed_from(w.agency_id, w.person_id))
       and exists (select 1 from organisations.sight_grant g
                    where g.case_id = target and g.agency_id = w.agency_id and g.section = 'summary' and g.revoked_at is null
                      and g.valid_from <= now() and g.ends_at > now() and (g.person_id is null or g.person_id = w.person_id))
     order by w.since, w.person_id;
end $$;
revoke all on function cases.end_watch, cases.end_watch_by_seal, cases.watchers_of from public;
grant execute on function cases.watchers_of to boru_app;

create table cases.related (
  id uuid primary key,
  one_id uuid not null references cases.case_file(id),
  other_id uuid not null references cases.case_file(id),
  why text,
  by_agency smallint not null references organisations.agency(id),
  by_person uuid not null references organisations.person(id),
  at timestamptz not null default now(),
  visible_to smallint[] not null default '{}',
  constraint related_once unique (one_id, other_id),
  constraint related_ordered check (one_id < other_id)
);
create index related_other on cases.related (other_id);
call app.protect('cases.related');

-- One row, seen by those who see both ends: a reader of one end cannot even count what the other end is tied to.
create function cases.seen_by_both(one uuid, other uuid) returns smallint[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(both_see.agency order by both_see.agency), '{}'::smallint[])
    from (select unnest(f.visible_to) from cases.case_file f where f.id = one
          intersect
          select unnest(f.visible_to) from cases.case_file f where f.id = other) as both_see(agency)
$$;
create function cases.set_related_sight() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Whoever takes sight back at this moment waits for us and then finds the row, or we wait and see what they did.
  perform 1 from cases.case_file f where f.id in (new.one_id, new.other_id) order by f.id for share;
  new.visible_to := cases.seen_by_both(new.one_id, new.other_id);
  return new;
end $$;
create trigger set_sight before insert on cases.related for each row execute function cases.set_related_sight();
create function cases.related_sight_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.related set visible_to = cases.seen_by_both(one_id, other_id) where one_id = new.id or other_id = new.id;
  return null;
end $$;
create trigger related_sight after update of visible_to on cases.case_file for each row
  when (old.visible_to is distinct from new.visible_to) execute function cases.related_sight_changed();
revoke all on function cases.seen_by_both, cases.set_related_sight, cases.related_sight_changed from public;

create policy desk_reads on cases.related for select to boru_app using ((select app.agency()) = any (visible_to));
create policy desk_links on cases.related for insert to boru_app
  with check (by_agency = (select app.working_agency()) and by_person = (select app.person()) and (select app.working_agency()) = any (visible_to));
create policy desk_unlinks on cases.related for delete to boru_app
  using (by_agency = (select app.working_agency()) and (select app.working_agency()) = any (visible_to));
create policy still_open on cases.related as restrictive for all to boru_app
  using (one_id <> all ((select app.closed('summary', true))::uuid[]) and other_id <> all ((select app.closed('summary', true))::uuid[]));
create policy workers_add on cases.related as restrictive for insert to boru_app
  with check (one_id <> all ((select app.read_only())::uuid[]) and other_id <> all ((select app.read_only())::uuid[]));
revoke insert, update on cases.related from boru_app;
grant insert (id, one_id, other_id, why, by_agency, by_person, at) on cases.related to boru_app;

comment on table cases.watcher is '건을 지켜보는 동료. 열람 권한을 주지 않고, 열람이 끝나면 함께 끝난다';
comment on column cases.watcher.case_id is '건';
comment on column cases.watcher.company_id is '기업';
comment on column cases.watcher.agency_id is '지켜보는 사람의 기관';
comment on column cases.watcher.person_id is '지켜보는 사람';
comment on column cases.watcher.person_name is '지켜보는 사람의 이름';
comment on column cases.watcher.since is '지켜보기 시작한 때';
comment on column cases.watcher.ended_at is '그만둔 때(열람이 끝나면 저절로)';
comment on column cases.watcher.visible_to is '볼 수 있는 기관(트리거가 관리)';
comment on table cases.related is '관련 건. 두 건을 모두 볼 수 있는 기관에만 보인다';
comment on column cases.related.id is '번호';
comment on column cases.related.one_id is '한 건';
comment on column cases.related.other_id is '다른 건';
comment on column cases.related.why is '관련된 까닭';
comment on column cases.related.by_agency is '이은 기관';
comment on column cases.related.by_person is '이은 사람';
comment on column cases.related.at is '이은 때';
comment on column cases.related.visible_to is '두 건을 모두 볼 수 있는 기관(트리거가 관리)';
