-- Live desk: an open page hears that something it may see has changed. A trigger says on one channel which case; who may
-- hear of it is asked anew at the moment of telling. Nothing depends on it: who hears nothing asks again from time to time.

-- What is said: ["case", case, by] · ["note", case, by] for who reads the conversation, never the company ·
-- ["task", case, by, agency] · ["desk", agency] a list of that agency changed, no case named · ["session"] look who is still signed in.
-- `by` is the session that did it, so that its own page need not announce its own deed.
create function app.say(words jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify('boru_live', words::text);
end $$;
revoke all on function app.say from public;

create function cases.say_case() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  lost smallint;
begin
  perform app.say(jsonb_build_array('case', new.id, (app.identity()).session_id));
  if tg_op = 'INSERT' then return null; end if;
  -- Whose sight has just ended hears that its list changed and not of which case. Where the sight was one person's, or is
  -- sealed, the rest of that agency must not learn even that.
  foreach lost in array old.visible_to loop
    continue when lost = any (new.visible_to);
    continue when exists (select 1 from cases.seal s where s.case_id = new.id and s.agency_id = lost and s.opened_at is null);
    continue when not exists (select 1 from organisations.sight_grant g
                               where g.case_id = new.id and g.agency_id = lost and g.section = 'summary' and g.person_id is null and g.valid_from <= now());
    perform app.say(jsonb_build_array('desk', lost));
  end loop;
  return null;
end $$;
create trigger say_new after insert on cases.case_file for each row execute function cases.say_case();
create trigger say_changed after update on cases.case_file for each row
  when (old.version is distinct from new.version or old.updated_at is distinct from new.updated_at or old.visible_to is distinct from new.visible_to
        or old.due_at is distinct from new.due_at or old.company_name is distinct from new.company_name)
  execute function cases.say_case();

create function cases.say_note() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.say(jsonb_build_array('note', new.case_id, (app.identity()).session_id));
  return null;
end $$;
create trigger say_note after insert on cases.entry for each row when (not new.for_company) execute function cases.say_note();

create function cases.say_task() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.say(jsonb_build_array('task', new.case_id, (app.identity()).session_id, new.agency_id));
  return null;
end $$;
create trigger say_task after insert or update of owner_id, due_on, done_at on cases.task for each row execute function cases.say_task();

-- A stub is all that its receiver knows of the case: its list changed.
create function cases.say_stub() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.say(jsonb_build_array('desk', new.to_agency));
  return null;
end $$;
create trigger say_stub after insert on cases.referral for each row when (new.stub) execute function cases.say_stub();
create trigger say_stub_turned after update of stub, status, due_at on cases.referral for each row
  when (old.stub or new.stub) execute function cases.say_stub();

-- Whoever is signed out, loses the organisation or is disabled must hear nothing more, at once.
create function app.say_session() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.say('["session"]');
  return null;
end $$;
create trigger say_session after update on platform.session for each row
  when (new.revoked_at is not null and old.revoked_at is null or old.membership_id is distinct from new.membership_id)
  execute function app.say_session();
create trigger say_session after update on organisations.membership for each row
  when (new.ended_at is not null and old.ended_at is null or old.role is distinct from new.role) execute function app.say_session();
create trigger say_session after update on organisations.person for each row
  when (new.disabled_at is not null and old.disabled_at is null) execute function app.say_session();

-- Who stands behind these open sessions, as app.identity() would answer each, and which of these cases each of them sees at
-- this moment: sees (the summary), hears (the conversation, pledged), stands (sees it otherwise than by an emergency).
-- One statement for all open pages, so only for the system; the sight test compares it with what everybody reads.
create function cases.live(sessions uuid[], targets uuid[])
returns table (session uuid, person uuid, name text, role text, agency smallint, agency_ko text, agency_en text, company uuid, sees uuid[], hears uuid[], stands uuid[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  return query
    with reader as (
      select s.id as session, p.id as person, p.name, m.role, m.agency_id, m.company_id
        from platform.session s
        join organisations.person p on p.id = s.person_id and p.disabled_at is null
        join organisations.membership m on m.id = s.membership_id and m.person_id = s.person_id and m.ended_at is null
       where s.id = any (sessions) and s.revoked_at is null and s.expires_at > now()
         and (m.company_id is not null or (m.agency_id is not null and m.role <> 'administrator' and s.second_factor_at is not null))
    ), open as (
      select r.session, g.case_id, g.section, bool_or(g.kind is distinct from 'emergency') as standing
        from organisations.sight_grant g
        join cases.case_file f on f.id = g.case_id and g.agency_id = any (f.visible_to)
        join reader r on r.agency_id = g.agency_id and (g.person_id is null or g.person_id = r.person)
       where g.case_id = any (targets) and g.section in ('summary', 'counsel') and g.revoked_at is null and g.valid_from <= now() and g.ends_at > now()
         and not exists (
           select 1 from cases.seal s
            where s.case_id = g.case_id and s.agency_id = g.agency_id and s.opened_at is null and r.person <> all (s.people)
              and not exists (select 1 from organisations.sight_grant e
                               where e.case_id = s.case_id and e.agency_id = s.agency_id and e.kind = 'emergency' and e.person_id = r.person
                                 and e.revoked_at is null and e.ends_at > now()))
       group by r.session, g.case_id, g.section
    ), sight as (
      select o.session, array_agg(o.case_id) filter (where o.section = 'summary') as sees,
             array_agg(o.case_id) filter (where o.section = 'summary' and o.standing) as stands,
             array_agg(o.case_id) filter (where o.section = 'counsel' and exists (
               select 1 from organisations.pledge p join reader r on r.session = o.session
                where p.case_id = o.case_id and p.person_id = r.person and p.agency_id = r.agency_id and p.text_hash = app.pledge_hash()
                  -- A grant that began a moment ago opens the rows when the daily job has run, and is told of from then on.
                  and exists (select 1 from cases.entry e where e.case_id = o.case_id and r.agency_id = any (e.visible_to)))) as hears
        from open o group by o.session
    ), own as (
      select r.session, array_agg(f.id) as sees
        from reader r join cases.case_file f on f.company_id = r.company_id and f.id = any (targets) group by r.session
    )
    select r.session, r.person, r.name, r.role, r.agency_id, n.name_ko, n.name_en, r.company_id,
           coalesce(i.sees, w.sees, '{}'), coalesce(i.hears, '{}'), coalesce(i.stands, '{}')
      from reader r
      left join sight i on i.session = r.session
      left join own w on w.session = r.session
      left join lateral (select a.name_ko, a.name_en from organisations.agency_name a
                          where a.agency_id = r.agency_id and a.valid_from <= (now() at time zone 'Asia/Seoul')::date
                          order by a.valid_from desc limit 1) n on true;
end $$;

-- How many referrals by law wait for this agency's decision: the badge counts what the list below it shows.
create function cases.count_stubs() returns integer
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
begin
  if me.agency_id is null then return 0; end if;
  return (select count(*) from cases.referral r where r.to_agency = me.agency_id and r.status in ('requested', 'acknowledged') and r.stub);
end $$;
revoke all on function cases.say_case, cases.say_note, cases.say_task, cases.say_stub, app.say_session, cases.live, cases.count_stubs from public;
grant execute on function cases.live, cases.count_stubs to boru_app;
