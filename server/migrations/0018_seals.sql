-- A sealed case: an agency keeps its own sight of a case to people it names. Everybody else of that agency is as far from
-- it as a stranger. The seal binds the agency that set it, not the others on the case.

create table cases.seal (
  case_id uuid not null references cases.case_file(id),
  agency_id smallint not null references organisations.agency(id),
  people uuid[] not null check (array_length(people, 1) between 1 and 20),
  reason text not null check (length(reason) between 1 and 500),
  sealed_by uuid not null references organisations.person(id),
  sealed_at timestamptz not null default now(),
  opened_by uuid references organisations.person(id),
  opened_at timestamptz,
  primary key (case_id, agency_id)
);
create index seal_closed on cases.seal (agency_id) where opened_at is null;
call app.protect('cases.seal');

-- Cases sealed by the asking agency that do not name the asking person: one short list per statement.
create function app.sealed_from(agency smallint, person uuid) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(s.case_id), '{}')
    from cases.seal s
   where s.agency_id = agency and s.opened_at is null and person <> all (s.people)
     -- An emergency reading breaks the seal for its one reader and its few hours.
     and not exists (select 1 from organisations.sight_grant g
                      where g.case_id = s.case_id and g.agency_id = agency and g.kind = 'emergency' and g.person_id = person
                        and g.revoked_at is null and g.ends_at > now())
$$;
revoke all on function app.sealed_from from public;
create function app.sealed() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
begin
  return case when me.agency_id is null then '{}' else app.sealed_from(me.agency_id, me.person_id) end;
end $$;
grant execute on function app.sealed to boru_app;

create policy team_reads on cases.seal for select to boru_app
  using (agency_id = (select app.agency()) and case_id <> all ((select app.sealed())::uuid[]));
-- Who seals must see the case and stand on the list, so that nobody locks a case away from everyone.
create policy team_seals on cases.seal for insert to boru_app
  with check (agency_id = (select app.working_agency()) and sealed_by = (select app.person()) and (select app.person()) = any (people)
              and exists (select 1 from cases.case_file f where f.id = case_id and f.owner_agency = (select app.working_agency())));
create policy team_changes on cases.seal for update to boru_app
  using (agency_id = (select app.working_agency()) and case_id <> all ((select app.sealed())::uuid[]))
  with check (agency_id = (select app.working_agency()));
revoke delete on cases.seal from boru_app;

-- The list of the moment now also holds the sealed ones.
create or replace function app.closed(wanted text, by_case boolean) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  keys uuid[];
begin
  if me.agency_id is null then return '{}'; end if;
  select array_agg(distinct case when by_case then coalesce(x.case_id, x.company_id) else x.company_id end) into keys
    from (select g.company_id, g.case_id from organisations.sight_grant g
           where g.agency_id = me.agency_id and g.revoked_at is null and g.ends_at <= now() and g.section = wanted
          union
          select g.company_id, g.case_id from organisations.sight_grant g
           where g.agency_id = me.agency_id and g.revoked_at is null and g.person_id is not null and g.person_id <> me.person_id and g.section = wanted) x
   where not exists (
     select 1 from organisations.sight_grant o
      where o.company_id = x.company_id and o.section = wanted and o.agency_id = me.agency_id and o.revoked_at is null
        and o.valid_from <= now() and o.ends_at > now() and (o.person_id is null or o.person_id = me.person_id)
        and (not by_case or o.case_id is not distinct from x.case_id));
  if not by_case then return coalesce(keys, '{}'); end if;
  return coalesce(keys, '{}') || app.sealed_from(me.agency_id, me.person_id);
end $$;

-- What an agency wrote itself stays in its sight after a grant has ended, but not before colleagues whom a seal leaves out.
drop policy still_open on cases.referral;
create policy still_open on cases.referral as restrictive for all to boru_app
  using (case_id <> all ((select app.closed('summary', true))::uuid[])
         or (from_agency = (select app.agency()) and case_id <> all ((select app.sealed())::uuid[])));
drop policy still_open on platform.file;
create policy still_open on platform.file as restrictive for all to boru_app
  using (coalesce(case_id, company_id) <> all ((select app.closed('counsel', true))::uuid[])
         or (agency_id = (select app.agency()) and coalesce(case_id, company_id) <> all ((select app.sealed())::uuid[])));

-- That a grant or a consent exists for a sealed case is part of the case; a grant for one person is that person's.
create policy not_sealed on organisations.sight_grant as restrictive for select to boru_app
  using ((case_id is null or case_id <> all ((select app.sealed())::uuid[]))
         and ((select app.agency()) is null or person_id is null or person_id = (select app.person())));
create policy not_sealed on organisations.consent as restrictive for select to boru_app
  using (case_id is null or case_id <> all ((select app.sealed())::uuid[]));

comment on table cases.seal is '봉인한 건. 기관이 자기 안에서 볼 사람을 정한다';
comment on column cases.seal.case_id is '건';
comment on column cases.seal.agency_id is '봉인한 기관';
comment on column cases.seal.people is '볼 수 있는 사람들';
comment on column cases.seal.reason is '봉인한 까닭';
comment on column cases.seal.sealed_by is '봉인한 사람';
comment on column cases.seal.sealed_at is '봉인한 때';
comment on column cases.seal.opened_by is '봉인을 푼 사람';
comment on column cases.seal.opened_at is '봉인을 푼 때';
