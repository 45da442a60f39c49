-- Steps that can be taken back for some seconds (decision 0026). The press is checked as a whole and undone again; what was
-- pressed waits here and is carried out afterwards in the name of whoever pressed, if nobody took it back.

create table platform.pending_step (
  id uuid primary key,
  person_id uuid not null references organisations.person(id),
  membership_id uuid not null references organisations.membership(id),
  session_id uuid not null,
  -- Proved when it was pressed: without it staff carry no agency, then and now.
  second_factor boolean not null,
  endpoint text not null check (endpoint ~ '^[a-z]+\.[a-zA-Z]{1,60}$'),
  about text[] not null,
  telling jsonb not null,
  input jsonb not null,
  request_id text not null,
  address text not null,
  pressed_at timestamptz not null,
  due_at timestamptz not null,
  -- Set only inside the transaction that carries it out, and gone at its end: nobody else ever sees one.
  ticket_hash bytea unique,
  -- Its presser's pages hear for a moment longer that it is done; what was written is gone from here by then.
  done_at timestamptz,
  refused_at timestamptz,
  refused_code text,
  check (done_at is null or refused_at is null),
  check ((refused_at is null) = (refused_code is null))
);
create index pending_step_own on platform.pending_step (membership_id);
create index pending_step_person on platform.pending_step (person_id);
call app.protect('platform.pending_step');
-- Words about a company may stand in it: nobody but whoever wrote them, and only as the member they wrote as.
create policy own_reads on platform.pending_step for select to boru_app
  using (person_id = (select app.person()) and membership_id = (select (app.identity()).membership_id));
create policy own_takes_back on platform.pending_step for delete to boru_app
  using (person_id = (select app.person()) and membership_id = (select (app.identity()).membership_id));

-- Who pressed is found out here, so that no SQL text can leave a step behind in another's name. One step waits for each
-- thing; of a double press the second is the first.
create function app.hold_step(step uuid, step_endpoint text, concerns text[], words jsonb, given jsonb, request text, pressed timestamptz, seconds integer)
returns table (id uuid, pressed_at timestamptz, due_at timestamptz, left_ms double precision, is_new boolean, is_same boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  me app.identity_row := app.identity();
  other platform.pending_step;
begin
  if me.kind not in ('company', 'agency') then raise exception 'nobody to carry it out for' using errcode = '42501'; end if;
  perform pg_advisory_xact_lock(hashtextextended('pending_step ' || me.membership_id, 0));
  select s.* into other from platform.pending_step s
   where s.membership_id = me.membership_id and s.refused_at is null and s.done_at is null
     and (s.about && concerns or (s.endpoint = step_endpoint and s.input = given))
   order by s.endpoint = step_endpoint and s.input = given desc limit 1;
  if found then
    return query select other.id, other.pressed_at, other.due_at, (extract(epoch from other.due_at - clock_timestamp()) * 1000)::double precision, false, other.endpoint = step_endpoint and other.input = given;
    return;
  end if;
  return query
    insert into platform.pending_step as s (id, person_id, membership_id, session_id, second_factor, endpoint, about, telling, input, request_id, address, pressed_at, due_at)
    values (step, me.person_id, me.membership_id, me.session_id, me.second_factor, step_endpoint, concerns, words, given, request,
            coalesce(current_setting('app.address', true), ''), pressed, clock_timestamp() + make_interval(secs => seconds))
    returning s.id, s.pressed_at, s.due_at, seconds * 1000::double precision, true, true;
end $$;
revoke all on function app.hold_step from public;
grant execute on function app.hold_step to boru_app;

-- From here on the transaction is that of whoever pressed; nothing when it was taken back. Locks the row, so that of taking
-- back and carrying out exactly one happens.
create function app.act_on(step uuid) returns setof app.identity_row
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ticket text := encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex');
  pressed_from text;
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  update platform.pending_step s set ticket_hash = sha256(convert_to(ticket, 'UTF8'))
   where s.id = step and s.refused_at is null and s.done_at is null returning s.address into pressed_from;
  if not found then return; end if;
  perform set_config('app.ticket', ticket, true), set_config('app.address', pressed_from, true);
  return next app.identity();
end $$;
revoke all on function app.act_on from public;
grant execute on function app.act_on to boru_app;

-- Only the transaction that carries a step out holds its ticket.
create function app.end_step(step uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update platform.pending_step s set done_at = clock_timestamp(), ticket_hash = null, input = '{}'
   where s.id = step and s.ticket_hash = sha256(convert_to(current_setting('app.ticket', true), 'UTF8'));
  if not found then raise exception 'this step is not being carried out' using errcode = '42501'; end if;
end $$;
revoke all on function app.end_step from public;
grant execute on function app.end_step to boru_app;

-- As before, and also whoever pressed a step that is being carried out. Their session may have ended since, for somebody
-- who presses and goes home; a membership that ended or a person who was disabled carries nothing out.
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

-- With a membership ends what was pressed under it, and with it the words that stood there.
create function app.drop_steps() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from platform.pending_step where membership_id = new.id;
  return null;
end $$;
create trigger drop_steps after update on organisations.membership for each row
  when (new.ended_at is not null and old.ended_at is null) execute function app.drop_steps();

comment on table platform.pending_step is '곧 실행될 일. 누른 사람이 되돌릴 수 있고, 때가 되면 그 사람의 이름으로 실행한 뒤 지운다';
comment on column platform.pending_step.id is '번호';
comment on column platform.pending_step.person_id is '누른 사람';
comment on column platform.pending_step.membership_id is '누를 때의 소속';
comment on column platform.pending_step.session_id is '누른 로그인';
comment on column platform.pending_step.second_factor is '누를 때 2단계 인증을 마쳤는지';
comment on column platform.pending_step.endpoint is '무슨 일인지';
comment on column platform.pending_step.about is '어느 것에 대한 일인지';
comment on column platform.pending_step.telling is '화면에 보일 말(일어날 일과 일어난 뒤의 말)';
comment on column platform.pending_step.input is '누를 때 보낸 것. 쓴 글이 있으므로 쓴 사람만 읽는다';
comment on column platform.pending_step.request_id is '누른 요청의 번호';
comment on column platform.pending_step.address is '누른 곳의 주소';
comment on column platform.pending_step.pressed_at is '누른 때. 기한은 이때로 센다';
comment on column platform.pending_step.due_at is '실행할 때';
comment on column platform.pending_step.ticket_hash is '실행하는 동안만 있는 표의 해시';
comment on column platform.pending_step.done_at is '실행한 때. 그 뒤로는 쓴 글이 남지 않는다';
comment on column platform.pending_step.refused_at is '실행하지 못한 때';
comment on column platform.pending_step.refused_code is '실행하지 못한 까닭';
