-- Insight reads across rooms. Raw counts are for the system actor alone; what leaves the server is suppressed first
-- (rooms/insight/model.ts), so no signed-in person can ask SQL for a small cell.

create function insight.company_counts() returns table (dimension text, key text, companies integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  return query
    with confirmed as (select id, municipality, industry from organisations.company where status = 'confirmed'),
         latest as (select distinct on (o.company_id) o.company_id, o.level from diagnosis.outcome o join confirmed c on c.id = o.company_id
                    order by o.company_id, o.completed_at desc)
    select 'municipality', c.municipality, count(*)::int from confirmed c group by c.municipality
    union all select 'industry', c.industry, count(*)::int from confirmed c group by c.industry
    union all select 'level', l.level, count(*)::int from latest l group by l.level;
end $$;
revoke all on function insight.company_counts from public;
grant execute on function insight.company_counts to boru_app;
