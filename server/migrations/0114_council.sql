-- 협의회와 실무협의회: who sits in it, what is put before it, who voted, and what has to be done. Nothing here opens a company's
-- file. A paper is read by its class: by every desk, by the members, or by the named agencies among the members.

create table governance.body (
  id uuid primary key,
  kind text not null check (kind in ('council', 'workingGroup')),
  name text not null check (char_length(name) between 1 and 80),
  purpose text not null check (char_length(purpose) between 1 and 1000),
  quorum text not null check (quorum in ('majority', 'twoThirds')),
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  version integer not null default 1
);
create table governance.seat (
  id uuid primary key,
  body_id uuid not null references governance.body(id),
  agency_id smallint not null references organisations.agency(id),
  person_id uuid not null references organisations.person(id),
  person_name text not null,
  part text not null check (part in ('chair', 'member', 'observer')),
  from_on date not null,
  to_on date not null,
  ended_on date,
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  constraint seat_term check (to_on >= from_on and (ended_on is null or ended_on >= from_on))
);
create index seat_of_body on governance.seat (body_id);
create index seat_of_person on governance.seat (person_id);
create table governance.meeting (
  id uuid primary key,
  body_id uuid not null references governance.body(id),
  number smallint not null check (number > 0),
  form text not null check (form in ('inPerson', 'written')),
  held_at timestamptz not null,
  place text check (char_length(place) between 1 and 120),
  state text not null default 'planned' check (state in ('planned', 'called', 'open', 'closed', 'cancelled')),
  called_at timestamptz,
  urgent_reason text check (char_length(urgent_reason) between 1 and 500),
  opened_at timestamptz,
  closed_at timestamptz,
  closed_by_name text,
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  constraint meeting_number unique (body_id, number),
  constraint meeting_has_place check ((form = 'inPerson') = (place is not null)),
  constraint meeting_closed check ((state = 'closed') = (closed_at is not null) and (closed_at is null) = (closed_by_name is null)),
  constraint meeting_called check (state in ('planned', 'cancelled') or called_at is not null)
);
create table governance.agenda_item (
  id uuid primary key,
  meeting_id uuid not null references governance.meeting(id),
  body_id uuid not null references governance.body(id),
  place bigint not null generated always as identity,
  kind text not null check (kind in ('decision', 'report')),
  class text not null check (class in ('desks', 'members', 'named')),
  readers smallint[] not null default '{}' check (cardinality(readers) <= 100),
  title text not null check (char_length(title) between 1 and 120),
  words text not null check (char_length(words) between 1 and 10000),
  state text not null default 'waiting' check (state in ('waiting', 'voting', 'decided')),
  seated smallint,
  present smallint,
  in_favour smallint,
  against smallint,
  abstained smallint,
  recused smallint,
  outcome text check (outcome in ('passed', 'rejected', 'noQuorum', 'noted')),
  resolution text check (char_length(resolution) between 1 and 2000),
  decided_at timestamptz,
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  constraint item_of_body unique (id, body_id),
  constraint item_decided check ((state = 'decided') = (outcome is not null) and (outcome is null) = (decided_at is null)),
  constraint item_named check ((class = 'named') = (cardinality(readers) > 0))
);
create index agenda_item_of on governance.agenda_item (meeting_id, place);
create table governance.attendance (
  meeting_id uuid not null references governance.meeting(id),
  seat_id uuid not null references governance.seat(id),
  noted_by uuid not null references organisations.person(id),
  noted_at timestamptz not null,
  primary key (meeting_id, seat_id)
);
create table governance.recusal (
  item_id uuid not null references governance.agenda_item(id),
  seat_id uuid not null references governance.seat(id),
  reason text not null check (char_length(reason) between 1 and 500),
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  primary key (item_id, seat_id)
);
create table governance.vote (
  item_id uuid not null references governance.agenda_item(id),
  seat_id uuid not null references governance.seat(id),
  choice text not null check (choice in ('inFavour', 'against', 'abstained')),
  cast_at timestamptz not null,
  primary key (item_id, seat_id)
);
create table governance.action (
  id uuid primary key,
  place bigint not null generated always as identity,
  body_id uuid not null references governance.body(id),
  meeting_id uuid not null references governance.meeting(id),
  item_id uuid not null,
  title text not null check (char_length(title) between 1 and 200),
  agency_id smallint not null references organisations.agency(id),
  owner text not null check (char_length(owner) between 1 and 80),
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  words text check (char_length(words) between 1 and 1000),
  ended_at timestamptz,
  ended_by_name text,
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  constraint action_of_item foreign key (item_id, body_id) references governance.agenda_item (id, body_id),
  constraint action_ended check ((state = 'open') = (ended_at is null) and (ended_at is null) = (words is null)
    and (ended_at is null) = (ended_by_name is null))
);
create index action_of_body on governance.action (body_id, place);
create index action_of_agency on governance.action (agency_id) where state = 'open';

call app.protect('governance.body');
call app.protect('governance.seat');
call app.protect('governance.meeting');
call app.protect('governance.agenda_item');
call app.protect('governance.attendance');
call app.protect('governance.recusal');
call app.protect('governance.vote');
call app.protect('governance.action');

-- ── who may read and vote ───────────────────────────────────────────────────

create function governance.my_seats() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  today date := (now() at time zone 'Asia/Seoul')::date;
begin
  if me.agency_id is null then return '{}'; end if;
  return (select coalesce(array_agg(s.id), '{}'::uuid[]) from governance.seat s
           where s.person_id = me.person_id and s.agency_id = me.agency_id
             and today between s.from_on and s.to_on and (s.ended_on is null or s.ended_on > today));
end $$;
create function governance.my_bodies() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct s.body_id), '{}'::uuid[]) from governance.seat s where s.id = any (governance.my_seats())
$$;
-- Every desk reads what is for the desks once the meeting is called; members their own papers; a named paper only the named
-- agencies' members. Whoever leads the secretariat puts the papers together and reads them all.
create function governance.readable_items() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  mine uuid[];
begin
  if me.agency_id is null then return '{}'; end if;
  if app.governing_agency() is not null then
    return (select coalesce(array_agg(i.id), '{}'::uuid[]) from governance.agenda_item i);
  end if;
  mine := governance.my_bodies();
  return (select coalesce(array_agg(i.id), '{}'::uuid[])
            from governance.agenda_item i join governance.meeting m on m.id = i.meeting_id and m.called_at is not null
           where i.class = 'desks' or (i.body_id = any (mine) and (i.class = 'members' or me.agency_id = any (i.readers))));
end $$;

-- 재적위원 과반(또는 3분의 2)의 출석과 출석위원 과반의 찬성. Recused members are neither seated nor present.
create function governance.outcome(quorum text, seated integer, present integer, in_favour integer) returns text
language sql immutable as $$
  select case
    when seated = 0 or not (case quorum when 'twoThirds' then present * 3 >= seated * 2 else present * 2 > seated end) then 'noQuorum'
    when in_favour * 2 > present then 'passed'
    else 'rejected' end
$$;
-- Chair and members whose term covers the day of the meeting, whether they are there, and whether they stand back.
create function governance.voters(item uuid) returns table (seat_id uuid, is_present boolean, is_recused boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id,
         case when m.form = 'written' then exists (select 1 from governance.vote v where v.item_id = i.id and v.seat_id = s.id)
              else exists (select 1 from governance.attendance a where a.meeting_id = m.id and a.seat_id = s.id) end,
         exists (select 1 from governance.recusal r where r.item_id = i.id and r.seat_id = s.id)
    from governance.agenda_item i
    join governance.meeting m on m.id = i.meeting_id
    join governance.seat s on s.body_id = i.body_id and s.part in ('chair', 'member')
   where i.id = item and (m.held_at at time zone 'Asia/Seoul')::date between s.from_on and s.to_on
     and (s.ended_on is null or s.ended_on > (m.held_at at time zone 'Asia/Seoul')::date)
$$;

-- How many of those who may vote have not answered; not who.
create function governance.unanswered(item uuid) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::integer from governance.voters(item) v
   where app.governing_agency() is not null and not v.is_recused
     and not exists (select 1 from governance.vote b where b.item_id = item and b.seat_id = v.seat_id)
$$;

-- The last word on a vote stands here: no command of the application can let a recused or absent member vote.
create function governance.guard_vote() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  allowed boolean;
begin
  select not v.is_recused and (m.form = 'written' or v.is_present) into allowed
    from governance.agenda_item i join governance.meeting m on m.id = i.meeting_id, governance.voters(i.id) v
   where i.id = new.item_id and i.state = 'voting' and m.state = 'open' and v.seat_id = new.seat_id
     for share of i;
  if not coalesce(allowed, false) then raise exception 'this seat has no vote on this item now' using errcode = 'BR001'; end if;
  return new;
end $$;
create trigger guard_vote before insert or update on governance.vote for each row execute function governance.guard_vote();

-- What is decided stands still; the count and the outcome are the database's own, whatever was asked for.
create function governance.guard_item() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- 법 제9조의4: what may show who holds which technology is never laid before those who see totals only.
  if exists (select 1 from organisations.agency a where a.id = any (new.readers) and a.kind = 'council') then
    raise exception 'a named paper is not for the provincial council' using errcode = 'BR001';
  end if;
  if tg_op = 'INSERT' then return new; end if;
  if old.state = 'decided' then raise exception 'what is decided stands' using errcode = 'BR001'; end if;
  if new.state <> 'decided' then return new; end if;
  new.decided_at := now();
  if new.kind = 'report' then new.outcome := 'noted'; return new; end if;
  if old.state <> 'voting' then raise exception 'nobody was asked to vote' using errcode = 'BR001'; end if;
  select count(*) filter (where not v.is_recused), count(*) filter (where v.is_present and not v.is_recused),
         count(*) filter (where v.is_recused)
    into new.seated, new.present, new.recused from governance.voters(new.id) v;
  select count(*) filter (where b.choice = 'inFavour'), count(*) filter (where b.choice = 'against'),
         count(*) filter (where b.choice = 'abstained')
    into new.in_favour, new.against, new.abstained
    from governance.vote b join governance.voters(new.id) v on v.seat_id = b.seat_id and v.is_present and not v.is_recused
   where b.item_id = new.id;
  select governance.outcome(b.quorum, new.seated, new.present, new.in_favour) into new.outcome
    from governance.body b where b.id = new.body_id;
  return new;
end $$;
create trigger guard_item before insert or update on governance.agenda_item for each row execute function governance.guard_item();

-- Names a member by agency and address; nothing where nobody works there under that address.
create function governance.seat_member(seat uuid, body uuid, agency smallint, address text, with_part text, first_day date, last_day date, at timestamptz, by_name text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  found_person uuid;
  found_name text;
begin
  if app.governing_agency() is null then raise exception 'only those who lead the secretariat' using errcode = '42501'; end if;
  select p.id, p.name into found_person, found_name
    from organisations.membership m join organisations.person p on p.id = m.person_id and p.disabled_at is null
   where m.agency_id = agency and m.ended_at is null and p.email = address;
  if not found then return null; end if;
  insert into governance.seat (id, body_id, agency_id, person_id, person_name, part, from_on, to_on, written_by, written_by_name, written_at)
    values (seat, body, agency, found_person, found_name, with_part, first_day, last_day, me.person_id, by_name, at);
  return found_name;
end $$;
revoke all on function governance.my_seats, governance.my_bodies, governance.readable_items, governance.outcome, governance.voters, governance.unanswered,
  governance.guard_vote, governance.guard_item, governance.seat_member from public;
grant execute on function governance.my_seats, governance.my_bodies, governance.readable_items, governance.unanswered, governance.seat_member to boru_app;

create policy desks_read on governance.body for select to boru_app using ((select app.agency()) is not null);
create policy secretariat_writes on governance.body for insert to boru_app
  with check ((select app.governing_agency()) is not null and written_by = (select app.person()));
create policy secretariat_changes on governance.body for update to boru_app
  using ((select app.governing_agency()) is not null) with check (written_by = (select app.person()));
create policy desks_read on governance.seat for select to boru_app using ((select app.agency()) is not null);
create policy secretariat_changes on governance.seat for update to boru_app
  using ((select app.governing_agency()) is not null) with check ((select app.governing_agency()) is not null);
create policy desks_read on governance.meeting for select to boru_app
  using ((select app.agency()) is not null and (called_at is not null or (select app.governing_agency()) is not null));
create policy secretariat_writes on governance.meeting for insert to boru_app
  with check ((select app.governing_agency()) is not null and written_by = (select app.person()));
create policy secretariat_changes on governance.meeting for update to boru_app
  using ((select app.governing_agency()) is not null) with check ((select app.governing_agency()) is not null);
create policy class_reads on governance.agenda_item for select to boru_app using (id = any ((select governance.readable_items())::uuid[]));
create policy secretariat_writes on governance.agenda_item for insert to boru_app
  with check ((select app.governing_agency()) is not null and written_by = (select app.person()));
create policy secretariat_changes on governance.agenda_item for update to boru_app
  using ((select app.governing_agency()) is not null) with check ((select app.governing_agency()) is not null);
create policy desks_read on governance.attendance for select to boru_app using ((select app.agency()) is not null);
create policy secretariat_writes on governance.attendance for insert to boru_app
  with check ((select app.governing_agency()) is not null and noted_by = (select app.person()));
create policy secretariat_takes_back on governance.attendance for delete to boru_app using ((select app.governing_agency()) is not null);
create policy readers_read on governance.recusal for select to boru_app using (item_id = any ((select governance.readable_items())::uuid[]));
create policy member_stands_back on governance.recusal for insert to boru_app
  with check (written_by = (select app.person()) and item_id = any ((select governance.readable_items())::uuid[])
    and ((select app.governing_agency()) is not null or seat_id = any ((select governance.my_seats())::uuid[])));
-- Nobody reads another one's vote; the count is in the item.
create policy own_vote on governance.vote for select to boru_app using (seat_id = any ((select governance.my_seats())::uuid[]));
create policy member_votes on governance.vote for insert to boru_app
  with check (seat_id = any ((select governance.my_seats())::uuid[]) and item_id = any ((select governance.readable_items())::uuid[]));
create policy member_votes_anew on governance.vote for update to boru_app
  using (seat_id = any ((select governance.my_seats())::uuid[])) with check (seat_id = any ((select governance.my_seats())::uuid[]));
create policy readers_read on governance.action for select to boru_app
  using (item_id = any ((select governance.readable_items())::uuid[]) or agency_id = (select app.agency()));
create policy secretariat_writes on governance.action for insert to boru_app
  with check ((select app.governing_agency()) is not null and written_by = (select app.person()));
create policy owner_ends on governance.action for update to boru_app
  using ((select app.governing_agency()) is not null or agency_id = (select app.working_agency()))
  with check ((select app.governing_agency()) is not null or agency_id = (select app.working_agency()));

revoke insert, update, delete on governance.seat from boru_app;
revoke update, delete on governance.body, governance.meeting, governance.agenda_item, governance.recusal, governance.vote, governance.action from boru_app;
revoke update on governance.attendance from boru_app;
grant update (kind, name, purpose, quorum, written_by, written_by_name, written_at, version) on governance.body to boru_app;
grant update (ended_on) on governance.seat to boru_app;
grant update (held_at, place, state, called_at, urgent_reason, opened_at, closed_at, closed_by_name, version) on governance.meeting to boru_app;
grant update (kind, class, readers, title, words, state, resolution, version) on governance.agenda_item to boru_app;
grant update (choice, cast_at) on governance.vote to boru_app;
grant update (state, words, ended_at, ended_by_name, version) on governance.action to boru_app;

-- What is held of a person gains a line; the rest of the function stays word for word as it was.
do $$
declare
  before text := '''savedViews'', (select';
  said text := pg_get_functiondef('organisations.data_of(uuid)'::regprocedure);
begin
  if strpos(said, before) = 0 then raise exception 'data_of is not as expected'; end if;
  execute replace(said, before, $line$'seats', (select coalesce(jsonb_agg(jsonb_build_object('body', b.name, 'part', t.part, 'from', t.from_on, 'to', coalesce(t.ended_on, t.to_on)) order by t.from_on), '[]') from governance.seat t join governance.body b on b.id = t.body_id where t.person_id = me.id),
    $line$ || before);
end $$;

comment on table governance.body is '협의회와 실무협의회';
comment on column governance.body.id is '번호';
comment on column governance.body.kind is '종류';
comment on column governance.body.name is '이름';
comment on column governance.body.purpose is '하는 일';
comment on column governance.body.quorum is '의사정족수';
comment on column governance.body.written_by is '적은 사람';
comment on column governance.body.written_by_name is '적은 사람의 그때 이름';
comment on column governance.body.written_at is '적은 때';
comment on column governance.body.version is '고친 차수';
comment on table governance.seat is '위원의 자리와 임기';
comment on column governance.seat.id is '번호';
comment on column governance.seat.body_id is '협의회';
comment on column governance.seat.agency_id is '소속 기관';
comment on column governance.seat.person_id is '위원';
comment on column governance.seat.person_name is '위원의 그때 이름';
comment on column governance.seat.part is '맡은 역할';
comment on column governance.seat.from_on is '임기의 첫날';
comment on column governance.seat.to_on is '임기의 마지막 날';
comment on column governance.seat.ended_on is '해촉된 날';
comment on column governance.seat.written_by is '적은 사람';
comment on column governance.seat.written_by_name is '적은 사람의 그때 이름';
comment on column governance.seat.written_at is '적은 때';
comment on table governance.meeting is '회의';
comment on column governance.meeting.id is '번호';
comment on column governance.meeting.body_id is '협의회';
comment on column governance.meeting.number is '차수';
comment on column governance.meeting.form is '모이는 방식';
comment on column governance.meeting.held_at is '여는 때(서면의결은 마치는 때)';
comment on column governance.meeting.place is '곳';
comment on column governance.meeting.state is '상태';
comment on column governance.meeting.called_at is '소집을 알린 때';
comment on column governance.meeting.urgent_reason is '7일 전에 알리지 못한 까닭';
comment on column governance.meeting.opened_at is '연 때';
comment on column governance.meeting.closed_at is '마친 때';
comment on column governance.meeting.closed_by_name is '마친 사람의 그때 이름';
comment on column governance.meeting.written_by is '적은 사람';
comment on column governance.meeting.written_by_name is '적은 사람의 그때 이름';
comment on column governance.meeting.written_at is '적은 때';
comment on column governance.meeting.version is '고친 차수';
comment on table governance.agenda_item is '안건과 그 자료, 의결';
comment on column governance.agenda_item.id is '번호';
comment on column governance.agenda_item.meeting_id is '회의';
comment on column governance.agenda_item.body_id is '협의회';
comment on column governance.agenda_item.place is '차례';
comment on column governance.agenda_item.kind is '종류';
comment on column governance.agenda_item.class is '누가 읽는지';
comment on column governance.agenda_item.readers is '읽는 기관(지정 안건만)';
comment on column governance.agenda_item.title is '제목';
comment on column governance.agenda_item.words is '안건 자료';
comment on column governance.agenda_item.state is '상태';
comment on column governance.agenda_item.seated is '재적 위원 수(회피 제외)';
comment on column governance.agenda_item.present is '출석 위원 수(회피 제외)';
comment on column governance.agenda_item.in_favour is '찬성';
comment on column governance.agenda_item.against is '반대';
comment on column governance.agenda_item.abstained is '기권';
comment on column governance.agenda_item.recused is '회피한 위원 수';
comment on column governance.agenda_item.outcome is '결과(데이터베이스가 셈)';
comment on column governance.agenda_item.resolution is '의결 주문';
comment on column governance.agenda_item.decided_at is '결정한 때';
comment on column governance.agenda_item.written_by is '적은 사람';
comment on column governance.agenda_item.written_by_name is '적은 사람의 그때 이름';
comment on column governance.agenda_item.written_at is '적은 때';
comment on column governance.agenda_item.version is '고친 차수';
comment on table governance.attendance is '출석';
comment on column governance.attendance.meeting_id is '회의';
comment on column governance.attendance.seat_id is '위원';
comment on column governance.attendance.noted_by is '적은 사람';
comment on column governance.attendance.noted_at is '적은 때';
comment on table governance.recusal is '안건에서 물러난 위원(제척·기피·회피)';
comment on column governance.recusal.item_id is '안건';
comment on column governance.recusal.seat_id is '위원';
comment on column governance.recusal.reason is '까닭';
comment on column governance.recusal.written_by is '적은 사람';
comment on column governance.recusal.written_by_name is '적은 사람의 그때 이름';
comment on column governance.recusal.written_at is '적은 때';
comment on table governance.vote is '표결(자기 것만 봄)';
comment on column governance.vote.item_id is '안건';
comment on column governance.vote.seat_id is '위원';
comment on column governance.vote.choice is '찬반';
comment on column governance.vote.cast_at is '낸 때';
comment on table governance.action is '의결에 따른 조치사항';
comment on column governance.action.id is '번호';
comment on column governance.action.place is '차례';
comment on column governance.action.body_id is '협의회';
comment on column governance.action.meeting_id is '정해진 회의';
comment on column governance.action.item_id is '근거가 된 안건';
comment on column governance.action.title is '할 일';
comment on column governance.action.agency_id is '맡은 기관';
comment on column governance.action.owner is '맡은 부서나 직위';
comment on column governance.action.due_on is '마칠 날';
comment on column governance.action.state is '상태';
comment on column governance.action.words is '한 일이나 그만둔 까닭';
comment on column governance.action.ended_at is '끝난 때';
comment on column governance.action.ended_by_name is '끝낸 사람의 그때 이름';
comment on column governance.action.written_by is '적은 사람';
comment on column governance.action.written_by_name is '적은 사람의 그때 이름';
comment on column governance.action.written_at is '적은 때';
comment on column governance.action.version is '고친 차수';
