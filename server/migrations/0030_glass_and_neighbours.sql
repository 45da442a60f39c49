-- Two doors beside the consent. Break-glass: a manager reads one case for some hours, with a reason, alone, and everybody
-- concerned is told. Neighbours: a desk learns that another desk works for the same company, and whom to call; no more.

-- Opens the case of that number to one manager, to read, until then. Null where there is no such case. Who sees it
-- already needs no glass. Answers the case, so that the caller can write the trace and tell the company.
create function cases.break_glass(wanted text, ids uuid[], hours integer, article text) returns table (case_id uuid, company_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  f cases.case_file;
  until timestamptz := now() + make_interval(hours => hours);
begin
  if me.kind is distinct from 'agency' or me.role is distinct from 'manager' then raise exception 'managers only' using errcode = '42501'; end if;
  if hours not between 1 and 24 or coalesce(length(article), 0) < 5 then raise exception 'neither time nor article' using errcode = '42501'; end if;
  select * into f from cases.case_file c where c.number = wanted;
  if not found or (me.agency_id = any (f.visible_to) and f.id <> all (app.closed('summary', true))) then return; end if;
  insert into organisations.sight_grant (id, company_id, case_id, section, agency_id, purpose, legal_basis, valid_to, level, kind, person_id, until)
    select s.id, f.company_id, f.id, s.name, me.agency_id, 'emergency', article, (until at time zone 'Asia/Seoul')::date, 'read', 'emergency', me.person_id, until
      from unnest(ids, array['summary', 'contact', 'counsel']) as s(id, name);
  return query select f.id, f.company_id;
end $$;

-- A number to ask by on the telephone: random, so that it says nothing about when, how many or which.
alter table cases.case_file add column reference text not null default upper(substr(encode(sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'hex'), 1, 12));
create unique index case_reference on cases.case_file (reference);
comment on column cases.case_file.reference is '다른 창구가 전화로 물을 때 쓰는 참조 번호(무작위)';

-- Other desks with an open case of the same company that the asker does not see: the agency and one reference each. The
-- asker must have an open case of that company itself. A sealed case and a suspected leak have no neighbours.
create function cases.neighbours(target uuid) returns table (agency_id smallint, reference text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  f cases.case_file;
begin
  select * into f from cases.case_file c where c.id = target;
  if not found or f.owner_agency is distinct from me.agency_id or f.closed_at is not null
     or me.agency_id <> all (f.visible_to) or f.id = any (app.closed('summary', true)) then return; end if;
  return query
    select distinct on (o.owner_agency) o.owner_agency, o.reference
      from cases.case_file o
     where o.company_id = f.company_id and o.id <> f.id and o.closed_at is null and o.submitted_at is not null
       and o.owner_agency <> me.agency_id and not me.agency_id = any (o.visible_to) and o.owner_agency = any (o.visible_to)
       and o.topic <> 'leakSuspected'
       and not exists (select 1 from cases.seal s where s.case_id = o.id and s.opened_at is null)
     order by o.owner_agency, o.reference;
end $$;
revoke all on function cases.break_glass, cases.neighbours from public;
grant execute on function cases.break_glass, cases.neighbours to boru_app;
