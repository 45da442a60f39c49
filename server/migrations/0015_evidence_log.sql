-- Evidence that shows its own tampering: every entry is committed to by a salted leaf when it is written, and the leaves
-- stand, in an order that never changes, in one tree of hashes whose root Boru signs (decision 0015).

-- ── what an entry says: who, when, from where, whose, what, why ─────────────
alter table evidence.audit_entry
  add column address text,
  add column reason text not null default '',
  add column salt bytea,
  add column commitment bytea,
  add column erased_at timestamptz;
alter table evidence.access_entry
  add column address text,
  add column basis text[] not null default '{}',
  add column salt bytea,
  add column commitment bytea,
  add column erased_at timestamptz,
  alter column person_id drop not null,
  alter column company_id drop not null;
create index audit_agency on evidence.audit_entry (agency_id, at desc, id desc);
create index access_agency on evidence.access_entry (agency_id, at desc, id desc);

-- ── the bytes that are hashed (server/src/rooms/evidence/log/README.md) ────
-- A field is its length in four bytes and its UTF-8; nothing at all is ff ff ff ff. So no two lists of fields look alike.
create function evidence.field(value text) returns bytea language sql stable as $$
  select case when value is null then '\xffffffff'::bytea else int4send(octet_length(value)) || convert_to(value, 'UTF8') end
$$;
create function evidence.microseconds(moment timestamptz) returns text language sql stable as $$
  select (extract(epoch from moment) * 1000000)::bigint::text
$$;
create function evidence.new_salt() returns bytea language sql volatile as $$
  select uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
$$;
-- plpgsql keeps the plan of an expression; as SQL functions these cost each entry three times as much.
create function evidence.audit_commitment(e evidence.audit_entry) returns bytea language plpgsql stable as $$
begin
  return sha256(e.salt || evidence.field(e.request_id) || evidence.field(e.person_id::text) || evidence.field(e.actor_name)
    || evidence.field(e.company_id::text) || evidence.field(e.case_id::text) || evidence.field(e.subject_id)
    || evidence.field(e.detail::text) || evidence.field(e.address) || evidence.field(e.reason));
end $$;
create function evidence.access_commitment(e evidence.access_entry) returns bytea language plpgsql stable as $$
begin
  return sha256(e.salt || evidence.field(e.request_id) || evidence.field(e.person_id::text) || evidence.field(e.reader_name)
    || evidence.field(e.agency_name) || evidence.field(e.company_id::text) || evidence.field(e.case_id::text)
    || evidence.field(to_jsonb(e.sections)::text) || evidence.field(e.address) || evidence.field(e.reason) || evidence.field(to_jsonb(e.basis)::text));
end $$;
create function evidence.leaf(kind text, entry_id bigint, at timestamptz, what text, actor_kind text, agency_id smallint, commitment bytea)
returns bytea language plpgsql stable as $$
begin
  return sha256('\x00'::bytea || evidence.field('boru/evidence/v1') || evidence.field(kind) || evidence.field(entry_id::text)
    || evidence.field(evidence.microseconds(at)) || evidence.field(what) || evidence.field(actor_kind) || evidence.field(agency_id::text) || commitment);
end $$;
revoke all on function evidence.field, evidence.microseconds, evidence.new_salt, evidence.audit_commitment, evidence.access_commitment, evidence.leaf from public;

-- ── the log ─────────────────────────────────────────────────────────────────
-- Committed with the entry; a second later the sequencer gives it its place.
create table evidence.unsequenced (
  kind text not null check (kind in ('audit', 'access')),
  at timestamptz not null,
  entry_id bigint not null,
  leaf bytea not null check (length(leaf) = 32)
);
create table evidence.log_leaf (
  leaf_index bigint primary key check (leaf_index >= 0),
  kind text not null check (kind in ('audit', 'access')),
  at timestamptz not null,
  entry_id bigint not null,
  leaf bytea not null check (length(leaf) = 32),
  unique (kind, entry_id)
);
create table evidence.log_tile (
  level smallint not null check (level between 0 and 7),
  tile_index bigint not null check (tile_index >= 0),
  hashes bytea not null check (length(hashes) % 32 = 0 and length(hashes) between 32 and 8192),
  primary key (level, tile_index)
);
create table evidence.checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  note text not null,
  signed_at timestamptz not null default now()
);
call app.protect('evidence.unsequenced');
call app.protect('evidence.log_leaf');
call app.protect('evidence.log_tile');
call app.protect('evidence.checkpoint');
revoke insert, update, delete on evidence.unsequenced, evidence.log_leaf from boru_app;
revoke delete on evidence.log_tile from boru_app;
revoke update, delete on evidence.checkpoint from boru_app;
-- Hashes say nothing of what was hashed; who may ask for a proof may read them.
create policy staff_reads on evidence.log_tile for select to boru_app using ((select app.kind()) in ('agency', 'administrator'));
create policy staff_reads on evidence.checkpoint for select to boru_app using ((select app.kind()) in ('agency', 'administrator'));

-- ── writing an entry ────────────────────────────────────────────────────────
-- Why an agency could read at all: the consents and articles of law behind its sight of these sections at this moment.
create function app.sight_basis(company uuid, within_case uuid, agency smallint, wanted text[]) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct case when g.consent_id is null then 'law/' || g.legal_basis else 'consent/' || g.purpose end), '{}'::text[])
    from organisations.sight_grant g
   where g.company_id = company and g.agency_id = agency and g.section = any (wanted) and g.revoked_at is null
     and g.valid_to >= (now() at time zone 'Asia/Seoul')::date and (g.case_id is null or g.case_id is not distinct from within_case)
$$;
revoke all on function app.sight_basis from public;

-- A visitor's address is never kept: whoever reports a leak without an account must not be found by it.
create function evidence.commit_to_audit() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.salt := evidence.new_salt();
  new.commitment := null;
  new.erased_at := null;
  new.address := case when new.actor_kind in ('agency', 'administrator', 'company') then nullif(current_setting('app.address', true), '') end;
  insert into evidence.unsequenced (kind, at, entry_id, leaf)
  values ('audit', new.at, new.id, evidence.leaf('audit', new.id, new.at, new.action, new.actor_kind, new.agency_id, evidence.audit_commitment(new)));
  return new;
end $$;
create function evidence.commit_to_access() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.salt := evidence.new_salt();
  new.commitment := null;
  new.erased_at := null;
  new.address := nullif(current_setting('app.address', true), '');
  new.basis := app.sight_basis(new.company_id, new.case_id, new.agency_id, new.sections);
  insert into evidence.unsequenced (kind, at, entry_id, leaf)
  values ('access', new.at, new.id, evidence.leaf('access', new.id, new.at, new.endpoint, 'agency', new.agency_id, evidence.access_commitment(new)));
  return new;
end $$;
create trigger commit_to before insert on evidence.audit_entry for each row execute function evidence.commit_to_audit();
create trigger commit_to before insert on evidence.access_entry for each row execute function evidence.commit_to_access();
revoke all on function evidence.commit_to_audit, evidence.commit_to_access from public;

-- What was written before the log existed is committed to now.
update evidence.audit_entry set salt = evidence.new_salt();
update evidence.access_entry set salt = evidence.new_salt();
insert into evidence.unsequenced (kind, at, entry_id, leaf)
select 'audit', e.at, e.id, evidence.leaf('audit', e.id, e.at, e.action, e.actor_kind, e.agency_id, evidence.audit_commitment(e)) from evidence.audit_entry e;
insert into evidence.unsequenced (kind, at, entry_id, leaf)
select 'access', e.at, e.id, evidence.leaf('access', e.id, e.at, e.endpoint, 'agency', e.agency_id, evidence.access_commitment(e)) from evidence.access_entry e;

-- Either the salt and the whole content, or, after erasure, the commitment and nothing of it.
alter table evidence.audit_entry add constraint audit_content check (case when erased_at is null then salt is not null and commitment is null
  else salt is null and commitment is not null and person_id is null and company_id is null and case_id is null
       and request_id = '' and actor_name = '' and subject_id = '' and detail = '{}' and address is null and reason = '' end);
alter table evidence.access_entry add constraint access_content check (case when erased_at is null
  then salt is not null and commitment is null and person_id is not null and company_id is not null
  else salt is null and commitment is not null and person_id is null and company_id is null and case_id is null
       and request_id = '' and reader_name = '' and agency_name = '' and sections = '{}' and address is null and reason = '' and basis = '{}' end);

-- The moment, the place in the log and what the trigger fills in are nobody's to choose.
revoke insert on evidence.audit_entry, evidence.access_entry from boru_app;
grant insert (request_id, actor_kind, person_id, agency_id, actor_name, company_id, case_id, action, subject_id, detail, reason) on evidence.audit_entry to boru_app;
grant insert (request_id, person_id, agency_id, reader_name, agency_name, company_id, case_id, sections, endpoint, reason) on evidence.access_entry to boru_app;

-- ── giving entries their place ──────────────────────────────────────────────
-- One sequencer at a time, whichever server it runs on. The oldest first; the place is never taken back.
create function evidence.sequence(most integer) returns table (leaf_index bigint, leaf bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  first bigint;
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  if not pg_try_advisory_xact_lock(7206174003) then return; end if;
  select coalesce(max(l.leaf_index) + 1, 0) into first from evidence.log_leaf l;
  return query
    with oldest as (select u.ctid as place from evidence.unsequenced u order by u.at, u.kind, u.entry_id limit greatest(most, 0)),
         taken as (delete from evidence.unsequenced u using oldest o where u.ctid = o.place returning u.kind, u.at, u.entry_id, u.leaf),
         numbered as (select first + row_number() over (order by t.at, t.kind, t.entry_id) - 1 as n, t.* from taken t),
         kept as (insert into evidence.log_leaf (leaf_index, kind, at, entry_id, leaf) select n.n, n.kind, n.at, n.entry_id, n.leaf from numbered n
                  returning log_leaf.leaf_index, log_leaf.leaf)
    select k.leaf_index, k.leaf from kept k order by 1;
end $$;

-- The place of an entry that the caller has already been allowed to read.
create function evidence.place_of(entry_kind text, entry bigint) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.leaf_index from evidence.log_leaf l where l.kind = entry_kind and l.entry_id = entry
    and app.kind() in ('agency', 'administrator', 'system')
$$;

-- ── erasure by law ──────────────────────────────────────────────────────────
-- The content and its salt go; the commitment stays, so the tree and every proof still hold. Its own trace cannot be erased.
create function evidence.erase(entry_kind text, entry_at timestamptz, entry bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  changed integer;
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  if entry_kind = 'audit' then
    update evidence.audit_entry e
       set commitment = evidence.audit_commitment(e), salt = null, erased_at = now(), request_id = '', person_id = null, actor_name = '',
           company_id = null, case_id = null, subject_id = '', detail = '{}', address = null, reason = ''
     where e.at = entry_at and e.id = entry and e.erased_at is null and e.action <> 'evidence.erased';
  else
    update evidence.access_entry e
       set commitment = evidence.access_commitment(e), salt = null, erased_at = now(), request_id = '', person_id = null, reader_name = '', agency_name = '',
           company_id = null, case_id = null, sections = '{}', address = null, reason = '', basis = '{}'
     where e.at = entry_at and e.id = entry and e.erased_at is null;
  end if;
  get diagnostics changed = row_count;
  return changed = 1;
end $$;
revoke all on function evidence.sequence, evidence.place_of, evidence.erase from public;
grant execute on function evidence.sequence, evidence.place_of, evidence.erase to boru_app;

-- ── from where ──────────────────────────────────────────────────────────────
-- The address of the request travels with the transaction, so that no command has to hand it on.
create function app.enter(ticket text, timeout_ms integer, address text) returns app.identity_row language plpgsql as $$
begin
  perform set_config('app.address', address, true);
  return app.enter(ticket, timeout_ms);
end $$;

-- ── the auditor's page ──────────────────────────────────────────────────────
-- Names that row security lets the caller see, and of people of the caller's own agency also after they left it.
create function app.company_name(company uuid) returns text language sql stable as $$
  select c.name from organisations.company c where c.id = company
$$;
create function app.colleague_name(person uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.name from organisations.person p where p.id = person
    and exists (select 1 from organisations.membership m where m.person_id = p.id
                 and (m.agency_id = app.agency() or (app.is_administrator() and m.company_id is null)))
$$;
revoke all on function app.colleague_name from public;
grant execute on function app.colleague_name to boru_app;

comment on column evidence.audit_entry.address is '접속한 주소(로그인하지 않은 사람의 것은 남기지 않는다)';
comment on column evidence.audit_entry.reason is '까닭';
comment on column evidence.audit_entry.salt is '잎의 소금. 내용과 함께 지운다';
comment on column evidence.audit_entry.commitment is '내용을 지운 뒤에도 증명이 서도록 남기는 약속값';
comment on column evidence.audit_entry.erased_at is '법에 따라 내용을 지운 때';
comment on column evidence.access_entry.address is '접속한 주소';
comment on column evidence.access_entry.basis is '볼 수 있던 근거(동의의 목적이나 법 조문)';
comment on column evidence.access_entry.salt is '잎의 소금. 내용과 함께 지운다';
comment on column evidence.access_entry.commitment is '내용을 지운 뒤에도 증명이 서도록 남기는 약속값';
comment on column evidence.access_entry.erased_at is '법에 따라 내용을 지운 때';
comment on table evidence.unsequenced is '아직 차례를 받지 못한 잎. 1초 안에 비워진다';
comment on column evidence.unsequenced.kind is '어느 표의 줄인지';
comment on column evidence.unsequenced.at is '그 줄의 때';
comment on column evidence.unsequenced.entry_id is '그 줄의 순번';
comment on column evidence.unsequenced.leaf is '잎의 해시';
comment on table evidence.log_leaf is '증적 나무의 잎과 차례(RFC 6962). 고치거나 지우지 않는다';
comment on column evidence.log_leaf.leaf_index is '나무에서의 차례(0부터)';
comment on column evidence.log_leaf.kind is '어느 표의 줄인지';
comment on column evidence.log_leaf.at is '그 줄의 때';
comment on column evidence.log_leaf.entry_id is '그 줄의 순번';
comment on column evidence.log_leaf.leaf is '잎의 해시';
comment on table evidence.log_tile is '증적 나무의 조각(해시 256개씩)';
comment on column evidence.log_tile.level is '높이(8단마다 하나)';
comment on column evidence.log_tile.tile_index is '왼쪽부터의 차례';
comment on column evidence.log_tile.hashes is '이어 붙인 해시';
comment on table evidence.checkpoint is '서명한 나무의 머리(C2SP)';
comment on column evidence.checkpoint.size is '잎의 수';
comment on column evidence.checkpoint.root is '뿌리 해시';
comment on column evidence.checkpoint.note is '서명한 글';
comment on column evidence.checkpoint.signed_at is '서명한 때';
