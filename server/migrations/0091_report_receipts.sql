-- A receipt that the team of a desk signs with a key derived from the desk's own: "we have opened this report, so many letters
-- of it". The sender, the reporter and every other recipient check it; the server cannot make one, because
-- a mark inside needs the secret of the report (docs/rooms/reports.md).
create table reports.desk_signer (
  desk_key_id uuid primary key references reports.desk_key(id),
  agency_id smallint not null references organisations.agency(id),
  verifier text not null check (verifier ~ '^[^[:space:]+]+[+][0-9a-f]{8}[+][A-Za-z0-9+/]{44}$'),
  entered_at timestamptz not null default now()
);
create table reports.receipt (
  report_id uuid not null references reports.report(id),
  agency_id smallint not null references organisations.agency(id),
  desk_key_id uuid not null references reports.desk_signer(desk_key_id),
  note text not null check (length(note) between 100 and 20000),
  signed_by uuid not null references organisations.person(id),
  signed_on date not null,
  visible_to smallint[] not null default '{}',
  primary key (report_id, agency_id)
);
call app.protect('reports.desk_signer');
call app.protect('reports.receipt');
revoke insert, update, delete on reports.desk_signer, reports.receipt from boru_app;
grant insert (desk_key_id, agency_id, verifier) on reports.desk_signer to boru_app;
grant insert (report_id, agency_id, desk_key_id, note, signed_by, signed_on) on reports.receipt to boru_app;

create trigger set_sight before insert on reports.receipt for each row execute function reports.set_sight();
create or replace function reports.spread_sight() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agencies smallint[] := reports.seen_by(new.report_id);
begin
  update reports.report set visible_to = agencies where id = new.report_id;
  update reports.recipient set visible_to = agencies where report_id = new.report_id;
  update reports.letter set visible_to = agencies where report_id = new.report_id;
  update reports.file set visible_to = agencies where report_id = new.report_id;
  update reports.file_chunk set visible_to = agencies where report_id = new.report_id;
  update reports.receipt set visible_to = agencies where report_id = new.report_id;
  return null;
end $$;

-- Public like the desk's key itself, and never exchanged: whoever kept a receipt must be able to check it for good.
create policy anyone_reads on reports.desk_signer for select to boru_app using (true);
create policy team_makes on reports.desk_signer for insert to boru_app
  with check (agency_id = (select app.reporting_agency())
              and exists (select 1 from reports.desk_key k where k.id = desk_key_id and k.agency_id = desk_signer.agency_id));
create policy team_reads on reports.receipt for select to boru_app using ((select app.reporting_agency()) = any (visible_to));
create policy team_signs on reports.receipt for insert to boru_app
  with check (agency_id = (select app.reporting_agency()) and signed_by = (select app.person())
              and exists (select 1 from reports.recipient r where r.report_id = receipt.report_id
                             and r.agency_id = receipt.agency_id and r.desk_key_id = receipt.desk_key_id)
              and exists (select 1 from reports.desk_signer s where s.desk_key_id = receipt.desk_key_id and s.agency_id = receipt.agency_id));
create policy not_excluded on reports.receipt as restrictive for all to boru_app
  using (report_id <> all ((select app.excluded_reports())::uuid[]));

-- When the keeping of one agency has ended, what it alone said about the report goes with its way of opening it.
create function reports.forget_recipient() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from reports.receipt where report_id = old.report_id and agency_id = old.agency_id;
  delete from reports.triage where report_id = old.report_id and agency_id = old.agency_id;
  update reports.receipt set visible_to = reports.seen_by(old.report_id) where report_id = old.report_id;
  return null;
end $$;
create trigger forget_recipient after delete on reports.recipient for each row execute function reports.forget_recipient();
revoke all on function reports.forget_recipient from public;

create function reports.publish_signer() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into evidence.audit_entry (request_id, actor_kind, action, subject_id, detail)
  values (new.desk_key_id::text, 'system', 'reportKey.signerPublished', new.desk_key_id::text,
          jsonb_build_object('agency', new.agency_id, 'verifier', new.verifier));
  return null;
end $$;
create trigger publish_signer after insert on reports.desk_signer for each row execute function reports.publish_signer();
revoke all on function reports.publish_signer from public;

comment on table reports.desk_signer is '창구가 접수증에 서명하는 공개 열쇠(창구 열쇠에서 나온다)';
comment on column reports.desk_signer.desk_key_id is '창구 열쇠';
comment on column reports.desk_signer.agency_id is '기관';
comment on column reports.desk_signer.verifier is '서명을 확인하는 공개 열쇠(C2SP signed note)';
comment on column reports.desk_signer.entered_at is '증적에 적힌 때';
comment on table reports.receipt is '창구가 제보를 열었다고 서명한 접수증';
comment on column reports.receipt.report_id is '제보';
comment on column reports.receipt.agency_id is '서명한 기관';
comment on column reports.receipt.desk_key_id is '서명한 창구 열쇠';
comment on column reports.receipt.note is '서명된 글(C2SP signed note)';
comment on column reports.receipt.signed_by is '서명한 사람(기관 안에만 보인다)';
comment on column reports.receipt.signed_on is '서명한 날';
comment on column reports.receipt.visible_to is '볼 수 있는 기관';
