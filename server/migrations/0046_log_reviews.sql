-- The record of access is looked through each month (안전성 확보조치 기준 제8조): the figures as they stood, what was found, who signed.

create table evidence.log_review (
  id uuid primary key,
  agency_id smallint references organisations.agency(id),
  month date not null check (month = date_trunc('month', month)::date),
  verdict text not null check (verdict in ('nothing', 'found')),
  findings text not null check (length(findings) <= 4000),
  measures text not null check (length(measures) <= 2000),
  figures jsonb not null,
  reviewed_by uuid not null references organisations.person(id),
  reviewed_by_name text not null,
  signed_at timestamptz not null,
  constraint review_once unique nulls not distinct (agency_id, month),
  constraint review_says_what check (verdict = 'nothing' or (findings <> '' and measures <> ''))
);
call app.protect('evidence.log_review');
create policy agency_reads on evidence.log_review for select to boru_app using (agency_id = (select app.agency()));
create policy administrator_reads on evidence.log_review for select to boru_app using (agency_id is null and (select app.is_administrator()));
-- By an auditor for the own agency, by an administrator for what concerns no company; in one's own name.
create function app.reviewed_agency() returns smallint language sql stable as $$
  select case i.role when 'auditor' then i.agency_id end from app.identity() i $$;
create policy auditor_signs on evidence.log_review for insert to boru_app
  with check (reviewed_by = (select app.person()) and (agency_id = (select app.reviewed_agency()) or (agency_id is null and (select app.is_administrator()))));
-- Signed once, never changed.
revoke update, delete on evidence.log_review from boru_app;

comment on table evidence.log_review is '월별 접속기록 점검';
comment on column evidence.log_review.id is '번호';
comment on column evidence.log_review.agency_id is '점검한 기관(비어 있으면 운영)';
comment on column evidence.log_review.month is '점검한 달의 첫날';
comment on column evidence.log_review.verdict is '찾은 것이 있는지';
comment on column evidence.log_review.findings is '찾은 것';
comment on column evidence.log_review.measures is '한 일';
comment on column evidence.log_review.figures is '서명할 때의 수';
comment on column evidence.log_review.reviewed_by is '점검한 사람';
comment on column evidence.log_review.reviewed_by_name is '점검한 사람의 이름';
comment on column evidence.log_review.signed_at is '서명한 때';
