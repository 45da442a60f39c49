-- The badges of the inbox, as the asking person's own policies let them be counted. Under row security ten short questions
-- take longer to plan than to answer; a function keeps their plan for as long as the connection lasts. It has no rights of
-- its own (security invoker): what it counts is what its caller reads. Each badge stops at a hundred, which reads "99+".
create function cases.badges(agency smallint, person uuid, moment timestamptz, end_of_today timestamptz) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return jsonb_build_object(
    'new', (select count(*) from (select from cases.case_file c
             where c.owner_agency = agency and c.closed_at is null and c.status = 'submitted' limit 100) x),
    'dueToday', (select count(*) from (select from cases.case_file c
             where c.owner_agency = agency and c.closed_at is null and c.due_at >= moment and c.due_at <= end_of_today limit 100) x),
    'overdue', (select count(*) from (select from cases.case_file c
             where c.owner_agency = agency and c.closed_at is null and c.due_at < moment limit 100) x),
    'mine', (select count(*) from (select from cases.case_file c
             where c.owner_agency = agency and c.closed_at is null and c.assignee_id = person limit 100) x),
    'watched', (select count(*) from (select from cases.case_file c
             where c.id in (select w.case_id from cases.watcher w where w.person_id = person and w.ended_at is null) limit 100) x),
    'waiting', (select count(*) from (select from cases.case_file c
             where c.owner_agency = agency and c.closed_at is null and c.status = 'asked' limit 100) x),
    'open', (select count(*) from (select from cases.case_file c
             where c.owner_agency = agency and c.closed_at is null limit 100) x),
    'closed', (select count(*) from (select from cases.case_file c
             where c.owner_agency = agency and c.closed_at is not null order by c.closed_at desc, c.id desc limit 100) x),
    -- One by one and no further than the badge: joined as a whole, every open case would be read.
    'sent', (select count(*) from (select distinct r.case_id from cases.referral r
              cross join lateral (select from cases.case_file c where c.id = r.case_id and c.closed_at is null limit 1) c
              where r.from_agency = agency and r.case_open and r.status in ('awaitingConsent', 'requested', 'acknowledged', 'accepted') limit 100) x),
    'received', least(100, cases.count_stubs() + (
      select count(*) from (select distinct r.case_id from cases.referral r
              cross join lateral (select from cases.case_file c where c.id = r.case_id limit 1) c
              where r.to_agency = agency and (r.status in ('requested', 'acknowledged') or r.status = 'accepted' and r.kind = 'cooperation') limit 100) x)));
end $$;
revoke all on function cases.badges from public;
grant execute on function cases.badges to boru_app;
