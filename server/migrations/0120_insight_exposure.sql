-- What an agency may see of the companies it sees, for the order in which help could be offered. Runs with the rights of
-- whoever asks: a diagnosis, cards and requests that were not shown are not in the answer.
create function insight.known_companies(most integer)
returns table (company_id uuid, name text, domains jsonb, statuses jsonb, topics text[])
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.id, c.name, d.domains, k.statuses,
         array(select distinct f.topic from cases.case_file f
                where f.company_id = c.id and f.topic in ('leakSuspected', 'exportGuidance', 'dispute') and f.submitted_at is not null)
    from (select o.id, o.name from organisations.company o where o.status = 'confirmed' order by o.created_at desc, o.id desc limit most) c
    left join lateral (select o.outcome -> 'domains' as domains from diagnosis.outcome o where o.company_id = c.id order by o.completed_at desc limit 1) d on true
    left join lateral (select coalesce(jsonb_agg(i ->> 'status') filter (where i is not null), '[]') as statuses, count(*) as cards
                         from technologies.card t left join lateral jsonb_array_elements(t.items) i on true
                        where t.company_id = c.id and t.archived_at is null) k on k.cards > 0
$$;
revoke all on function insight.known_companies from public;
grant execute on function insight.known_companies to boru_app;
