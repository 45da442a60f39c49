-- What a person is told, how he wants to be told, and what was sent. Only the machine writes notices (reactions in
-- entry/listeners.ts); a request can neither forge one nor read another's.

create table platform.notice (
  id uuid primary key,
  person_id uuid not null references organisations.person(id),
  agency_id smallint references organisations.agency(id),
  company_id uuid references organisations.company(id),
  event text not null check (event ~ '^[a-z][a-zA-Z0-9_.]{0,79}$'),
  key text not null check (length(key) between 1 and 200),
  reference text check (length(reference) between 1 and 40),
  path text not null check (path ~ '^/[^/]' and length(path) <= 200),
  level text not null check (level in ('inApp', 'digest', 'now')),
  due_at timestamptz,
  digested_at timestamptz,
  created_at timestamptz not null,
  read_at timestamptz,
  constraint notice_once unique (key, person_id),
  constraint notice_one_side check (agency_id is null or company_id is null),
  constraint notice_digest check ((level = 'digest') = (due_at is not null) and (digested_at is null or level = 'digest'))
);
create index notice_listed on platform.notice (person_id, created_at desc, id desc);
create index notice_unread on platform.notice (person_id) where read_at is null;
create index notice_to_digest on platform.notice (due_at) where level = 'digest' and digested_at is null;
create index notice_old on platform.notice (created_at);

create table platform.notice_choice (
  person_id uuid not null references organisations.person(id),
  event text not null check (event ~ '^[a-z][a-zA-Z0-9_.]{0,79}$'),
  level text not null check (level in ('nothing', 'inApp', 'digest', 'now')),
  primary key (person_id, event)
);

create table platform.notice_habit (
  person_id uuid primary key references organisations.person(id),
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_until smallint check (quiet_until between 0 and 1439),
  digest_minute smallint not null default 480 check (digest_minute between 0 and 1439),
  constraint quiet_whole check (num_nonnulls(quiet_from, quiet_until) <> 1 and (quiet_from is null or quiet_from <> quiet_until))
);

create table platform.notice_sent (
  id uuid primary key,
  person_id uuid not null references organisations.person(id),
  event text check (event ~ '^[a-z][a-zA-Z0-9_.]{0,79}$'),
  channel text not null check (channel in ('mail', 'digest')),
  items integer not null default 1 check (items > 0),
  mail_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'held', 'failed')),
  created_at timestamptz not null,
  settled_at timestamptz
);
create index notice_sent_listed on platform.notice_sent (person_id, created_at desc, id desc);
create index notice_sent_mail on platform.notice_sent (mail_id);
create index notice_sent_recent on platform.notice_sent (created_at);

call app.protect('platform.notice');
call app.protect('platform.notice_choice');
call app.protect('platform.notice_habit');
call app.protect('platform.notice_sent');

-- What one was told as a member of an organisation is read while one acts for it.
create policy self_reads on platform.notice for select to boru_app
  using (person_id = (select app.person()) and (agency_id is null or agency_id = (select app.agency()))
         and (company_id is null or company_id = (select app.company())));
create policy self_marks on platform.notice for update to boru_app
  using (person_id = (select app.person())) with check (person_id = (select app.person()));
create policy self_chooses on platform.notice_choice for all to boru_app
  using (person_id = (select app.person())) with check (person_id = (select app.person()));
create policy self_chooses on platform.notice_habit for all to boru_app
  using (person_id = (select app.person())) with check (person_id = (select app.person()));
create policy self_reads on platform.notice_sent for select to boru_app using (person_id = (select app.person()));

revoke update on platform.notice, platform.notice_sent from boru_app;
grant update (read_at, digested_at) on platform.notice to boru_app;

-- What became of the letter is written where the letter's own state is, so that no way of sending can forget it.
create function platform.note_mail_state() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update platform.notice_sent set state = new.state, settled_at = case when new.state = 'waiting' then null else now() end where mail_id = new.id;
  return null;
end $$;
create trigger note_mail_state after update of state on platform.mail
  for each row when (old.state is distinct from new.state) execute function platform.note_mail_state();

create function platform.note_mail_given_up() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update platform.notice_sent set state = case when new.state = 'dead' then 'failed' else 'waiting' end,
         settled_at = case when new.state = 'dead' then now() end
   where mail_id = (new.payload ->> 'mailId')::uuid and state in ('waiting', 'failed');
  return null;
end $$;
create trigger note_mail_given_up after update of state on platform.job
  for each row when (new.kind = 'mail.send' and old.state is distinct from new.state and (new.state = 'dead' or old.state = 'dead'))
  execute function platform.note_mail_given_up();
revoke all on function platform.note_mail_state, platform.note_mail_given_up from public;

-- The round that tells of periods ending tomorrow and of those that are over looks at these alone.
create index case_due on cases.case_file (due_at) where due_at is not null and closed_at is null;

comment on table platform.notice is '사람에게 알린 일. 내용은 담지 않고 어디에서 보는지만 적는다';
comment on column platform.notice.id is '번호';
comment on column platform.notice.person_id is '받는 사람';
comment on column platform.notice.agency_id is '어느 기관 사람으로서 받는지';
comment on column platform.notice.company_id is '어느 기업 사람으로서 받는지';
comment on column platform.notice.event is '알림의 종류';
comment on column platform.notice.key is '같은 일을 두 번 알리지 않게 하는 열쇠';
comment on column platform.notice.reference is '건 번호';
comment on column platform.notice.path is '볼 수 있는 화면의 주소';
comment on column platform.notice.level is '받는 방법(inApp 화면, digest 하루 한 번 모아서, now 바로 전자우편)';
comment on column platform.notice.due_at is '모음 편지에 담을 때';
comment on column platform.notice.digested_at is '모음 편지에 담은 때';
comment on column platform.notice.created_at is '알린 때';
comment on column platform.notice.read_at is '읽은 때';
comment on table platform.notice_choice is '알림마다 고른 받는 방법';
comment on column platform.notice_choice.person_id is '사람';
comment on column platform.notice_choice.event is '알림의 종류';
comment on column platform.notice_choice.level is '받는 방법(nothing 받지 않음)';
comment on table platform.notice_habit is '방해 금지 시간과 모음 편지 시각';
comment on column platform.notice_habit.person_id is '사람';
comment on column platform.notice_habit.quiet_from is '방해 금지 시작(서울 시각, 자정부터 분)';
comment on column platform.notice_habit.quiet_until is '방해 금지 끝(서울 시각, 자정부터 분)';
comment on column platform.notice_habit.digest_minute is '모음 편지를 받는 시각(서울 시각, 자정부터 분)';
comment on table platform.notice_sent is '알림 편지를 보낸 기록. 누구에게 언제 어떻게 되었는지만 적는다';
comment on column platform.notice_sent.id is '번호';
comment on column platform.notice_sent.person_id is '받는 사람';
comment on column platform.notice_sent.event is '알림의 종류(모음 편지는 없음)';
comment on column platform.notice_sent.channel is '보낸 길(mail 바로, digest 모음)';
comment on column platform.notice_sent.items is '담은 알림 수';
comment on column platform.notice_sent.mail_id is '편지';
comment on column platform.notice_sent.state is '상태(waiting 보내는 중, sent 보냄, held 메일 서버가 없어 보관, failed 실패)';
comment on column platform.notice_sent.created_at is '쓴 때';
comment on column platform.notice_sent.settled_at is '상태가 정해진 때';
