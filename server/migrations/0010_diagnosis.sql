-- Diagnosis: a draft the company alone sees, outcomes that never change, and the edition each outcome was answered against.

create table diagnosis.edition (
  hash bytea primary key,
  set_id text not null,
  version integer not null,
  content jsonb not null,
  kept_at timestamptz not null default now()
);
create table diagnosis.draft (
  id uuid primary key,
  company_id uuid not null unique references organisations.company(id),
  set_id text not null,
  set_version integer not null,
  answers jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
  started_by uuid not null references organisations.person(id),
  started_at timestamptz not null,
  updated_by uuid not null references organisations.person(id),
  updated_at timestamptz not null,
  version integer not null default 1
);
create table diagnosis.outcome (
  id uuid primary key,
  company_id uuid not null references organisations.company(id),
  set_id text not null,
  set_version integer not null,
  edition_hash bytea not null references diagnosis.edition(hash),
  answers jsonb not null,
  outcome jsonb not null,
  total double precision check (total between 0 and 100),
  level text,
  critical_gaps integer not null check (critical_gaps >= 0),
  completed_on date not null,
  completed_at timestamptz not null,
  completed_by uuid not null references organisations.person(id),
  expires_on date not null,
  visible_to smallint[] not null default '{}'
);
create index outcome_company on diagnosis.outcome (company_id, completed_at desc);
create table diagnosis.import (
  key uuid not null,
  company_id uuid not null references organisations.company(id),
  taken integer not null,
  kept integer not null,
  imported_at timestamptz not null,
  primary key (company_id, key)
);

call app.protect('diagnosis.edition');
call app.protect('diagnosis.draft');
call app.protect('diagnosis.outcome');
call app.protect('diagnosis.import');
call app.sighted('diagnosis.outcome', 'diagnosis', 'company_id');

-- Questions are public; only a company at work adds the edition it answered, and nobody changes one.
create policy anyone_reads on diagnosis.edition for select to boru_app using (true);
create policy company_keeps on diagnosis.edition for insert to boru_app with check ((select app.working_company()) is not null);
revoke update, delete on diagnosis.edition from boru_app;

create policy company_works on diagnosis.draft for all to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));
create policy company_imports on diagnosis.import for all to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));
revoke update, delete on diagnosis.import from boru_app;

create policy reads on diagnosis.outcome for select to boru_app
  using (company_id = (select app.company()) or (select app.agency()) = any (visible_to));
create policy company_completes on diagnosis.outcome for insert to boru_app with check (company_id = (select app.working_company()));
-- A result is evidence of diligence: once stored it is neither edited nor deleted, and sight is the triggers' business alone.
revoke insert, update, delete on diagnosis.outcome from boru_app;
grant insert (id, company_id, set_id, set_version, edition_hash, answers, outcome, total, level, critical_gaps, completed_on, completed_at, completed_by, expires_on)
  on diagnosis.outcome to boru_app;

comment on table diagnosis.edition is '진단에 쓰인 문항집의 판';
comment on column diagnosis.edition.hash is '내용의 해시';
comment on column diagnosis.edition.set_id is '문항집';
comment on column diagnosis.edition.version is '판';
comment on column diagnosis.edition.content is '문항집 전체';
comment on column diagnosis.edition.kept_at is '보관한 때';
comment on table diagnosis.draft is '작성 중인 진단(기업만 봄)';
comment on column diagnosis.draft.id is '번호';
comment on column diagnosis.draft.company_id is '기업';
comment on column diagnosis.draft.set_id is '문항집';
comment on column diagnosis.draft.set_version is '문항집의 판';
comment on column diagnosis.draft.answers is '답';
comment on column diagnosis.draft.started_by is '시작한 사람';
comment on column diagnosis.draft.started_at is '시작한 때';
comment on column diagnosis.draft.updated_by is '마지막으로 고친 사람';
comment on column diagnosis.draft.updated_at is '마지막으로 고친 때';
comment on column diagnosis.draft.version is '고친 차수';
comment on table diagnosis.outcome is '진단 결과(고치지 않음)';
comment on column diagnosis.outcome.id is '번호';
comment on column diagnosis.outcome.company_id is '기업';
comment on column diagnosis.outcome.set_id is '문항집';
comment on column diagnosis.outcome.set_version is '문항집의 판';
comment on column diagnosis.outcome.edition_hash is '답할 때의 문항집';
comment on column diagnosis.outcome.answers is '답';
comment on column diagnosis.outcome.outcome is '점수와 부족한 항목';
comment on column diagnosis.outcome.total is '총점';
comment on column diagnosis.outcome.level is '수준';
comment on column diagnosis.outcome.critical_gaps is '꼭 필요한 항목 가운데 부족한 수';
comment on column diagnosis.outcome.completed_on is '진단일';
comment on column diagnosis.outcome.completed_at is '마친 때';
comment on column diagnosis.outcome.completed_by is '마친 사람';
comment on column diagnosis.outcome.expires_on is '유효 기한(그날까지)';
comment on column diagnosis.outcome.visible_to is '볼 수 있는 기관(트리거가 관리)';
comment on table diagnosis.import is '가입 전 브라우저에서 가져온 답(한 번만)';
comment on column diagnosis.import.key is '브라우저가 만든 열쇠';
comment on column diagnosis.import.company_id is '기업';
comment on column diagnosis.import.taken is '가져온 답의 수';
comment on column diagnosis.import.kept is '이미 있어 남겨 둔 답의 수';
comment on column diagnosis.import.imported_at is '가져온 때';
