-- 정산: which receipts are allowed and why others are not, interest, reductions, what is to be returned. A settlement moves money only
-- when two others have approved its request; one that was refused is followed by another.

create table support.settlement (
  id uuid primary key,
  award_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  number smallint not null check (number between 1 and 99),
  allowed_grant_won bigint not null check (allowed_grant_won >= 0),
  allowed_own_won bigint not null check (allowed_own_won >= 0),
  by_rate_won bigint not null check (by_rate_won >= 0),
  reduce_percent smallint not null check (reduce_percent between 0 and 100),
  reduction_won bigint not null check (reduction_won >= 0),
  reduce_reason text check (char_length(reduce_reason) between 1 and 300),
  interest_won bigint not null check (interest_won >= 0),
  final_won bigint not null check (final_won >= 0),
  due_won bigint not null check (due_won >= 0),
  release_won bigint not null check (release_won >= 0),
  settled_by uuid not null references organisations.person(id),
  settled_by_name text not null,
  settled_at timestamptz not null,
  constraint settlement_award foreign key (award_id, agency_id, company_id) references support.award (id, agency_id, company_id),
  constraint settlement_in_order unique (award_id, number),
  constraint settlement_whole unique (id, award_id),
  constraint reduction_said check ((reduce_percent = 0) = (reduce_reason is null))
);

create table support.receipt_decision (
  settlement_id uuid not null,
  expense_id uuid not null references support.expense(id),
  award_id uuid not null,
  agency_id smallint not null,
  company_id uuid not null,
  allowed boolean not null,
  reason text check (char_length(reason) between 1 and 300),
  primary key (settlement_id, expense_id),
  constraint decision_settlement foreign key (settlement_id, award_id) references support.settlement (id, award_id),
  constraint decision_award foreign key (award_id, agency_id, company_id) references support.award (id, agency_id, company_id),
  -- Whoever takes money back from a company says why.
  constraint refusal_said check (allowed or reason is not null)
);

call app.protect('support.settlement');
call app.protect('support.receipt_decision');
revoke update, delete on support.settlement, support.receipt_decision from boru_app;

create policy agency_reads on support.settlement for select to boru_app using (agency_id = (select app.agency()));
-- A company reads what was decided, not what is thought of.
create policy company_reads on support.settlement for select to boru_app
  using (company_id = (select app.company()) and exists (select 1 from support.ledger_entry e where e.subject_id = settlement.id));
create policy desk_settles on support.settlement for insert to boru_app
  with check (agency_id = (select app.recording_agency()) and settled_by = (select app.person()));
create policy agency_reads on support.receipt_decision for select to boru_app using (agency_id = (select app.agency()));
create policy company_reads on support.receipt_decision for select to boru_app
  using (company_id = (select app.company()) and exists (select 1 from support.ledger_entry e where e.subject_id = settlement_id));
create policy desk_decides on support.receipt_decision for insert to boru_app with check (agency_id = (select app.recording_agency()));

-- What is being settled is read under the lock that receipts and requests take, so that nothing slips in between.
create function support.hold_for_settlement(award uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select 1 from support.award a where a.id = award and a.agency_id = app.recording_agency() for no key update
$$;
create function support.hold_decision() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from support.expense x where x.id = new.expense_id and x.award_id = new.award_id and x.cancels is null
                   and not exists (select 1 from support.expense c where c.cancels = x.id)) then
    raise exception 'no standing receipt of this award' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger hold_decision before insert on support.receipt_decision for each row execute function support.hold_decision();
-- A request to settle is about a settlement of the very award.
create function support.guard_settlement() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.kind = 'settle' and not exists (select 1 from support.settlement s where s.id = new.subject_id and s.award_id = new.award_id) then
    raise exception 'no such settlement' using errcode = '42501';
  end if;
  -- A payment that is still being decided would move the ground under the settlement.
  if new.kind = 'settle' and exists (select 1 from support.money_request r where r.award_id = new.award_id and r.kind in ('disburse', 'release')
       and support.is_live(r.id) and not exists (select 1 from support.ledger_entry e where e.request_id = r.id)) then
    raise exception 'a payment waits' using errcode = 'BM008';
  end if;
  if new.kind in ('settle', 'commit', 'disburse', 'release') and support.has_live(new.award_id, 'settle')
     and not exists (select 1 from support.money_request r where r.agency_id = new.agency_id and r.key = new.key) then
    raise exception 'settled or being settled' using errcode = 'BM008';
  end if;
  return new;
end $$;
create trigger guard_award_settlement before insert on support.money_request
  for each row when (new.award_id is not null and new.kind <> 'reverse') execute function support.guard_settlement();
revoke all on function support.hold_for_settlement, support.hold_decision, support.guard_settlement from public;
grant execute on function support.hold_for_settlement to boru_app;

comment on table support.settlement is '정산. 승인된 요청이 원장에 적혀야 확정된다';
comment on column support.settlement.id is '번호';
comment on column support.settlement.award_id is '교부결정';
comment on column support.settlement.agency_id is '기관';
comment on column support.settlement.company_id is '기업';
comment on column support.settlement.number is '몇 번째';
comment on column support.settlement.allowed_grant_won is '인정한 보조금 집행(원)';
comment on column support.settlement.allowed_own_won is '인정한 자부담 집행(원)';
comment on column support.settlement.by_rate_won is '보조율로 셈한 한도(원)';
comment on column support.settlement.reduce_percent is '감액 비율(퍼센트)';
comment on column support.settlement.reduction_won is '감액(원)';
comment on column support.settlement.reduce_reason is '감액하는 까닭';
comment on column support.settlement.interest_won is '보조금에서 생긴 이자(원)';
comment on column support.settlement.final_won is '확정한 보조금(원)';
comment on column support.settlement.due_won is '반납할 돈(원, 이자 포함)';
comment on column support.settlement.release_won is '교부하지 않고 예산으로 돌아가는 돈(원)';
comment on column support.settlement.settled_by is '정산한 사람';
comment on column support.settlement.settled_by_name is '정산한 사람의 이름';
comment on column support.settlement.settled_at is '정산한 때';
comment on table support.receipt_decision is '정산에서 영수증마다 정한 것';
comment on column support.receipt_decision.settlement_id is '정산';
comment on column support.receipt_decision.expense_id is '집행';
comment on column support.receipt_decision.award_id is '교부결정';
comment on column support.receipt_decision.agency_id is '기관';
comment on column support.receipt_decision.company_id is '기업';
comment on column support.receipt_decision.allowed is '인정하는지';
comment on column support.receipt_decision.reason is '인정하지 않는 까닭';
