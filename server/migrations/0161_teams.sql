-- A grant may be for a team of an agency, or for one person of it, and then it is nobody else's there. An agency names its teams
-- itself; by naming a team it lets other agencies address the team and its people (decision 0062).

create table organisations.team (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  name text not null check (length(name) between 1 and 60),
  made_by uuid not null references organisations.person(id),
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  version integer not null default 1
);
create unique index team_name on organisations.team (agency_id, name) where ended_at is null;
create table organisations.team_member (
  team_id uuid not null references organisations.team(id),
  person_id uuid not null references organisations.person(id),
  agency_id smallint not null references organisations.agency(id),
  added_at timestamptz not null default now(),
  primary key (team_id, person_id)
);
create index team_member_person on organisations.team_member (person_id, agency_id);
call app.protect('organisations.team');
call app.protect('organisations.team_member');
-- Who leads an agency says who is in its teams. The name and the end of a team change, nothing else.
create policy own_reads on organisations.team for select to boru_app using (agency_id = (select app.agency()));
create policy manager_makes on organisations.team for insert to boru_app
  with check (agency_id = (select app.managing_agency()) and made_by = (select app.person()));
create policy manager_changes on organisations.team for update to boru_app
  using (agency_id = (select app.managing_agency())) with check (agency_id = (select app.managing_agency()));
create policy own_reads on organisations.team_member for select to boru_app using (agency_id = (select app.agency()));
create policy manager_adds on organisations.team_member for insert to boru_app with check (agency_id = (select app.managing_agency()));
create policy manager_removes on organisations.team_member for delete to boru_app using (agency_id = (select app.managing_agency()));
revoke delete on organisations.team from boru_app;
revoke update on organisations.team, organisations.team_member from boru_app;
grant update (name, ended_at, version) on organisations.team to boru_app;
-- A team and its people are of one agency.
create function organisations.check_team_member() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from organisations.team t where t.id = new.team_id and t.agency_id = new.agency_id and t.ended_at is null)
     or not exists (select 1 from organisations.membership m where m.person_id = new.person_id and m.agency_id = new.agency_id
                                                               and m.ended_at is null and m.role <> 'auditor') then
    raise exception 'not of this agency' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger check_team_member before insert on organisations.team_member for each row execute function organisations.check_team_member();
create trigger turn after insert or update or delete on organisations.team_member for each statement execute function app.turn();

alter table organisations.sight_grant add column team_id uuid references organisations.team(id);
alter table organisations.sight_grant add constraint grant_to_one check (team_id is null or person_id is null);
comment on column organisations.sight_grant.team_id is '한 팀에만 열었으면 그 팀';
create index sight_grant_addressed on organisations.sight_grant (agency_id, section) where person_id is not null or team_id is not null;
drop index organisations.sight_grant_named;

alter table cases.referral add column to_team uuid references organisations.team(id);
alter table cases.referral add column to_person uuid references organisations.person(id);
alter table cases.referral add column to_name text not null default '' check (length(to_name) <= 120);
grant insert (to_team, to_person, to_name) on cases.referral to boru_app;
alter table cases.referral add constraint referral_to_one check (to_team is null or to_person is null);
comment on column cases.referral.to_team is '받는 팀(없으면 기관 전체)';
comment on column cases.referral.to_person is '받는 사람(없으면 기관 전체)';
comment on column cases.referral.to_name is '보낼 때의 팀 또는 사람 이름';

-- Whom other agencies may address: the teams that stand and the people in them. The asking desk's own are no receivers.
create function organisations.addressees() returns table (agency_id smallint, team_id uuid, team text, person_id uuid, person text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
begin
  if me.agency_id is null then return; end if;
  return query
    select t.agency_id, t.id, t.name, p.id, p.name
      from organisations.team t
      join organisations.team_member tm on tm.team_id = t.id
      join organisations.person p on p.id = tm.person_id and p.disabled_at is null
     where t.ended_at is null and t.agency_id <> me.agency_id
       and exists (select 1 from organisations.membership m where m.person_id = p.id and m.agency_id = t.agency_id and m.ended_at is null)
     order by t.agency_id, t.name, p.name, p.id limit 2000;
end $$;

-- What can narrow the sight of this reader at all; an addressed grant that has ended still tells who it was for.
create or replace function app.narrowing(agency smallint, person uuid) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return nullif(
    case when exists (select 1 from organisations.sight_grant g where g.agency_id = agency and g.revoked_at is null and g.ends_at <= now())
         then 'over ' else '' end
    || case when exists (select 1 from organisations.sight_grant g
                          where g.agency_id = agency and (g.person_id is not null or g.team_id is not null) and g.person_id is distinct from person
                            and not exists (select 1 from organisations.team_member tm where tm.team_id = g.team_id and tm.person_id = person))
            then 'named ' else '' end
    || case when exists (select 1 from cases.seal s where s.agency_id = agency and s.opened_at is null) then 'sealed ' else '' end
    || case when exists (select 1 from organisations.sight_grant g
                          where g.agency_id = agency and g.revoked_at is null and g.level = 'read' and g.case_id is not null)
            then 'read ' else '' end, '');
end $$;

-- Cases that a seal keeps from this person, and those that this agency was only ever given for other people of it: of such a
-- case its own words, papers, consents and pledges are theirs as well, also after the grant has ended.
create or replace function app.sealed_from(agency smallint, person uuid) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select coalesce(array_agg(distinct k.case_id), '{}')
            from (select s.case_id from cases.seal s
                   where s.agency_id = agency and s.opened_at is null and person <> all (s.people)
                  union all
                  select g.case_id from organisations.sight_grant g
                   where g.agency_id = agency and g.section = 'summary' and (g.person_id is not null or g.team_id is not null)
                     and g.case_id is not null and g.kind = 'shared' and g.opened_at is not null
                     and not exists (
                       select 1 from organisations.sight_grant o
                        where o.case_id = g.case_id and o.agency_id = agency and o.section = 'summary' and o.kind = 'shared' and o.opened_at is not null
                          and (o.person_id is null or o.person_id = person)
                          and (o.team_id is null or exists (select 1 from organisations.team_member tm where tm.team_id = o.team_id and tm.person_id = person)))) k
           -- An emergency reading breaks the seal for its one reader and its few hours.
           where not exists (select 1 from organisations.sight_grant g
                              where g.case_id = k.case_id and g.agency_id = agency and g.kind = 'emergency' and g.person_id = person
                                and g.revoked_at is null and g.ends_at > now()));
end $$;

create or replace function app.sealed() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
begin
  if me.narrowed is null or (strpos(me.narrowed, 'sealed') = 0 and strpos(me.narrowed, 'named') = 0) then return '{}'; end if;
  return coalesce(app.remembered('sealed'), app.remember('sealed', app.sealed_from(me.agency_id, me.person_id)));
end $$;

create or replace function app.closed(wanted text, by_case boolean) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  name text := wanted || case when by_case then '_case' else '_company' end;
  teams uuid[];
  keys uuid[];
begin
  if me.narrowed is null then return '{}'; end if;
  keys := app.remembered(name);
  if keys is not null then return keys; end if;
  if strpos(me.narrowed, 'over') > 0 or strpos(me.narrowed, 'named') > 0 then
    teams := app.teams();
    select array_agg(distinct case when by_case then coalesce(x.case_id, x.company_id) else x.company_id end) into keys
      from (select g.company_id, g.case_id from organisations.sight_grant g
             where g.agency_id = me.agency_id and g.revoked_at is null and g.ends_at <= now() and g.section = wanted
            union
            select g.company_id, g.case_id from organisations.sight_grant g
             where g.agency_id = me.agency_id and g.revoked_at is null and (g.person_id is not null or g.team_id is not null)
               and g.person_id is distinct from me.person_id and (g.team_id is null or g.team_id <> all (teams)) and g.section = wanted) x
     where not exists (
       select 1 from organisations.sight_grant o
        where o.company_id = x.company_id and o.section = wanted and o.agency_id = me.agency_id and o.revoked_at is null
          and o.valid_from <= now() and o.ends_at > now()
          and (o.person_id is null or o.person_id = me.person_id) and (o.team_id is null or o.team_id = any (teams))
          and case when by_case then o.case_id is not distinct from x.case_id else not o.case_only end);
  end if;
  keys := coalesce(keys, '{}');
  if by_case then keys := array(select distinct k from unnest(keys || app.sealed()) as k); end if;
  return app.remember(name, keys);
end $$;

-- The teams of the asking person at the asking desk.
create function app.teams() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(tm.team_id), '{}'::uuid[]) from organisations.team_member tm
   where tm.person_id = (app.identity()).person_id and tm.agency_id = (app.identity()).agency_id
$$;
revoke all on function app.teams from public;
grant execute on function app.teams to boru_app;

create or replace function app.read_only() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  teams uuid[];
  keys uuid[];
begin
  if me.narrowed is null or strpos(me.narrowed, 'read') = 0 then return '{}'; end if;
  keys := app.remembered('read_only');
  if keys is not null then return keys; end if;
  teams := app.teams();
  select array_agg(distinct g.case_id) into keys
    from organisations.sight_grant g
   where g.agency_id = me.agency_id and g.revoked_at is null and g.level = 'read' and g.case_id is not null
     and not exists (
       select 1 from organisations.sight_grant o
        where o.case_id = g.case_id and o.agency_id = me.agency_id and o.revoked_at is null and o.level = 'work'
          and o.valid_from <= now() and o.ends_at > now()
          and (o.person_id is null or o.person_id = me.person_id) and (o.team_id is null or o.team_id = any (teams)));
  return app.remember('read_only', coalesce(keys, '{}'));
end $$;

-- The same further condition wherever a grant that names one person is asked about: the text of these functions is as before.
do $$
declare
  one record;
  said text;
  next_text text;
begin
  for one in select * from (values
      ('app.sight_basis', '\(g\.person_id is null or g\.person_id = me\)',
       '(g.person_id is null or g.person_id = me) and (g.team_id is null or exists (select 1 from organisations.team_member tm where tm.team_id = g.team_id and tm.person_id = me))'),
      ('app.pledged_companies', '\(g\.person_id is null or g\.person_id = me\.person_id\)',
       '(g.person_id is null or g.person_id = me.person_id) and (g.team_id is null or exists (select 1 from organisations.team_member tm where tm.team_id = g.team_id and tm.person_id = me.person_id))'),
      ('cases.watchers_of', '\(g\.person_id is null or g\.person_id = w\.person_id\)',
       '(g.person_id is null or g.person_id = w.person_id) and (g.team_id is null or exists (select 1 from organisations.team_member tm where tm.team_id = g.team_id and tm.person_id = w.person_id))'),
      ('cases.live', '\(g\.person_id is null or g\.person_id = r\.person\)',
       '(g.person_id is null or g.person_id = r.person) and (g.team_id is null or exists (select 1 from organisations.team_member tm where tm.team_id = g.team_id and tm.person_id = r.person)) and f.id <> all (app.sealed_from(r.agency_id, r.person))'),
      ('cases.say_case', 'g\.person_id is null', 'g.person_id is null and g.team_id is null')) as t(name, was, becomes) loop
    said := pg_get_functiondef(one.name::regproc);
    next_text := regexp_replace(said, one.was, one.becomes, 'g');
    if next_text = said then raise exception '% does not ask for the person of a grant', one.name; end if;
    execute next_text;
  end loop;
end $$;

drop policy not_sealed on organisations.sight_grant;
create policy not_sealed on organisations.sight_grant as restrictive for select to boru_app
  using ((case_id is null or case_id <> all ((select app.sealed())::uuid[]))
         and ((select app.agency()) is null
              or ((person_id is null or person_id = (select app.person())) and (team_id is null or team_id = any ((select app.teams())::uuid[])))));

-- Whom a case is kept to within an agency: by its seal, by grants that name a team or a person, by both; null: to nobody in
-- particular. A grant that has not begun counts, because whoever is told of a referral is told before it is accepted.
create function cases.kept_to(target uuid, agency smallint) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  sealed uuid[] := (select s.people from cases.seal s where s.case_id = target and s.agency_id = agency and s.opened_at is null);
  named uuid[];
  is_open boolean;
begin
  if not app.is_system() and agency is distinct from app.agency() then return '{}'; end if;
  select bool_or(g.person_id is null and g.team_id is null),
         array_agg(distinct coalesce(g.person_id, tm.person_id)) filter (where coalesce(g.person_id, tm.person_id) is not null)
    into is_open, named
    from organisations.sight_grant g
    left join organisations.team_member tm on tm.team_id = g.team_id
   where g.case_id = target and g.agency_id = agency and g.section = 'summary' and g.kind = 'shared' and g.revoked_at is null
     and g.ends_at > now();
  if is_open is null or is_open then return sealed; end if;
  named := coalesce(named, '{}');
  if sealed is null then return named; end if;
  return array(select unnest(named) intersect select unnest(sealed));
end $$;
revoke all on function cases.kept_to, organisations.addressees, organisations.check_team_member from public;
grant execute on function cases.kept_to, organisations.addressees to boru_app;

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
  -- Addressed to whom the receiving agency itself has put into its teams.
  if r.to_team is not null and not exists (select 1 from organisations.team t where t.id = r.to_team and t.agency_id = r.to_agency)
     or r.to_person is not null and not exists (
       select 1 from organisations.team_member tm where tm.person_id = r.to_person and tm.agency_id = r.to_agency) then
    raise exception 'nobody of the receiving agency' using errcode = '42501';
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
    insert into organisations.sight_grant (id, company_id, case_id, section, agency_id, team_id, person_id, purpose, consent_id, legal_basis, valid_to, valid_from)
    values (new_grants[position], r.company_id, r.case_id, wanted, r.to_agency, r.to_team, r.to_person, 'referral', r.consent_id,
            case when r.consent_id is null then r.legal_basis end, coalesce(c.valid_to, grant_referral.valid_to),
            -- From its own end on, which is never; the acceptance moves it to its moment.
            case when r.consent_id is null then (grant_referral.valid_to + 1)::timestamp at time zone 'Asia/Seoul' else now() end);
    position := position + 1;
  end loop;
end $$;

-- A stub waits for whom it is addressed to.
do $$
declare
  mine text := ' and (r.to_person is null or r.to_person = me.person_id) and (r.to_team is null or r.to_team = any (app.teams()))';
  said text := pg_get_functiondef('cases.stubs'::regproc);
  next_text text := replace(said, 'and r.stub', 'and r.stub' || mine);
begin
  if next_text = said then raise exception 'the stubs are not as they were'; end if;
  execute next_text;
  said := pg_get_functiondef('cases.step_in'::regproc);
  next_text := replace(said, 'or r.to_agency is distinct from app.working_agency() then return false',
    'or r.to_agency is distinct from app.working_agency()
     or (r.to_person is not null and r.to_person is distinct from app.person())
     or (r.to_team is not null and r.to_team <> all (app.teams())) then return false');
  if next_text = said then raise exception 'the first step is not as it was'; end if;
  execute next_text;
end $$;

drop function cases.sight_chains(uuid, uuid);
create function cases.sight_chains(company uuid, within_case uuid) returns table (
  agency_id smallint, section text, case_id uuid, level text, kind text, person_id uuid, team_id uuid, purpose text, legal_basis text,
  valid_from timestamptz, ends_at timestamptz, revoked_at timestamptz,
  receipt_number text, text_id text, text_version integer, given_at timestamptz, consent_valid_to date, withdrawn_at timestamptz,
  referral_id uuid, from_agency smallint, to_agency smallint, to_name text, requested_at timestamptz, answered_at timestamptz)
language sql stable as $$
  select g.agency_id, g.section, g.case_id, g.level, g.kind, g.person_id, g.team_id, g.purpose, g.legal_basis, g.valid_from, g.ends_at, g.revoked_at,
         c.receipt_number, c.text_id, c.text_version, c.given_at, c.valid_to, c.withdrawn_at,
         r.id, r.from_agency, r.to_agency, r.to_name, r.requested_at, r.answered_at
    from organisations.sight_grant g
    left join organisations.consent c on c.id = g.consent_id
    left join cases.referral r on r.case_id = coalesce(within_case, g.case_id) and g.id = any (r.grant_ids)
   where g.company_id = company and (within_case is null or g.case_id = within_case or g.case_id is null)
   order by g.agency_id, g.section, g.revoked_at desc nulls first, g.ends_at desc, g.id
   limit 400
$$;
revoke all on function cases.sight_chains from public;
grant execute on function cases.sight_chains to boru_app;

comment on table organisations.team is '기관의 팀. 이관을 팀이나 팀원에게만 보낼 수 있음';
comment on column organisations.team.id is '번호';
comment on column organisations.team.agency_id is '기관';
comment on column organisations.team.name is '이름(다른 기관에도 보임)';
comment on column organisations.team.made_by is '만든 사람';
comment on column organisations.team.made_at is '만든 때';
comment on column organisations.team.ended_at is '없앤 때';
comment on column organisations.team.version is '고친 번호';
comment on table organisations.team_member is '팀원';
comment on column organisations.team_member.team_id is '팀';
comment on column organisations.team_member.person_id is '사람';
comment on column organisations.team_member.agency_id is '기관';
comment on column organisations.team_member.added_at is '넣은 때';
