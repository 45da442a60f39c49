-- What support changed, for the secretariat: the diagnoses of a company before and after it was helped, and of companies that
-- waited meanwhile. Rows without a name, a number or an order; who may not see single companies sees what the engine makes of
-- them, never under five. Only what was complete on a day that is given: figures move four times a year, not with each company.
create function support.effect_rows(until_day date)
returns table (kind text, agency_id smallint, expert_id uuid, expert_name text, is_waiting boolean, before_total double precision,
               after_total double precision, days integer, size text, industry text, cost_won bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if app.kind() is distinct from 'agency' or not app.is_secretariat() then
    raise exception 'for the secretariat' using errcode = '42501';
  end if;
  return query
  with helped as (
    select 'consulting' as kind, e.agency_id, e.expert_id, e.expert_name, e.company_id, e.created_at as began,
           e.accepted_at as ended, x.fee_won * a.half_days as cost_won
      from support.engagement e
      join support.consulting_assignment a on a.id = e.assignment_id
      join support.expert x on x.id = e.expert_id
     where e.state = 'accepted' and e.accepted_at < until_day::timestamp at time zone 'Asia/Seoul'
    union all
    -- A company that sent several people to one run was helped once by it.
    (select distinct on (c.run_id, c.company_id) 'education', c.agency_id, null::uuid, null::text, c.company_id,
           c.held_from::timestamp at time zone 'Asia/Seoul', c.held_until::timestamp at time zone 'Asia/Seoul', null::bigint
      from support.certificate c where c.revoked_at is null and c.held_until < until_day
     order by c.run_id, c.company_id, c.held_until)
  ), waited as (
    select w.company_id, min(w.since) as began
      from (select q.company_id, q.requested_at as since from support.consulting_request q
            union all
            select t.company_id, t.enrolled_at from support.attendee t where t.state in ('waiting', 'lapsed')) w
     where not exists (select 1 from helped h where h.company_id = w.company_id)
       and not exists (select 1 from support.engagement e where e.company_id = w.company_id)
     group by w.company_id
  ), spans as (
    select h.kind, h.agency_id, h.expert_id, h.expert_name, false as is_waiting, h.company_id, h.began, h.ended, h.cost_won from helped h
    union all
    select null, null, null, null, true, w.company_id, w.began, w.began, null from waited w
  )
  select s.kind, s.agency_id, s.expert_id, s.expert_name, s.is_waiting, b.total, f.total, f.completed_on - b.completed_on, c.size, c.industry, s.cost_won
    from spans s
    join organisations.company c on c.id = s.company_id and c.status = 'confirmed'
    join lateral (select o.total, o.completed_on, o.set_id from diagnosis.outcome o
                   where o.company_id = s.company_id and o.total is not null and o.completed_at <= s.began
                   order by o.completed_at desc limit 1) b on true
    join lateral (select o.total, o.completed_on from diagnosis.outcome o
                   where o.company_id = s.company_id and o.total is not null and o.set_id = b.set_id and o.completed_at > s.ended
                     and o.completed_on < until_day
                   order by o.completed_at limit 1) f on true
   order by md5(s.company_id::text || until_day::text);
end $$;
revoke all on function support.effect_rows from public;
grant execute on function support.effect_rows to boru_app;
