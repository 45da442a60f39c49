-- Consultation appointments: desks publish slots, companies and callers take them, nothing is ever taken twice.

-- A lane is whatever can only be in one place at a time: a counsellor, a room. An exclusion constraint on a range alone
-- needs no extension (btree_gist is not in every build of PostgreSQL that Boru meets), so a lane's number is part of
-- the range: lane × 10^11 + epoch second. Two spans overlap exactly when lane and time do.
create table cases.lane (
  id integer generated always as identity primary key,
  person_id uuid unique references organisations.person(id),
  agency_id smallint references organisations.agency(id),
  room text check (length(room) between 1 and 120),
  constraint lane_of_one check ((person_id is not null and room is null and agency_id is null) or (person_id is null and room is not null and agency_id is not null)),
  unique (agency_id, room)
);

create table cases.slot (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  desk_code text not null references organisations.desk(code),
  counsellor_id uuid not null references organisations.person(id),
  counsellor_name text not null,
  mode text not null check (mode in ('room', 'visit', 'video')),
  place text not null default '' check (length(place) <= 300),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  open_to_all boolean not null,
  created_by uuid not null references organisations.person(id),
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  person_span int8range not null,
  room_span int8range,
  constraint slot_length check (ends_at > starts_at and ends_at <= starts_at + interval '8 hours'),
  constraint slot_counsellor_once exclude using gist (person_span with &&) where (withdrawn_at is null),
  constraint slot_room_once exclude using gist (room_span with &&) where (withdrawn_at is null and room_span is not null)
);
create index slot_free on cases.slot (starts_at, agency_id) where withdrawn_at is null;
create index slot_agency on cases.slot (agency_id, starts_at);

create table cases.appointment (
  id uuid primary key,
  slot_id uuid not null references cases.slot(id),
  agency_id smallint not null references organisations.agency(id),
  desk_code text not null references organisations.desk(code),
  counsellor_id uuid not null references organisations.person(id),
  counsellor_name text not null,
  mode text not null check (mode in ('room', 'visit', 'video')),
  place text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  person_span int8range not null,
  room_span int8range,
  company_id uuid references organisations.company(id),
  case_id uuid references cases.case_file(id),
  company_name text not null check (length(company_name) between 1 and 120),
  contact_name text not null check (length(contact_name) between 1 and 80),
  contact_phone text not null default '' check (length(contact_phone) <= 40),
  topic text not null check (length(topic) between 1 and 200),
  status text not null default 'booked' check (status in ('booked', 'cancelled')),
  booked_by uuid not null references organisations.person(id),
  booked_at timestamptz not null,
  cancelled_at timestamptz,
  cancel_reason text check (length(cancel_reason) <= 300),
  sequence integer not null default 0,
  reminded_at timestamptz,
  updated_at timestamptz not null,
  version integer not null default 1,
  visible_to smallint[] not null default '{}',
  constraint appointment_ended check ((status = 'cancelled') = (cancelled_at is not null)),
  constraint appointment_case_of_company check (case_id is null or company_id is not null),
  constraint appointment_counsellor_once exclude using gist (person_span with &&) where (status = 'booked'),
  constraint appointment_room_once exclude using gist (room_span with &&) where (status = 'booked' and room_span is not null)
);
create index appointment_agency on cases.appointment (agency_id, starts_at);
create index appointment_company on cases.appointment (company_id, starts_at desc) where company_id is not null;
create index appointment_case on cases.appointment (case_id) where case_id is not null;
create index appointment_counsellor on cases.appointment (counsellor_id, starts_at);
create index appointment_to_remind on cases.appointment (starts_at) where status = 'booked' and reminded_at is null;

-- The address of a person's calendar carries a secret; only its hash is kept, and a new one ends the old.
create table cases.calendar_feed (
  person_id uuid primary key references organisations.person(id),
  token_hash bytea not null unique check (length(token_hash) = 32),
  made_at timestamptz not null
);

call app.protect('cases.lane');
call app.protect('cases.slot');
call app.protect('cases.appointment');
call app.protect('cases.calendar_feed');
call app.sighted('cases.appointment', 'summary', 'company_id', 'case_id');

create function cases.span_in(lane integer, starts_at timestamptz, ends_at timestamptz) returns int8range
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select int8range(lane::bigint * 100000000000 + extract(epoch from starts_at)::bigint, lane::bigint * 100000000000 + extract(epoch from ends_at)::bigint)
$$;

-- The update that changes nothing takes the lock of the lane's row: whoever books the same counsellor waits here,
-- in one order (person before room), so that two bookings never wait for each other inside the exclusion constraint.
create function cases.lane_of_person(person uuid) returns integer
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into cases.lane as l (person_id) values (person) on conflict (person_id) do update set person_id = excluded.person_id returning l.id
$$;
create function cases.lane_of_room(agency smallint, name text) returns integer
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into cases.lane as l (agency_id, room) values (agency, name) on conflict (agency_id, room) do update set room = excluded.room returning l.id
$$;

-- Spans and names are the trigger's business: a row cannot claim a time, a desk or a counsellor that is not its own.
create function cases.fill_slot() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from organisations.desk d where d.code = new.desk_code and d.agency_id = new.agency_id) then
    raise exception 'no desk of this agency' using errcode = '42501';
  end if;
  select p.name into new.counsellor_name from organisations.person p
    join organisations.membership m on m.person_id = p.id and m.agency_id = new.agency_id and m.ended_at is null and m.role <> 'auditor'
   where p.id = new.counsellor_id and p.disabled_at is null limit 1;
  if not found then raise exception 'no colleague' using errcode = '42501'; end if;
  new.person_span := cases.span_in(cases.lane_of_person(new.counsellor_id), new.starts_at, new.ends_at);
  new.room_span := case when new.mode = 'room' then cases.span_in(cases.lane_of_room(new.agency_id, new.place), new.starts_at, new.ends_at) end;
  return new;
end $$;
create trigger fill_slot before insert on cases.slot for each row execute function cases.fill_slot();

create function cases.fill_appointment() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  s cases.slot;
  f cases.case_file;
begin
  select * into s from cases.slot where id = new.slot_id;
  if not found then raise exception 'no such slot' using errcode = '42501'; end if;
  perform cases.lane_of_person(s.counsellor_id);
  if s.mode = 'room' then perform cases.lane_of_room(s.agency_id, s.place); end if;
  -- Read again behind the lock: it may have been withdrawn while we waited.
  select * into s from cases.slot where id = new.slot_id and withdrawn_at is null;
  if not found then raise exception 'the slot was withdrawn' using errcode = '23P01'; end if;
  if tg_op = 'UPDATE' and s.agency_id <> old.agency_id then raise exception 'another agency' using errcode = '42501'; end if;
  if new.case_id is not null then
    select * into f from cases.case_file where id = new.case_id;
    -- A case leads only to the agency that works on it; whoever does not see the case does not meet its people.
    if not found or f.company_id is distinct from new.company_id or not s.agency_id = any (f.visible_to) then
      raise exception 'not a case of this agency' using errcode = '42501';
    end if;
  elsif not s.open_to_all and app.working_agency() is distinct from s.agency_id then
    raise exception 'only for cases' using errcode = '42501';
  end if;
  new.agency_id := s.agency_id;
  new.desk_code := s.desk_code;
  new.counsellor_id := s.counsellor_id;
  new.counsellor_name := s.counsellor_name;
  new.mode := s.mode;
  new.place := s.place;
  new.starts_at := s.starts_at;
  new.ends_at := s.ends_at;
  new.person_span := s.person_span;
  new.room_span := s.room_span;
  return new;
end $$;
create trigger fill_appointment before insert or update of slot_id on cases.appointment for each row execute function cases.fill_appointment();

create policy agency_reads on cases.slot for select to boru_app using (agency_id = (select app.agency()));
create policy desk_publishes on cases.slot for insert to boru_app
  with check (agency_id = (select app.working_agency()) and created_by = (select app.person()));
create policy desk_withdraws on cases.slot for update to boru_app
  using (agency_id = (select app.working_agency())) with check (agency_id = (select app.working_agency()));

-- Who came by a case is seen by those who see the case; who came by the public calendar told this agency so himself.
create policy company_reads on cases.appointment for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on cases.appointment for select to boru_app
  using (agency_id = (select app.agency()) and (case_id is null or (select app.agency()) = any (visible_to)));
create policy company_books on cases.appointment for insert to boru_app
  with check (company_id = (select app.working_company()) and booked_by = (select app.person()));
create policy desk_books on cases.appointment for insert to boru_app
  with check (agency_id = (select app.working_agency()) and booked_by = (select app.person())
              and (company_id is null or app.is_let_into(company_id, case_id)));
create policy company_changes on cases.appointment for update to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));
create policy desk_changes on cases.appointment for update to boru_app
  using (agency_id = (select app.working_agency()) and (case_id is null or (select app.working_agency()) = any (visible_to)))
  with check (agency_id = (select app.working_agency()));

create policy self_keeps on cases.calendar_feed for all to boru_app
  using (person_id = (select app.person())) with check (person_id = (select app.person()));

revoke insert, update, delete on cases.slot, cases.appointment from boru_app;
revoke all on cases.lane from boru_app;
grant insert (id, agency_id, desk_code, counsellor_id, counsellor_name, mode, place, starts_at, ends_at, open_to_all, created_by, created_at) on cases.slot to boru_app;
grant update (withdrawn_at) on cases.slot to boru_app;
grant insert (id, slot_id, company_id, case_id, company_name, contact_name, contact_phone, topic, booked_by, booked_at, updated_at) on cases.appointment to boru_app;
grant update (slot_id, status, cancelled_at, cancel_reason, sequence, reminded_at, updated_at, version) on cases.appointment to boru_app;

-- What is free, without a word about who has the rest. A case opens the slots its own agency keeps for cases.
create function cases.free_slots(from_at timestamptz, to_at timestamptz, of_agency smallint, of_case uuid, most integer)
returns table (id uuid, agency_id smallint, desk_code text, mode text, place text, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id, s.agency_id, s.desk_code, s.mode, case when s.mode = 'room' then s.place else '' end, s.starts_at, s.ends_at
    from cases.slot s
   where app.kind() in ('company', 'agency') and s.withdrawn_at is null and s.starts_at > from_at and s.starts_at < to_at
     and (of_agency is null or s.agency_id = of_agency)
     and case when of_case is null then s.open_to_all or s.agency_id = app.working_agency()
              else exists (select 1 from cases.case_file f where f.id = of_case and s.agency_id = any (f.visible_to)
                             and (f.company_id = app.working_company() or s.agency_id = app.working_agency())) end
     and not exists (select 1 from cases.appointment a where a.status = 'booked' and a.person_span && s.person_span)
     and not exists (select 1 from cases.appointment a where a.status = 'booked' and a.room_span && s.room_span)
   order by s.starts_at, s.id limit least(most, 500)
$$;

-- What the decision of a booking needs to know of a slot, free or not.
create function cases.slot_facts(slot uuid) returns table (agency_id smallint, starts_at timestamptz, withdrawn boolean, open_to_all boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.agency_id, s.starts_at, s.withdrawn_at is not null, s.open_to_all from cases.slot s where s.id = slot and app.kind() in ('company', 'agency')
$$;

revoke all on function cases.span_in, cases.lane_of_person, cases.lane_of_room, cases.fill_slot, cases.fill_appointment, cases.free_slots, cases.slot_facts from public;
grant execute on function cases.free_slots, cases.slot_facts to boru_app;

comment on table cases.lane is '한 번에 한 곳에만 있을 수 있는 것(상담하는 사람, 방)';
comment on column cases.lane.id is '번호. 시간 범위의 앞자리가 된다';
comment on column cases.lane.person_id is '상담하는 사람';
comment on column cases.lane.agency_id is '방이 있는 기관';
comment on column cases.lane.room is '방 이름';
comment on table cases.slot is '기관이 연 상담 시간';
comment on column cases.slot.id is '번호';
comment on column cases.slot.agency_id is '기관';
comment on column cases.slot.desk_code is '창구';
comment on column cases.slot.counsellor_id is '상담하는 사람';
comment on column cases.slot.counsellor_name is '그때의 이름';
comment on column cases.slot.mode is '만나는 방법(room 방문 상담, visit 현장 방문, video 화상)';
comment on column cases.slot.place is '방 이름, 안내, 화상 주소';
comment on column cases.slot.starts_at is '시작';
comment on column cases.slot.ends_at is '끝';
comment on column cases.slot.open_to_all is '공개 예약표에 보이는지(아니면 이 기관이 맡은 건에서만)';
comment on column cases.slot.created_by is '연 사람';
comment on column cases.slot.created_at is '연 때';
comment on column cases.slot.withdrawn_at is '닫은 때';
comment on column cases.slot.person_span is '사람의 시간(트리거가 관리)';
comment on column cases.slot.room_span is '방의 시간(트리거가 관리)';
comment on table cases.appointment is '상담 예약';
comment on column cases.appointment.id is '번호';
comment on column cases.appointment.slot_id is '상담 시간';
comment on column cases.appointment.agency_id is '기관';
comment on column cases.appointment.desk_code is '창구';
comment on column cases.appointment.counsellor_id is '상담하는 사람';
comment on column cases.appointment.counsellor_name is '그때의 이름';
comment on column cases.appointment.mode is '만나는 방법';
comment on column cases.appointment.place is '방 이름, 안내, 화상 주소';
comment on column cases.appointment.starts_at is '시작';
comment on column cases.appointment.ends_at is '끝';
comment on column cases.appointment.person_span is '사람의 시간(트리거가 관리)';
comment on column cases.appointment.room_span is '방의 시간(트리거가 관리)';
comment on column cases.appointment.company_id is '기업(계정이 없는 사람이면 없음)';
comment on column cases.appointment.case_id is '이어진 건';
comment on column cases.appointment.company_name is '기업이나 단체의 이름';
comment on column cases.appointment.contact_name is '오는 사람';
comment on column cases.appointment.contact_phone is '연락처';
comment on column cases.appointment.topic is '용건';
comment on column cases.appointment.status is '상태';
comment on column cases.appointment.booked_by is '예약한 사람';
comment on column cases.appointment.booked_at is '예약한 때';
comment on column cases.appointment.cancelled_at is '취소한 때';
comment on column cases.appointment.cancel_reason is '취소한 까닭';
comment on column cases.appointment.sequence is '달력에 알리는 고친 차수(RFC 5545 SEQUENCE)';
comment on column cases.appointment.reminded_at is '미리 알린 때';
comment on column cases.appointment.updated_at is '마지막으로 고친 때';
comment on column cases.appointment.version is '고친 차수';
comment on column cases.appointment.visible_to is '볼 수 있는 기관(트리거가 관리)';
comment on table cases.calendar_feed is '개인 달력 구독 주소';
comment on column cases.calendar_feed.person_id is '사람';
comment on column cases.calendar_feed.token_hash is '주소에 든 비밀의 해시';
comment on column cases.calendar_feed.made_at is '만든 때';
