-- Experts: people who advise companies for an agency, with an account of their own that belongs neither to an agency nor to
-- a company. And consulting: what a company asks for, how the desk scopes it, who is assigned.
-- An expert carries no agency, so that no policy of a case, a diagnosis or a card lets her in. What she sees is the list of
-- her own assignments, worked out by the database, and empty while her clearance or her pledge does not hold.

alter table organisations.membership drop constraint membership_belongs;
alter table organisations.membership drop constraint membership_role_check;
alter table organisations.membership add constraint membership_role_check
  check (role in ('intake', 'officer', 'manager', 'auditor', 'representative', 'securityOfficer', 'staff', 'proxy', 'administrator', 'expert'));
alter table organisations.membership add constraint membership_belongs check (
  (agency_id is not null and company_id is null and role in ('intake', 'officer', 'manager', 'auditor'))
  or (company_id is not null and agency_id is null and role in ('representative', 'securityOfficer', 'staff', 'proxy'))
  or (agency_id is null and company_id is null and role in ('administrator', 'expert'))
);

-- As before, and also experts. Like staff they are visitors without a second factor.
create or replace function app.identity() returns app.identity_row
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  ticket text := current_setting('app.ticket', true);
  kept text := current_setting('app.known', true);
  digest bytea;
  result app.identity_row;
begin
  if ticket is null or length(ticket) < 40 then
    result.kind := 'anonymous';
    return result;
  end if;
  digest := sha256(convert_to(ticket, 'UTF8'));
  if length(kept) > 64 and left(kept, 64) = app.stamp(digest, 'identity|' || substr(kept, 65)) then
    return substr(kept, 65)::app.identity_row;
  end if;
  select case
           when m.id is null then 'visitor'
           when m.role = 'administrator' then case when s.second_factor then 'administrator' else 'visitor' end
           when m.role = 'expert' then case when s.second_factor then 'expert' else 'visitor' end
           when m.agency_id is not null then case when s.second_factor then 'agency' else 'visitor' end
           else 'company'
         end,
         p.id, m.id, s.id, m.agency_id, m.company_id, m.role, coalesce(a.secretariat, false), s.second_factor, null
    into result
    from (select t.id, t.person_id, t.membership_id, t.second_factor_at is not null as second_factor
            from platform.session t where t.token_hash = digest and t.revoked_at is null and t.expires_at > now()
          union all
          select w.session_id, w.person_id, w.membership_id, w.second_factor
            from platform.pending_step w where w.ticket_hash = digest) s
    join organisations.person p on p.id = s.person_id and p.disabled_at is null
    left join organisations.membership m on m.id = s.membership_id and m.person_id = s.person_id and m.ended_at is null
    left join organisations.agency a on a.id = m.agency_id;
  if found then
    -- Staff without a second factor are visitors: they carry no agency, so no policy lets them see a company.
    if result.kind = 'visitor' then result.agency_id := null; result.company_id := null; end if;
    if result.agency_id is not null then result.narrowed := app.narrowing(result.agency_id, result.person_id); end if;
  elsif exists (select 1 from platform.system_ticket t where t.token_hash = digest and t.expires_at > now()) then
    result.kind := 'system';
  else
    result.kind := 'anonymous';
  end if;
  perform set_config('app.known', app.stamp(digest, 'identity|' || result::text) || result::text, true);
  return result;
end $$;

create table support.expert (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  person_id uuid references organisations.person(id),
  name text not null check (char_length(name) between 1 and 40),
  email text not null check (char_length(email) between 3 and 254 and email = lower(email)),
  phone text check (char_length(phone) between 3 and 20),
  affiliation text check (char_length(affiliation) between 1 and 120),
  skills text[] not null check (array_length(skills, 1) between 1 and 12
    and skills <@ array['statute', 'physical', 'it', 'personnel', 'forensics', 'ipLaw', 'semiconductor', 'battery', 'bio', 'display', 'mobility', 'otherSector']),
  languages text[] not null check (array_length(languages, 1) between 1 and 5 and languages <@ array['ko', 'en', 'zh', 'ja', 'vi']),
  territory text[] not null check (coalesce(array_length(territory, 1), 0) <= 40),
  home text not null check (char_length(home) between 1 and 20),
  week text[] not null check (coalesce(array_length(week, 1), 0) <= 10
    and week <@ array['mon.am', 'mon.pm', 'tue.am', 'tue.pm', 'wed.am', 'wed.pm', 'thu.am', 'thu.pm', 'fri.am', 'fri.pm']),
  weekly_half_days smallint not null check (weekly_half_days between 1 and 10),
  most_companies smallint not null check (most_companies between 1 and 100),
  fee_won bigint check (fee_won between 0 and 100000000),
  state text not null default 'active' check (state in ('active', 'paused', 'left')),
  created_by uuid not null references organisations.person(id),
  created_at timestamptz not null,
  version integer not null default 1,
  constraint expert_once unique (agency_id, email)
);
create index expert_person on support.expert (person_id) where person_id is not null;

create table support.expert_clearance (
  id uuid primary key,
  expert_id uuid not null references support.expert(id),
  agency_id smallint not null,
  kind text not null check (kind in ('clearance', 'pledge')),
  granted_on date not null,
  ends_on date not null check (ends_on >= granted_on),
  source text not null check (char_length(source) between 1 and 200),
  text_hash bytea check (length(text_hash) = 32),
  noted_by uuid not null references organisations.person(id),
  noted_at timestamptz not null,
  revoked_on date,
  revoke_reason text check (char_length(revoke_reason) between 1 and 300),
  constraint clearance_of_pledge check ((kind = 'pledge') = (text_hash is not null)),
  constraint clearance_revoked check ((revoked_on is null) = (revoke_reason is null))
);
create index clearance_expert on support.expert_clearance (expert_id, kind, ends_on desc);

create table support.expert_tie (
  id uuid primary key,
  expert_id uuid not null references support.expert(id),
  agency_id smallint not null,
  kind text not null check (kind in ('employer', 'client', 'family')),
  name text not null check (char_length(name) between 1 and 120),
  business_number text check (business_number ~ '^[0-9]{10}$'),
  from_on date not null,
  until_on date check (until_on >= from_on),
  noted_by uuid not null references organisations.person(id),
  noted_at timestamptz not null
);
create index tie_expert on support.expert_tie (expert_id);

-- That somebody is away, never why: an illness is nobody's business here.
create table support.expert_absence (
  id uuid primary key,
  expert_id uuid not null references support.expert(id),
  agency_id smallint not null,
  from_on date not null,
  until_on date not null check (until_on >= from_on and until_on < from_on + 400),
  noted_by uuid not null references organisations.person(id),
  noted_at timestamptz not null
);
create index absence_expert on support.expert_absence (expert_id, until_on desc);

create table support.consulting_round (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  title text not null check (char_length(title) between 1 and 120),
  from_on date not null,
  until_on date not null check (until_on >= from_on and until_on < from_on + 400),
  state text not null default 'open' check (state in ('open', 'published', 'cancelled')),
  plan jsonb,
  plan_hash text check (plan_hash ~ '^[0-9a-f]{64}$'),
  planned_by uuid references organisations.person(id),
  planned_at timestamptz,
  published_by uuid references organisations.person(id),
  published_at timestamptz,
  created_by uuid not null references organisations.person(id),
  created_at timestamptz not null,
  version integer not null default 1,
  constraint round_published check ((state = 'published') = (published_at is not null))
);
create index round_agency on support.consulting_round (agency_id, created_at desc);

create table support.consulting_request (
  id uuid primary key,
  number text not null unique,
  company_id uuid not null references organisations.company(id),
  agency_id smallint not null references organisations.agency(id),
  round_id uuid references support.consulting_round(id),
  company_name text not null,
  business_number text not null,
  industry text not null,
  municipality text not null,
  need text not null check (char_length(need) between 1 and 2000),
  language text not null check (language in ('ko', 'en', 'zh', 'ja', 'vi')),
  gaps text[] not null check (coalesce(array_length(gaps, 1), 0) <= 40),
  competitors jsonb not null default '[]' check (jsonb_typeof(competitors) = 'array' and jsonb_array_length(competitors) <= 20),
  wished_from date not null,
  wished_until date not null check (wished_until >= wished_from),
  contact_name text not null check (char_length(contact_name) between 1 and 40),
  phone text not null check (char_length(phone) between 3 and 20),
  email text not null check (char_length(email) between 3 and 254),
  state text not null default 'requested' check (state in ('requested', 'scoped', 'declined', 'withdrawn', 'done')),
  skills text[] not null default '{}' check (coalesce(array_length(skills, 1), 0) <= 6
    and skills <@ array['statute', 'physical', 'it', 'personnel', 'forensics', 'ipLaw', 'semiconductor', 'battery', 'bio', 'display', 'mobility', 'otherSector']),
  scope text check (char_length(scope) between 1 and 2000),
  half_days smallint check (half_days between 1 and 40),
  weight smallint not null default 3 check (weight between 1 and 5),
  answer text check (char_length(answer) between 1 and 1000),
  requested_by uuid not null references organisations.person(id),
  requested_at timestamptz not null,
  scoped_by uuid references organisations.person(id),
  scoped_at timestamptz,
  version integer not null default 1,
  constraint request_scoped check (state <> 'scoped' or (scope is not null and half_days is not null and array_length(skills, 1) >= 1))
);
create index consulting_request_company on support.consulting_request (company_id, requested_at desc);
create index consulting_request_agency on support.consulting_request (agency_id, requested_at desc);
create index consulting_request_round on support.consulting_request (round_id) where round_id is not null;

-- What the expert has to know stands in the assignment itself: she reads no other row of the company.
create table support.consulting_assignment (
  id uuid primary key,
  place bigint generated always as identity,
  request_id uuid not null references support.consulting_request(id),
  round_id uuid references support.consulting_round(id),
  agency_id smallint not null references organisations.agency(id),
  company_id uuid not null references organisations.company(id),
  expert_id uuid not null references support.expert(id),
  company_name text not null,
  expert_name text not null,
  municipality text not null,
  language text not null,
  skills text[] not null,
  gaps text[] not null,
  scope text not null check (char_length(scope) between 1 and 2000),
  half_days smallint not null check (half_days between 1 and 40),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  contact_name text not null,
  phone text not null,
  email text not null,
  reasons jsonb not null check (jsonb_typeof(reasons) = 'object'),
  state text not null default 'offered' check (state in ('offered', 'accepted', 'declined', 'refused', 'held', 'released', 'completed')),
  end_reason text check (char_length(end_reason) between 1 and 300),
  offered_by uuid not null references organisations.person(id),
  offered_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  version integer not null default 1,
  constraint assignment_reasoned check (state not in ('declined', 'refused', 'held', 'released') or end_reason is not null)
);
create unique index assignment_live_once on support.consulting_assignment (request_id) where state in ('offered', 'accepted', 'held', 'completed');
create index assignment_expert on support.consulting_assignment (expert_id, from_on desc);
create index assignment_agency on support.consulting_assignment (agency_id, offered_at desc);
create index assignment_company on support.consulting_assignment (company_id, offered_at desc);
create index assignment_round on support.consulting_assignment (round_id) where round_id is not null;

create table support.expert_refusal (
  id uuid primary key,
  company_id uuid not null references organisations.company(id),
  agency_id smallint not null,
  expert_id uuid not null references support.expert(id),
  reason text not null check (char_length(reason) between 1 and 300),
  refused_by uuid not null references organisations.person(id),
  refused_at timestamptz not null
);
create index refusal_agency on support.expert_refusal (agency_id, company_id);

create table support.expert_rating (
  assignment_id uuid primary key references support.consulting_assignment(id),
  expert_id uuid not null references support.expert(id),
  agency_id smallint not null,
  company_id uuid not null references organisations.company(id),
  score smallint not null check (score between 1 and 5),
  rated_by uuid not null references organisations.person(id),
  rated_at timestamptz not null
);
create index rating_expert on support.expert_rating (expert_id);

call app.protect('support.expert');
call app.protect('support.expert_clearance');
call app.protect('support.expert_tie');
call app.protect('support.expert_absence');
call app.protect('support.consulting_round');
call app.protect('support.consulting_request');
call app.protect('support.consulting_assignment');
call app.protect('support.expert_refusal');
call app.protect('support.expert_rating');

-- Her own rows in the pools; nobody's for anybody else.
create function support.my_experts() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
begin
  if me.kind is distinct from 'expert' then return '{}'; end if;
  return (select coalesce(array_agg(e.id), '{}') from support.expert e where e.person_id = me.person_id and e.state <> 'left');
end $$;
create function support.my_pools() returns smallint[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct e.agency_id), '{}') from support.expert e where e.id = any (support.my_experts())
$$;

-- Who may work on a day: of the pool, cleared and pledged.
create function support.able_experts(on_day date) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(e.id), '{}') from support.expert e
   where e.state = 'active'
     and (e.agency_id = app.agency() or e.id = any (support.my_experts()) or app.is_system())
     and exists (select 1 from support.expert_clearance c where c.expert_id = e.id and c.kind = 'clearance' and c.revoked_on is null
                  and on_day between c.granted_on and c.ends_on)
     and exists (select 1 from support.expert_clearance c where c.expert_id = e.id and c.kind = 'pledge' and c.revoked_on is null
                  and on_day between c.granted_on and c.ends_on)
$$;

-- The assignments an expert sees. Without clearance and pledge of today: none, from the same moment on.
create function support.my_assignments() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(a.id), '{}') from support.consulting_assignment a
   where app.kind() = 'expert' and a.state in ('offered', 'accepted', 'completed')
     and a.expert_id = any (support.my_experts())
     and a.expert_id = any (support.able_experts((now() at time zone 'Asia/Seoul')::date))
$$;
revoke all on function support.my_experts, support.my_pools, support.able_experts, support.my_assignments from public;
grant execute on function support.my_experts, support.my_pools, support.able_experts, support.my_assignments to boru_app;

create policy agency_reads on support.expert for select to boru_app using (agency_id = (select app.agency()));
create policy desk_adds on support.expert for insert to boru_app
  with check (agency_id = (select app.working_agency()) and created_by = (select app.person()));
create policy desk_changes on support.expert for update to boru_app
  using (agency_id = (select app.working_agency())) with check (agency_id = (select app.working_agency()));
create policy self_reads on support.expert for select to boru_app using (id = any ((select support.my_experts())::uuid[]));
create policy self_changes on support.expert for update to boru_app
  using (id = any ((select support.my_experts())::uuid[])) with check (id = any ((select support.my_experts())::uuid[]));

create policy agency_reads on support.expert_clearance for select to boru_app using (agency_id = (select app.agency()));
create policy self_reads on support.expert_clearance for select to boru_app using (expert_id = any ((select support.my_experts())::uuid[]));
create policy desk_clears on support.expert_clearance for insert to boru_app
  with check (agency_id = (select app.working_agency()) and kind = 'clearance' and noted_by = (select app.person()));
create policy desk_revokes on support.expert_clearance for update to boru_app
  using (agency_id = (select app.working_agency())) with check (agency_id = (select app.working_agency()));
create policy self_pledges on support.expert_clearance for insert to boru_app
  with check (expert_id = any ((select support.my_experts())::uuid[]) and kind = 'pledge' and noted_by = (select app.person()));

create policy agency_reads on support.expert_tie for select to boru_app using (agency_id = (select app.agency()));
create policy self_reads on support.expert_tie for select to boru_app using (expert_id = any ((select support.my_experts())::uuid[]));
create policy desk_notes on support.expert_tie for insert to boru_app
  with check (agency_id = (select app.working_agency()) and noted_by = (select app.person()));
create policy desk_deletes on support.expert_tie for delete to boru_app using (agency_id = (select app.working_agency()));
-- She may add a tie, never take one away: a conflict is not hers to make disappear.
create policy self_notes on support.expert_tie for insert to boru_app
  with check (expert_id = any ((select support.my_experts())::uuid[]) and noted_by = (select app.person()));

create policy agency_reads on support.expert_absence for select to boru_app using (agency_id = (select app.agency()));
create policy self_reads on support.expert_absence for select to boru_app using (expert_id = any ((select support.my_experts())::uuid[]));
create policy desk_notes on support.expert_absence for insert to boru_app
  with check (agency_id = (select app.working_agency()) and noted_by = (select app.person()));
create policy self_notes on support.expert_absence for insert to boru_app
  with check (expert_id = any ((select support.my_experts())::uuid[]) and noted_by = (select app.person()));
create policy desk_deletes on support.expert_absence for delete to boru_app using (agency_id = (select app.working_agency()));
create policy self_deletes on support.expert_absence for delete to boru_app using (expert_id = any ((select support.my_experts())::uuid[]));

create policy agency_reads on support.consulting_round for select to boru_app using (agency_id = (select app.agency()));
create policy desk_opens on support.consulting_round for insert to boru_app
  with check (agency_id = (select app.working_agency()) and created_by = (select app.person()) and state = 'open');
create policy desk_changes on support.consulting_round for update to boru_app
  using (agency_id = (select app.working_agency())) with check (agency_id = (select app.working_agency()));

create policy company_reads on support.consulting_request for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.consulting_request for select to boru_app using (agency_id = (select app.agency()));
create policy company_asks on support.consulting_request for insert to boru_app
  with check (company_id = (select app.working_company()) and requested_by = (select app.person()) and state = 'requested' and round_id is null);
create policy company_withdraws on support.consulting_request for update to boru_app
  using (company_id = (select app.working_company()) and state in ('requested', 'scoped'))
  with check (company_id = (select app.working_company()) and state = 'withdrawn');
create policy desk_scopes on support.consulting_request for update to boru_app
  using (agency_id = (select app.working_agency()) and state in ('requested', 'scoped'))
  with check (agency_id = (select app.working_agency()) and state in ('scoped', 'declined', 'done'));

create policy company_reads on support.consulting_assignment for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.consulting_assignment for select to boru_app using (agency_id = (select app.agency()));
create policy expert_reads on support.consulting_assignment for select to boru_app using (id = any ((select support.my_assignments())::uuid[]));
create policy desk_offers on support.consulting_assignment for insert to boru_app
  with check (agency_id = (select app.working_agency()) and offered_by = (select app.person()) and state = 'offered');
create policy desk_changes on support.consulting_assignment for update to boru_app
  using (agency_id = (select app.working_agency())) with check (agency_id = (select app.working_agency()));
create policy expert_answers on support.consulting_assignment for update to boru_app
  using (id = any ((select support.my_assignments())::uuid[]) and state = 'offered')
  with check (expert_id = any ((select support.my_experts())::uuid[]) and state in ('accepted', 'declined'));
create policy company_refuses on support.consulting_assignment for update to boru_app
  using (company_id = (select app.working_company()) and state in ('offered', 'accepted'))
  with check (company_id = (select app.working_company()) and state = 'refused');

create policy company_reads on support.expert_refusal for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.expert_refusal for select to boru_app using (agency_id = (select app.agency()));
-- Only an expert whom the company has been offered can be refused: nobody learns who else is in a pool.
create policy company_refuses on support.expert_refusal for insert to boru_app
  with check (company_id = (select app.working_company()) and refused_by = (select app.person())
              and exists (select 1 from support.consulting_assignment a where a.company_id = expert_refusal.company_id
                             and a.expert_id = expert_refusal.expert_id and a.agency_id = expert_refusal.agency_id));

create policy company_reads on support.expert_rating for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.expert_rating for select to boru_app using (agency_id = (select app.agency()));
create policy company_rates on support.expert_rating for insert to boru_app
  with check (company_id = (select app.working_company()) and rated_by = (select app.person())
              and exists (select 1 from support.consulting_assignment a where a.id = assignment_id and a.state = 'completed'
                             and a.company_id = expert_rating.company_id and a.expert_id = expert_rating.expert_id and a.agency_id = expert_rating.agency_id));

revoke update, delete on support.expert, support.expert_clearance, support.consulting_round, support.consulting_request,
  support.consulting_assignment, support.expert_refusal, support.expert_rating from boru_app;
revoke update on support.expert_tie, support.expert_absence from boru_app;
-- Whose account it is, the database finds out.
revoke insert on support.expert from boru_app;
grant insert (id, agency_id, name, email, phone, affiliation, skills, languages, territory, home, week, weekly_half_days, most_companies, fee_won, created_by, created_at) on support.expert to boru_app;
grant update (name, email, phone, affiliation, skills, languages, territory, home, week, weekly_half_days, most_companies, fee_won, state, version) on support.expert to boru_app;
grant update (revoked_on, revoke_reason) on support.expert_clearance to boru_app;
grant update (title, from_on, until_on, state, plan, plan_hash, planned_by, planned_at, published_by, published_at, version) on support.consulting_round to boru_app;
grant update (round_id, state, skills, scope, half_days, weight, answer, scoped_by, scoped_at, version) on support.consulting_request to boru_app;
grant update (state, end_reason, answered_at, ended_at, version) on support.consulting_assignment to boru_app;

-- Rows of the pool belong to the pool's agency, whatever the code believes; a round takes in only its own agency's requests.
create function support.fill_expert_part() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select e.agency_id into new.agency_id from support.expert e where e.id = new.expert_id;
  if not found then raise exception 'no such expert' using errcode = '42501'; end if;
  return new;
end $$;
create trigger fill_expert_part before insert on support.expert_clearance for each row execute function support.fill_expert_part();
create trigger fill_expert_part before insert on support.expert_tie for each row execute function support.fill_expert_part();
create trigger fill_expert_part before insert on support.expert_absence for each row execute function support.fill_expert_part();

-- What she says of her own days and languages is hers; what she is paid, where she may go and whether she is of the pool is
-- the desk's. A company withdraws a request and writes nothing else into it.
create function support.guard_expert() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.kind() = 'expert' and (new.name, new.email, new.affiliation, new.skills, new.territory, new.fee_won, new.state, new.most_companies)
     is distinct from (old.name, old.email, old.affiliation, old.skills, old.territory, old.fee_won, old.state, old.most_companies) then
    raise exception 'not hers to change' using errcode = '42501';
  end if;
  -- The account stays with whom it was given to: another address is another person.
  if old.person_id is not null and new.email is distinct from old.email then
    raise exception 'the account is taken' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_expert before update on support.expert for each row execute function support.guard_expert();

create function support.guard_consulting_request() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.kind() = 'company' and (new.round_id, new.skills, new.scope, new.half_days, new.weight, new.answer, new.scoped_by)
     is distinct from (old.round_id, old.skills, old.scope, old.half_days, old.weight, old.answer, old.scoped_by) then
    raise exception 'not the company''s to change' using errcode = '42501';
  end if;
  if new.round_id is distinct from old.round_id and new.round_id is not null
     and not exists (select 1 from support.consulting_round r where r.id = new.round_id and r.agency_id = new.agency_id and r.state <> 'cancelled') then
    raise exception 'no such round' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_consulting_request before update on support.consulting_request for each row execute function support.guard_consulting_request();

-- Steps of an assignment by whom. Only the state is written by the code; who may take which step stands here too.
create function support.guard_assignment() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r support.consulting_request;
  who text := app.kind();
begin
  if tg_op = 'INSERT' then
    select * into r from support.consulting_request q where q.id = new.request_id for update;
    if not found or r.agency_id <> new.agency_id or r.state <> 'scoped'
       or not exists (select 1 from support.expert e where e.id = new.expert_id and e.agency_id = new.agency_id and e.state = 'active') then
      raise exception 'no such request or expert' using errcode = '42501';
    end if;
    new.company_id := r.company_id;
    return new;
  end if;
  if new.state = old.state then return new; end if;
  if (who = 'expert' and not (old.state = 'offered' and new.state in ('accepted', 'declined')))
     or (who = 'company' and not (old.state in ('offered', 'accepted') and new.state = 'refused'))
     or (who = 'agency' and not ((old.state in ('offered', 'accepted', 'held') and new.state in ('released', 'held'))
                                 or (old.state = 'held' and new.state = 'offered')
                                 or (old.state = 'accepted' and new.state = 'completed')))
     or (who = 'system' and not (old.state in ('offered', 'accepted') and new.state = 'held'))
     or who not in ('expert', 'company', 'agency', 'system') then
    raise exception 'not a step of theirs' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_assignment before insert or update on support.consulting_assignment for each row execute function support.guard_assignment();

-- An invitation belongs to one address; whoever accepts it becomes the expert of that address in every pool that invited it.
create function support.link_expert() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update support.expert e set person_id = new.person_id
    from organisations.person p
   where p.id = new.person_id and e.person_id is null and e.email = p.email;
  return null;
end $$;
create trigger link_expert after insert on organisations.membership for each row
  when (new.role = 'expert') execute function support.link_expert();
-- Taken into a second pool later, she needs no second invitation.
create function support.find_expert() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select m.person_id into new.person_id from organisations.person p
    join organisations.membership m on m.person_id = p.id and m.role = 'expert' and m.ended_at is null
   where p.email = new.email limit 1;
  return new;
end $$;
create trigger find_expert before insert on support.expert for each row execute function support.find_expert();
revoke all on function support.fill_expert_part, support.guard_expert, support.guard_consulting_request, support.guard_assignment,
  support.link_expert, support.find_expert from public;

-- A desk invites only somebody of its own pool, only as an expert.
create policy desk_invites_expert on organisations.invitation for insert to boru_app
  with check (role = 'expert' and agency_id is null and company_id is null and invited_by = (select app.person())
              and email in (select e.email from support.expert e where e.agency_id = (select app.working_agency())));

-- What an expert reads of a company leaves the same trace as what an agency reads: under the agency of her pool.
create policy expert_writes on evidence.access_entry for insert to boru_app
  with check (person_id = (select app.person()) and agency_id = any ((select support.my_pools())::smallint[]));
create or replace function evidence.commit_to_audit() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.action = 'report.filed' then new.at := date_trunc('hour', new.at); end if;
  new.salt := evidence.new_salt();
  new.commitment := null;
  new.erased_at := null;
  new.address := case when new.actor_kind in ('agency', 'administrator', 'company', 'expert') then nullif(current_setting('app.address', true), '') end;
  insert into evidence.unsequenced (kind, at, entry_id, leaf)
  values ('audit', new.at, new.id, evidence.leaf('audit', new.id, new.at, new.action, new.actor_kind, new.agency_id, evidence.audit_commitment(new)));
  return new;
end $$;

comment on table support.expert is '전문가. 그 기관의 전문가단';
comment on table support.expert_clearance is '전문가의 신원 확인과 비밀유지 서약(기간)';
comment on table support.expert_tie is '전문가의 소속·거래·가족 관계(이해충돌)';
comment on table support.expert_absence is '전문가가 비우는 기간. 까닭은 적지 않음';
comment on table support.consulting_round is '컨설팅 회차(함께 배정하는 묶음)';
comment on table support.consulting_request is '기업의 컨설팅 요청과 범위';
comment on table support.consulting_assignment is '컨설팅 배정. 전문가는 자기 것만 봄';
comment on table support.expert_refusal is '기업이 거절한 전문가';
comment on table support.expert_rating is '기업이 매긴 만족도';
comment on column support.expert.id is '번호';
comment on column support.expert.agency_id is '기관';
comment on column support.expert.person_id is '계정(초대를 받아들이면 생김)';
comment on column support.expert.name is '이름';
comment on column support.expert.email is '전자우편';
comment on column support.expert.phone is '연락처';
comment on column support.expert.affiliation is '소속';
comment on column support.expert.skills is '전문 분야';
comment on column support.expert.languages is '쓰는 언어';
comment on column support.expert.territory is '다니는 시군(비면 모두)';
comment on column support.expert.home is '있는 시군';
comment on column support.expert.week is '되는 반나절';
comment on column support.expert.weekly_half_days is '한 주의 반나절 수';
comment on column support.expert.most_companies is '함께 맡는 기업 수';
comment on column support.expert.fee_won is '반나절 수당(원)';
comment on column support.expert.state is '상태';
comment on column support.expert.created_by is '더한 사람';
comment on column support.expert.created_at is '더한 때';
comment on column support.expert.version is '고친 차수';
comment on column support.expert_clearance.id is '번호';
comment on column support.expert_clearance.expert_id is '전문가';
comment on column support.expert_clearance.agency_id is '기관(트리거가 관리)';
comment on column support.expert_clearance.kind is '신원 확인 또는 서약';
comment on column support.expert_clearance.granted_on is '시작하는 날';
comment on column support.expert_clearance.ends_on is '끝나는 날';
comment on column support.expert_clearance.source is '근거';
comment on column support.expert_clearance.text_hash is '서약문의 전자지문(SHA-256)';
comment on column support.expert_clearance.noted_by is '적은 사람';
comment on column support.expert_clearance.noted_at is '적은 때';
comment on column support.expert_clearance.revoked_on is '거둔 날';
comment on column support.expert_clearance.revoke_reason is '거둔 까닭';
comment on column support.expert_tie.id is '번호';
comment on column support.expert_tie.expert_id is '전문가';
comment on column support.expert_tie.agency_id is '기관(트리거가 관리)';
comment on column support.expert_tie.kind is '관계의 종류';
comment on column support.expert_tie.name is '상대 이름';
comment on column support.expert_tie.business_number is '상대의 사업자등록번호';
comment on column support.expert_tie.from_on is '시작한 날';
comment on column support.expert_tie.until_on is '끝난 날';
comment on column support.expert_tie.noted_by is '적은 사람';
comment on column support.expert_tie.noted_at is '적은 때';
comment on column support.expert_absence.id is '번호';
comment on column support.expert_absence.expert_id is '전문가';
comment on column support.expert_absence.agency_id is '기관(트리거가 관리)';
comment on column support.expert_absence.from_on is '첫날';
comment on column support.expert_absence.until_on is '마지막 날';
comment on column support.expert_absence.noted_by is '적은 사람';
comment on column support.expert_absence.noted_at is '적은 때';
comment on column support.consulting_round.id is '번호';
comment on column support.consulting_round.agency_id is '기관';
comment on column support.consulting_round.title is '이름';
comment on column support.consulting_round.from_on is '첫날';
comment on column support.consulting_round.until_on is '마지막 날';
comment on column support.consulting_round.state is '상태';
comment on column support.consulting_round.plan is '배정안(제안)';
comment on column support.consulting_round.plan_hash is '배정안을 만든 자료의 전자지문';
comment on column support.consulting_round.planned_by is '배정안을 만든 사람';
comment on column support.consulting_round.planned_at is '배정안을 만든 때';
comment on column support.consulting_round.published_by is '확정한 사람';
comment on column support.consulting_round.published_at is '확정한 때';
comment on column support.consulting_round.created_by is '만든 사람';
comment on column support.consulting_round.created_at is '만든 때';
comment on column support.consulting_round.version is '고친 차수';
comment on column support.consulting_request.id is '번호';
comment on column support.consulting_request.number is '접수 번호';
comment on column support.consulting_request.company_id is '기업';
comment on column support.consulting_request.agency_id is '요청받은 기관';
comment on column support.consulting_request.round_id is '회차';
comment on column support.consulting_request.company_name is '그때의 기업 이름';
comment on column support.consulting_request.business_number is '사업자등록번호';
comment on column support.consulting_request.industry is '업종';
comment on column support.consulting_request.municipality is '시군';
comment on column support.consulting_request.need is '필요한 것';
comment on column support.consulting_request.language is '언어';
comment on column support.consulting_request.gaps is '진단의 빈틈(문항)';
comment on column support.consulting_request.competitors is '경쟁 기업';
comment on column support.consulting_request.wished_from is '바라는 날(부터)';
comment on column support.consulting_request.wished_until is '바라는 날(까지)';
comment on column support.consulting_request.contact_name is '담당자';
comment on column support.consulting_request.phone is '연락처';
comment on column support.consulting_request.email is '전자우편';
comment on column support.consulting_request.state is '상태';
comment on column support.consulting_request.skills is '필요한 전문 분야';
comment on column support.consulting_request.scope is '범위';
comment on column support.consulting_request.half_days is '반나절 수';
comment on column support.consulting_request.weight is '급한 정도';
comment on column support.consulting_request.answer is '기관의 답';
comment on column support.consulting_request.requested_by is '요청한 사람';
comment on column support.consulting_request.requested_at is '요청한 때';
comment on column support.consulting_request.scoped_by is '범위를 정한 사람';
comment on column support.consulting_request.scoped_at is '범위를 정한 때';
comment on column support.consulting_request.version is '고친 차수';
comment on column support.consulting_assignment.id is '번호';
comment on column support.consulting_assignment.place is '순번';
comment on column support.consulting_assignment.request_id is '요청';
comment on column support.consulting_assignment.round_id is '회차';
comment on column support.consulting_assignment.agency_id is '기관';
comment on column support.consulting_assignment.company_id is '기업(트리거가 관리)';
comment on column support.consulting_assignment.expert_id is '전문가';
comment on column support.consulting_assignment.company_name is '그때의 기업 이름';
comment on column support.consulting_assignment.expert_name is '그때의 전문가 이름';
comment on column support.consulting_assignment.municipality is '시군';
comment on column support.consulting_assignment.language is '언어';
comment on column support.consulting_assignment.skills is '필요한 전문 분야';
comment on column support.consulting_assignment.gaps is '진단의 빈틈(문항)';
comment on column support.consulting_assignment.scope is '범위';
comment on column support.consulting_assignment.half_days is '반나절 수';
comment on column support.consulting_assignment.from_on is '첫날';
comment on column support.consulting_assignment.until_on is '마지막 날';
comment on column support.consulting_assignment.contact_name is '기업 담당자';
comment on column support.consulting_assignment.phone is '연락처';
comment on column support.consulting_assignment.email is '전자우편';
comment on column support.consulting_assignment.reasons is '왜 이 전문가인가';
comment on column support.consulting_assignment.state is '상태';
comment on column support.consulting_assignment.end_reason is '끝난 까닭';
comment on column support.consulting_assignment.offered_by is '배정한 사람';
comment on column support.consulting_assignment.offered_at is '배정한 때';
comment on column support.consulting_assignment.answered_at is '답한 때';
comment on column support.consulting_assignment.ended_at is '끝난 때';
comment on column support.consulting_assignment.version is '고친 차수';
comment on column support.expert_refusal.id is '번호';
comment on column support.expert_refusal.company_id is '기업';
comment on column support.expert_refusal.agency_id is '기관';
comment on column support.expert_refusal.expert_id is '전문가';
comment on column support.expert_refusal.reason is '까닭';
comment on column support.expert_refusal.refused_by is '거절한 사람';
comment on column support.expert_refusal.refused_at is '거절한 때';
comment on column support.expert_rating.assignment_id is '배정';
comment on column support.expert_rating.expert_id is '전문가';
comment on column support.expert_rating.agency_id is '기관';
comment on column support.expert_rating.company_id is '기업';
comment on column support.expert_rating.score is '점수(1~5)';
comment on column support.expert_rating.rated_by is '매긴 사람';
comment on column support.expert_rating.rated_at is '매긴 때';
