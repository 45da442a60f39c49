-- Technologies: cards that name a technology and never describe it. Earlier versions are the company's alone.

create table technologies.card (
  id uuid primary key,
  company_id uuid not null references organisations.company(id),
  name text not null check (char_length(name) between 1 and 80),
  field text not null,
  product text check (char_length(product) <= 100),
  quantities jsonb not null default '[]' check (jsonb_typeof(quantities) = 'array'),
  items jsonb not null default '[]' check (jsonb_typeof(items) = 'array'),
  screened_on date not null,
  verdict text not null check (verdict in ('match', 'borderline', 'review', 'insufficient', 'near-miss', 'none')),
  engine_version text not null,
  engine_catalogue text not null,
  standing text not null check (standing in ('checked', 'preparing', 'applied', 'applies', 'doesNotApply')),
  note text check (char_length(note) <= 500),
  archived_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null references organisations.person(id),
  updated_at timestamptz not null,
  updated_by uuid not null references organisations.person(id),
  version integer not null default 1,
  visible_to smallint[] not null default '{}'
);
create index card_company on technologies.card (company_id, updated_at desc);
create table technologies.card_version (
  card_id uuid not null references technologies.card(id),
  version integer not null,
  company_id uuid not null references organisations.company(id),
  content jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null references organisations.person(id),
  primary key (card_id, version)
);

call app.protect('technologies.card');
call app.protect('technologies.card_version');
call app.sighted('technologies.card', 'technology', 'company_id');

-- An archived card is out of sight for agencies: the company has put it away.
create policy reads on technologies.card for select to boru_app
  using (company_id = (select app.company()) or ((select app.agency()) = any (visible_to) and archived_at is null));
create policy company_adds on technologies.card for insert to boru_app with check (company_id = (select app.working_company()));
create policy company_changes on technologies.card for update to boru_app
  using (company_id = (select app.working_company())) with check (company_id = (select app.working_company()));
-- Sight is the triggers' business alone, and nothing is ever deleted.
revoke insert, update, delete on technologies.card from boru_app;
grant insert (id, company_id, name, field, product, quantities, items, screened_on, verdict, engine_version, engine_catalogue, standing, note, created_at, created_by, updated_at, updated_by, version)
  on technologies.card to boru_app;
grant update (name, field, product, quantities, items, screened_on, verdict, engine_version, engine_catalogue, standing, note, archived_at, updated_at, updated_by, version)
  on technologies.card to boru_app;

create policy company_reads on technologies.card_version for select to boru_app using (company_id = (select app.company()));
create policy company_keeps on technologies.card_version for insert to boru_app with check (company_id = (select app.working_company()));
revoke update, delete on technologies.card_version from boru_app;

comment on table technologies.card is '기술 카드(이름과 분야, 수치, 목록 항목만)';
comment on column technologies.card.id is '번호';
comment on column technologies.card.company_id is '기업';
comment on column technologies.card.name is '기업이 붙인 이름';
comment on column technologies.card.field is '분야';
comment on column technologies.card.product is '제품';
comment on column technologies.card.quantities is '적어 넣은 수치';
comment on column technologies.card.items is '사전 확인에서 나온 목록 항목과 판';
comment on column technologies.card.screened_on is '사전 확인의 기준일';
comment on column technologies.card.verdict is '사전 확인의 결과(법적 판정이 아님)';
comment on column technologies.card.engine_version is '확인에 쓴 엔진의 판';
comment on column technologies.card.engine_catalogue is '확인에 쓴 자료의 지문';
comment on column technologies.card.standing is '판정 신청의 진행(기업이 적음)';
comment on column technologies.card.note is '덧붙임';
comment on column technologies.card.archived_at is '치워 둔 때';
comment on column technologies.card.created_at is '만든 때';
comment on column technologies.card.created_by is '만든 사람';
comment on column technologies.card.updated_at is '고친 때';
comment on column technologies.card.updated_by is '고친 사람';
comment on column technologies.card.version is '고친 차수';
comment on column technologies.card.visible_to is '볼 수 있는 기관(트리거가 관리)';
comment on table technologies.card_version is '기술 카드의 이전 내용(기업만 봄)';
comment on column technologies.card_version.card_id is '기술 카드';
comment on column technologies.card_version.version is '차수';
comment on column technologies.card_version.company_id is '기업';
comment on column technologies.card_version.content is '그 차수의 내용';
comment on column technologies.card_version.changed_at is '바꾼 때';
comment on column technologies.card_version.changed_by is '바꾼 사람';
