-- 보조금의 집행: receipts of a company out of an award, each posted at once, never edited and cancelled only by another receipt
-- that names it; their papers, which only the granting agency reads; interim checks and reports of the result.

create table support.expense (
  id uuid primary key,
  place bigint not null generated always as identity,
  key uuid not null,
  award_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  item text not null check (char_length(item) between 1 and 60),
  vendor text not null check (char_length(vendor) between 1 and 100),
  vendor_number text check (vendor_number ~ '^[0-9]{10}$'),
  spent_on date not null,
  grant_won bigint not null check (grant_won between 0 and 9007199254740991),
  own_won bigint not null check (own_won between 0 and 9007199254740991),
  purpose text not null check (char_length(purpose) between 1 and 200),
  receipt_number text check (char_length(receipt_number) between 1 and 60),
  cancels uuid unique references support.expense(id),
  reason text check (char_length(reason) between 1 and 300),
  entered_by uuid not null references organisations.person(id),
  entered_by_name text not null,
  entered_at timestamptz not null,
  constraint expense_award foreign key (award_id, agency_id, company_id) references support.award (id, agency_id, company_id),
  constraint expense_key_once unique (company_id, key),
  constraint expense_of_something check (grant_won + own_won > 0),
  constraint expense_cancel_said check ((cancels is null) = (reason is null))
);
create index expense_award_place on support.expense (award_id, place);
create index expense_same on support.expense (vendor_number, receipt_number) where receipt_number is not null;

create table support.expense_paper (
  id uuid primary key,
  expense_id uuid not null references support.expense(id),
  award_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  file_id uuid not null unique references platform.file(id),
  name text not null,
  sha256 bytea not null check (length(sha256) = 32),
  added_by uuid not null references organisations.person(id),
  added_at timestamptz not null,
  constraint paper_award foreign key (award_id, agency_id, company_id) references support.award (id, agency_id, company_id)
);
create index expense_paper_of on support.expense_paper (expense_id);
create index expense_paper_same on support.expense_paper (sha256);

create table support.award_check (
  id uuid primary key,
  award_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  done_on date not null,
  outcome text not null check (outcome in ('inOrder', 'toCorrect', 'toStop')),
  findings text not null check (char_length(findings) between 1 and 1000),
  noted_by uuid not null references organisations.person(id),
  noted_by_name text not null,
  noted_at timestamptz not null,
  constraint check_award foreign key (award_id, agency_id, company_id) references support.award (id, agency_id, company_id)
);
create index award_check_of on support.award_check (award_id, noted_at desc);

create table support.result_report (
  id uuid primary key,
  award_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  number smallint not null check (number between 1 and 99),
  completed_on date not null,
  summary text not null check (char_length(summary) between 1 and 4000),
  interest_won bigint not null check (interest_won between 0 and 9007199254740991),
  handed_in_by uuid not null references organisations.person(id),
  handed_in_by_name text not null,
  handed_in_at timestamptz not null,
  constraint report_award foreign key (award_id, agency_id, company_id) references support.award (id, agency_id, company_id),
  constraint report_in_order unique (award_id, number)
);

-- A paper for one agency alone: what counsel of other agencies may see ends before it.
alter table platform.file add column only_agency smallint references organisations.agency(id);
grant insert (only_agency) on platform.file to boru_app;
create policy one_agency_reads on platform.file for select to boru_app using (only_agency = (select app.agency()));
create policy one_agency_only on platform.file as restrictive for all to boru_app
  using (only_agency is null or (select app.agency()) is null or only_agency = (select app.agency()));
-- Such a paper is no part of what was said: neither the end of a grant nor a seal of a case opens or closes it.
drop policy still_open on platform.file;
create policy still_open on platform.file as restrictive for all to boru_app
  using (coalesce(case_id, company_id) <> all ((select app.closed('counsel', true))::uuid[])
         or only_agency = (select app.agency())
         or (agency_id = (select app.agency()) and coalesce(case_id, company_id) <> all ((select app.sealed())::uuid[])));

call app.protect('support.expense');
call app.protect('support.expense_paper');
call app.protect('support.award_check');
call app.protect('support.result_report');
revoke update, delete on support.expense, support.expense_paper, support.award_check, support.result_report from boru_app;

create policy agency_reads on support.expense for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.expense for select to boru_app using (company_id = (select app.company()));
create policy company_enters on support.expense for insert to boru_app
  with check (company_id = (select app.working_company()) and entered_by = (select app.person()));
create policy agency_reads on support.expense_paper for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.expense_paper for select to boru_app using (company_id = (select app.company()));
create policy company_adds on support.expense_paper for insert to boru_app
  with check (company_id = (select app.working_company()) and added_by = (select app.person()));
create policy agency_reads on support.award_check for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.award_check for select to boru_app using (company_id = (select app.company()));
create policy desk_notes on support.award_check for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and noted_by = (select app.person()));
create policy agency_reads on support.result_report for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.result_report for select to boru_app using (company_id = (select app.company()));
create policy company_hands_in on support.result_report for insert to boru_app
  with check (company_id = (select app.working_company()) and handed_in_by = (select app.person()));

-- ── receipts post themselves ────────────────────────────────────────────────
create function support.has_live(award uuid, wanted text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from support.money_request r where r.award_id = award and r.kind = wanted and support.is_live(r.id))
$$;
create function support.hold_expense() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  award support.award;
  original support.expense;
begin
  select * into award from support.award a where a.id = new.award_id for no key update;
  -- The same key once more is the same receipt: the unique key answers.
  if exists (select 1 from support.expense e where e.company_id = new.company_id and e.key = new.key) then return new; end if;
  if not exists (select 1 from support.ledger_entry e where e.award_id = new.award_id and e.kind = 'commit')
     or not exists (select 1 from support.agreement g where g.award_id = new.award_id
                      and (select count(*) from support.agreement_signature s where s.agreement_id = g.id) = 2) then
    raise exception 'not signed by both' using errcode = 'BM006';
  end if;
  -- What is being settled stands still.
  if support.has_live(new.award_id, 'settle') then raise exception 'settled or being settled' using errcode = 'BM008'; end if;
  if new.cancels is null then
    if not exists (select 1 from support.account a where a.award_id = new.award_id and a.kind = 'spent' and a.item = new.item) then
      raise exception 'no such cost head' using errcode = '42501';
    end if;
    return new;
  end if;
  select * into original from support.expense e where e.id = new.cancels;
  if original.award_id is distinct from new.award_id or original.cancels is not null then
    raise exception 'no receipt of this award that can be cancelled' using errcode = '42501';
  end if;
  new.item := original.item;
  new.vendor := original.vendor;
  new.vendor_number := original.vendor_number;
  new.spent_on := original.spent_on;
  new.grant_won := original.grant_won;
  new.own_won := original.own_won;
  new.purpose := original.purpose;
  new.receipt_number := original.receipt_number;
  return new;
end $$;
create trigger hold_expense before insert on support.expense for each row execute function support.hold_expense();

create function support.post_expense() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  entry support.ledger_entry;
  moves jsonb := '[]';
  accounts jsonb;
begin
  select jsonb_object_agg(a.kind, a.id) into accounts from support.account a
    where a.award_id = new.award_id and (a.item is null or a.item = new.item);
  if new.grant_won > 0 then
    moves := moves || jsonb_build_object('from', accounts->case when new.cancels is null then 'held' else 'spent' end,
                                         'to', accounts->case when new.cancels is null then 'spent' else 'held' end, 'won', new.grant_won);
  end if;
  if new.own_won > 0 then
    moves := moves || jsonb_build_object('from', accounts->case when new.cancels is null then 'ownSource' else 'ownSpent' end,
                                         'to', accounts->case when new.cancels is null then 'ownSpent' else 'ownSource' end, 'won', new.own_won);
  end if;
  entry.id := gen_random_uuid();
  entry.agency_id := new.agency_id;
  entry.company_id := new.company_id;
  entry.award_id := new.award_id;
  entry.kind := 'spend';
  entry.amount_won := new.grant_won + new.own_won;
  entry.expense_id := new.id;
  entry.reverses := (select e.id from support.ledger_entry e where e.expense_id = new.cancels);
  entry.reason := coalesce(new.reason, new.purpose);
  entry.basis := concat_ws(' ', new.vendor, new.receipt_number);
  entry.posted_by := new.entered_by;
  entry.posted_by_name := new.entered_by_name;
  entry.posted_at := new.entered_at;
  perform support.post(entry, moves);
  return null;
end $$;
create trigger post_expense after insert on support.expense for each row execute function support.post_expense();

-- Whether the same paper or the same receipt number of the same seller stands in another award: agency and number, no more.
create function support.same_receipts(award uuid) returns table (expense_id uuid, agency_id smallint, reference text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct x.id, o.agency_id, o.reference
    from support.expense x
    join lateral (
      select a.agency_id, a.reference from support.expense y join support.award a on a.id = y.award_id
       where y.vendor_number = x.vendor_number and y.receipt_number = x.receipt_number and y.award_id <> x.award_id and y.cancels is null
         and not exists (select 1 from support.expense z where z.cancels = y.id)
      union
      select a.agency_id, a.reference from support.expense_paper p join support.expense_paper q on q.sha256 = p.sha256 and q.award_id <> p.award_id
        join support.award a on a.id = q.award_id where p.expense_id = x.id) o on true
   where x.award_id = award and x.agency_id = app.agency() and x.cancels is null
   limit 500
$$;
revoke all on function support.has_live, support.hold_expense, support.post_expense, support.same_receipts from public;
grant execute on function support.same_receipts, support.has_live to boru_app;

comment on column platform.file.only_agency is '이 기관과 기업만 보는 파일(보조금 증빙)';
comment on table support.expense is '보조금과 자부담의 집행(영수증 하나). 고치지 않고 취소하는 줄을 새로 적는다';
comment on column support.expense.id is '번호';
comment on column support.expense.place is '차례';
comment on column support.expense.key is '한 번만 되게 하는 번호';
comment on column support.expense.award_id is '교부결정';
comment on column support.expense.agency_id is '기관';
comment on column support.expense.company_id is '기업';
comment on column support.expense.item is '비목';
comment on column support.expense.vendor is '거래처';
comment on column support.expense.vendor_number is '거래처의 사업자등록번호';
comment on column support.expense.spent_on is '쓴 날';
comment on column support.expense.grant_won is '보조금으로 쓴 돈(원)';
comment on column support.expense.own_won is '자부담으로 쓴 돈(원)';
comment on column support.expense.purpose is '어디에 썼는지';
comment on column support.expense.receipt_number is '영수증이나 세금계산서 번호';
comment on column support.expense.cancels is '취소하는 줄';
comment on column support.expense.reason is '취소하는 까닭';
comment on column support.expense.entered_by is '적은 사람';
comment on column support.expense.entered_by_name is '적은 사람의 이름';
comment on column support.expense.entered_at is '적은 때';
comment on table support.expense_paper is '집행의 증빙. 교부한 기관과 기업만 본다';
comment on column support.expense_paper.id is '번호';
comment on column support.expense_paper.expense_id is '집행';
comment on column support.expense_paper.award_id is '교부결정';
comment on column support.expense_paper.agency_id is '기관';
comment on column support.expense_paper.company_id is '기업';
comment on column support.expense_paper.file_id is '파일';
comment on column support.expense_paper.name is '파일의 이름';
comment on column support.expense_paper.sha256 is '파일의 SHA-256';
comment on column support.expense_paper.added_by is '붙인 사람';
comment on column support.expense_paper.added_at is '붙인 때';
comment on table support.award_check is '중간 점검';
comment on column support.award_check.id is '번호';
comment on column support.award_check.award_id is '교부결정';
comment on column support.award_check.agency_id is '기관';
comment on column support.award_check.company_id is '기업';
comment on column support.award_check.done_on is '점검한 날';
comment on column support.award_check.outcome is '결과(inOrder 이상 없음, toCorrect 고칠 것 있음, toStop 멈춰야 함)';
comment on column support.award_check.findings is '본 것';
comment on column support.award_check.noted_by is '적은 사람';
comment on column support.award_check.noted_by_name is '적은 사람의 이름';
comment on column support.award_check.noted_at is '적은 때';
comment on table support.result_report is '실적보고. 고쳐 내면 새 번호가 된다';
comment on column support.result_report.id is '번호';
comment on column support.result_report.award_id is '교부결정';
comment on column support.result_report.agency_id is '기관';
comment on column support.result_report.company_id is '기업';
comment on column support.result_report.number is '몇 번째';
comment on column support.result_report.completed_on is '사업을 마친 날';
comment on column support.result_report.summary is '실적';
comment on column support.result_report.interest_won is '보조금에서 생긴 이자(원)';
comment on column support.result_report.handed_in_by is '낸 사람';
comment on column support.result_report.handed_in_by_name is '낸 사람의 이름';
comment on column support.result_report.handed_in_at is '낸 때';
