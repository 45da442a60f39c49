-- What an agency has done with and for one company, in order. Runs with the rights of whoever asks: a case that the reader may
-- not see (a seal, a grant that ended, another agency's) gives no line, although the agency's own trace of it exists.

create function evidence.history_of(company uuid, before_at timestamptz, before_key text, most integer)
returns table (key text, at timestamptz, microseconds bigint, side text, actor_name text, action text, target uuid, number text, title text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  with seen as materialized (
    select f.id, f.number, f.title from cases.case_file f where f.company_id = company),
  told as (
    select 'd' || lpad(a.id::text, 15, '0') as key, a.at, 'agency' as side, a.actor_name, a.action, a.case_id
      from evidence.audit_entry a
     where a.company_id = company and a.agency_id = (select app.agency())
       and (a.case_id is null or a.case_id in (select s.id from seen s))
    union all
    select 'e' || e.id, e.at, 'company', '', 'case.' || coalesce(e.fact, e.kind), e.case_id
      from cases.entry e
     where e.company_id = company and e.author_kind = 'company' and e.case_id in (select s.id from seen s)
    union all
    select 'o' || o.id, o.completed_at, 'company', '', 'diagnosis.completed', null
      from diagnosis.outcome o where o.company_id = company)
  select t.key, t.at, (extract(epoch from t.at) * 1000000)::bigint, t.side, t.actor_name, t.action, t.case_id, s.number, s.title
    from told t left join seen s on s.id = t.case_id
   where before_at is null or (t.at, t.key) < (before_at, before_key)
   order by t.at desc, t.key desc limit most
$$;
revoke all on function evidence.history_of from public;
grant execute on function evidence.history_of to boru_app;

-- The company's name for whoever may see its row; nothing for everybody else, as for a company that does not exist.
create function evidence.name_of(company uuid) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.name from organisations.company c where c.id = company and c.status not in ('caller', 'merged')
$$;
revoke all on function evidence.name_of from public;
grant execute on function evidence.name_of to boru_app;
