-- Who is told that a company showed an incident: one person, while what was shown is still shown. The machine reads no row of
-- reports.incident_grant (that there is an incident is a secret); it learns this much of the one that it was asked to tell.
create function app.shown_to(shown uuid) returns table (incident_id uuid, agency_id smallint, person_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  return query
    select g.incident_id, g.agency_id, m.person_id
      from reports.incident_grant g join organisations.membership m on m.id = g.membership_id
     where g.id = shown and g.ended_at is null and m.ended_at is null
       and g.until >= (now() at time zone 'Asia/Seoul')::date;
end $$;
revoke all on function app.shown_to from public;
grant execute on function app.shown_to to boru_app;
