-- 도의회에 내는 연차보고: words that people write, and figures that nobody writes. A figure is taken by the machine alone, with
-- what it means, its period and its source; what cannot be counted keeps its last value with its date. A closed report stands.

create table insight.yearly_report (
  id uuid primary key,
  year smallint not null unique check (year between 2024 and 2100),
  state text not null default 'counting' check (state in ('counting', 'draft', 'closed')),
  words jsonb not null default '{}' check (jsonb_typeof(words) = 'object' and pg_column_size(words) < 200000),
  -- How often its figures were asked for; a figure of an earlier round has still to be taken.
  round integer not null default 1 check (round >= 1),
  counted_at timestamptz,
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  closed_at timestamptz,
  closed_by_name text,
  version integer not null default 1,
  constraint report_closed check ((state = 'closed') = (closed_at is not null) and (closed_at is null) = (closed_by_name is null)),
  constraint draft_is_counted check (state = 'counting' or counted_at is not null)
);
create table insight.report_figure (
  report_id uuid not null references insight.yearly_report(id),
  key text not null check (key ~ '^[a-z][A-Za-z]{1,39}$'),
  told jsonb check (jsonb_typeof(told) = 'object'),
  taken_at timestamptz,
  round integer not null,
  failed_at timestamptz,
  primary key (report_id, key),
  constraint figure_has_time check ((told is null) = (taken_at is null)),
  constraint figure_or_fault check (told is not null or failed_at is not null)
);
call app.protect('insight.yearly_report');
call app.protect('insight.report_figure');

create function insight.closed_reports() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(r.id), '{}'::uuid[]) from insight.yearly_report r where r.state = 'closed'
$$;
create policy desks_read on insight.yearly_report for select to boru_app
  using ((select app.governing_agency()) is not null or (select app.is_system()) or (state = 'closed' and (select app.agency()) is not null));
create policy secretariat_asks on insight.yearly_report for insert to boru_app
  with check ((select app.governing_agency()) is not null and written_by = (select app.person()) and state = 'counting');
create policy secretariat_writes on insight.yearly_report for update to boru_app
  using ((select app.governing_agency()) is not null and state <> 'closed') with check ((select app.governing_agency()) is not null);
create policy desks_read on insight.report_figure for select to boru_app
  using ((select app.governing_agency()) is not null or (select app.is_system())
    or ((select app.agency()) is not null and report_id = any ((select insight.closed_reports())::uuid[])));
revoke update, delete on insight.yearly_report, insight.report_figure from boru_app;
grant update (state, words, round, counted_at, written_by, written_by_name, written_at, closed_at, closed_by_name, version) on insight.yearly_report to boru_app;
grant update (told, taken_at, round, failed_at) on insight.report_figure to boru_app;

-- Only the machine writes figures (no policy lets anybody else); and what is closed stands, also for the machine.
create function insight.hold_report() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name = 'yearly_report' then
    if old.state = 'closed' then raise exception 'a closed report does not change' using errcode = '42501'; end if;
  elsif exists (select 1 from insight.yearly_report r where r.id = new.report_id and r.state = 'closed') then
    raise exception 'the figures of a closed report do not change' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger hold_report before update on insight.yearly_report for each row execute function insight.hold_report();
create trigger hold_figure before insert or update on insight.report_figure for each row execute function insight.hold_report();
revoke all on function insight.hold_report from public;

-- What the report says of agreement, plans, council and articles; for the machine alone. Nothing in it is about a company. An
-- action is told only where every desk may read its item.
create function insight.report_part(what text, in_year integer, until_day date) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  return case what
    when 'changes' then (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'agencyId', c.agency_id, 'effectiveOn', c.effective_on)
        order by c.effective_on, c.place), '[]') from governance.agreement_change c where c.agency_id is not null and c.effective_on <= until_day)
    when 'promises' then (select coalesce(jsonb_agg(jsonb_build_object('clause', x.clause, 'standing', x.standing, 'count', x.n) order by x.clause, x.standing), '[]')
        from (select e.clause, e.standing, count(*) as n from governance.review_entry e join governance.review_round r on r.id = e.round_id
               where r.year = in_year and r.state = 'closed' group by 1, 2) x)
    when 'tasks' then (select coalesce(jsonb_agg(jsonb_build_object('title', n.title, 'agencyId', n.agency_id, 'standing', n.standing, 'percent', n.percent,
        'toOn', n.to_on) order by p.from_year, p.id, n.place), '[]') from governance.plan_node n join governance.plan p on p.id = n.plan_id
        where n.kind = 'task' and p.state <> 'draft' and in_year between p.from_year and p.to_year)
    when 'indicators' then (select coalesce(jsonb_agg(jsonb_build_object('title', i.title, 'unit', i.unit, 'source', i.source, 'target', i.target, 'actual', i.actual,
        'valueAt', i.value_at, 'failedAt', i.failed_at) order by p.from_year, p.id, i.place), '[]') from governance.plan_indicator i
        join governance.plan p on p.id = i.plan_id where p.state <> 'draft' and in_year between p.from_year and p.to_year)
    when 'actions' then (select coalesce(jsonb_agg(jsonb_build_object('title', a.title, 'agencyId', a.agency_id, 'owner', a.owner, 'dueOn', a.due_on,
        'state', case when a.ended_at is null or (a.ended_at at time zone 'Asia/Seoul')::date > until_day then 'open' else a.state end,
        'words', case when (a.ended_at at time zone 'Asia/Seoul')::date <= until_day then a.words end, 'body', b.name, 'number', m.number) order by m.held_at, a.place), '[]')
        from governance.action a join governance.agenda_item i on i.id = a.item_id and i.class = 'desks'
        join governance.meeting m on m.id = a.meeting_id join governance.body b on b.id = a.body_id
        where (m.held_at at time zone 'Asia/Seoul')::date between make_date(in_year, 1, 1) and until_day)
    when 'articles' then (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'statute', a.statute, 'number', e.number, 'title', e.title, 'kind', a.kind,
        'isVerified', e.is_verified, 'programmes', (select count(distinct t.programme_id) from (
            select x.programme_id from support.programme_tie x where x.article_id = a.id
            union select l.programme_id from support.budget_line l where l.article_id = a.id) t)) order by a.kind desc, a.place), '[]')
        from governance.article a
        join lateral (select x.* from governance.article_edition x where x.article_id = a.id and x.withdrawn_at is null
                       and coalesce(x.valid_from, '-infinity') <= until_day and coalesce(x.valid_to, 'infinity') >= until_day
                       order by x.valid_from desc nulls last limit 1) e on true)
    when 'programmes' then (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', v.content -> 'name' ->> 'ko')), '[]') from support.programme p
        join lateral (select x.content from support.programme_version x where x.programme_id = p.id and x.state = 'published' order by x.number desc limit 1) v on true)
  end;
end $$;
revoke all on function insight.closed_reports, insight.report_part from public;
grant execute on function insight.closed_reports, insight.report_part to boru_app;

comment on table insight.yearly_report is '도의회에 내는 연차보고';
comment on column insight.yearly_report.id is '번호';
comment on column insight.yearly_report.year is '보고하는 해';
comment on column insight.yearly_report.state is '세는 중, 초안, 확정';
comment on column insight.yearly_report.words is '사람이 쓴 글(장마다)';
comment on column insight.yearly_report.round is '몇 번째로 세는지';
comment on column insight.yearly_report.counted_at is '마지막으로 다 센 때';
comment on column insight.yearly_report.written_by is '마지막으로 쓴 사람';
comment on column insight.yearly_report.written_by_name is '마지막으로 쓴 사람의 그때 이름';
comment on column insight.yearly_report.written_at is '마지막으로 쓴 때';
comment on column insight.yearly_report.closed_at is '확정한 때';
comment on column insight.yearly_report.closed_by_name is '확정한 사람의 그때 이름';
comment on column insight.yearly_report.version is '고친 차수';
comment on table insight.report_figure is '연차보고의 수. 사람은 고칠 수 없고 세는 일만 적는다';
comment on column insight.report_figure.report_id is '연차보고';
comment on column insight.report_figure.key is '어느 수인지';
comment on column insight.report_figure.told is '센 그대로: 뜻, 기간, 출처, 표';
comment on column insight.report_figure.taken_at is '센 때';
comment on column insight.report_figure.round is '몇 번째로 셀 때 세려고 했는지';
comment on column insight.report_figure.failed_at is '세지 못한 때(마지막 값은 그대로)';
