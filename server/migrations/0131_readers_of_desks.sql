-- Who can open a desk at this moment, and what happens when that is nobody.

-- Keys of desks that somebody can open: named, working, not stopped, with a key in force that holds a share. Public, as a yes or a
-- no per key: whoever is about to seal to a desk must know that nobody reads there. It names and counts nobody.
create function app.read_desk_keys() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct s.desk_key_id), '{}'::uuid[])
    from reports.desk_share s
    join reports.officer_key k on k.id = s.officer_key_id and k.revoked_at is null
    join reports.team_member t on t.agency_id = k.agency_id and t.person_id = k.person_id and t.removed_at is null
    join organisations.person p on p.id = k.person_id and p.disabled_at is null
   where exists (select 1 from organisations.membership m
                  where m.person_id = k.person_id and m.agency_id = k.agency_id and m.ended_at is null and m.role in ('intake', 'officer', 'manager'))
$$;

-- What ends with a place on the team, in one function for every way of leaving it.
create function reports.end_seat(agency smallint, person uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update reports.team_member t set removed_at = now() where t.agency_id = agency and t.person_id = person and t.removed_at is null;
  if not found then return false; end if;
  delete from reports.desk_share s using reports.officer_key k where s.officer_key_id = k.id and k.agency_id = agency and k.person_id = person;
  update reports.officer_key k set revoked_at = now() where k.agency_id = agency and k.person_id = person and k.revoked_at is null;
  return true;
end $$;
create or replace function reports.remove_member(target uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine smallint := app.managing_agency();
begin
  if mine is null then raise exception 'not a manager' using errcode = '42501'; end if;
  return reports.end_seat(mine, target);
end $$;
-- Whoever leaves the agency leaves its team: hired again, that person would otherwise hold the desk again, and no manager would
-- have named anybody.
create function reports.leave_with_membership() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from organisations.membership m
                  where m.person_id = new.person_id and m.agency_id = new.agency_id and m.ended_at is null and m.role in ('intake', 'officer', 'manager')) then
    perform reports.end_seat(new.agency_id, new.person_id);
  end if;
  return null;
end $$;
create trigger leave_with_membership after update on organisations.membership for each row
  when (new.agency_id is not null and new.ended_at is not null and old.ended_at is null) execute function reports.leave_with_membership();

-- Desks with a key that takes or holds reports and that nobody can open, for the machine that tells their managers.
create function app.unread_desks() returns table (agency_id smallint, desk_key_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  return query
    select distinct on (k.agency_id) k.agency_id, k.id from reports.desk_key k
     where k.id <> all (app.read_desk_keys())
       and (k.retired_on is null or exists (select 1 from reports.recipient r where r.desk_key_id = k.id))
     order by k.agency_id, k.entered_at desc;
end $$;
-- For the page of the keys: how far each of the team has come, and whose leaving nobody could make up for. A manager names people
-- and sees no key, so the manager gets the answer and not what it is made of.
create function app.reporting_seats() returns table (person_id uuid, has_key boolean, reads boolean, alone boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine smallint := coalesce(app.reporting_agency(), app.managing_agency());
begin
  return query
    with seat as (select t.person_id as person, k.id as key_id
                    from reports.team_member t
                    left join reports.officer_key k on k.agency_id = t.agency_id and k.person_id = t.person_id and k.revoked_at is null
                   where t.agency_id = mine and t.removed_at is null),
         opened as (select s.desk_key_id, e.person from seat e join reports.desk_share s on s.officer_key_id = e.key_id)
    select e.person, e.key_id is not null,
           exists (select 1 from opened o join reports.desk_key d on d.id = o.desk_key_id and d.retired_on is null where o.person = e.person),
           exists (select 1 from opened o where o.person = e.person
                      and not exists (select 1 from opened x where x.desk_key_id = o.desk_key_id and x.person <> e.person))
      from seat e;
end $$;
revoke all on function app.reporting_seats, app.read_desk_keys, reports.end_seat, reports.leave_with_membership, app.unread_desks from public;
grant execute on function app.reporting_seats, app.read_desk_keys, app.unread_desks to boru_app;
