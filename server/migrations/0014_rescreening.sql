-- Re-screening: a card carries what its result rests on in words of the lists, so that a new edition can be tried on it.

alter table technologies.card
  add column basis jsonb not null default '{"terms":[],"stages":[],"role":null,"answers":[]}' check (jsonb_typeof(basis) = 'object'),
  add column replay jsonb check (jsonb_typeof(replay) = 'object');
grant insert (basis, replay), update (basis, replay) on technologies.card to boru_app;

create table technologies.rescreening (
  id uuid primary key,
  state text not null check (state in ('screening', 'ready', 'telling', 'done', 'dropped')),
  engine_version text not null,
  engine_catalogue text not null,
  screened_on date not null,
  cards integer not null default 0,
  screened integer not null default 0,
  may_apply_now integer not null default 0,
  no_longer integer not null default 0,
  to_check integer not null default 0,
  unchanged integer not null default 0,
  told integer not null default 0,
  last_card uuid,
  begun_at timestamptz not null,
  begun_by uuid references organisations.person(id),
  ready_at timestamptz,
  confirmed_at timestamptz,
  confirmed_by uuid references organisations.person(id),
  finished_at timestamptz
);
-- One at a time: two dry runs side by side would tell a company twice.
create unique index rescreening_open on technologies.rescreening ((true)) where state in ('screening', 'ready', 'telling');

create table technologies.finding (
  id uuid primary key,
  rescreening_id uuid not null references technologies.rescreening(id),
  card_id uuid not null references technologies.card(id),
  company_id uuid not null references organisations.company(id),
  card_version integer not null,
  outcome text not null check (outcome in ('mayApplyNow', 'noLonger', 'toCheck', 'unchanged')),
  before jsonb not null,
  after jsonb not null,
  found_at timestamptz not null,
  told_at timestamptz,
  accepted_at timestamptz,
  visible_to smallint[] not null default '{}',
  unique (rescreening_id, card_id)
);
create index finding_card on technologies.finding (card_id, found_at desc);
create index finding_untold on technologies.finding (rescreening_id, id) where told_at is null;
create index finding_company on technologies.finding (company_id);

-- Who was told in which run: the row is written with the mail, so a run that begins again tells nobody twice.
create table technologies.rescreening_notice (
  rescreening_id uuid not null references technologies.rescreening(id),
  company_id uuid not null references organisations.company(id),
  told_at timestamptz not null,
  primary key (rescreening_id, company_id)
);

call app.protect('technologies.rescreening');
call app.protect('technologies.finding');
call app.protect('technologies.rescreening_notice');
call app.sighted('technologies.finding', 'technology', 'company_id');

-- Counts name no company; they are the business of those who run the programme.
create policy overseers_read on technologies.rescreening for select to boru_app
  using ((select app.is_secretariat()) or (select app.is_administrator()));
create policy overseers_begin on technologies.rescreening for insert to boru_app
  with check ((select app.is_secretariat()) or (select app.is_administrator()));
create policy overseers_decide on technologies.rescreening for update to boru_app
  using ((select app.is_secretariat()) or (select app.is_administrator()))
  with check ((select app.is_secretariat()) or (select app.is_administrator()));
revoke delete on technologies.rescreening from boru_app;

-- A company reads what it was told of; a desk what it may see of the card itself (the inner query asks the card's own
-- policy), and before the telling only the secretariat, which must judge the dry run.
create policy company_reads on technologies.finding for select to boru_app
  using (company_id = (select app.company()) and told_at is not null);
create policy desk_reads on technologies.finding for select to boru_app
  using ((select app.agency()) = any (visible_to)
         and (told_at is not null or (select app.is_secretariat()))
         and exists (select 1 from technologies.card c where c.id = card_id));
create policy company_accepts on technologies.finding for update to boru_app
  using (company_id = (select app.working_company()) and told_at is not null)
  with check (company_id = (select app.working_company()) and told_at is not null);
revoke insert, update on technologies.finding from boru_app;
grant insert (id, rescreening_id, card_id, company_id, card_version, outcome, before, after, found_at, told_at)
  on technologies.finding to boru_app;
grant update (card_version, outcome, before, after, found_at, told_at, accepted_at) on technologies.finding to boru_app;

create policy company_reads on technologies.rescreening_notice for select to boru_app
  using (company_id = (select app.company()));
revoke update, delete on technologies.rescreening_notice from boru_app;

comment on column technologies.card.basis is '결과가 근거한 목록의 낱말, 하는 일, 물음의 답(적은 글은 없음)';
comment on column technologies.card.replay is '저장할 때 카드의 자료만으로 다시 계산한 결과와 엔진의 판';
comment on table technologies.rescreening is '목록이 바뀐 뒤 기술 카드를 다시 확인한 작업';
comment on column technologies.rescreening.id is '번호';
comment on column technologies.rescreening.state is '상태';
comment on column technologies.rescreening.engine_version is '확인에 쓴 엔진의 판';
comment on column technologies.rescreening.engine_catalogue is '확인에 쓴 자료의 지문';
comment on column technologies.rescreening.screened_on is '기준일';
comment on column technologies.rescreening.cards is '확인할 카드의 수';
comment on column technologies.rescreening.screened is '확인한 카드의 수';
comment on column technologies.rescreening.may_apply_now is '새로 해당할 수 있는 카드의 수';
comment on column technologies.rescreening.no_longer is '더 이상 해당하지 않는 카드의 수';
comment on column technologies.rescreening.to_check is '확인이 필요한 카드의 수';
comment on column technologies.rescreening.unchanged is '그대로인 카드의 수';
comment on column technologies.rescreening.told is '알린 기업의 수';
comment on column technologies.rescreening.last_card is '마지막으로 확인한 카드(이어서 할 자리)';
comment on column technologies.rescreening.begun_at is '시작한 때';
comment on column technologies.rescreening.begun_by is '시작한 사람(없으면 목록이 바뀌어 스스로 시작함)';
comment on column technologies.rescreening.ready_at is '예행을 마친 때';
comment on column technologies.rescreening.confirmed_at is '알리기로 한 때';
comment on column technologies.rescreening.confirmed_by is '알리기로 한 사람';
comment on column technologies.rescreening.finished_at is '끝난 때';
comment on table technologies.finding is '다시 확인에서 결과가 달라진 기술 카드';
comment on column technologies.finding.id is '번호';
comment on column technologies.finding.rescreening_id is '다시 확인 작업';
comment on column technologies.finding.card_id is '기술 카드';
comment on column technologies.finding.company_id is '기업';
comment on column technologies.finding.card_version is '확인한 카드의 차수';
comment on column technologies.finding.outcome is '달라진 종류';
comment on column technologies.finding.before is '이전 결과';
comment on column technologies.finding.after is '새 결과';
comment on column technologies.finding.found_at is '확인한 때';
comment on column technologies.finding.told_at is '기업에 알린 때(없으면 예행)';
comment on column technologies.finding.accepted_at is '기업이 카드에 옮긴 때';
comment on column technologies.finding.visible_to is '볼 수 있는 기관(트리거가 관리)';
comment on table technologies.rescreening_notice is '다시 확인을 알린 기업(두 번 알리지 않기 위해)';
comment on column technologies.rescreening_notice.rescreening_id is '다시 확인 작업';
comment on column technologies.rescreening_notice.company_id is '기업';
comment on column technologies.rescreening_notice.told_at is '알린 때';
