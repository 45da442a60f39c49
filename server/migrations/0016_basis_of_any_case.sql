-- A reading of the company as a whole rests on every grant of the section, also on one that was given for a case:
-- that is how sight itself is decided (app.seen_by). Papers are seen with the counsel of their case (0009).
create or replace function app.sight_basis(company uuid, within_case uuid, agency smallint, wanted text[]) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct case when g.consent_id is null then 'law/' || g.legal_basis else 'consent/' || g.purpose end), '{}'::text[])
    from organisations.sight_grant g
   where g.company_id = company and g.agency_id = agency and g.revoked_at is null
     and (g.section = any (wanted) or (g.section = 'counsel' and 'documents' = any (wanted)))
     and g.valid_to >= (now() at time zone 'Asia/Seoul')::date and (within_case is null or g.case_id is null or g.case_id = within_case)
$$;
