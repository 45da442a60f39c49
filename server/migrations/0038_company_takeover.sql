-- A company that registers finds what was written about it before: calls that a desk took, and the row of an imported list
-- (decision 0022). Nothing moves before a desk has confirmed the business, and nobody sees more of it afterwards than before.

alter table organisations.company
  add column taken_over_by uuid references organisations.company(id),
  add column taken_over_at timestamptz;
create index company_taken_over on organisations.company (taken_over_by) where taken_over_by is not null;
alter table organisations.company drop constraint company_status_check;
alter table organisations.company add constraint company_status_check
  check (status in ('unconfirmed', 'confirmed', 'refused', 'caller', 'merged'));
alter table organisations.company drop constraint company_complete;
alter table organisations.company add constraint company_complete check (
  (status = 'merged') = (taken_over_by is not null) and (taken_over_by is null) = (taken_over_at is null)
  and case status when 'caller' then taken_by_agency is not null when 'merged' then true
      else taken_by_agency is null and business_number is not null and representative_name is not null and size is not null
           and ksic_code is not null and industry is not null and municipality is not null end);

-- One account for each number. The row of a list is nobody's account and a refused registration is none either: neither
-- may keep the true owner out, and to register on top of one looks like any other registration.
drop index organisations.company_business_number_key;
create unique index company_business_number_key on organisations.company (business_number)
  where status in ('unconfirmed', 'confirmed') and import_id is null;
create unique index company_listed_once on organisations.company (business_number)
  where import_id is not null and status in ('unconfirmed', 'confirmed');
create index company_by_number on organisations.company (business_number);

-- An import meets accounts and rows of lists; that another agency wrote down a call is not the secretariat's to learn.
create or replace function organisations.known_numbers(numbers text[]) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct c.business_number from organisations.company c
   where c.business_number = any (numbers) and c.status in ('unconfirmed', 'confirmed') and (app.is_secretariat() or app.is_system())
$$;

-- Sight that was opened to a record of one's own stays with its cases when the record turns out to be a company with an
-- account: without this, whoever wrote a foreign business number on a call would open that company's summary.
alter table organisations.sight_grant add column case_only boolean not null default false;
alter table organisations.sight_grant add constraint case_only_has_case check (not case_only or case_id is not null);
comment on column organisations.sight_grant.case_only is '그 건의 행만 연다(기업의 행은 열지 않는다)';

create or replace function app.seen_by(company uuid, wanted text, within_case uuid, case_scoped boolean) returns smallint[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if case_scoped and within_case is not null then
    return (select coalesce(array_agg(distinct g.agency_id order by g.agency_id), '{}'::smallint[])
              from organisations.sight_grant g
             where g.company_id = company and g.case_id = within_case and g.section = wanted and g.revoked_at is null
               and g.valid_from <= now() and g.ends_at > now());
  end if;
  return (select coalesce(array_agg(distinct g.agency_id order by g.agency_id), '{}'::smallint[])
            from organisations.sight_grant g
           where g.company_id = company and g.section = wanted and g.revoked_at is null
             and g.valid_from <= now() and g.ends_at > now() and not g.case_only
             and (not case_scoped or g.case_id is null));
end $$;

create or replace function app.closed(wanted text, by_case boolean) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  name text := wanted || case when by_case then '_case' else '_company' end;
  keys uuid[];
begin
  if me.narrowed is null then return '{}'; end if;
  keys := app.remembered(name);
  if keys is not null then return keys; end if;
  if strpos(me.narrowed, 'over') > 0 or strpos(me.narrowed, 'named') > 0 then
    select array_agg(distinct case when by_case then coalesce(x.case_id, x.company_id) else x.company_id end) into keys
      from (select g.company_id, g.case_id from organisations.sight_grant g
             where g.agency_id = me.agency_id and g.revoked_at is null and g.ends_at <= now() and g.section = wanted
            union
            select g.company_id, g.case_id from organisations.sight_grant g
             where g.agency_id = me.agency_id and g.revoked_at is null and g.person_id is not null and g.person_id <> me.person_id and g.section = wanted) x
     where not exists (
       select 1 from organisations.sight_grant o
        where o.company_id = x.company_id and o.section = wanted and o.agency_id = me.agency_id and o.revoked_at is null
          and o.valid_from <= now() and o.ends_at > now() and (o.person_id is null or o.person_id = me.person_id)
          and case when by_case then o.case_id is not distinct from x.case_id else not o.case_only end);
  end if;
  keys := coalesce(keys, '{}');
  if by_case then keys := keys || app.sealed(); end if;
  return app.remember(name, keys);
end $$;

-- A number is typed by hand, so the name must agree as well before somebody's words are shown to the company of that number.
create function organisations.plain_name(name text) returns text language sql immutable set search_path = pg_catalog, pg_temp as $$
  select regexp_replace(regexp_replace(lower(normalize(name, nfkc)), '주식회사|유한회사|\(주\)|\(유\)|co\.?,? ?ltd\.?|inc\.', '', 'g'), '[][\s().,·&/_''"-]', '', 'g')
$$;
create function organisations.same_name(one text, other text) returns boolean language sql immutable set search_path = pg_catalog, pg_temp as $$
  select length(n.a) >= 2 and length(n.b) >= 2 and (strpos(n.a, n.b) > 0 or strpos(n.b, n.a) > 0)
    from (select organisations.plain_name(one) as a, organisations.plain_name(other) as b) n
$$;

-- Everything that hangs on the earlier records comes to the confirmed company: each table that points to a company, found
-- by its foreign key, so that a table added later is not forgotten. Evidence stays where it was written; the company reads it too.
create function organisations.take_over(target uuid) returns table (former_id uuid, former_kind text, case_ids uuid[])
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  account organisations.company;
  f organisations.company;
  part regclass;
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  select * into account from organisations.company c where c.id = target and c.status = 'confirmed' and c.import_id is null for update;
  if not found then return; end if;
  for f in
    select * from organisations.company o
     where o.business_number = account.business_number and o.id <> account.id
       and ((o.status = 'caller' and organisations.same_name(o.name, account.name)) or (o.import_id is not null and o.status <> 'merged'))
       and not exists (select 1 from organisations.membership m where m.company_id = o.id)
     order by o.id for update
  loop
    former_id := f.id;
    former_kind := case when f.import_id is null then 'call' else 'list' end;
    select coalesce(array_agg(k.id order by k.id), '{}') into case_ids from cases.case_file k where k.company_id = f.id;
    update organisations.sight_grant g set company_id = account.id, case_only = g.case_id is not null where g.company_id = f.id;
    for part in
      select c.conrelid::regclass from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       where c.contype = 'f' and c.confrelid = 'organisations.company'::regclass and cardinality(c.conkey) = 1 and a.attname = 'company_id'
         and c.conrelid <> all (array['organisations.sight_grant', 'organisations.membership', 'organisations.invitation']::regclass[])
       order by c.conrelid::regclass::text
    loop
      execute format('update %s set company_id = $1 where company_id = $2', part) using account.id, f.id;
    end loop;
    update organisations.company c set status = 'merged', taken_over_by = account.id, taken_over_at = now(), visible_to = '{}' where c.id = f.id;
    return next;
  end loop;
end $$;
revoke all on function organisations.take_over from public;
grant execute on function organisations.take_over to boru_app;

create policy company_reads_former on organisations.company for select to boru_app using (taken_over_by = (select app.company()));

create function app.formers() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(c.id), '{}') from organisations.company c where c.taken_over_by = app.company()
$$;
revoke all on function app.formers from public;
grant execute on function app.formers to boru_app;
create policy company_reads_former on evidence.audit_entry for select to boru_app using (company_id = any ((select app.formers())::uuid[]));
create policy company_reads_former on evidence.access_entry for select to boru_app using (company_id = any ((select app.formers())::uuid[]));

-- ── invitations to companies of a list ──────────────────────────────────────
-- The link goes to the address in the list and to nobody else, not even to the one who sends it.
create table organisations.claim_invitation (
  id uuid primary key,
  company_id uuid not null references organisations.company(id),
  agency_id smallint not null references organisations.agency(id),
  token_hash bytea not null unique,
  email text not null,
  reason text not null check (length(reason) between 2 and 200),
  invited_by uuid not null references organisations.person(id),
  invited_by_name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid references organisations.company(id),
  revoked_at timestamptz,
  constraint claim_used check ((used_at is null) = (used_by is null))
);
create index claim_invitation_company on organisations.claim_invitation (company_id, created_at desc);
create index claim_invitation_used on organisations.claim_invitation (used_by) where used_by is not null;
create unique index claim_invitation_open on organisations.claim_invitation (company_id) where used_at is null and revoked_at is null;
call app.protect('organisations.claim_invitation');
create policy secretariat_all on organisations.claim_invitation for all to boru_app
  using ((select app.is_secretariat()) and agency_id = (select app.agency()))
  with check ((select app.is_secretariat()) and agency_id = (select app.agency()));
create policy company_reads on organisations.claim_invitation for select to boru_app using (company_id = (select app.company()));
revoke delete on organisations.claim_invitation from boru_app;

comment on column organisations.company.taken_over_by is '이 기록을 넘겨받은 기업';
comment on column organisations.company.taken_over_at is '넘겨받은 때';
comment on table organisations.claim_invitation is '목록으로 들어온 기업에 보낸 등록 초대';
comment on column organisations.claim_invitation.id is '번호';
comment on column organisations.claim_invitation.company_id is '초대한 기업의 기록';
comment on column organisations.claim_invitation.agency_id is '초대한 기관';
comment on column organisations.claim_invitation.token_hash is '링크 비밀의 해시';
comment on column organisations.claim_invitation.email is '보낸 주소(목록에 있던 것)';
comment on column organisations.claim_invitation.reason is '초대하는 까닭';
comment on column organisations.claim_invitation.invited_by is '초대한 사람';
comment on column organisations.claim_invitation.invited_by_name is '초대한 사람의 이름';
comment on column organisations.claim_invitation.created_at is '보낸 때';
comment on column organisations.claim_invitation.expires_at is '끝나는 때';
comment on column organisations.claim_invitation.used_at is '쓴 때';
comment on column organisations.claim_invitation.used_by is '그 링크로 등록한 기업';
comment on column organisations.claim_invitation.revoked_at is '거둔 때';
