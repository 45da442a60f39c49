-- 예산과 원장: won as whole numbers in double entry, never edited, only reversed. Boru tracks money and never pays. Who asks,
-- who approves, who approves second and who pays are different people, and no account but a source ever falls below nothing:
-- both are kept here, whatever the code believes. Order of locks: the request, then accounts by their number.

create table support.budget_line (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  programme_id uuid not null references support.programme(id),
  fiscal_year smallint not null check (fiscal_year between 2000 and 2100),
  name text not null check (char_length(name) between 1 and 100),
  article text not null check (char_length(article) between 1 and 200),
  article_verified boolean not null,
  clause text check (char_length(clause) between 1 and 100),
  opened_by uuid not null references organisations.person(id),
  opened_by_name text not null,
  opened_at timestamptz not null,
  constraint line_once unique (programme_id, fiscal_year, name),
  constraint line_of_agency unique (id, agency_id)
);
create index line_year on support.budget_line (agency_id, fiscal_year);

-- From which amount a second person must approve. An agency that has said nothing always needs two.
create table support.approval_rule (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  valid_from date not null,
  second_from_won bigint not null check (second_from_won between 0 and 9007199254740991),
  reason text not null check (char_length(reason) between 1 and 300),
  set_by uuid not null references organisations.person(id),
  set_by_name text not null,
  set_at timestamptz not null,
  constraint rule_once unique (agency_id, valid_from),
  -- Nobody lowers it for the sum that lies before them today.
  constraint rule_begins_later check (valid_from > (set_at at time zone 'Asia/Seoul')::date)
);

create table support.account (
  id uuid primary key default gen_random_uuid(),
  agency_id smallint not null,
  line_id uuid not null,
  company_id uuid references organisations.company(id),
  award_id uuid,
  kind text not null check (kind in ('assembly', 'available', 'treasury', 'committed', 'held', 'spent', 'due', 'interest', 'ownSource', 'ownSpent')),
  item text check (char_length(item) between 1 and 60),
  balance bigint not null default 0,
  constraint account_of_line foreign key (line_id, agency_id) references support.budget_line (id, agency_id),
  constraint account_of_award check ((kind in ('assembly', 'available', 'treasury')) = (award_id is null) and (award_id is null) = (company_id is null)),
  constraint account_of_item check ((kind in ('spent', 'ownSpent')) = (item is not null)),
  constraint account_never_negative check (balance >= 0 or kind in ('assembly', 'interest', 'ownSource')),
  -- What a JavaScript number holds exactly.
  constraint account_exact check (balance between -9007199254740991 and 9007199254740991)
);
create unique index account_once on support.account (line_id, kind, coalesce(award_id, '00000000-0000-0000-0000-000000000000'), coalesce(item, ''));
create index account_award on support.account (award_id) where award_id is not null;

create table support.ledger_entry (
  id uuid primary key,
  place bigint not null generated always as identity,
  agency_id smallint not null references organisations.agency(id),
  company_id uuid references organisations.company(id),
  award_id uuid,
  kind text not null check (kind in ('budget', 'revise', 'carry', 'commit', 'release', 'disburse', 'spend', 'settle', 'return')),
  amount_won bigint not null check (amount_won > 0),
  reverses uuid unique references support.ledger_entry(id),
  request_id uuid unique,
  expense_id uuid unique,
  reason text not null,
  basis text not null,
  paid_on date,
  paid_reference text,
  posted_by uuid not null references organisations.person(id),
  posted_by_name text not null,
  posted_at timestamptz not null,
  constraint entry_has_one_source check ((request_id is null) <> (expense_id is null))
);
create index entry_agency on support.ledger_entry (agency_id, place desc);
create index entry_award on support.ledger_entry (award_id, place) where award_id is not null;

create table support.posting (
  entry_id uuid not null references support.ledger_entry(id),
  ordinal smallint not null,
  account_id uuid not null references support.account(id),
  agency_id smallint not null,
  company_id uuid,
  line_id uuid not null references support.budget_line(id),
  amount_won bigint not null check (amount_won <> 0),
  primary key (entry_id, ordinal)
);
create index posting_account on support.posting (account_id);
create index posting_line on support.posting (line_id, entry_id);

create table support.money_request (
  id uuid primary key,
  place bigint not null generated always as identity,
  agency_id smallint not null references organisations.agency(id),
  company_id uuid references organisations.company(id),
  award_id uuid,
  subject_id uuid,
  kind text not null check (kind in ('budget', 'revise', 'carry', 'commit', 'release', 'disburse', 'settle', 'return', 'reverse')),
  key uuid not null,
  moves jsonb not null check (jsonb_typeof(moves) = 'array' and jsonb_array_length(moves) between 1 and 200),
  amount_won bigint not null check (amount_won between 1 and 9007199254740991),
  reverses uuid references support.ledger_entry(id),
  reason text not null check (char_length(reason) between 1 and 500),
  basis text not null check (char_length(basis) between 1 and 200),
  approvals_needed smallint not null check (approvals_needed in (1, 2)),
  needs_payer boolean not null,
  requested_by uuid not null references organisations.person(id),
  requested_by_name text not null,
  requested_at timestamptz not null,
  constraint request_key_once unique (agency_id, key),
  constraint request_reverses check ((kind = 'reverse') = (reverses is not null))
);
create index request_agency on support.money_request (agency_id, place desc);
create index request_award on support.money_request (award_id) where award_id is not null;

-- What happened to a request; where it stands follows from these rows and is stored nowhere else.
create table support.money_step (
  id uuid primary key,
  request_id uuid not null references support.money_request(id),
  agency_id smallint not null,
  kind text not null check (kind in ('approve', 'refuse', 'withdraw', 'carryOut')),
  ordinal smallint not null,
  words text check (char_length(words) between 1 and 300),
  paid_on date,
  paid_reference text check (char_length(paid_reference) between 1 and 100),
  done_by uuid not null references organisations.person(id),
  done_by_name text not null,
  done_at timestamptz not null,
  constraint step_in_order unique (request_id, ordinal),
  -- One person does one thing with one request.
  constraint step_by_another unique (request_id, done_by),
  constraint step_paid check ((kind = 'carryOut') = (paid_on is not null) and (paid_on is null) = (paid_reference is null)),
  constraint step_says_why check (kind <> 'refuse' or words is not null)
);

alter table support.ledger_entry add constraint entry_of_request foreign key (request_id) references support.money_request (id);

call app.protect('support.budget_line');
call app.protect('support.approval_rule');
call app.protect('support.account');
call app.protect('support.ledger_entry');
call app.protect('support.posting');
call app.protect('support.money_request');
call app.protect('support.money_step');
revoke update, delete on support.budget_line, support.approval_rule, support.money_request, support.money_step from boru_app;
revoke insert, update, delete on support.account, support.ledger_entry, support.posting from boru_app;

create policy agency_reads on support.budget_line for select to boru_app using (agency_id = (select app.agency()));
create policy desk_opens on support.budget_line for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and opened_by = (select app.person()));
create policy agency_reads on support.approval_rule for select to boru_app using (agency_id = (select app.agency()));
create policy manager_sets on support.approval_rule for insert to boru_app
  with check (agency_id = (select app.managing_agency()) and set_by = (select app.person()));
create policy agency_reads on support.account for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.account for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.ledger_entry for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.ledger_entry for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.posting for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.posting for select to boru_app using (company_id = (select app.company()));
create policy agency_reads on support.money_request for select to boru_app using (agency_id = (select app.agency()));
create policy desk_asks on support.money_request for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and requested_by = (select app.person()));
create policy agency_reads on support.money_step for select to boru_app using (agency_id = (select app.agency()));
create policy desk_steps on support.money_step for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and done_by = (select app.person()));

-- ── accounts of a line ──────────────────────────────────────────────────────
create function support.open_line() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from support.programme p where p.id = new.programme_id and p.agency_id = new.agency_id) then
    raise exception 'not a programme of this agency' using errcode = '42501';
  end if;
  insert into support.account (agency_id, line_id, kind)
  select new.agency_id, new.id, k from unnest(array['assembly', 'available', 'treasury']) k;
  return null;
end $$;
create trigger open_line after insert on support.budget_line for each row execute function support.open_line();

-- ── moving money ────────────────────────────────────────────────────────────
create function support.may_move(entry_kind text, from_kind text, to_kind text) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select concat_ws(' ', entry_kind, from_kind, to_kind) = any (array[
    'budget assembly available',
    'revise assembly available', 'revise available assembly', 'revise available available',
    'carry available available',
    'commit available committed', 'release committed available',
    'disburse committed held',
    'spend held spent', 'spend ownSource ownSpent',
    'settle held due', 'settle committed available', 'settle interest due', 'settle spent due', 'settle ownSpent ownSource',
    'return due treasury'])
$$;

-- The only way into the ledger. Each move takes as much from one account as it gives to the other, so all sums are nothing.
create function support.post(entry support.ledger_entry, moves jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  poor uuid;
begin
  perform 1 from support.account a
    where a.id in (select (m->>'from')::uuid from jsonb_array_elements(moves) m union select (m->>'to')::uuid from jsonb_array_elements(moves) m)
    order by a.id for no key update;
  insert into support.ledger_entry (id, agency_id, company_id, award_id, kind, amount_won, reverses, request_id, expense_id, reason, basis, paid_on, paid_reference, posted_by, posted_by_name, posted_at)
  values (entry.id, entry.agency_id, entry.company_id, entry.award_id, entry.kind, entry.amount_won, entry.reverses, entry.request_id, entry.expense_id, entry.reason, entry.basis,
          entry.paid_on, entry.paid_reference, entry.posted_by, entry.posted_by_name, entry.posted_at);
  select a.id into poor from support.account a
    join (select account_id, sum(won) as won
            from (select (m->>'from')::uuid as account_id, -(m->>'won')::numeric as won from jsonb_array_elements(moves) m
                  union all select (m->>'to')::uuid, (m->>'won')::numeric from jsonb_array_elements(moves) m) x group by 1) d on d.account_id = a.id
    where a.balance + d.won < 0 and a.kind not in ('assembly', 'interest', 'ownSource') limit 1;
  if poor is not null then
    raise exception 'an account holds less than is taken from it' using errcode = 'BM001';
  end if;
  insert into support.posting (entry_id, ordinal, account_id, agency_id, company_id, line_id, amount_won)
  select entry.id, row_number() over (order by x.place, x.side), a.id, a.agency_id, a.company_id, a.line_id, x.won
    from (select place, 0 as side, (m->>'from')::uuid as account_id, -(m->>'won')::bigint as won from jsonb_array_elements(moves) with ordinality t(m, place)
          union all select place, 1, (m->>'to')::uuid, (m->>'won')::bigint from jsonb_array_elements(moves) with ordinality t(m, place)) x
    join support.account a on a.id = x.account_id;
  update support.account a set balance = a.balance + d.won
    from (select p.account_id, sum(p.amount_won)::bigint as won from support.posting p where p.entry_id = entry.id group by 1) d where d.account_id = a.id;
end $$;
revoke all on function support.post from public;

-- ── requests ────────────────────────────────────────────────────────────────
-- What a request moves is looked at once, when it is made: it never changes afterwards, and is posted as it was approved.
create function support.hold_request() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  original support.ledger_entry;
  second_from bigint;
  wrong boolean;
begin
  if new.kind = 'reverse' then
    select * into original from support.ledger_entry e where e.id = new.reverses;
    if original.id is null or original.agency_id <> new.agency_id or original.reverses is not null then
      raise exception 'nothing of this agency that can be reversed' using errcode = '42501';
    end if;
    select jsonb_agg(jsonb_build_object('from', t.account_id, 'to', f.account_id, 'won', t.amount_won) order by t.ordinal) into new.moves
      from support.posting t join support.posting f on f.entry_id = t.entry_id and f.ordinal = t.ordinal - 1
      where t.entry_id = original.id and t.ordinal % 2 = 0;
    new.company_id := original.company_id;
    new.award_id := original.award_id;
  else
    select bool_or(f.id is null or t.id is null or f.id = t.id or f.agency_id <> new.agency_id or t.agency_id <> new.agency_id
                   or jsonb_typeof(m->'won') <> 'number' or (m->>'won')::numeric not between 1 and 9007199254740991 or (m->>'won')::numeric % 1 <> 0
                   or not support.may_move(new.kind, f.kind, t.kind)
                   or (f.award_id is not null and f.award_id is distinct from new.award_id) or (t.award_id is not null and t.award_id is distinct from new.award_id)
                   or (new.kind = 'carry' and t_line.fiscal_year <> f_line.fiscal_year + 1)
                   or (new.kind <> 'carry' and t_line.fiscal_year <> f_line.fiscal_year)
                   or (new.award_id is not null and f.line_id <> t.line_id))
      into wrong
      from jsonb_array_elements(new.moves) m
      left join support.account f on f.id = (m->>'from')::uuid left join support.budget_line f_line on f_line.id = f.line_id
      left join support.account t on t.id = (m->>'to')::uuid left join support.budget_line t_line on t_line.id = t.line_id;
    if coalesce(wrong, true) or (new.kind in ('budget', 'revise', 'carry')) <> (new.award_id is null) then
      raise exception 'a move that this kind of request may not make' using errcode = '42501';
    end if;
    select a.company_id into new.company_id from support.account a where a.award_id = new.award_id limit 1;
  end if;
  select sum((m->>'won')::numeric) into new.amount_won from jsonb_array_elements(new.moves) m;
  select r.second_from_won into second_from from support.approval_rule r
    where r.agency_id = new.agency_id and r.valid_from <= (new.requested_at at time zone 'Asia/Seoul')::date order by r.valid_from desc limit 1;
  new.approvals_needed := case when new.amount_won >= coalesce(second_from, 0) then 2 else 1 end;
  new.needs_payer := new.kind = 'disburse';
  return new;
end $$;
create trigger hold_request before insert on support.money_request for each row execute function support.hold_request();

-- Two people who press at once are asked one after the other: whoever comes second sees what the first did.
create function support.hold_money_step() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked support.money_request;
  approvals integer;
  is_over boolean;
begin
  select * into asked from support.money_request r where r.id = new.request_id for no key update;
  if asked.id is null or asked.agency_id <> new.agency_id then
    raise exception 'no such request at this agency' using errcode = '42501';
  end if;
  select count(*) filter (where s.kind = 'approve'),
         coalesce(bool_or(s.kind <> 'approve'), false) or (not asked.needs_payer and count(*) filter (where s.kind = 'approve') >= asked.approvals_needed),
         coalesce(max(s.ordinal), 0) + 1
    into approvals, is_over, new.ordinal
    from support.money_step s where s.request_id = new.request_id;
  if is_over then raise exception 'decided already' using errcode = 'BM003'; end if;
  if (new.kind = 'withdraw') <> (new.done_by = asked.requested_by) then
    raise exception 'who asks does not decide' using errcode = 'BM002';
  end if;
  if exists (select 1 from support.money_step s where s.request_id = new.request_id and s.done_by = new.done_by) then
    raise exception 'one person does one thing with one request' using errcode = 'BM002';
  end if;
  if new.kind = 'approve' and approvals >= asked.approvals_needed then raise exception 'approved already' using errcode = 'BM003'; end if;
  if new.kind = 'carryOut' and (approvals < asked.approvals_needed or not asked.needs_payer) then
    raise exception 'not approved' using errcode = 'BM004';
  end if;
  return new;
end $$;
create trigger hold_money_step before insert on support.money_step for each row execute function support.hold_money_step();

-- The last consent that is needed moves the money, in its own transaction.
create function support.carry_step() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked support.money_request;
  entry support.ledger_entry;
  original_kind text;
begin
  select * into asked from support.money_request r where r.id = new.request_id;
  if not (new.kind = 'carryOut' or (new.kind = 'approve' and not asked.needs_payer
          and (select count(*) from support.money_step s where s.request_id = new.request_id and s.kind = 'approve') = asked.approvals_needed)) then
    return null;
  end if;
  select e.kind into original_kind from support.ledger_entry e where e.id = asked.reverses;
  entry.id := gen_random_uuid();
  entry.agency_id := asked.agency_id;
  entry.company_id := asked.company_id;
  entry.award_id := asked.award_id;
  entry.kind := coalesce(original_kind, asked.kind);
  entry.amount_won := asked.amount_won;
  entry.reverses := asked.reverses;
  entry.request_id := asked.id;
  entry.reason := asked.reason;
  entry.basis := asked.basis;
  entry.paid_on := new.paid_on;
  entry.paid_reference := new.paid_reference;
  entry.posted_by := new.done_by;
  entry.posted_by_name := new.done_by_name;
  entry.posted_at := new.done_at;
  perform support.post(entry, asked.moves);
  return null;
end $$;
create trigger carry_step after insert on support.money_step for each row execute function support.carry_step();
revoke all on function support.open_line, support.may_move, support.hold_request, support.hold_money_step, support.carry_step from public;

comment on table support.budget_line is '예산 항목(세부사업·회계연도). 근거 조문과 협약 조항에서 지원사업으로 이어진다';
comment on column support.budget_line.id is '번호';
comment on column support.budget_line.agency_id is '기관';
comment on column support.budget_line.programme_id is '지원사업';
comment on column support.budget_line.fiscal_year is '회계연도';
comment on column support.budget_line.name is '이름';
comment on column support.budget_line.article is '근거 조문';
comment on column support.budget_line.article_verified is '조문을 확인했는지';
comment on column support.budget_line.clause is '협약 조항';
comment on column support.budget_line.opened_by is '만든 사람';
comment on column support.budget_line.opened_by_name is '만든 사람의 이름';
comment on column support.budget_line.opened_at is '만든 때';
comment on table support.approval_rule is '둘째 승인이 필요한 금액(날짜가 있는 기준)';
comment on column support.approval_rule.id is '번호';
comment on column support.approval_rule.agency_id is '기관';
comment on column support.approval_rule.valid_from is '적용 시작일(정한 다음 날부터)';
comment on column support.approval_rule.second_from_won is '이 금액부터 두 사람이 승인';
comment on column support.approval_rule.reason is '까닭';
comment on column support.approval_rule.set_by is '정한 사람';
comment on column support.approval_rule.set_by_name is '정한 사람의 이름';
comment on column support.approval_rule.set_at is '정한 때';
comment on table support.account is '계정. 원천 계정 말고는 0원 아래로 내려가지 않는다';
comment on column support.account.id is '번호';
comment on column support.account.agency_id is '기관';
comment on column support.account.line_id is '예산 항목';
comment on column support.account.company_id is '기업';
comment on column support.account.award_id is '교부결정';
comment on column support.account.kind is '의회 승인, 남은 예산, 세입, 교부결정, 교부, 집행, 반납할 돈, 이자, 자부담, 자부담 집행';
comment on column support.account.item is '비목';
comment on column support.account.balance is '잔액(원). 분개를 적는 함수만 바꾼다';
comment on table support.ledger_entry is '원장의 기록. 고치지 않고 되돌리는 기록을 새로 적는다';
comment on column support.ledger_entry.id is '번호';
comment on column support.ledger_entry.place is '차례';
comment on column support.ledger_entry.agency_id is '기관';
comment on column support.ledger_entry.company_id is '기업';
comment on column support.ledger_entry.award_id is '교부결정';
comment on column support.ledger_entry.kind is '편성, 변경, 이월, 교부결정, 감액, 교부, 집행, 정산, 반납';
comment on column support.ledger_entry.amount_won is '금액(원)';
comment on column support.ledger_entry.reverses is '되돌린 기록';
comment on column support.ledger_entry.request_id is '바탕이 된 요청';
comment on column support.ledger_entry.expense_id is '바탕이 된 집행';
comment on column support.ledger_entry.reason is '까닭';
comment on column support.ledger_entry.basis is '근거';
comment on column support.ledger_entry.paid_on is '지급일(다른 시스템에서 지급한 날)';
comment on column support.ledger_entry.paid_reference is '지급 번호(다른 시스템)';
comment on column support.ledger_entry.posted_by is '적은 사람';
comment on column support.ledger_entry.posted_by_name is '적은 사람의 이름';
comment on column support.ledger_entry.posted_at is '적은 때';
comment on table support.posting is '분개. 한 기록 안의 합은 언제나 0';
comment on column support.posting.entry_id is '기록';
comment on column support.posting.ordinal is '차례(홀수는 나간 계정, 짝수는 들어온 계정)';
comment on column support.posting.account_id is '계정';
comment on column support.posting.agency_id is '기관';
comment on column support.posting.company_id is '기업';
comment on column support.posting.line_id is '예산 항목';
comment on column support.posting.amount_won is '금액(원, 나가면 음수)';
comment on table support.money_request is '돈을 움직이자는 요청. 고치지 않는다';
comment on column support.money_request.id is '번호';
comment on column support.money_request.place is '차례';
comment on column support.money_request.agency_id is '기관';
comment on column support.money_request.company_id is '기업';
comment on column support.money_request.award_id is '교부결정';
comment on column support.money_request.subject_id is '무엇에 대한 요청인지(회차, 정산)';
comment on column support.money_request.kind is '종류';
comment on column support.money_request.key is '한 번만 되게 하는 번호(두 번 눌러도 하나)';
comment on column support.money_request.moves is '옮길 돈: 나가는 계정, 들어오는 계정, 원';
comment on column support.money_request.amount_won is '금액(원)';
comment on column support.money_request.reverses is '되돌릴 기록';
comment on column support.money_request.reason is '까닭';
comment on column support.money_request.basis is '근거';
comment on column support.money_request.approvals_needed is '필요한 승인 수(요청한 날의 기준)';
comment on column support.money_request.needs_payer is '지급을 적을 사람이 따로 필요한지';
comment on column support.money_request.requested_by is '요청한 사람';
comment on column support.money_request.requested_by_name is '요청한 사람의 이름';
comment on column support.money_request.requested_at is '요청한 때';
comment on table support.money_step is '요청에 대해 한 일. 요청의 상태는 여기에서 나온다';
comment on column support.money_step.id is '번호';
comment on column support.money_step.request_id is '요청';
comment on column support.money_step.agency_id is '기관';
comment on column support.money_step.kind is '승인, 반려, 거둠, 지급 기록';
comment on column support.money_step.ordinal is '차례';
comment on column support.money_step.words is '적은 말';
comment on column support.money_step.paid_on is '지급일';
comment on column support.money_step.paid_reference is '지급 번호';
comment on column support.money_step.done_by is '한 사람';
comment on column support.money_step.done_by_name is '한 사람의 이름';
comment on column support.money_step.done_at is '한 때';
