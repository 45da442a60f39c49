-- Further classes of what is kept no longer: records of a breach, sealed reports, companies that left, the operator's own
-- record of access. Two of them exist for a few only: breaches for the managers of the agency, sealed reports for its named
-- team. To everybody else their destruction does not exist either.

alter table organisations.destruction drop constraint destruction_class_check;
alter table organisations.destruction add constraint destruction_class_check
  check (class in ('case', 'paper', 'account', 'trace', 'operator', 'breach', 'report', 'company'));
alter table organisations.destruction_item add column class text;
update organisations.destruction_item i set class = d.class from organisations.destruction d where d.id = i.destruction_id;
alter table organisations.destruction_item alter column class set not null;
comment on column organisations.destruction_item.class is '파기하는 갈래';
alter table organisations.company add column erased_at timestamptz;
comment on column organisations.company.erased_at is '보관 기간이 끝나 남은 것을 파기한 때';

create function organisations.narrow_kinds() returns text[] language sql immutable as $$ select array['breach', 'report'] $$;
-- Those of them that the asking person may know of. Who is left out of any sealed report sees no destruction of one: a number
-- on the list that is not among one's own would say that there is another.
create function organisations.open_kinds() returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.is_system() then return organisations.narrow_kinds(); end if;
  return array_remove(array[
    case when app.managing_agency() is not null then 'breach' end,
    case when app.reporting_agency() is not null and cardinality(app.excluded_reports()) = 0 then 'report' end], null);
end $$;
create policy narrow on organisations.destruction as restrictive for all to boru_app
  using (class <> all (organisations.narrow_kinds()) or class = any ((select organisations.open_kinds())::text[]));
create policy narrow on organisations.destruction_item as restrictive for all to boru_app
  using (class <> all (organisations.narrow_kinds()) or class = any ((select organisations.open_kinds())::text[]));

create or replace function organisations.things_past(kind text, agency smallint, cutoff date, only_these text[], most integer)
returns table (thing_id text, label text, happened_on date, fingerprint text, company_id uuid, hold organisations.legal_hold)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  is_office boolean := coalesce((select a.secretariat from organisations.agency a where a.id = agency), false);
  before timestamptz := (cutoff + 1)::timestamp at time zone 'Asia/Seoul';
begin
  if kind = 'case' then
    return query
      select c.id::text, c.number, (c.closed_at at time zone 'Asia/Seoul')::date,
             concat_ws(':', c.version, c.updated_at, (select count(*) from cases.entry e where e.case_id = c.id), (select count(*) from platform.file f where f.case_id = c.id)),
             c.company_id, organisations.hold_of(c.company_id, c.id)
        from cases.case_file c
       where c.owner_agency = agency and c.closed_at < before and c.number is not null
         and (only_these is null or c.id = any (only_these::uuid[]))
         and not exists (select 1 from cases.seal s where s.case_id = c.id and s.opened_at is null)
       order by c.closed_at, c.id limit most;
  elsif kind = 'paper' then
    return query
      select f.id::text, c.number || '/' || right(f.id::text, 6), (c.closed_at at time zone 'Asia/Seoul')::date,
             encode(f.sha256, 'hex'), c.company_id, organisations.hold_of(c.company_id, c.id)
        from cases.case_file c join platform.file f on f.case_id = c.id
       where c.owner_agency = agency and c.closed_at < before and c.number is not null
         and (only_these is null or f.id = any (only_these::uuid[]))
         and not exists (select 1 from cases.seal s where s.case_id = c.id and s.opened_at is null)
         and not exists (select 1 from cases.handoff h where h.receipt_file = f.id)
       order by c.closed_at, f.id limit most;
  elsif kind = 'account' then
    return query
      select p.id::text, 'A-' || upper(right(p.id::text, 8)), (m.ended_at at time zone 'Asia/Seoul')::date, m.id::text, m.company_id,
             case when m.company_id is not null then organisations.hold_of(m.company_id, null) end
        from organisations.person p
        join lateral (select l.* from organisations.membership l where l.person_id = p.id order by l.ended_at desc nulls first, l.id limit 1) m on true
       where m.ended_at < before and (m.agency_id = agency or (is_office and m.company_id is not null))
         and p.email not like '%@erased.invalid' and (only_these is null or p.id = any (only_these::uuid[]))
         and not exists (select 1 from reports.team_member t where t.person_id = p.id and t.removed_at is null)
       order by m.ended_at, p.id limit most;
  elsif kind = 'trace' then
    return query
      select to_char(e.month, 'YYYY-MM'), to_char(e.month, 'YYYY-MM'), (e.month + interval '1 month')::date - 1, '', null::uuid,
             case when bool_and((e.held).id is not null) then (array_agg(e.held))[1] end
        from (select date_trunc('month', x.at at time zone 'Asia/Seoul')::date as month,
                     case when x.company_id is not null then organisations.hold_of(x.company_id, x.case_id) end as held
                from (select a.at, a.company_id, a.case_id from evidence.audit_entry a
                       where a.agency_id = agency and a.at < before and a.erased_at is null and a.action <> 'evidence.erased'
                      union
                      select a.at, a.company_id, a.case_id from evidence.access_entry a where a.agency_id = agency and a.at < before and a.erased_at is null) x) e
       where (e.month + interval '1 month')::date - 1 <= cutoff and (only_these is null or to_char(e.month, 'YYYY-MM') = any (only_these))
       group by e.month order by e.month limit most;
  elsif kind = 'operator' and is_office then
    return query
      select to_char(e.month, 'YYYY-MM'), to_char(e.month, 'YYYY-MM'), (e.month + interval '1 month')::date - 1, '', null::uuid, null::organisations.legal_hold
        from (select distinct date_trunc('month', a.at at time zone 'Asia/Seoul')::date as month from evidence.audit_entry a
               where a.agency_id is null and a.actor_kind = 'administrator' and a.at < before and a.erased_at is null and a.action <> 'evidence.erased') e
       where (e.month + interval '1 month')::date - 1 <= cutoff and (only_these is null or to_char(e.month, 'YYYY-MM') = any (only_these))
       order by e.month limit most;
  elsif kind = 'breach' then
    return query
      select b.id::text, b.number, (b.closed_at at time zone 'Asia/Seoul')::date, b.version::text, null::uuid, null::organisations.legal_hold
        from organisations.breach b
       where b.agency_id = agency and b.state = 'closed' and b.closed_at < before and (only_these is null or b.id = any (only_these::uuid[]))
       order by b.closed_at, b.id limit most;
  elsif kind = 'report' then
    return query
      select r.id::text, 'S-' || upper(right(r.id::text, 8)), r.last_on, concat_ws(':', r.last_on, (select count(*) from reports.letter l where l.report_id = r.id)),
             null::uuid, null::organisations.legal_hold
        from reports.recipient p join reports.report r on r.id = p.report_id
       where p.agency_id = agency and r.last_on <= cutoff and (only_these is null or r.id = any (only_these::uuid[]))
       order by r.last_on, r.id limit most;
  elsif kind = 'company' and is_office then
    -- Nobody answers for it any more, nobody sees it and nothing of it is being worked on.
    return query
      select c.id::text, 'K-' || upper(right(c.id::text, 8)), (c.ended at time zone 'Asia/Seoul')::date, c.version::text, c.id, organisations.hold_of(c.id, null)
        from (select x.id, x.version, greatest(x.created_at, (select max(m.ended_at) from organisations.membership m where m.company_id = x.id),
                       (select max(least(g.ends_at, coalesce(g.revoked_at, g.ends_at))) from organisations.sight_grant g where g.company_id = x.id),
                       (select max(f.closed_at) from cases.case_file f where f.company_id = x.id)) as ended
                from organisations.company x
               where x.erased_at is null and x.taken_over_by is null and x.created_at < before and (only_these is null or x.id = any (only_these::uuid[]))
                 and not exists (select 1 from organisations.membership m where m.company_id = x.id and m.ended_at is null)
                 and not exists (select 1 from organisations.sight_grant g where g.company_id = x.id and g.case_id is null and g.revoked_at is null and g.ends_at > now())
                 and not exists (select 1 from cases.case_file f where f.company_id = x.id and f.number is not null and f.closed_at is null)) c
       where c.ended < before order by c.ended, c.id limit most;
  end if;
end $$;

create or replace function organisations.past_period(kind text, cutoff date, most integer)
returns table (thing_id text, label text, happened_on date, is_held boolean, hold_kind text, hold_reason text, hold_until date, hold_by text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.thing_id, t.label, t.happened_on, (t.hold).id is not null, own.kind, own.reason, own.until, own.placed_by_name
    from organisations.things_past(past_period.kind, app.agency(), cutoff, null, most) t
    left join lateral (select (t.hold).* where (t.hold).agency_id = app.agency()) own on true
   where app.agency() is not null
     and (past_period.kind <> all (organisations.narrow_kinds()) or past_period.kind = any (organisations.open_kinds()))
$$;

create or replace function organisations.propose_destruction(
  destruction uuid, receipt text, kind text, cutoff date, terms jsonb, why text, at timestamptz, most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine smallint := app.recording_agency();
  me uuid := app.person();
  amount integer;
begin
  if kind = any (organisations.narrow_kinds()) and not kind = any (organisations.open_kinds()) then return 0; end if;
  if mine is null then raise exception 'not somebody who keeps the records' using errcode = '42501'; end if;
  with t as materialized (
    select row_number() over (order by p.happened_on, p.label, p.thing_id)::integer as place, p.*
      from organisations.things_past(kind, mine, cutoff, null, most) p where (p.hold).id is null),
  made as (
    insert into organisations.destruction (id, receipt_number, agency_id, class, terms, reason, state, items, first_on, last_on, list_hash,
                                           proposed_by, proposed_by_name, proposed_at)
    select destruction, receipt, mine, kind, propose_destruction.terms, why, 'proposed', count(*), min(t.happened_on), max(t.happened_on),
           sha256(convert_to(string_agg(format('%s %s %s', t.place, t.label, t.happened_on), E'\n' order by t.place), 'UTF8')),
           me, (select x.name from organisations.person x where x.id = me), at
      from t having count(*) > 0),
  listed as (
    insert into organisations.destruction_item (destruction_id, place, agency_id, thing_id, label, happened_on, fingerprint, class)
    select destruction, t.place, mine, t.thing_id, t.label, t.happened_on, t.fingerprint, kind from t)
  select count(*) into amount from t;
  return amount;
end $$;

create function organisations.erase_breach(target uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from organisations.breach_step s where s.breach_id = target;
  delete from organisations.breach_dispatch s where s.breach_id = target;
  delete from organisations.breach b where b.id = target;
  delete from platform.notice x where strpos(x.path, target::text) > 0;
end $$;

-- The part of one agency: its way of opening it. What was sent to others stays theirs; with the last one everything goes.
create function organisations.erase_report(target uuid, agency smallint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  left_over smallint[];
begin
  delete from reports.exclusion e where e.report_id = target and e.agency_id = agency;
  delete from reports.recipient r where r.report_id = target and r.agency_id = agency;
  left_over := reports.seen_by(target);
  if cardinality(left_over) = 0 then
    perform organisations.erase_below('reports.report', array[target]);
    delete from reports.report r where r.id = target;
    return;
  end if;
  update reports.report set visible_to = left_over where id = target;
  update reports.recipient set visible_to = left_over where report_id = target;
  update reports.letter set visible_to = left_over where report_id = target;
  update reports.file set visible_to = left_over where report_id = target;
  update reports.file_chunk set visible_to = left_over where report_id = target;
end $$;

-- What is left of a company that nobody answers for. Cases, consents and pledges have periods of their own, and what they
-- point at keeps the name and the business number until then.
create function organisations.erase_company(destruction uuid, target uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  root regclass;
  keys uuid[];
begin
  -- Requests that were held and never sent have no number and no desk whose class they could be.
  perform organisations.erase_case(destruction, f.id, null) from cases.case_file f where f.company_id = target and f.number is null;
  delete from diagnosis.import i where i.company_id = target;
  delete from technologies.rescreening_notice n where n.company_id = target;
  foreach root in array array['reports.incident', 'technologies.card', 'diagnosis.outcome', 'diagnosis.draft', 'organisations.contact', 'organisations.site']::regclass[] loop
    execute format('select array_agg(id) from %s where company_id = $1', root) into keys using target;
    perform organisations.erase_below(root, keys);
    execute format('delete from %s where company_id = $1', root) using target;
  end loop;
  perform organisations.erase_files(destruction, array(select f.id from platform.file f where f.company_id = target and f.case_id is null));
  update organisations.company c set representative_name = '-', address = null, corporate_number = null, employees = null, industrial_zone = null,
         status_reason = null, erased_at = now(), version = c.version + 1
   where c.id = target;
end $$;

create or replace function organisations.is_there(kind text, thing text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case kind
    when 'case' then exists (select 1 from cases.case_file c where c.id = thing::uuid)
    when 'paper' then exists (select 1 from platform.file f where f.id = thing::uuid)
    when 'account' then exists (select 1 from organisations.person p where p.id = thing::uuid and p.email not like '%@erased.invalid')
    when 'breach' then exists (select 1 from organisations.breach b where b.id = thing::uuid)
    when 'report' then exists (select 1 from reports.report r where r.id = thing::uuid)
    when 'company' then exists (select 1 from organisations.company c where c.id = thing::uuid and c.erased_at is null)
    else false end
$$;

create or replace function organisations.destroy_next(destruction uuid, cutoff date, most integer)
returns table (place integer, outcome text, thing_id text, company_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  d organisations.destruction;
  item organisations.destruction_item;
  past record;
  said text;
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  select * into d from organisations.destruction x where x.id = destruction for update;
  if not found or d.state <> 'approved' or d.decided_by is null or d.decided_by = d.proposed_by then return; end if;
  perform pg_advisory_xact_lock(hashtext('organisations.legal_hold'));
  for item in select i.* from organisations.destruction_item i where i.destruction_id = d.id and i.outcome = 'waiting' order by i.place limit most loop
    if d.class = 'case' then perform 1 from cases.case_file c where c.id = item.thing_id::uuid for update;
    elsif d.class = 'paper' then perform 1 from platform.file f join cases.case_file c on c.id = f.case_id where f.id = item.thing_id::uuid for update of f, c;
    elsif d.class = 'account' then perform 1 from organisations.person p where p.id = item.thing_id::uuid for update;
    elsif d.class = 'breach' then perform 1 from organisations.breach b where b.id = item.thing_id::uuid for update;
    elsif d.class = 'report' then perform 1 from reports.report r where r.id = item.thing_id::uuid for update;
    elsif d.class = 'company' then perform 1 from organisations.company c where c.id = item.thing_id::uuid for update;
    end if;
    select t.* into past from organisations.things_past(d.class, d.agency_id, cutoff, array[item.thing_id], 1) t;
    said := case when past.thing_id is null then case when organisations.is_there(d.class, item.thing_id) then 'changed' else 'gone' end
                 when (past.hold).id is not null then 'held'
                 when past.fingerprint is distinct from item.fingerprint then 'changed'
                 when d.class in ('trace', 'operator') then 'waiting'
                 else 'destroyed' end;
    if said = 'destroyed' then
      if d.class = 'case' then perform organisations.erase_case(d.id, item.thing_id::uuid, item.label);
      elsif d.class = 'paper' then perform organisations.erase_files(d.id, array[item.thing_id::uuid]);
      elsif d.class = 'breach' then perform organisations.erase_breach(item.thing_id::uuid);
      elsif d.class = 'report' then perform organisations.erase_report(item.thing_id::uuid, d.agency_id);
      elsif d.class = 'company' then perform organisations.erase_company(d.id, item.thing_id::uuid);
      elsif d.class = 'account' then perform organisations.scrub_account(item.thing_id::uuid);
      else raise exception 'no way to destroy %', d.class;
      end if;
    end if;
    if said <> 'waiting' then perform organisations.settle_item(d.id, item.place, said); end if;
    place := item.place; outcome := said; thing_id := item.thing_id; company_id := past.company_id;
    return next;
  end loop;
end $$;

-- Of sealed reports nobody is told who might be left out of one; the team sees them on the page.
create or replace function organisations.agencies_with_past(kinds text[], cutoffs date[]) returns table (agency smallint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  return query
    select a.id from organisations.agency a
     where exists (select 1 from unnest(kinds, cutoffs) as w(kind, cutoff)
                     cross join lateral organisations.things_past(w.kind, a.id, w.cutoff, null, 20) t where (t.hold).id is null and w.kind <> 'report')
     order by a.id;
end $$;

create index breach_ended on organisations.breach (agency_id, closed_at) where closed_at is not null;
create index report_recipient on reports.recipient (agency_id, report_id);
create index audit_operator on evidence.audit_entry (at) where agency_id is null and actor_kind = 'administrator';

revoke all on function organisations.narrow_kinds, organisations.open_kinds, organisations.erase_breach, organisations.erase_report,
  organisations.erase_company from public;
grant execute on function organisations.narrow_kinds, organisations.open_kinds to boru_app;
