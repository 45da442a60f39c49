-- Answers by mail. A notice about a case may be answered: its letter carries an address of its own, made for one person and
-- one case. The address holds nothing readable; here lies only its hash, so a stolen table lets nobody write.

create table platform.reply_address (
  id uuid primary key,
  person_id uuid not null references organisations.person(id),
  case_id uuid not null references cases.case_file(id) on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index reply_address_live on platform.reply_address (person_id, case_id) where revoked_at is null;
create index reply_address_case on platform.reply_address (case_id);
create index reply_address_over on platform.reply_address (expires_at);

create table platform.reply_taken (
  reply_id uuid not null references platform.reply_address(id) on delete cascade,
  message_hash bytea not null check (length(message_hash) = 32),
  taken_at timestamptz not null,
  primary key (reply_id, message_hash)
);

create table platform.reply_refused (
  sender_hash bytea primary key check (length(sender_hash) = 32),
  answered_at timestamptz not null
);
create index reply_refused_at on platform.reply_refused (answered_at);

alter table platform.mail add column reply_id uuid references platform.reply_address(id) on delete set null;
create index mail_reply on platform.mail (reply_id) where reply_id is not null;

call app.protect('platform.reply_address');
call app.protect('platform.reply_taken');
call app.protect('platform.reply_refused');

create policy self_reads on platform.reply_address for select to boru_app using (person_id = (select app.person()));
create policy self_revokes on platform.reply_address for update to boru_app
  using (person_id = (select app.person())) with check (person_id = (select app.person()));
-- The hash is nobody's to read: only the function below compares it, and only for the machine.
revoke select, update on platform.reply_address from boru_app;
grant select (id, person_id, case_id, created_at, expires_at, revoked_at) on platform.reply_address to boru_app;
grant update (expires_at, revoked_at) on platform.reply_address to boru_app;

-- Whom an address was made for, and as whose member that person may answer; nothing when it is over or the account is closed.
create function app.reply_of(digest bytea, at timestamptz)
returns table (reply uuid, person uuid, target uuid, membership uuid, email text, locale text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_system() then return; end if;
  return query
    select r.id, r.person_id, r.case_id, m.id, p.email, p.locale
      from platform.reply_address r
      join organisations.person p on p.id = r.person_id and p.disabled_at is null
      join cases.case_file f on f.id = r.case_id
      join organisations.membership m on m.person_id = r.person_id and m.company_id = f.company_id and m.ended_at is null
     where r.token_hash = digest and r.revoked_at is null and r.expires_at > at
     order by m.created_at limit 1;
end $$;

-- Each message once, in the transaction in which its words are written, and not more than a person writes in an hour.
-- Null: the address is not this person's, or is over, or has been written to too often.
create function app.take_reply(reply uuid, digest bytea, at timestamptz, most integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from platform.reply_address r
    where r.id = reply and r.person_id = app.person() and r.revoked_at is null and r.expires_at > at for update;
  if not found then return null; end if;
  if exists (select 1 from platform.reply_taken t where t.reply_id = reply and t.message_hash = digest) then return false; end if;
  if (select count(*) from platform.reply_taken t where t.reply_id = reply and t.taken_at > at - interval '1 hour') >= most then
    return null;
  end if;
  insert into platform.reply_taken (reply_id, message_hash, taken_at) values (reply, digest, at);
  return true;
end $$;

-- Who has left a company answers its cases no more; of a closed account nothing stays.
create function platform.end_replies() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update platform.reply_address r set revoked_at = now()
    from cases.case_file f
   where f.id = r.case_id and f.company_id = new.company_id and r.person_id = new.person_id and r.revoked_at is null;
  return null;
end $$;
create trigger end_replies after update of ended_at on organisations.membership
  for each row when (new.ended_at is not null and old.ended_at is null and new.company_id is not null)
  execute function platform.end_replies();
create function platform.drop_replies() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from platform.reply_address where person_id = new.id;
  return null;
end $$;
create trigger drop_replies after update of disabled_at on organisations.person
  for each row when (new.disabled_at is not null and old.disabled_at is null)
  execute function platform.drop_replies();
revoke all on function platform.end_replies, platform.drop_replies from public;

-- What is held of a person gains a line; the rest of the function stays word for word as it was.
do $$
declare
  before text := '''savedViews'', (select';
  said text := pg_get_functiondef('organisations.data_of(uuid)'::regprocedure);
begin
  if strpos(said, before) = 0 then raise exception 'data_of is not as expected'; end if;
  execute replace(said, before, $line$'replyAddresses', (select coalesce(jsonb_agg(jsonb_build_object('caseId', a.case_id, 'from', a.created_at, 'to', coalesce(a.revoked_at, a.expires_at)) order by a.created_at), '[]') from platform.reply_address a where a.person_id = me.id),
    $line$ || before);
end $$;

comment on table platform.reply_address is '메일로 답하는 주소. 한 사람과 한 건에 하나이고 읽을 수 있는 것이 없다';
comment on column platform.reply_address.id is '번호';
comment on column platform.reply_address.person_id is '답할 수 있는 사람';
comment on column platform.reply_address.case_id is '건';
comment on column platform.reply_address.token_hash is '주소에 든 낱말의 지문(SHA-256). 낱말은 남기지 않는다';
comment on column platform.reply_address.created_at is '만든 때';
comment on column platform.reply_address.expires_at is '이때까지 받는다';
comment on column platform.reply_address.revoked_at is '거둔 때';
comment on table platform.reply_taken is '받은 답장. 같은 메일을 두 번 받지 않게 지문만 남긴다';
comment on column platform.reply_taken.reply_id is '어느 주소로 왔는지';
comment on column platform.reply_taken.message_hash is '메일 번호(Message-ID)의 지문';
comment on column platform.reply_taken.taken_at is '받은 때';
comment on table platform.reply_refused is '받을 수 없다고 답한 기록. 하루에 한 번만 답하려고 보낸 주소의 지문만 남긴다';
comment on column platform.reply_refused.sender_hash is '보낸 주소의 지문(열쇠를 쓴 해시)';
comment on column platform.reply_refused.answered_at is '답한 때';
comment on column platform.mail.reply_id is '이 편지에 답할 수 있는 주소';
