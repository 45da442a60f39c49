-- What a change of grants costs must not grow with the cases of a company, and two changes at the same moment must not
-- leave sight behind that one of them took away.

-- In the order in which sight of a company as a whole is found out: per section the agencies, of each the oldest grant first.
-- With the columns that decide, so that the grants themselves, which lie all over the table, are not read.
create index sight_grant_seen on organisations.sight_grant (company_id, section, agency_id, valid_from)
  include (ends_at, case_only, case_id) where revoked_at is null;
drop index organisations.sight_grant_company;

-- One grant of an agency is enough: from each agency straight to the next, however many cases the company has had with it.
create or replace function app.seen_by(company uuid, wanted text, within_case uuid, case_scoped boolean) returns smallint[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if case_scoped and within_case is not null then
    return (select coalesce(array_agg(distinct g.agency_id order by g.agency_id), '{}'::smallint[])
              from organisations.sight_grant g
             where g.company_id = company and g.case_id = within_case and g.section = wanted and g.revoked_at is null
               and g.valid_from <= now() and g.ends_at > now());
  end if;
  return (
    with recursive seen(agency_id) as (
      (select g.agency_id from organisations.sight_grant g
        where g.company_id = company and g.section = wanted and g.revoked_at is null
          and g.valid_from <= now() and g.ends_at > now() and not g.case_only and (not case_scoped or g.case_id is null)
        order by g.agency_id limit 1)
      union all
      select (select g.agency_id from organisations.sight_grant g
               where g.company_id = company and g.section = wanted and g.revoked_at is null and g.agency_id > s.agency_id
                 and g.valid_from <= now() and g.ends_at > now() and not g.case_only and (not case_scoped or g.case_id is null)
               order by g.agency_id limit 1)
        from seen s where s.agency_id is not null)
    select coalesce(array_agg(s.agency_id order by s.agency_id) filter (where s.agency_id is not null), '{}'::smallint[]) from seen s);
end $$;

-- First the rows are held, then it is found out who sees them: a statement that waits for a row goes on with what it knew
-- before it waited, and would write back the sight that the other transaction has just taken away. What is found out once is
-- written only where it differs. Always in the same order of tables, a case before its company, as everybody takes locks.
create or replace function app.refresh_sight(company uuid, changed_section text, changed_case uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  rule organisations.sighted_table;
  held organisations.sighted_table[] := '{}';
  amount bigint;
  of_case smallint[];
  of_company smallint[];
begin
  for rule in select * from organisations.sighted_table t where t.section = changed_section order by t.table_name loop
    execute format('select from %s where %I = $1%s for no key update', rule.table_name, rule.company_column,
                   case when rule.case_column is null then '' when changed_case is null then format(' and %I is null', rule.case_column)
                        else format(' and %I = $2', rule.case_column) end)
      using company, changed_case;
    get diagnostics amount = row_count;
    if amount > 0 then held := held || rule; end if;
  end loop;
  foreach rule in array held loop
    if rule.case_column is null then
      of_company := coalesce(of_company, app.seen_by(company, changed_section, null, false));
      execute format('update %s set visible_to = $2 where %I = $1 and visible_to <> $2', rule.table_name, rule.company_column)
        using company, of_company;
    else
      -- Rows of the company that belong to no case, such as a file it keeps here, follow the grants without a case.
      of_case := coalesce(of_case, app.seen_by(company, changed_section, changed_case, true));
      execute format('update %s set visible_to = $3 where %I = $1 and %I %s and visible_to <> $3', rule.table_name, rule.company_column,
                     rule.case_column, case when changed_case is null then 'is null' else '= $2' end)
        using company, changed_case, of_case;
    end if;
  end loop;
end $$;
