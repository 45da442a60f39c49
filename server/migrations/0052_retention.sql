-- 보관 기간과 파기 (개인정보 보호법 제21조, 시행령 제16조): what is past its period is proposed by one person, approved by
-- another of the same agency, destroyed by the machine in small pieces, and certified. A hold outweighs all of it.

create table organisations.legal_hold (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  company_id uuid not null references organisations.company(id),
  case_id uuid,
  subject text not null,
  kind text not null check (kind in ('litigation', 'audit', 'investigation')),
  reason text not null check (length(reason) between 1 and 500),
  until date not null,
  placed_by uuid not null references organisations.person(id),
  placed_by_name text not null,
  placed_at timestamptz not null,
  released_by uuid references organisations.person(id),
  released_by_name text,
  released_at timestamptz,
  release_reason text,
  constraint hold_released check ((released_at is null) = (released_by is null) and (released_at is null) = (release_reason is null))
);
create index legal_hold_company on organisations.legal_hold (company_id) where released_at is null;
create index legal_hold_agency on organisations.legal_hold (agency_id, placed_at desc);

create table organisations.destruction (
  id uuid primary key,
  receipt_number text not null unique,
  agency_id smallint not null references organisations.agency(id),
  class text not null check (class in ('case', 'paper', 'account', 'trace')),
  terms jsonb not null,
  reason text not null check (length(reason) between 1 and 300),
  state text not null check (state in ('proposed', 'approved', 'refused', 'withdrawn', 'done')),
  items integer not null check (items > 0),
  destroyed integer not null default 0,
  first_on date not null,
  last_on date not null,
  list_hash bytea not null check (length(list_hash) = 32),
  proposed_by uuid not null references organisations.person(id),
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by uuid references organisations.person(id),
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text,
  finished_at timestamptz,
  version integer not null default 1,
  -- Four eyes: nobody approves or refuses what they proposed, whatever a screen or a session says.
  constraint four_eyes check (state not in ('approved', 'refused', 'done') or (decided_by is not null and decided_by <> proposed_by)),
  constraint finished check ((state = 'done') = (finished_at is not null))
);
create unique index destruction_open_once on organisations.destruction (agency_id, class) where state in ('proposed', 'approved');
create index destruction_agency on organisations.destruction (agency_id, proposed_at desc);

-- Of what is destroyed the number and the day stay; what led to it (thing_id) goes with it.
create table organisations.destruction_item (
  destruction_id uuid not null references organisations.destruction(id),
  place integer not null,
  agency_id smallint not null references organisations.agency(id),
  thing_id text,
  label text not null,
  happened_on date not null,
  fingerprint text,
  outcome text not null default 'waiting' check (outcome in ('waiting', 'destroyed', 'held', 'changed', 'gone')),
  settled_at timestamptz,
  primary key (destruction_id, place)
);
-- Contents that lie outside the database and still have to go: written with the deletion of their rows, taken off once they are gone.
create table organisations.destruction_blob (
  destruction_id uuid not null references organisations.destruction(id),
  store_key text not null,
  primary key (destruction_id, store_key)
);

call app.protect('organisations.legal_hold');
call app.protect('organisations.destruction');
call app.protect('organisations.destruction_item');
call app.protect('organisations.destruction_blob');
revoke insert, update, delete on organisations.legal_hold from boru_app;
revoke insert, update, delete on organisations.destruction from boru_app;
revoke insert, update, delete on organisations.destruction_item from boru_app;
revoke insert, update on organisations.destruction_blob from boru_app;
grant update (state, decided_by, decided_by_name, decided_at, decision_reason, version) on organisations.destruction to boru_app;
grant update (released_by, released_by_name, released_at, release_reason) on organisations.legal_hold to boru_app;

create function app.recording_agency() returns smallint language sql stable as $$
  select case when i.role in ('officer', 'manager') then i.agency_id end from app.identity() i $$;

create policy agency_reads on organisations.legal_hold for select to boru_app using (agency_id = (select app.agency()));
create policy manager_releases on organisations.legal_hold for update to boru_app
  using (agency_id = (select app.managing_agency()) and released_at is null)
  with check (agency_id = (select app.managing_agency()) and released_by = (select app.person()));
create policy agency_reads on organisations.destruction for select to boru_app using (agency_id = (select app.agency()));
create policy another_decides on organisations.destruction for update to boru_app
  using (agency_id = (select app.recording_agency()) and state = 'proposed')
  with check (agency_id = (select app.recording_agency()) and decided_by = (select app.person())
              and ((state in ('approved', 'refused') and agency_id = (select app.managing_agency()))
                   or (state = 'withdrawn' and proposed_by = (select app.person()))));
create policy agency_reads on organisations.destruction_item for select to boru_app using (agency_id = (select app.agency()));

-- ── what is past its period ─────────────────────────────────────────────────
-- The first hold that stands for a company, or for one of its cases; a hold of any agency counts for all.
create function organisations.hold_of(company uuid, within_case uuid) returns organisations.legal_hold
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h from organisations.legal_hold h
   where h.company_id = company and (h.case_id is null or h.case_id = within_case) and h.released_at is null
     and h.until >= (now() at time zone 'Asia/Seoul')::date
   order by h.until desc, h.id limit 1
$$;

-- Numbers and days of what ended on a day or before it, never a word of it. A sealed case is not even counted.
create function organisations.things_past(kind text, agency smallint, cutoff date, only_these text[], most integer)
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
  end if;
end $$;

-- For the asking person's own agency. Whose hold it is, and why, is told only to the agency that placed it.
create function organisations.past_period(kind text, cutoff date, most integer)
returns table (thing_id text, label text, happened_on date, is_held boolean, hold_kind text, hold_reason text, hold_until date, hold_by text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.thing_id, t.label, t.happened_on, (t.hold).id is not null, own.kind, own.reason, own.until, own.placed_by_name
    from organisations.things_past(kind, app.agency(), cutoff, null, most) t
    left join lateral (select (t.hold).* where (t.hold).agency_id = app.agency()) own on true
   where app.agency() is not null
$$;

-- ── one person proposes ─────────────────────────────────────────────────────
-- The list is made here and not by the caller, so that nobody can put another thing, or another's, on it.
create function organisations.propose_destruction(
  destruction uuid, receipt text, kind text, cutoff date, terms jsonb, why text, at timestamptz, most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine smallint := app.recording_agency();
  me uuid := app.person();
  amount integer;
begin
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
    insert into organisations.destruction_item (destruction_id, place, agency_id, thing_id, label, happened_on, fingerprint)
    select destruction, t.place, mine, t.thing_id, t.label, t.happened_on, t.fingerprint from t)
  select count(*) into amount from t;
  return amount;
end $$;

-- ── holding back ────────────────────────────────────────────────────────────
-- By the number of a case the agency owns, or the business number of a company it sees or works for. False: no such thing, for this agency.
create function organisations.place_hold(
  hold uuid, case_number text, business text, why_kind text, why text, last_day date, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine smallint := app.recording_agency();
  me uuid := app.person();
  held_company uuid;
  held_case uuid;
  named text;
begin
  if mine is null then raise exception 'not somebody who keeps the records' using errcode = '42501'; end if;
  -- Waits for a piece of destruction that runs at this moment: what is told to be held is held.
  perform pg_advisory_xact_lock(hashtext('organisations.legal_hold'));
  if case_number is not null then
    select c.company_id, c.id, c.number into held_company, held_case, named from cases.case_file c
     where c.number = case_number and c.owner_agency = mine
       and not exists (select 1 from cases.seal s where s.case_id = c.id and s.opened_at is null and not me = any (s.people));
  else
    select c.id, c.name into held_company, named from organisations.company c
     where c.business_number = business
       and (mine = any (c.visible_to) or exists (select 1 from cases.case_file f where f.company_id = c.id and f.owner_agency = mine))
     order by c.status = 'confirmed' desc, c.id limit 1;
  end if;
  if held_company is null then return false; end if;
  insert into organisations.legal_hold (id, agency_id, company_id, case_id, subject, kind, reason, until, placed_by, placed_by_name, placed_at)
  values (hold, mine, held_company, held_case, named, why_kind, why, last_day, me, (select p.name from organisations.person p where p.id = me), at);
  return true;
end $$;

-- ── carrying out ────────────────────────────────────────────────────────────
-- Deletes what points at these rows, and what points at that, whatever table it stands in: a table that is added later is
-- found by its foreign key, so that nothing of a destroyed case is forgotten.
create function organisations.erase_below(target regclass, keys uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  link record;
  below uuid[];
begin
  if coalesce(cardinality(keys), 0) = 0 then return; end if;
  for link in
    select c.conrelid::regclass as child, a.attname as col,
           exists (select 1 from pg_constraint x where x.contype = 'f' and x.confrelid = c.conrelid and x.conrelid <> c.conrelid) as has_own
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = target and cardinality(c.conkey) = 1
     order by c.conrelid::regclass::text, a.attname
  loop
    if link.has_own then
      execute format('select array_agg(id) from %s where %I = any ($1)', link.child, link.col) into below using keys;
      perform organisations.erase_below(link.child, below);
    end if;
    execute format('delete from %s where %I = any ($1)', link.child, link.col) using keys;
  end loop;
end $$;

create function organisations.erase_files(destruction uuid, files uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into organisations.destruction_blob (destruction_id, store_key)
  select destruction, f.store_key from platform.file f where f.id = any (files) on conflict do nothing;
  perform organisations.erase_below('platform.file', files);
  delete from platform.file f where f.id = any (files);
end $$;

create function organisations.erase_case(destruction uuid, target uuid, case_number text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  other record;
begin
  perform organisations.erase_below('cases.case_file', array[target]);
  delete from cases.case_file c where c.id = target;
  perform organisations.erase_files(destruction, array(select f.id from platform.file f where f.case_id = target));
  -- The pledge of silence outlives the case (산업기술보호법 제34조): who, when and which number stay, whose does not.
  update organisations.pledge p set company_name = '-' where p.case_id = target;
  delete from organisations.sight_grant g where g.case_id = target;
  delete from organisations.consent c where c.case_id = target
     and not exists (select 1 from organisations.sight_grant g where g.consent_id = c.id)
     and not exists (select 1 from cases.case_file f where f.consent_id = c.id)
     and not exists (select 1 from cases.referral r where r.consent_id = c.id)
     and not exists (select 1 from cases.handoff h where h.consent_id = c.id);
  -- What names the case without a foreign key.
  for other in
    select format('%I.%I', n.nspname, t.relname) as name from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_namespace n on n.oid = t.relnamespace
     where a.attname = 'case_id' and a.atttypid = 'uuid'::regtype and t.relkind in ('r', 'p') and not a.attisdropped
       and n.nspname in ('platform', 'organisations', 'technologies', 'diagnosis', 'cases', 'support', 'reports', 'governance')
       and format('%I.%I', n.nspname, t.relname) not in ('organisations.pledge', 'organisations.consent')
  loop
    execute format('delete from %s where case_id = $1', other.name) using target;
  end loop;
  delete from platform.mail m where strpos(coalesce(m.body_text, ''), target::text) > 0;
  delete from platform.notice x where x.reference = case_number or strpos(x.path, target::text) > 0;
  delete from platform.hook_delivery d where d.state <> 'waiting' and (d.reference = case_number or strpos(d.path, target::text) > 0);
  delete from platform.job j where j.state in ('done', 'dead') and strpos(j.payload::text, target::text) > 0;
end $$;

-- An account whose owner is gone: everything that says who it was. Shared with the granted deletion of a person.
create function organisations.scrub_account(target uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  address text;
  gone jsonb := '{}';
  n bigint;
begin
  select p.email into address from organisations.person p where p.id = target;
  update organisations.membership set ended_at = now() where person_id = target and ended_at is null;
  delete from platform.session where person_id = target;
  delete from platform.passkey where person_id = target;
  delete from platform.recovery_code where person_id = target;
  delete from platform.credential where person_id = target;
  delete from platform.notice where person_id = target;
  delete from platform.notice_sent where person_id = target;
  delete from platform.notice_choice where person_id = target;
  delete from platform.notice_habit where person_id = target;
  delete from cases.saved_view where person_id = target;
  delete from cases.calendar_feed where person_id = target;
  update cases.watcher set ended_at = now() where person_id = target and ended_at is null;
  delete from organisations.contact where person_id = target;
  get diagnostics n = row_count;
  gone := gone || jsonb_build_object('contact', n);
  -- A letter that still has to leave, such as the answer to the person, leaves.
  delete from platform.mail where recipient = address and state <> 'waiting';
  get diagnostics n = row_count;
  gone := gone || jsonb_build_object('mail', n);
  delete from organisations.invitation where email = address;
  update organisations.person set name = '-', email = 'erased-' || id || '@erased.invalid', phone = null, disabled_at = coalesce(disabled_at, now()), version = version + 1
   where id = target;
  return gone || jsonb_build_object('account', 1);
end $$;

create or replace function organisations.erase_person(request uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  r organisations.rights_request;
begin
  select * into r from organisations.rights_request q where q.id = request for update;
  if not found or not app.is_secretariat() or r.kind <> 'deletion' or r.state <> 'received' or r.person_id = me.person_id then
    raise exception 'no deletion to carry out' using errcode = '42501';
  end if;
  -- One at a time, so that two who are the last two representatives do not both go.
  perform 1 from organisations.company c join organisations.membership m on m.company_id = c.id
    where m.person_id = r.person_id and m.ended_at is null order by c.id for update of c;
  if exists (select 1 from organisations.membership m where m.person_id = r.person_id and m.ended_at is null and m.role in ('representative', 'administrator')
              and not exists (select 1 from organisations.membership o join organisations.person p on p.id = o.person_id and p.disabled_at is null
                               where o.role = m.role and o.ended_at is null and o.person_id <> r.person_id and o.company_id is not distinct from m.company_id)) then
    raise exception 'the last one of its kind' using errcode = 'P0001', hint = 'last';
  end if;
  -- A key of sealed reports may be the last that opens them: its lock goes only when a manager takes the person off the team.
  if exists (select 1 from reports.team_member t where t.person_id = r.person_id and t.removed_at is null) then
    raise exception 'still named for sealed reports' using errcode = 'P0001', hint = 'last';
  end if;
  return organisations.scrub_account(r.person_id);
end $$;

create function organisations.is_there(kind text, thing text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case kind
    when 'case' then exists (select 1 from cases.case_file c where c.id = thing::uuid)
    when 'paper' then exists (select 1 from platform.file f where f.id = thing::uuid)
    when 'account' then exists (select 1 from organisations.person p where p.id = thing::uuid and p.email not like '%@erased.invalid')
    else false end
$$;

-- The next few of an approved list, for the machine alone. Each is looked at again under lock: what is held, what has changed
-- since it was proposed and what is not past its period is left alone. Months of traces come back as 'waiting': evidence
-- erases its own, in pieces. All of it stands or falls with the caller's transaction.
create function organisations.destroy_next(destruction uuid, cutoff date, most integer)
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
    end if;
    select t.* into past from organisations.things_past(d.class, d.agency_id, cutoff, array[item.thing_id], 1) t;
    said := case when past.thing_id is null then case when organisations.is_there(d.class, item.thing_id) then 'changed' else 'gone' end
                 when (past.hold).id is not null then 'held'
                 when past.fingerprint is distinct from item.fingerprint then 'changed'
                 when d.class = 'trace' then 'waiting'
                 else 'destroyed' end;
    if said = 'destroyed' then
      if d.class = 'case' then perform organisations.erase_case(d.id, item.thing_id::uuid, item.label);
      elsif d.class = 'paper' then perform organisations.erase_files(d.id, array[item.thing_id::uuid]);
      else perform organisations.scrub_account(item.thing_id::uuid);
      end if;
    end if;
    if said <> 'waiting' then perform organisations.settle_item(d.id, item.place, said); end if;
    place := item.place; outcome := said; thing_id := item.thing_id; company_id := past.company_id;
    return next;
  end loop;
end $$;

create function organisations.settle_item(destruction uuid, place integer, said text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  settled organisations.destruction_item;
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  update organisations.destruction_item i set outcome = said, settled_at = now(), fingerprint = null
   where i.destruction_id = destruction and i.place = settle_item.place and i.outcome = 'waiting' returning i.* into settled;
  -- Earlier lists that were taken back or left it out must not remember what it was either.
  if said = 'destroyed' then
    update organisations.destruction_item i set thing_id = null, fingerprint = null
     where i.agency_id = settled.agency_id and i.thing_id = settled.thing_id;
  end if;
end $$;

-- True once: when nothing of the list waits and no content outside the database is left.
create function organisations.finish_destruction(destruction uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  changed integer;
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  update organisations.destruction d
     set state = 'done', finished_at = at, version = d.version + 1,
         destroyed = (select count(*) from organisations.destruction_item i where i.destruction_id = d.id and i.outcome = 'destroyed')
   where d.id = destruction and d.state = 'approved'
     and not exists (select 1 from organisations.destruction_item i where i.destruction_id = d.id and i.outcome = 'waiting')
     and not exists (select 1 from organisations.destruction_blob b where b.destruction_id = d.id);
  get diagnostics changed = row_count;
  return changed = 1;
end $$;

-- Agencies that have something to destroy, for the word of each month.
create function organisations.agencies_with_past(kinds text[], cutoffs date[]) returns table (agency smallint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  return query
    select a.id from organisations.agency a
     where exists (select 1 from unnest(kinds, cutoffs) as w(kind, cutoff)
                     cross join lateral organisations.things_past(w.kind, a.id, w.cutoff, null, 20) t where (t.hold).id is null)
     order by a.id;
end $$;

create index case_file_ended on cases.case_file (owner_agency, closed_at, id) where closed_at is not null;

revoke all on function organisations.hold_of, organisations.things_past, organisations.past_period, organisations.propose_destruction,
  organisations.place_hold, organisations.erase_below, organisations.erase_files, organisations.erase_case, organisations.scrub_account,
  organisations.erase_person, organisations.is_there, organisations.destroy_next, organisations.settle_item, organisations.finish_destruction,
  organisations.agencies_with_past from public;
grant execute on function organisations.past_period, organisations.propose_destruction, organisations.place_hold, organisations.erase_person,
  organisations.destroy_next, organisations.settle_item, organisations.finish_destruction, organisations.agencies_with_past to boru_app;

comment on table organisations.legal_hold is '파기 보류(소송·감사·조사)';
comment on column organisations.legal_hold.id is '번호';
comment on column organisations.legal_hold.agency_id is '보류한 기관';
comment on column organisations.legal_hold.company_id is '기업';
comment on column organisations.legal_hold.case_id is '건(없으면 그 기업의 모든 것)';
comment on column organisations.legal_hold.subject is '건 번호나 기업 이름';
comment on column organisations.legal_hold.kind is '왜 보류하는지의 종류';
comment on column organisations.legal_hold.reason is '까닭';
comment on column organisations.legal_hold.until is '보류의 마지막 날';
comment on column organisations.legal_hold.placed_by is '보류한 사람';
comment on column organisations.legal_hold.placed_by_name is '보류한 사람의 그때 이름';
comment on column organisations.legal_hold.placed_at is '보류한 때';
comment on column organisations.legal_hold.released_by is '보류를 푼 사람';
comment on column organisations.legal_hold.released_by_name is '보류를 푼 사람의 그때 이름';
comment on column organisations.legal_hold.released_at is '보류를 푼 때';
comment on column organisations.legal_hold.release_reason is '보류를 푼 까닭';
comment on table organisations.destruction is '파기 제안과 그 결과';
comment on column organisations.destruction.id is '번호';
comment on column organisations.destruction.receipt_number is '파기 번호';
comment on column organisations.destruction.agency_id is '기관';
comment on column organisations.destruction.class is '파기하는 갈래';
comment on column organisations.destruction.terms is '제안한 날의 갈래 이름, 근거, 기간';
comment on column organisations.destruction.reason is '파기하는 까닭';
comment on column organisations.destruction.state is '상태';
comment on column organisations.destruction.items is '목록의 수';
comment on column organisations.destruction.destroyed is '파기한 수';
comment on column organisations.destruction.first_on is '가장 이른 날';
comment on column organisations.destruction.last_on is '가장 늦은 날';
comment on column organisations.destruction.list_hash is '목록(번호와 날)의 해시';
comment on column organisations.destruction.proposed_by is '제안한 사람';
comment on column organisations.destruction.proposed_by_name is '제안한 사람의 그때 이름';
comment on column organisations.destruction.proposed_at is '제안한 때';
comment on column organisations.destruction.decided_by is '정한 사람(제안한 사람이 아니다)';
comment on column organisations.destruction.decided_by_name is '정한 사람의 그때 이름';
comment on column organisations.destruction.decided_at is '정한 때';
comment on column organisations.destruction.decision_reason is '파기하지 않기로 한 까닭';
comment on column organisations.destruction.finished_at is '파기를 마친 때';
comment on column organisations.destruction.version is '고친 차수';
comment on table organisations.destruction_item is '파기 목록. 파기한 것은 번호와 날만 남는다';
comment on column organisations.destruction_item.destruction_id is '파기';
comment on column organisations.destruction_item.place is '목록의 차례';
comment on column organisations.destruction_item.agency_id is '기관';
comment on column organisations.destruction_item.thing_id is '가리키는 것(파기하면 비운다)';
comment on column organisations.destruction_item.label is '번호';
comment on column organisations.destruction_item.happened_on is '끝난 날';
comment on column organisations.destruction_item.fingerprint is '제안한 때의 모습(그 뒤에 바뀌었는지 견준다)';
comment on column organisations.destruction_item.outcome is '결과';
comment on column organisations.destruction_item.settled_at is '결과가 난 때';
comment on table organisations.destruction_blob is '데이터베이스 밖에서 아직 지울 내용';
comment on column organisations.destruction_blob.destruction_id is '파기';
comment on column organisations.destruction_blob.store_key is '보관 열쇠';
