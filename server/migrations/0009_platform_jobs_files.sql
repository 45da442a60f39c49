-- Work that outlives a request: jobs (which are the outbox), mail and files.
-- Requests put work in through definer functions in their own transaction; only the system actor and administrators look at it.

create table platform.job (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z][a-zA-Z0-9_.]{0,79}$'),
  payload jsonb not null,
  key text check (length(key) between 1 and 200),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'dead')),
  run_at timestamptz not null default now(),
  attempts integer not null default 0,
  leased_by text,
  lease_until timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint job_lease check ((state = 'running') = (lease_until is not null))
);
create index job_due on platform.job (run_at) where state = 'waiting';
create index job_leased on platform.job (lease_until) where state = 'running';
create index job_listed on platform.job (created_at desc, id desc);
create index job_finished on platform.job (finished_at) where state = 'done';
-- One waiting job per key. A running one does not count: what is asked during a run is asked anew.
create unique index job_key on platform.job (kind, key) where key is not null and state = 'waiting';

call app.protect('platform.job');
create policy administrator_reads on platform.job for select to boru_app using ((select app.is_administrator()));
create policy administrator_retries on platform.job for update to boru_app
  using ((select app.is_administrator())) with check ((select app.is_administrator()));

-- Any transaction may leave work behind; it becomes visible exactly when that transaction commits.
create function app.enqueue(job_id uuid, job_kind text, job_payload jsonb, due timestamptz, job_key text) returns uuid
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into platform.job (id, kind, payload, run_at, key) values (job_id, job_kind, job_payload, coalesce(due, now()), job_key)
  on conflict (kind, key) where key is not null and state = 'waiting'
  do update set run_at = least(job.run_at, excluded.run_at), payload = excluded.payload
  returning id
$$;

create table platform.mail (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z][a-zA-Z0-9_.]{0,79}$'),
  recipient text not null check (length(recipient) between 3 and 254),
  subject text not null,
  body_text text,
  body_html text,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'held')),
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index mail_listed on platform.mail (created_at desc, id desc);
create index mail_sent on platform.mail (sent_at) where state = 'sent';
call app.protect('platform.mail');
create policy administrator_reads on platform.mail for select to boru_app using ((select app.is_administrator()));
create policy administrator_sends on platform.mail for update to boru_app
  using ((select app.is_administrator())) with check ((select app.is_administrator()));

create function app.post_mail(mail_id uuid, mail_kind text, mail_recipient text, mail_subject text, mail_text text, mail_html text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into platform.mail (id, kind, recipient, subject, body_text, body_html)
  values (mail_id, mail_kind, mail_recipient, mail_subject, mail_text, mail_html)
$$;

create table platform.file (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  kind text not null,
  media_type text not null,
  size bigint not null check (size >= 0),
  sha256 bytea not null check (length(sha256) = 32),
  store text not null check (store in ('folder', 's3')),
  store_key text not null unique,
  store_region text not null,
  state text not null default 'uploaded' check (state in ('uploaded', 'scanning', 'clean', 'infected', 'unscanned')),
  finding text,
  scanned_at timestamptz,
  company_id uuid references organisations.company(id),
  case_id uuid,
  for_company boolean not null default true,
  agency_id smallint references organisations.agency(id),
  uploaded_by uuid not null references organisations.person(id),
  created_at timestamptz not null default now(),
  visible_to smallint[] not null default '{}'
);
create index file_company on platform.file (company_id, created_at desc);
create index file_case on platform.file (case_id) where case_id is not null;
create index file_unscanned on platform.file (created_at) where state in ('uploaded', 'scanning', 'unscanned');
call app.protect('platform.file');
-- A paper is part of what was said and handed over: who reads the counsel of a case reads its papers.
call app.sighted('platform.file', 'counsel', 'company_id', 'case_id');
create policy company_reads on platform.file for select to boru_app using (company_id = (select app.company()) and for_company);
create policy agency_reads on platform.file for select to boru_app
  using ((select app.agency()) = any (visible_to) or agency_id = (select app.agency()));
create policy company_uploads on platform.file for insert to boru_app
  with check (company_id = (select app.working_company()) and agency_id is null and for_company and uploaded_by = (select app.person()) and state = 'uploaded');
-- An agency attaches papers only to a company it may see at all, within the case it was let into.
create function app.is_let_into(company uuid, within_case uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from organisations.sight_grant g
     where g.company_id = company and g.agency_id = app.working_agency() and g.revoked_at is null
       and g.valid_to >= (now() at time zone 'Asia/Seoul')::date and g.case_id is not distinct from within_case)
$$;
create policy agency_uploads on platform.file for insert to boru_app
  with check (agency_id = (select app.working_agency()) and uploaded_by = (select app.person()) and state = 'uploaded'
              and (company_id is null or app.is_let_into(company_id, case_id)));

-- visible_to is the trigger's business; the verdict of the scanner and the content are nobody's but the system's.
revoke insert, update on platform.file from boru_app;
grant insert (id, name, kind, media_type, size, sha256, store, store_key, store_region, company_id, case_id, for_company, agency_id, uploaded_by, created_at) on platform.file to boru_app;
grant update (state, finding, scanned_at) on platform.file to boru_app;

comment on table platform.job is '미뤄 둔 일(발신함). 요청과 같은 트랜잭션에서 맡기고 적어도 한 번 실행한다';
comment on column platform.job.id is '번호';
comment on column platform.job.kind is '일의 종류';
comment on column platform.job.payload is '실행에 필요한 번호들(개인정보를 담지 않는다)';
comment on column platform.job.key is '같은 일이 겹쳐 쌓이지 않게 하는 열쇠';
comment on column platform.job.state is '상태(waiting 기다림, running 실행 중, done 끝남, dead 멈춤)';
comment on column platform.job.run_at is '실행할 때';
comment on column platform.job.attempts is '시도한 횟수';
comment on column platform.job.leased_by is '맡은 일꾼';
comment on column platform.job.lease_until is '이때까지 소식이 없으면 다른 일꾼이 맡는다';
comment on column platform.job.last_error is '마지막 실패의 종류';
comment on column platform.job.created_at is '맡긴 때';
comment on column platform.job.finished_at is '끝나거나 멈춘 때';
comment on table platform.mail is '보낼 전자우편과 보낸 기록. 보낸 뒤에는 본문을 지운다';
comment on column platform.mail.id is '번호';
comment on column platform.mail.kind is '알림의 종류';
comment on column platform.mail.recipient is '받는 주소';
comment on column platform.mail.subject is '제목';
comment on column platform.mail.body_text is '글 본문(보낸 뒤 지움)';
comment on column platform.mail.body_html is 'HTML 본문(보낸 뒤 지움)';
comment on column platform.mail.state is '상태(waiting 보내는 중, sent 보냄, held 메일 서버가 없어 보관)';
comment on column platform.mail.created_at is '쓴 때';
comment on column platform.mail.sent_at is '보낸 때';
comment on table platform.file is '올린 파일. 내용은 데이터 폴더나 S3에 있다';
comment on column platform.file.id is '번호';
comment on column platform.file.name is '올린 사람이 붙인 이름';
comment on column platform.file.kind is '내용으로 알아낸 종류';
comment on column platform.file.media_type is '내용으로 알아낸 형식';
comment on column platform.file.size is '크기(바이트)';
comment on column platform.file.sha256 is '내용의 SHA-256';
comment on column platform.file.store is '보관하는 곳의 종류';
comment on column platform.file.store_key is '보관하는 곳에서의 이름';
comment on column platform.file.store_region is '보관하는 나라나 지역(운영자가 밝힌 것)';
comment on column platform.file.state is '상태(uploaded 올림, scanning 검사 중, clean 안전, infected 위험, unscanned 검사 안 됨)';
comment on column platform.file.finding is '검사기가 말한 것';
comment on column platform.file.scanned_at is '검사한 때';
comment on column platform.file.company_id is '관련 기업';
comment on column platform.file.case_id is '관련 건';
comment on column platform.file.for_company is '기업에게도 보이는지';
comment on column platform.file.agency_id is '올린 기관';
comment on column platform.file.uploaded_by is '올린 사람';
comment on column platform.file.created_at is '올린 때';
comment on column platform.file.visible_to is '볼 수 있는 기관(트리거가 관리)';
