-- Sealed reports (docs/rooms/reports.md). The server keeps what it cannot read: sealed letters, wrapped keys, hashes of the
-- reporter's secrets. Days instead of moments, and no address, device or session of a reporter.

-- ── who reads at an agency: a named team, not the agency ────────────────────
create table reports.team_member (
  agency_id smallint not null references organisations.agency(id),
  person_id uuid not null references organisations.person(id),
  named_by uuid not null references organisations.person(id),
  named_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (agency_id, person_id)
);
-- Read by the policies below: the asking person's agency if that person is named there and still works there.
create function app.reporting_agency() returns smallint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
begin
  if me.agency_id is null or me.role not in ('intake', 'officer', 'manager') then return null; end if;
  return (select t.agency_id from reports.team_member t where t.agency_id = me.agency_id and t.person_id = me.person_id and t.removed_at is null);
end $$;
create function app.managing_agency() returns smallint language sql stable as $$
  select case when i.role = 'manager' then i.agency_id end from app.identity() i $$;
revoke all on function app.reporting_agency from public;
grant execute on function app.reporting_agency to boru_app;

-- ── keys: public halves, and private halves that only their owners open ─────
create table reports.officer_key (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  person_id uuid not null references organisations.person(id),
  recipient text not null unique check (recipient ~ '^age1[02-9ac-hj-np-z]{58}$'),
  made_at timestamptz not null default now(),
  revoked_at timestamptz
);
create unique index officer_key_one on reports.officer_key (agency_id, person_id) where revoked_at is null;
create table reports.officer_lock (
  officer_key_id uuid primary key references reports.officer_key(id),
  person_id uuid not null references organisations.person(id),
  locked bytea not null check (length(locked) between 100 and 1000)
);
create table reports.desk_key (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  recipient text not null unique check (recipient ~ '^age1[02-9ac-hj-np-z]{58}$'),
  recovery_recipient text not null check (recovery_recipient ~ '^age1[02-9ac-hj-np-z]{58}$' and recovery_recipient <> recipient),
  made_on date not null,
  entered_at timestamptz not null default now(),
  retired_on date
);
create unique index desk_key_one on reports.desk_key (agency_id) where retired_on is null;
create table reports.desk_share (
  id uuid primary key,
  desk_key_id uuid not null references reports.desk_key(id),
  agency_id smallint not null references organisations.agency(id),
  officer_key_id uuid references reports.officer_key(id),
  wrapped bytea not null check (length(wrapped) between 100 and 1000),
  shared_by uuid not null references organisations.person(id),
  shared_at timestamptz not null default now(),
  unique nulls not distinct (desk_key_id, officer_key_id)
);

-- ── reports ─────────────────────────────────────────────────────────────────
create table reports.report (
  id uuid primary key,
  lookup_hash bytea not null unique check (length(lookup_hash) = 32),
  login_hash bytea not null check (length(login_hash) = 32),
  reporter_wrap bytea not null check (length(reporter_wrap) between 100 and 1000),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  filed_at timestamptz not null default date_trunc('hour', now()),
  last_on date not null,
  last_from text not null default 'reporter' check (last_from in ('reporter', 'desk')),
  visible_to smallint[] not null default '{}'
);
create index report_recent on reports.report (last_on desc, id);
create table reports.recipient (
  report_id uuid not null references reports.report(id),
  agency_id smallint not null references organisations.agency(id),
  desk_key_id uuid not null references reports.desk_key(id),
  wrapped bytea not null check (length(wrapped) between 100 and 1000),
  recovery_wrapped bytea not null check (length(recovery_wrapped) between 100 and 1000),
  from_agency smallint references organisations.agency(id),
  forwarded_by uuid references organisations.person(id),
  reason text not null default '' check (length(reason) <= 200),
  added_on date not null,
  visible_to smallint[] not null default '{}',
  primary key (report_id, agency_id)
);
create table reports.letter (
  id uuid primary key,
  report_id uuid not null references reports.report(id),
  place bigint generated always as identity,
  sender text not null check (sender in ('reporter', 'desk')),
  agency_id smallint references organisations.agency(id),
  written_by uuid references organisations.person(id),
  body bytea not null check (length(body) between 200 and 130000),
  sent_on date not null,
  visible_to smallint[] not null default '{}',
  constraint letter_of check ((sender = 'desk') = (agency_id is not null and written_by is not null))
);
create index letter_report on reports.letter (report_id, place);

call app.protect('reports.team_member');
call app.protect('reports.officer_key');
call app.protect('reports.officer_lock');
call app.protect('reports.desk_key');
call app.protect('reports.desk_share');
call app.protect('reports.report');
call app.protect('reports.recipient');
call app.protect('reports.letter');
revoke delete on reports.team_member, reports.officer_key, reports.officer_lock, reports.desk_key, reports.report, reports.recipient, reports.letter from boru_app;
revoke update on reports.recipient, reports.letter, reports.desk_share, reports.officer_lock, reports.officer_key, reports.desk_key, reports.team_member from boru_app;
-- A key that is published can be retired and never be exchanged, brought back or given to another agency.
grant update (retired_on) on reports.desk_key to boru_app;
grant update (removed_at, named_by, named_at) on reports.team_member to boru_app;

-- ── sight: one list of agencies per row, kept by triggers ───────────────────
create function reports.seen_by(report uuid) returns smallint[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(r.agency_id order by r.agency_id), '{}'::smallint[]) from reports.recipient r where r.report_id = report
$$;
create function reports.set_sight() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.visible_to := reports.seen_by(new.report_id);
  return new;
end $$;
create function reports.spread_sight() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agencies smallint[] := reports.seen_by(new.report_id);
begin
  update reports.report set visible_to = agencies where id = new.report_id;
  update reports.recipient set visible_to = agencies where report_id = new.report_id;
  update reports.letter set visible_to = agencies where report_id = new.report_id;
  return null;
end $$;
create trigger set_sight before insert on reports.letter for each row execute function reports.set_sight();
create trigger spread_sight after insert on reports.recipient for each row execute function reports.spread_sight();
revoke all on function reports.seen_by, reports.set_sight, reports.spread_sight from public;
revoke insert, update on reports.report from boru_app;
grant insert (id, lookup_hash, login_hash, reporter_wrap, digest, last_on) on reports.report to boru_app;
grant update (last_on, last_from) on reports.report to boru_app;
revoke insert on reports.recipient, reports.letter from boru_app;
grant insert (report_id, agency_id, desk_key_id, wrapped, recovery_wrapped, from_agency, forwarded_by, reason, added_on) on reports.recipient to boru_app;
grant insert (id, report_id, sender, agency_id, written_by, body, sent_on) on reports.letter to boru_app;

-- ── evidence ────────────────────────────────────────────────────────────────
-- A key that anybody may seal to stands in the public log, said by the machine: the proof can be given to strangers, because
-- it names the key and nobody who made it. Who made it is an entry of its own.
create function reports.publish_key() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into evidence.audit_entry (request_id, actor_kind, action, subject_id, detail)
  values (new.id::text, 'system', case when new.retired_on is null then 'reportKey.published' else 'reportKey.retired' end, new.id::text,
          jsonb_build_object('agency', new.agency_id, 'recipient', new.recipient, 'recoveryRecipient', new.recovery_recipient));
  return null;
end $$;
create trigger publish_key after insert or update on reports.desk_key for each row execute function reports.publish_key();
revoke all on function reports.publish_key from public;

-- Of a report only the hour is kept, in the log too: a minute can be laid beside the records of a network.
create or replace function evidence.commit_to_audit() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.action = 'report.filed' then new.at := date_trunc('hour', new.at); end if;
  new.salt := evidence.new_salt();
  new.commitment := null;
  new.erased_at := null;
  new.address := case when new.actor_kind in ('agency', 'administrator', 'company') then nullif(current_setting('app.address', true), '') end;
  insert into evidence.unsequenced (kind, at, entry_id, leaf)
  values ('audit', new.at, new.id, evidence.leaf('audit', new.id, new.at, new.action, new.actor_kind, new.agency_id, evidence.audit_commitment(new)));
  return new;
end $$;

-- ── policies ────────────────────────────────────────────────────────────────
create policy staff_reads on reports.team_member for select to boru_app using (agency_id = (select app.working_agency()));
create policy manager_names on reports.team_member for insert to boru_app
  with check (agency_id = (select app.managing_agency()) and named_by = (select app.person())
              and exists (select 1 from organisations.membership m where m.person_id = team_member.person_id and m.agency_id = team_member.agency_id
                            and m.ended_at is null and m.role <> 'auditor'));
create policy manager_changes on reports.team_member for update to boru_app
  using (agency_id = (select app.managing_agency())) with check (agency_id = (select app.managing_agency()) and named_by = (select app.person()));

create policy team_reads on reports.officer_key for select to boru_app using (agency_id = (select app.reporting_agency()));
create policy owner_makes on reports.officer_key for insert to boru_app
  with check (agency_id = (select app.reporting_agency()) and person_id = (select app.person()));
create policy owner_reads on reports.officer_lock for select to boru_app using (person_id = (select app.person()));
create policy owner_makes on reports.officer_lock for insert to boru_app with check (person_id = (select app.person()));

create policy anyone_reads on reports.desk_key for select to boru_app using (true);
create policy team_makes on reports.desk_key for insert to boru_app with check (agency_id = (select app.reporting_agency()));
create policy team_retires on reports.desk_key for update to boru_app
  using (agency_id = (select app.reporting_agency()) and retired_on is null) with check (agency_id = (select app.reporting_agency()));
create policy team_reads on reports.desk_share for select to boru_app using (agency_id = (select app.reporting_agency()));
create policy team_shares on reports.desk_share for insert to boru_app
  with check (agency_id = (select app.reporting_agency()) and shared_by = (select app.person()));

create policy team_reads on reports.report for select to boru_app using ((select app.reporting_agency()) = any (visible_to));
create policy team_touches on reports.report for update to boru_app
  using ((select app.reporting_agency()) = any (visible_to)) with check ((select app.reporting_agency()) = any (visible_to));
create policy team_reads on reports.recipient for select to boru_app using ((select app.reporting_agency()) = any (visible_to));
create policy team_forwards on reports.recipient for insert to boru_app
  with check (from_agency = (select app.reporting_agency()) and forwarded_by = (select app.person())
              and exists (select 1 from reports.report r where r.id = report_id));
create policy team_reads on reports.letter for select to boru_app using ((select app.reporting_agency()) = any (visible_to));
create policy team_answers on reports.letter for insert to boru_app
  with check (sender = 'desk' and agency_id = (select app.reporting_agency()) and written_by = (select app.person())
              and (select app.reporting_agency()) = any (visible_to));

-- A manager takes somebody off the team: sight ends in this transaction, and the shares of the desk key that were theirs go.
create function reports.remove_member(target uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine smallint := app.managing_agency();
begin
  if mine is null then raise exception 'not a manager' using errcode = '42501'; end if;
  update reports.team_member set removed_at = now() where agency_id = mine and person_id = target and removed_at is null;
  if not found then return false; end if;
  delete from reports.desk_share s using reports.officer_key k where s.officer_key_id = k.id and k.agency_id = mine and k.person_id = target;
  update reports.officer_key set revoked_at = now() where agency_id = mine and person_id = target and revoked_at is null;
  return true;
end $$;
-- Recovery and a new officer key: the share under the old key of the same person gives way.
create function reports.end_my_key() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine smallint := app.reporting_agency();
  me app.identity_row := app.identity();
begin
  if mine is null then raise exception 'not of the team' using errcode = '42501'; end if;
  delete from reports.desk_share s using reports.officer_key k where s.officer_key_id = k.id and k.agency_id = mine and k.person_id = me.person_id;
  update reports.officer_key set revoked_at = now() where agency_id = mine and person_id = me.person_id and revoked_at is null;
end $$;
revoke all on function reports.remove_member, reports.end_my_key from public;
grant execute on function reports.remove_member, reports.end_my_key to boru_app;

comment on table reports.team_member is '제보를 읽는 사람들(기관 안의 지명된 팀)';
comment on column reports.team_member.agency_id is '기관';
comment on column reports.team_member.person_id is '지명된 사람';
comment on column reports.team_member.named_by is '지명한 관리자';
comment on column reports.team_member.named_at is '지명한 때';
comment on column reports.team_member.removed_at is '뺀 때';
comment on table reports.officer_key is '담당자의 공개 열쇠';
comment on column reports.officer_key.id is '번호';
comment on column reports.officer_key.agency_id is '기관';
comment on column reports.officer_key.person_id is '열쇠의 주인';
comment on column reports.officer_key.recipient is '공개 열쇠(age)';
comment on column reports.officer_key.made_at is '만든 때';
comment on column reports.officer_key.revoked_at is '쓰지 않기로 한 때';
comment on table reports.officer_lock is '암호로 잠근 담당자의 비밀 열쇠. 서버는 열지 못한다';
comment on column reports.officer_lock.officer_key_id is '열쇠';
comment on column reports.officer_lock.person_id is '열쇠의 주인';
comment on column reports.officer_lock.locked is '잠근 비밀 열쇠(age, scrypt)';
comment on table reports.desk_key is '제보 창구의 공개 열쇠와 복구 공개 열쇠';
comment on column reports.desk_key.id is '번호';
comment on column reports.desk_key.agency_id is '기관';
comment on column reports.desk_key.recipient is '창구의 공개 열쇠(age)';
comment on column reports.desk_key.recovery_recipient is '복구 공개 열쇠(비밀 열쇠는 종이 두 장에만 있다)';
comment on column reports.desk_key.made_on is '공개한 날';
comment on column reports.desk_key.entered_at is '증적에 적힌 때';
comment on column reports.desk_key.retired_on is '쓰지 않기로 한 날';
comment on table reports.desk_share is '창구의 비밀 열쇠를 담당자 한 사람(또는 복구 열쇠)에게 감싼 것';
comment on column reports.desk_share.id is '번호';
comment on column reports.desk_share.desk_key_id is '창구의 열쇠';
comment on column reports.desk_share.agency_id is '기관';
comment on column reports.desk_share.officer_key_id is '받는 담당자의 열쇠. 없으면 복구 열쇠';
comment on column reports.desk_share.wrapped is '감싼 비밀 열쇠(age)';
comment on column reports.desk_share.shared_by is '감싼 사람';
comment on column reports.desk_share.shared_at is '감싼 때';
comment on table reports.report is '봉인된 제보. 내용은 서버가 읽지 못한다';
comment on column reports.report.id is '번호(제보자의 브라우저가 고른 무작위)';
comment on column reports.report.lookup_hash is '찾는 번호의 SHA-256';
comment on column reports.report.login_hash is '들어가는 비밀의 SHA-256';
comment on column reports.report.reporter_wrap is '제보의 비밀 열쇠를 제보자에게 감싼 것(age)';
comment on column reports.report.digest is '접수한 것의 전자지문';
comment on column reports.report.filed_at is '접수한 시(분과 초는 적지 않는다)';
comment on column reports.report.last_on is '마지막 글의 날';
comment on column reports.report.last_from is '마지막 글을 보낸 쪽';
comment on column reports.report.visible_to is '볼 수 있는 기관';
comment on table reports.recipient is '제보를 받은 기관과 그 기관에 감싼 열쇠';
comment on column reports.recipient.report_id is '제보';
comment on column reports.recipient.agency_id is '받은 기관';
comment on column reports.recipient.desk_key_id is '감쌀 때의 창구 열쇠';
comment on column reports.recipient.wrapped is '제보의 비밀 열쇠를 창구에 감싼 것(age)';
comment on column reports.recipient.recovery_wrapped is '제보의 비밀 열쇠를 복구 열쇠에 감싼 것(age)';
comment on column reports.recipient.from_agency is '넘긴 기관(제보자가 고른 기관이면 없음)';
comment on column reports.recipient.forwarded_by is '넘긴 사람';
comment on column reports.recipient.reason is '넘긴 까닭(제보자에게 보인다)';
comment on column reports.recipient.added_on is '받은 날';
comment on column reports.recipient.visible_to is '볼 수 있는 기관';
comment on table reports.letter is '봉인된 글';
comment on column reports.letter.id is '번호(보낸 브라우저가 고른 무작위)';
comment on column reports.letter.report_id is '제보';
comment on column reports.letter.place is '차례';
comment on column reports.letter.sender is '보낸 쪽(reporter 제보자, desk 창구)';
comment on column reports.letter.agency_id is '보낸 기관';
comment on column reports.letter.written_by is '쓴 담당자';
comment on column reports.letter.body is '봉인된 내용(age)';
comment on column reports.letter.sent_on is '보낸 날';
comment on column reports.letter.visible_to is '볼 수 있는 기관';
