-- A referral by law is a stub until it is accepted: topic, territory, deadline, who asks; no name, no text. Its grants are
-- written when it is sent, so that nobody can be let in later on another ground, but they begin with the acceptance. What a
-- company has consented to, for that recipient and these sections, is open when it is sent: the consent says so.

alter table cases.referral add column stub boolean not null default false;
comment on column cases.referral.stub is '수락하기 전까지 받는 기관이 주제, 지역, 기한만 보는지';

create or replace function cases.grant_referral(target uuid, new_grants uuid[], valid_to date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r cases.referral;
  c organisations.consent;
  wanted text;
  position integer := 1;
begin
  select * into r from cases.referral where id = target for update;
  if not found or r.status <> 'requested' then raise exception 'referral is not open' using errcode = '42501'; end if;
  if not (app.is_system() or r.company_id = app.working_company() or (r.from_agency = app.working_agency() and r.from_agency = any (r.visible_to))) then
    raise exception 'not a participant' using errcode = '42501';
  end if;
  if r.consent_id is not null then
    -- Locked against a withdrawal at this very moment.
    select * into c from organisations.consent where id = r.consent_id for share;
    if c.company_id <> r.company_id or c.agency_id <> r.to_agency or c.withdrawn_at is not null
       or c.valid_to < (now() at time zone 'Asia/Seoul')::date or not (r.sections <@ c.sections)
       or (c.case_id is not null and c.case_id <> r.case_id) then
      raise exception 'consent does not cover this referral' using errcode = '42501';
    end if;
  elsif coalesce(length(r.legal_basis), 0) < 5 then
    raise exception 'neither consent nor legal basis' using errcode = '42501';
  end if;
  -- Nobody passes on more than they see themselves.
  if app.working_agency() is not null and exists (
    select 1 from unnest(r.sections) as s(name)
     where not app.working_agency() = any (app.seen_by(r.company_id, s.name, r.case_id, true))) then
    raise exception 'the sender does not see this section' using errcode = '42501';
  end if;
  -- Before the grants, because they follow it.
  update cases.referral set grant_ids = new_grants, stub = (r.consent_id is null) where id = target;
  foreach wanted in array r.sections loop
    insert into organisations.sight_grant (id, company_id, case_id, section, agency_id, purpose, consent_id, legal_basis, valid_to, valid_from)
    values (new_grants[position], r.company_id, r.case_id, wanted, r.to_agency, 'referral', r.consent_id,
            case when r.consent_id is null then r.legal_basis end, coalesce(c.valid_to, grant_referral.valid_to),
            -- From its own end on, which is never; the acceptance moves it to its moment.
            case when r.consent_id is null then (grant_referral.valid_to + 1)::timestamp at time zone 'Asia/Seoul' else now() end);
    position := position + 1;
  end loop;
end $$;

-- What the receiver reads of a referral that it has not accepted. The person's agency and nothing else decides.
create function cases.stubs() returns table (
  id uuid, case_id uuid, from_agency smallint, to_agency smallint, kind text, onward boolean, asked_on date, acknowledged_at timestamptz,
  extended_at timestamptz, status text, sections text[], legal_basis text, requested_at timestamptz, due_at timestamptz, version integer,
  topic text, urgency text, municipality text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  me app.identity_row := app.identity();
begin
  if me.agency_id is null then return; end if;
  return query
    select r.id, r.case_id, r.from_agency, r.to_agency, r.kind, r.onward, r.asked_on, r.acknowledged_at, r.extended_at, r.status, r.sections,
           r.legal_basis, r.requested_at, r.due_at, r.version, f.topic, f.urgency, c.municipality
      from cases.referral r
      join cases.case_file f on f.id = r.case_id
      join organisations.company c on c.id = r.company_id
     where r.to_agency = me.agency_id and r.status in ('requested', 'acknowledged') and r.stub
     order by r.due_at nulls last, r.id limit 50;
end $$;

-- The receiver takes a step on a stub: within this transaction its grants begin. Nothing happens where there is no stub for
-- the asking desk. Case first, then referral: the order of everybody's locks.
create function cases.step_in(target uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r cases.referral;
begin
  select * into r from cases.referral x where x.id = target;
  if not found or not r.stub or r.to_agency is distinct from app.working_agency() then return false; end if;
  perform 1 from cases.case_file f where f.id = r.case_id for update;
  select * into r from cases.referral x where x.id = target for update;
  if not r.stub or r.status not in ('requested', 'acknowledged') then return false; end if;
  if exists (select 1 from unnest(r.sections) as s(name) where not r.from_agency = any (app.seen_by(r.company_id, s.name, r.case_id, true))) then
    raise exception 'the sender does not see this section any more' using errcode = '42501';
  end if;
  update cases.referral set stub = false where id = target;
  update organisations.sight_grant set valid_from = now(), opened_at = now() where id = any (r.grant_ids) and revoked_at is null;
  return true;
end $$;

-- The step was no acceptance: the stub is a stub again, and a refused one never was more.
create function cases.step_out(target uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r cases.referral;
begin
  select * into r from cases.referral x where x.id = target;
  if not found or r.consent_id is not null or r.to_agency is distinct from app.working_agency() or r.status = 'accepted' then return; end if;
  update organisations.sight_grant set valid_from = ends_at, opened_at = null where id = any (r.grant_ids);
  update cases.referral set stub = true where id = target;
end $$;

-- Whoever forgets to step out cannot commit.
create function cases.read_after_acceptance() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from cases.referral r join organisations.sight_grant g on g.id = any (r.grant_ids)
              where r.id = new.id and r.consent_id is null and not r.stub and r.status in ('requested', 'acknowledged')
                and g.revoked_at is null and g.valid_from <= now()) then
    raise exception 'a referral by law is read after it is accepted' using errcode = '42501';
  end if;
  return null;
end $$;
create constraint trigger read_after_acceptance after update of stub on cases.referral deferrable initially deferred
  for each row when (old.stub and not new.stub) execute function cases.read_after_acceptance();
revoke all on function cases.stubs, cases.step_in, cases.step_out, cases.read_after_acceptance from public;
grant execute on function cases.stubs, cases.step_in, cases.step_out to boru_app;
