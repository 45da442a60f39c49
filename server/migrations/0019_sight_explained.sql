-- Sight explained and tried out: what a receiver would see is asked of the policies themselves, as an agency that exists
-- only inside one transaction and holds nothing but the grants that are being considered.

alter table organisations.sighted_table add column title text;
comment on column organisations.sighted_table.title is '행의 이름을 짓는 식(없으면 수만 센다)';
update organisations.sighted_table t set title = named.expression
  from (values ('organisations.company', 'name'), ('organisations.site', 'name'), ('organisations.contact', 'name'),
               ('diagnosis.outcome', 'completed_on::text'), ('technologies.card', 'name'), ('cases.case_file', 'title'),
               ('cases.entry', 'left(body, 80)'), ('platform.file', 'name')) as named (target, expression)
 where t.table_name = named.target;
-- The list of tables says nothing about anyone.
create policy anyone_reads on organisations.sighted_table for select to boru_app using (true);

-- Everything of one company and case that the caller's own policies let through, table by table: a table that is added
-- later is counted without being named here. It runs with the caller's rights.
create function app.in_sight(company uuid, within_case uuid) returns table (table_name text, section text, amount bigint, titles text[])
language plpgsql stable as $$
declare
  rule organisations.sighted_table;
begin
  for rule in select * from organisations.sighted_table t order by t.table_name loop
    table_name := rule.table_name;
    section := rule.section;
    execute format('select count(*), coalesce((array_agg(%s) filter (where %s is not null))[1:20], ''{}'') from %s where %I = $1%s',
                   coalesce('(' || rule.title || ')::text', 'null::text'), coalesce('(' || rule.title || ')', 'null'), rule.table_name, rule.company_column,
                   case when rule.case_column is null then '' else format(' and %I is not distinct from $2', rule.case_column) end)
      into amount, titles using company, within_case;
    if amount > 0 then return next; end if;
  end loop;
end $$;
grant execute on function app.in_sight to boru_app;

-- Makes the agency of the preview and answers its ticket. It can see no more than the caller passes on, and the caller
-- passes on no more than it sees; whoever forgets to roll back cannot commit.
create function cases.try_referral(target uuid, wanted text[]) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  f cases.case_file;
  phantom smallint := (20000 + floor(random() * 12000))::smallint;
  people uuid := gen_random_uuid();
  belongs uuid := gen_random_uuid();
  ticket text := encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex');
begin
  select * into f from cases.case_file c where c.id = target;
  if not found then raise exception 'no such case' using errcode = '42501'; end if;
  if me.company_id is distinct from f.company_id then
    if me.agency_id is null or exists (
      select 1 from unnest(wanted || 'summary'::text) as s(name)
       where not me.agency_id = any (app.seen_by(f.company_id, s.name, f.id, true)) or f.id = any (app.closed(s.name, true))) then
      raise exception 'the caller does not see this section' using errcode = '42501';
    end if;
  end if;
  insert into organisations.agency (id, code, kind, online, source) values (phantom, 'preview-' || people, 'preview', false, 'preview');
  insert into organisations.person (id, email, name) values (people, people || '@preview.invalid', '');
  insert into organisations.membership (id, person_id, agency_id, role) values (belongs, people, phantom, 'auditor');
  insert into platform.session (token_hash, id, person_id, membership_id, second_factor_at, expires_at)
    values (sha256(convert_to(ticket, 'UTF8')), gen_random_uuid(), people, belongs, now(), now() + interval '1 minute');
  insert into organisations.sight_grant (id, company_id, case_id, section, agency_id, purpose, legal_basis, valid_to, level)
    select gen_random_uuid(), f.company_id, f.id, s.name, phantom, 'referral', 'preview', current_date + 1, 'read'
      from unnest(wanted) as s(name);
  return ticket;
end $$;
revoke all on function cases.try_referral from public;
grant execute on function cases.try_referral to boru_app;

create function app.never_kept() returns trigger language plpgsql as $$
begin
  raise exception 'a preview is never kept' using errcode = '42501';
end $$;
create constraint trigger never_kept after insert on organisations.agency deferrable initially deferred
  for each row when (new.kind = 'preview') execute function app.never_kept();

-- Every grant that touches a case (null: the company), with the consent and the referral it came from; with the caller's
-- rights, so that a company reads all of its own and an agency what it holds.
create function cases.sight_chains(company uuid, within_case uuid) returns table (
  agency_id smallint, section text, case_id uuid, level text, kind text, person_id uuid, purpose text, legal_basis text,
  valid_from timestamptz, ends_at timestamptz, revoked_at timestamptz,
  receipt_number text, text_id text, text_version integer, given_at timestamptz, consent_valid_to date, withdrawn_at timestamptz,
  referral_id uuid, from_agency smallint, to_agency smallint, requested_at timestamptz, answered_at timestamptz)
language sql stable as $$
  select g.agency_id, g.section, g.case_id, g.level, g.kind, g.person_id, g.purpose, g.legal_basis, g.valid_from, g.ends_at, g.revoked_at,
         c.receipt_number, c.text_id, c.text_version, c.given_at, c.valid_to, c.withdrawn_at,
         r.id, r.from_agency, r.to_agency, r.requested_at, r.answered_at
    from organisations.sight_grant g
    left join organisations.consent c on c.id = g.consent_id
    left join cases.referral r on r.case_id = coalesce(within_case, g.case_id) and g.id = any (r.grant_ids)
   where g.company_id = company and (within_case is null or g.case_id = within_case or g.case_id is null)
   order by g.agency_id, g.section, g.revoked_at desc nulls first, g.ends_at desc, g.id
   limit 400
$$;
grant execute on function cases.sight_chains to boru_app;
