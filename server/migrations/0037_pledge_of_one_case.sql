-- Who opens one case needs to know about one pledge, not about all of the last years. The page names its case for the rest
-- of the transaction; the name can only narrow what is seen, so that it matters little who sets it.
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
     where p.case_id = about::uuid and p.person_id = me.person_id and p.agency_id = me.agency_id and p.text_hash = app.pledge_hash();
  else
    select array_agg(p.case_id) into keys from organisations.pledge p
     where p.person_id = me.person_id and p.agency_id = me.agency_id and p.text_hash = app.pledge_hash();
  end if;
  return coalesce(keys, '{}');
end $$;

-- Whether the asking person has pledged about this case; what follows in the transaction is about no other.
create function app.opens_case(target uuid) returns boolean language plpgsql as $$
begin
  perform set_config('app.about_case', target::text, true);
  return target = any (app.pledged());
end $$;
grant execute on function app.opens_case to boru_app;
