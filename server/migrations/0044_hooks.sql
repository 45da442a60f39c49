-- An agency's own system is told by signed calls (Standard Webhooks): kind of event, reference, link; nothing of content.
-- The lead of the agency sets them up; only the machine reads the secrets, and they are sealed with a key that lies
-- beside the database.

create function app.managed_agency() returns smallint language sql stable as $$
  select case when i.role = 'manager' then i.agency_id end from app.identity() i $$;

create table platform.hook (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  url text not null check (url ~ '^https?://' and length(url) <= 500),
  events text[] not null check (cardinality(events) between 1 and 50),
  state text not null default 'on' check (state in ('on', 'paused', 'stopped')),
  delivered_at timestamptz,
  failing_since timestamptz,
  rest_until timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index hook_of_agency on platform.hook (agency_id) where ended_at is null;

create table platform.hook_secret (
  id uuid primary key,
  hook_id uuid not null references platform.hook(id),
  agency_id smallint not null references organisations.agency(id),
  sealed text not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index hook_secret_of on platform.hook_secret (hook_id);

create table platform.hook_delivery (
  id uuid primary key,
  hook_id uuid not null references platform.hook(id),
  agency_id smallint not null references organisations.agency(id),
  event text not null check (event ~ '^[a-z][a-zA-Z0-9_.]{0,79}$'),
  key text not null check (length(key) between 1 and 200),
  reference text check (length(reference) between 1 and 40),
  path text not null check (path ~ '^/[^/]' and length(path) <= 200),
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed', 'dropped')),
  attempts smallint not null default 0,
  fault text check (fault in ('address', 'unreachable', 'tls', 'timeout', 'answer')),
  status smallint check (status between 100 and 999),
  took_ms integer check (took_ms >= 0),
  created_at timestamptz not null,
  tried_at timestamptz,
  next_at timestamptz,
  constraint hook_once unique (hook_id, key)
);
create index hook_delivery_listed on platform.hook_delivery (hook_id, created_at desc, id desc);
create index hook_delivery_old on platform.hook_delivery (created_at);

call app.protect('platform.hook');
call app.protect('platform.hook_secret');
call app.protect('platform.hook_delivery');

create policy lead_reads on platform.hook for select to boru_app using (agency_id = (select app.managed_agency()));
create policy lead_adds on platform.hook for insert to boru_app
  with check (agency_id = (select app.managed_agency()));
create policy lead_changes on platform.hook for update to boru_app
  using (agency_id = (select app.managed_agency())) with check (agency_id = (select app.managed_agency()));
create policy lead_reads on platform.hook_secret for select to boru_app using (agency_id = (select app.managed_agency()));
create policy lead_adds on platform.hook_secret for insert to boru_app
  with check (agency_id = (select app.managed_agency()) and exists (select 1 from platform.hook h where h.id = hook_id and h.agency_id = hook_secret.agency_id));
create policy lead_changes on platform.hook_secret for update to boru_app
  using (agency_id = (select app.managed_agency())) with check (agency_id = (select app.managed_agency()));
create policy lead_ends on platform.hook_secret for delete to boru_app using (agency_id = (select app.managed_agency()));
create policy lead_reads on platform.hook_delivery for select to boru_app using (agency_id = (select app.managed_agency()));
-- A lead may ask for a test; what happened is told by the machine alone.
create policy lead_tests on platform.hook_delivery for insert to boru_app
  with check (agency_id = (select app.managed_agency()) and event = 'hook.test' and state = 'waiting'
              and exists (select 1 from platform.hook h where h.id = hook_id and h.agency_id = hook_delivery.agency_id));

-- Where it goes never changes: another address is another hook with another secret.
revoke update, delete on platform.hook from boru_app;
grant update (events, state, delivered_at, failing_since, rest_until, ended_at) on platform.hook to boru_app;
-- Nobody who asks by a page reads a secret, sealed or not: only the function below, and only for the machine.
revoke select, update on platform.hook_secret from boru_app;
grant select (id, hook_id, agency_id, created_at, expires_at) on platform.hook_secret to boru_app;
grant update (expires_at) on platform.hook_secret to boru_app;

create function app.hook_secrets(hook uuid, at timestamptz) returns table (owner uuid, sealed text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_system() then return; end if;
  return query select s.hook_id, s.sealed from platform.hook_secret s
    where s.hook_id = hook and (s.expires_at is null or s.expires_at > at) order by s.created_at desc, s.id desc limit 2;
end $$;

comment on table platform.hook is '기관이 쓰는 시스템에 알림을 보내는 연결(웹훅)';
comment on column platform.hook.id is '번호';
comment on column platform.hook.agency_id is '기관';
comment on column platform.hook.url is '보내는 주소';
comment on column platform.hook.events is '보내는 알림의 종류';
comment on column platform.hook.state is '상태(on 보냄, paused 잠시 멈춤, stopped 오래 실패하여 멈춤)';
comment on column platform.hook.delivered_at is '마지막으로 받은 때';
comment on column platform.hook.failing_since is '실패가 시작된 때';
comment on column platform.hook.rest_until is '이때까지는 다시 부르지 않음';
comment on column platform.hook.created_at is '만든 때';
comment on column platform.hook.ended_at is '지운 때';
comment on table platform.hook_secret is '연결의 서명 열쇠. 데이터베이스 밖의 열쇠로 봉하고 기계만 읽는다';
comment on column platform.hook_secret.id is '번호';
comment on column platform.hook_secret.hook_id is '연결';
comment on column platform.hook_secret.agency_id is '기관';
comment on column platform.hook_secret.sealed is '봉한 열쇠';
comment on column platform.hook_secret.created_at is '만든 때';
comment on column platform.hook_secret.expires_at is '이때까지 함께 서명함(새 열쇠로 바꾼 뒤)';
comment on table platform.hook_delivery is '기관 시스템에 보낸 기록. 내용은 없고 종류와 결과만 적는다';
comment on column platform.hook_delivery.id is '번호';
comment on column platform.hook_delivery.hook_id is '연결';
comment on column platform.hook_delivery.agency_id is '기관';
comment on column platform.hook_delivery.event is '알림의 종류(hook.test 시험)';
comment on column platform.hook_delivery.key is '같은 일을 두 번 보내지 않게 하는 열쇠';
comment on column platform.hook_delivery.reference is '건 번호';
comment on column platform.hook_delivery.path is '볼 수 있는 화면의 주소';
comment on column platform.hook_delivery.state is '상태(waiting 기다림, delivered 받음, failed 받지 못함, dropped 보내지 않음)';
comment on column platform.hook_delivery.attempts is '보낸 횟수';
comment on column platform.hook_delivery.fault is '마지막 실패의 까닭';
comment on column platform.hook_delivery.status is '마지막 응답의 상태 번호';
comment on column platform.hook_delivery.took_ms is '마지막 응답까지 걸린 시간(밀리초)';
comment on column platform.hook_delivery.created_at is '생긴 때';
comment on column platform.hook_delivery.tried_at is '마지막으로 보낸 때';
comment on column platform.hook_delivery.next_at is '다시 보낼 때';
