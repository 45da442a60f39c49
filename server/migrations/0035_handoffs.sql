-- 서류 인계: a body without an account gets a sealed packet on paper and a medium. The packet is closed before it is kept,
-- with a passphrase that is shown once and stored nowhere; what stays here is who handed over what, on what basis, and the
-- signed receipt.

create table cases.handoff (
  id uuid primary key,
  receipt_number text not null unique,
  case_id uuid not null references cases.case_file(id),
  company_id uuid not null references organisations.company(id),
  from_agency smallint not null references organisations.agency(id),
  to_agency smallint not null references organisations.agency(id),
  sections text[] not null check (array_length(sections, 1) between 1 and 8),
  reason text not null check (length(reason) between 1 and 1000),
  consent_id uuid references organisations.consent(id),
  legal_basis text,
  status text not null default 'ready' check (status in ('ready', 'dispatched', 'received', 'withdrawn')),
  sealed_by text not null check (sealed_by in ('passphrase', 'recipientKey')),
  files integer not null check (files > 0),
  size bigint not null check (size > 0),
  sha256 bytea not null check (length(sha256) = 32),
  made_by uuid not null references organisations.person(id),
  made_by_name text not null,
  made_at timestamptz not null default now(),
  dispatched_at timestamptz,
  dispatched_how text check (dispatched_how in ('inPerson', 'courier', 'post', 'online')),
  dispatched_by_name text,
  dispatched_note text check (length(dispatched_note) between 1 and 500),
  received_at timestamptz,
  received_by_name text,
  receipt_file uuid references platform.file(id),
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_reason text,
  version integer not null default 1,
  visible_to smallint[] not null default '{}',
  constraint handoff_basis check ((consent_id is not null) <> (legal_basis is not null)),
  constraint handoff_elsewhere check (from_agency <> to_agency),
  constraint handoff_dispatched check (status not in ('dispatched', 'received') or (dispatched_at is not null and dispatched_how is not null)),
  constraint handoff_received check ((status = 'received') = (received_at is not null and receipt_file is not null)),
  constraint handoff_withdrawn check ((status = 'withdrawn') = (withdrawn_at is not null))
);
create index handoff_case on cases.handoff (case_id, made_at desc);
create index handoff_consent on cases.handoff (consent_id) where consent_id is not null;
call app.protect('cases.handoff');
call app.sighted('cases.handoff', 'counsel', 'company_id', 'case_id');
create policy company_reads on cases.handoff for select to boru_app using (company_id = (select app.company()));
create policy desk_reads on cases.handoff for select to boru_app
  using (from_agency = (select app.agency()) and (select app.agency()) = any (visible_to));
create policy desk_turns on cases.handoff for update to boru_app
  using (from_agency = (select app.working_agency()) and (select app.working_agency()) = any (visible_to)) with check (true);
revoke insert, update, delete on cases.handoff from boru_app;
grant update (status, dispatched_at, dispatched_how, dispatched_by_name, dispatched_note, received_at, received_by_name, receipt_file,
  withdrawn_at, withdrawn_by_name, withdrawn_reason, version) on cases.handoff to boru_app;

-- The packet itself, until it has arrived or was taken back. Only the sender's people who have pledged take it away.
create table cases.handoff_packet (
  handoff_id uuid primary key references cases.handoff(id),
  case_id uuid not null references cases.case_file(id),
  company_id uuid not null references organisations.company(id),
  from_agency smallint not null references organisations.agency(id),
  content bytea not null,
  visible_to smallint[] not null default '{}'
);
call app.protect('cases.handoff_packet');
call app.sighted('cases.handoff_packet', 'counsel', 'company_id', 'case_id');
create policy desk_reads on cases.handoff_packet for select to boru_app
  using (from_agency = (select app.working_agency()) and (select app.working_agency()) = any (visible_to));
create policy pledged on cases.handoff_packet as restrictive for select to boru_app
  using ((select app.agency()) is null or case_id = any ((select app.pledged())::uuid[]));
revoke insert, update, delete on cases.handoff_packet from boru_app;

-- Makes the hand-off: by the desk that has the case, of what it sees itself, to a body that does not work in Boru, with a
-- consent for exactly that recipient or a named article of law. The check lives here, as with referrals.
create function cases.make_handoff(h jsonb, packet bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  n cases.handoff := jsonb_populate_record(null::cases.handoff, h);
  f cases.case_file;
  -- Papers are seen with the counsel of their case, here as everywhere.
  wanted text[] := array_remove(n.sections, 'documents');
begin
  select * into f from cases.case_file c where c.id = n.case_id for update;
  if not found or app.working_agency() is null or f.owner_agency is distinct from me.agency_id or f.closed_at is not null
     or not f.id = any (app.pledged()) or f.id = any (app.read_only()) then
    raise exception 'not the desk of this case' using errcode = '42501';
  end if;
  if not exists (select 1 from organisations.agency a where a.id = n.to_agency and not a.online and a.kind <> 'preview') then
    raise exception 'who works in Boru gets a referral' using errcode = '42501';
  end if;
  -- Nobody hands over more than they see themselves.
  if exists (select 1 from unnest(wanted || array['summary', 'counsel']) as s(name)
              where not me.agency_id = any (app.seen_by(f.company_id, s.name, f.id, true)) or f.id = any (app.closed(s.name, true))) then
    raise exception 'the sender does not see this section' using errcode = '42501';
  end if;
  if n.consent_id is not null then
    perform 1 from organisations.consent c where c.id = n.consent_id for share;
    if cases.covering_consent(f.id, n.to_agency, wanted) is null
       or not exists (select 1 from organisations.consent c
                       where c.id = n.consent_id and c.company_id = f.company_id and c.agency_id = n.to_agency and c.purpose = 'referral'
                         and c.withdrawn_at is null and c.valid_to >= (now() at time zone 'Asia/Seoul')::date
                         and (c.case_id is null or c.case_id = f.id) and wanted <@ c.sections) then
      raise exception 'consent does not cover this hand-off' using errcode = '42501';
    end if;
  elsif coalesce(length(n.legal_basis), 0) < 5 then
    raise exception 'neither consent nor legal basis' using errcode = '42501';
  end if;
  insert into cases.handoff (id, receipt_number, case_id, company_id, from_agency, to_agency, sections, reason, consent_id, legal_basis,
                             sealed_by, files, size, sha256, made_by, made_by_name, made_at)
    values (n.id, n.receipt_number, f.id, f.company_id, me.agency_id, n.to_agency, n.sections, n.reason, n.consent_id, n.legal_basis,
            n.sealed_by, n.files, length(packet), sha256(packet), me.person_id, n.made_by_name, n.made_at);
  insert into cases.handoff_packet (handoff_id, case_id, company_id, from_agency, content) values (n.id, f.id, f.company_id, me.agency_id, packet);
end $$;
revoke all on function cases.make_handoff from public;
grant execute on function cases.make_handoff to boru_app;

-- What has arrived or was taken back is kept here no longer; an end is an end.
create function cases.handoff_turned() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.status in ('received', 'withdrawn') then raise exception 'this hand-off has ended' using errcode = '42501'; end if;
  if new.status in ('received', 'withdrawn') then delete from cases.handoff_packet where handoff_id = new.id; end if;
  return new;
end $$;
create trigger turned before update of status on cases.handoff for each row execute function cases.handoff_turned();

-- A consent that is taken back stops what rests on it and has not arrived, in the same transaction.
create function cases.consent_ends_handoff() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.handoff set status = 'withdrawn', withdrawn_at = now(), withdrawn_by_name = '', withdrawn_reason = 'consentWithdrawn', version = version + 1
   where consent_id = new.id and status in ('ready', 'dispatched');
  return null;
end $$;
create trigger ends_handoff after update of withdrawn_at on organisations.consent for each row
  when (new.withdrawn_at is not null and old.withdrawn_at is null) execute function cases.consent_ends_handoff();
revoke all on function cases.handoff_turned, cases.consent_ends_handoff from public;

comment on table cases.handoff is '서류 인계. 계정이 없는 기관에 봉한 자료를 넘긴 기록';
comment on column cases.handoff.id is '번호';
comment on column cases.handoff.receipt_number is '접수 번호';
comment on column cases.handoff.case_id is '건';
comment on column cases.handoff.company_id is '기업';
comment on column cases.handoff.from_agency is '보내는 기관';
comment on column cases.handoff.to_agency is '받는 기관(보루를 쓰지 않음)';
comment on column cases.handoff.sections is '담은 항목';
comment on column cases.handoff.reason is '인계하는 까닭';
comment on column cases.handoff.consent_id is '근거가 된 동의';
comment on column cases.handoff.legal_basis is '근거가 된 법 조문';
comment on column cases.handoff.status is '상태(ready 만듦, dispatched 보냄, received 받음, withdrawn 거둠)';
comment on column cases.handoff.sealed_by is '봉한 방법(암호문, 받는 이의 열쇠)';
comment on column cases.handoff.files is '담은 파일 수';
comment on column cases.handoff.size is '봉한 자료의 크기(바이트)';
comment on column cases.handoff.sha256 is '봉한 자료의 전자지문';
comment on column cases.handoff.made_by is '만든 사람';
comment on column cases.handoff.made_by_name is '만든 사람의 이름';
comment on column cases.handoff.made_at is '만든 때';
comment on column cases.handoff.dispatched_at is '보낸 때';
comment on column cases.handoff.dispatched_how is '보낸 방법';
comment on column cases.handoff.dispatched_by_name is '보낸 사람의 이름';
comment on column cases.handoff.dispatched_note is '보낸 일의 덧붙임';
comment on column cases.handoff.received_at is '서명한 인수증을 올린 때';
comment on column cases.handoff.received_by_name is '인수증을 올린 사람의 이름';
comment on column cases.handoff.receipt_file is '서명한 인수증';
comment on column cases.handoff.withdrawn_at is '거둔 때';
comment on column cases.handoff.withdrawn_by_name is '거둔 사람의 이름(동의 철회면 비어 있음)';
comment on column cases.handoff.withdrawn_reason is '거둔 까닭';
comment on column cases.handoff.version is '고친 차수';
comment on column cases.handoff.visible_to is '볼 수 있는 기관(트리거가 관리)';
comment on table cases.handoff_packet is '봉한 자료. 받았거나 거두면 지운다';
comment on column cases.handoff_packet.handoff_id is '서류 인계';
comment on column cases.handoff_packet.case_id is '건';
comment on column cases.handoff_packet.company_id is '기업';
comment on column cases.handoff_packet.from_agency is '보내는 기관';
comment on column cases.handoff_packet.content is '봉한 자료(age 형식)';
comment on column cases.handoff_packet.visible_to is '볼 수 있는 기관(트리거가 관리)';
