-- Two requests of one company about the same thing become one (decision 0028). Nothing moves: the case that was received
-- first stays, and reads what was merged into it through the very row security that kept it before. So no merge can widen
-- anybody's sight, and undoing one leaves nothing behind.

create table cases.merger (
  id uuid primary key,
  kept_id uuid not null references cases.case_file(id),
  merged_id uuid not null references cases.case_file(id),
  company_id uuid not null references organisations.company(id),
  by_agency smallint not null references organisations.agency(id),
  by_person uuid not null references organisations.person(id),
  by_name text not null,
  at timestamptz not null,
  -- How the merged case stood, and which versions both had after it: undone only while nothing has happened since.
  prior_status text not null check (prior_status in ('submitted', 'acknowledged', 'asked', 'answered')),
  kept_version integer not null,
  merged_version integer not null,
  undone_at timestamptz,
  visible_to smallint[] not null default '{}',
  check (kept_id <> merged_id)
);
create unique index merger_once on cases.merger (merged_id) where undone_at is null;
create index merger_kept on cases.merger (kept_id) where undone_at is null;
create index merger_company on cases.merger (company_id);
call app.protect('cases.merger');

-- The agency has both cases, both are the company's, and neither end has been merged already; whoever merges at the same
-- moment from the other side waits here.
create function cases.check_merger() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from cases.case_file f where f.id in (new.kept_id, new.merged_id) order by f.id for share;
  if (select count(*) from cases.case_file f
       where f.id in (new.kept_id, new.merged_id) and f.company_id = new.company_id and f.owner_agency = new.by_agency) <> 2
     or exists (select 1 from cases.merger m
                 where m.undone_at is null and (m.kept_id = new.merged_id or m.merged_id in (new.kept_id, new.merged_id))) then
    raise exception 'these two cannot be merged' using errcode = '42501';
  end if;
  new.visible_to := cases.seen_by_both(new.kept_id, new.merged_id);
  return new;
end $$;
create trigger check_merger before insert on cases.merger for each row execute function cases.check_merger();
create function cases.merger_sight_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.merger set visible_to = cases.seen_by_both(kept_id, merged_id) where kept_id = new.id or merged_id = new.id;
  return null;
end $$;
create trigger merger_sight after update of visible_to on cases.case_file for each row
  when (old.visible_to is distinct from new.visible_to) execute function cases.merger_sight_changed();
revoke all on function cases.check_merger, cases.merger_sight_changed from public;

-- The company knows both of its cases. An agency learns of it only when it sees both: who sees one cannot even tell that
-- there is another.
create policy company_reads on cases.merger for select to boru_app using (company_id = (select app.company()));
create policy desk_reads on cases.merger for select to boru_app using ((select app.agency()) = any (visible_to));
create policy desk_merges on cases.merger for insert to boru_app
  with check (by_agency = (select app.working_agency()) and by_person = (select app.person()) and (select app.working_agency()) = any (visible_to));
create policy desk_undoes on cases.merger for update to boru_app
  using (by_agency = (select app.working_agency()) and (select app.working_agency()) = any (visible_to))
  with check (by_agency = (select app.working_agency()));
create policy still_open on cases.merger as restrictive for all to boru_app
  using (kept_id <> all ((select app.closed('summary', true))::uuid[]) and merged_id <> all ((select app.closed('summary', true))::uuid[]));
create policy workers_add on cases.merger as restrictive for insert to boru_app
  with check (kept_id <> all ((select app.read_only())::uuid[]) and merged_id <> all ((select app.read_only())::uuid[]));
revoke insert, update, delete on cases.merger from boru_app;
grant insert (id, kept_id, merged_id, company_id, by_agency, by_person, by_name, at, prior_status, kept_version, merged_version) on cases.merger to boru_app;
grant update (undone_at) on cases.merger to boru_app;

-- Who opens one case reads what was merged into it too, as far as they have pledged there.
create or replace function app.pledged() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  about text := nullif(current_setting('app.about_case', true), '');
  keys uuid[];
begin
  if me.agency_id is null then return '{}'; end if;
  if about is not null then
    select array_agg(p.case_id) into keys from organisations.pledge p
     where p.case_id = any (array(select m.merged_id from cases.merger m where m.kept_id = about::uuid and m.undone_at is null
                                  union all select about::uuid))
       and p.person_id = me.person_id and p.agency_id = me.agency_id and p.text_hash = app.pledge_hash();
  else
    select array_agg(p.case_id) into keys from organisations.pledge p
     where p.person_id = me.person_id and p.agency_id = me.agency_id and p.text_hash = app.pledge_hash();
  end if;
  return coalesce(keys, '{}');
end $$;

-- Who watched a case that was merged hears of the one that was kept, if they see it.
create or replace function cases.watchers_of(target uuid) returns table (agency_id smallint, person_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  return query
    select w.agency_id, w.person_id
      from cases.watcher w
     where (w.case_id = target or w.case_id in (select m.merged_id from cases.merger m where m.kept_id = target and m.undone_at is null))
       and w.ended_at is null
       and target <> all (app.sealed_from(w.agency_id, w.person_id))
       and exists (select 1 from organisations.sight_grant g
                    where g.case_id = target and g.agency_id = w.agency_id and g.section = 'summary' and g.revoked_at is null
                      and g.valid_from <= now() and g.ends_at > now() and (g.person_id is null or g.person_id = w.person_id))
     group by w.agency_id, w.person_id
     order by min(w.since), w.person_id;
end $$;

comment on table cases.merger is '같은 일로 온 두 건을 합친 일. 자료는 옮기지 않고, 두 건을 모두 보는 사람에게만 보인다';
comment on column cases.merger.id is '번호';
comment on column cases.merger.kept_id is '남은 건(먼저 접수한 건)';
comment on column cases.merger.merged_id is '합쳐진 건';
comment on column cases.merger.company_id is '기업';
comment on column cases.merger.by_agency is '합친 기관';
comment on column cases.merger.by_person is '합친 사람';
comment on column cases.merger.by_name is '합칠 때의 이름';
comment on column cases.merger.at is '합친 때';
comment on column cases.merger.prior_status is '합치기 전 상태';
comment on column cases.merger.kept_version is '합친 뒤 남은 건의 판';
comment on column cases.merger.merged_version is '합친 뒤 합쳐진 건의 판';
comment on column cases.merger.undone_at is '되돌린 때';
comment on column cases.merger.visible_to is '두 건을 모두 볼 수 있는 기관';
