-- Numbers of the desk and of the region, kept while the work happens: every change leaves a line that nobody waits for
-- (insight.delta), a job folds the lines into sums (insight.counter), and whoever reads adds the two. No row is hot.
-- A line holds no company and no case, so what is destroyed later stays counted and cannot be found again.

create table insight.delta (
  seq bigint generated always as identity primary key,
  measure text not null,
  month date not null,
  agency smallint not null default 0,
  other smallint not null default 0,
  part text not null default '',
  state text not null default '',
  amount bigint not null,
  minutes bigint not null default 0
);
create table insight.counter (
  measure text not null,
  month date not null,
  agency smallint not null,
  other smallint not null,
  part text not null,
  state text not null,
  amount bigint not null,
  minutes bigint not null,
  primary key (measure, agency, month, other, part, state)
);
-- What the region counts of a company: a company that gets help twice is still one.
create table insight.company_fact (
  company_id uuid primary key references organisations.company(id),
  is_counted boolean not null,
  municipality text,
  industry text,
  is_helped boolean not null,
  is_trained boolean not null,
  level text,
  gaps text[] not null default '{}'
);
call app.protect('insight.delta');
call app.protect('insight.counter');
call app.protect('insight.company_fact');

create function insight.month_of(moment timestamptz) returns date language sql immutable as $$
  select date_trunc('month', moment at time zone 'Asia/Seoul')::date $$;

-- ── cases ───────────────────────────────────────────────────────────────────
create function insight.case_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.submitted_at is not null then
    if (old.owner_agency, old.status, old.topic) is not distinct from (new.owner_agency, new.status, new.topic) then return null; end if;
    insert into insight.delta (measure, month, agency, part, state, amount)
    values ('case', insight.month_of(old.submitted_at), old.owner_agency, old.topic, old.status, -1);
  end if;
  if new.submitted_at is null then return null; end if;
  insert into insight.delta (measure, month, agency, part, state, amount)
  values ('case', insight.month_of(new.submitted_at), new.owner_agency, new.topic, new.status, 1);
  if tg_op = 'INSERT' or old.submitted_at is null then
    perform insight.learn(new.company_id, insight.month_of(new.submitted_at), true, false, null, null);
  end if;
  return null;
end $$;

-- In how many minutes of the clock on the wall a desk wrote its first word to the company.
create function insight.bucket_of(minutes bigint) returns text language sql immutable as $$
  select case when minutes <= 240 then '240' when minutes <= 480 then '480' when minutes <= 1440 then '1440' when minutes <= 2880 then '2880'
              when minutes <= 4320 then '4320' when minutes <= 7200 then '7200' when minutes <= 14400 then '14400' when minutes <= 43200 then '43200'
              else 'more' end $$;
create function insight.word_written() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  f cases.case_file;
  late bigint;
begin
  if exists (select from cases.entry e where e.case_id = new.case_id and e.author_kind = 'agency' and e.kind in ('message', 'question') and e.for_company and e.seq < new.seq) then
    return null;
  end if;
  select * into f from cases.case_file c where c.id = new.case_id;
  if f.submitted_at is null then return null; end if;
  late := greatest(0, floor(extract(epoch from new.at - f.submitted_at) / 60));
  insert into insight.delta (measure, month, agency, part, state, amount, minutes)
  values ('answer', insight.month_of(f.submitted_at), coalesce(new.author_agency, f.owner_agency), f.topic, insight.bucket_of(late), 1, late);
  return null;
end $$;

create function insight.referral_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if old.status = new.status then return null; end if;
    insert into insight.delta (measure, month, agency, other, part, state, amount, minutes)
    values ('referral', insight.month_of(old.requested_at), old.from_agency, old.to_agency, old.kind, old.status, -1, -insight.waited(old));
  end if;
  insert into insight.delta (measure, month, agency, other, part, state, amount, minutes)
  values ('referral', insight.month_of(new.requested_at), new.from_agency, new.to_agency, new.kind, new.status, 1, insight.waited(new));
  return null;
end $$;
create function insight.waited(r cases.referral) returns bigint language sql immutable as $$
  select case when r.answered_at is null then 0 else greatest(0, floor(extract(epoch from r.answered_at - r.requested_at) / 60))::bigint end $$;

-- ── companies ───────────────────────────────────────────────────────────────
create function insight.count_company(f insight.company_fact, at date, sign integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not f.is_counted then return; end if;
  insert into insight.delta (measure, month, part, state, amount)
  select x.measure, at, x.part, x.state, sign
    from (values ('place', f.municipality, case when f.is_helped then 'helped' else 'never' end),
                 ('industry', f.industry, case when f.is_helped then 'helped' else 'never' end),
                 ('level', f.level, ''), ('trained', case when f.is_trained then 'company' end, '')) x(measure, part, state)
   where x.part is not null
  union all select 'gap', at, g, '', sign from unnest(f.gaps) g;
end $$;

-- What is not said stays as it was; what was once true stays true.
create function insight.learn(target uuid, at date, helped boolean, trained boolean, new_level text, new_gaps text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c organisations.company;
  was insight.company_fact;
  known insight.company_fact;
begin
  select * into c from organisations.company o where o.id = target;
  if not found then return; end if;
  insert into insight.company_fact values (target, false, c.municipality, c.industry, false, false, null, '{}') on conflict do nothing;
  select * into was from insight.company_fact f where f.company_id = target for update;
  known := was;
  known.is_counted := c.status = 'confirmed';
  known.municipality := c.municipality;
  known.industry := c.industry;
  known.is_helped := was.is_helped or helped or trained;
  known.is_trained := was.is_trained or trained;
  known.level := coalesce(new_level, was.level);
  known.gaps := coalesce(new_gaps, was.gaps);
  if known is not distinct from was then return; end if;
  update insight.company_fact f set is_counted = known.is_counted, municipality = known.municipality, industry = known.industry,
         is_helped = known.is_helped, is_trained = known.is_trained, level = known.level, gaps = known.gaps where f.company_id = target;
  perform insight.count_company(was, at, -1);
  perform insight.count_company(known, at, 1);
end $$;
create function insight.company_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform insight.learn(new.id, insight.month_of(now()), false, false, null, null);
  return null;
end $$;
create function insight.diagnosed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform insight.learn(new.company_id, insight.month_of(new.completed_at), false, false, new.level,
    array(select distinct g ->> 'question' from jsonb_array_elements(new.outcome -> 'gaps') g where (g ->> 'question') is not null));
  return null;
end $$;
create function insight.attended() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into insight.delta (measure, month, agency, part, amount, minutes)
  values ('attended', insight.month_of(new.arrived_at), new.agency_id, 'person', 1, new.minutes);
  perform insight.learn(new.company_id, insight.month_of(new.arrived_at), false, true, null, null);
  return null;
end $$;
create function insight.company_forgotten() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform insight.count_company(old, insight.month_of(now()), -1);
  return null;
end $$;

-- A record of a call or of a list that turns out to be a company with an account (organisations.take_over) hands on what
-- it knew of help; its own line goes.
create function insight.company_taken_over() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform insight.learn(new.company_id, insight.month_of(now()), old.is_helped, old.is_trained, null, null);
  delete from insight.company_fact f where f.company_id = old.company_id;
  return null;
end $$;

create trigger counted after insert or update of status, owner_agency, topic, submitted_at on cases.case_file
  for each row execute function insight.case_changed();
create trigger counted after insert on cases.entry for each row
  when (new.author_kind = 'agency' and new.kind in ('message', 'question') and new.for_company) execute function insight.word_written();
create trigger counted after insert or update of status on cases.referral for each row execute function insight.referral_changed();
create trigger counted after insert or update of status, municipality, industry on organisations.company
  for each row execute function insight.company_changed();
create trigger counted after insert on diagnosis.outcome for each row execute function insight.diagnosed();
create trigger counted after insert on support.attendance for each row execute function insight.attended();
create trigger counted after delete on insight.company_fact for each row execute function insight.company_forgotten();
create trigger taken_over before update of company_id on insight.company_fact for each row
  when (new.company_id <> old.company_id) execute function insight.company_taken_over();

-- ── what was there before ───────────────────────────────────────────────────
insert into insight.counter
select 'case', insight.month_of(submitted_at), owner_agency, 0, topic, status, count(*), 0 from cases.case_file where submitted_at is not null group by 2, 3, 5, 6;
insert into insight.counter
select 'answer', month, agency, 0, topic, bucket, count(*), sum(late)
  from (select insight.month_of(c.submitted_at) as month, coalesce(e.author_agency, c.owner_agency) as agency, c.topic, x.late, insight.bucket_of(x.late) as bucket
          from (select distinct on (case_id) case_id, author_agency, at from cases.entry
                 where author_kind = 'agency' and kind in ('message', 'question') and for_company order by case_id, seq) e
          join cases.case_file c on c.id = e.case_id and c.submitted_at is not null
          cross join lateral (select greatest(0, floor(extract(epoch from e.at - c.submitted_at) / 60))::bigint as late) x) s
 group by month, agency, topic, bucket;
insert into insight.counter
select 'referral', insight.month_of(r.requested_at), r.from_agency, r.to_agency, r.kind, r.status, count(*), sum(insight.waited(r)) from cases.referral r group by 2, 3, 4, 5, 6;
insert into insight.counter
select 'attended', insight.month_of(arrived_at), agency_id, 0, 'person', '', count(*), sum(minutes) from support.attendance group by 2, 3;
insert into insight.company_fact
select c.id, c.status = 'confirmed', c.municipality, c.industry, h.helped or t.trained, t.trained, o.level,
       coalesce(array(select distinct g ->> 'question' from jsonb_array_elements(o.outcome -> 'gaps') g where (g ->> 'question') is not null), '{}')
  from organisations.company c
  cross join lateral (select exists (select from cases.case_file f where f.company_id = c.id and f.submitted_at is not null) as helped) h
  cross join lateral (select exists (select from support.attendance a where a.company_id = c.id) as trained) t
  left join lateral (select d.level, d.outcome from diagnosis.outcome d where d.company_id = c.id order by d.completed_at desc limit 1) o on true;
insert into insight.counter
select measure, date '2024-06-01', 0, 0, part, state, count(*), 0
  from insight.company_fact f
  cross join lateral (select x.* from (values ('place', f.municipality, case when f.is_helped then 'helped' else 'never' end),
                        ('industry', f.industry, case when f.is_helped then 'helped' else 'never' end),
                        ('level', f.level, ''), ('trained', case when f.is_trained then 'company' end, '')) x(measure, part, state)
                       union all select 'gap', g, '' from unnest(f.gaps) g) y(measure, part, state)
 where f.is_counted and part is not null group by measure, part, state;

-- ── folding and reading ─────────────────────────────────────────────────────
-- One transaction: a reader sees a line or the sum that holds it, never both and never neither.
create function insight.fold(most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  folded integer;
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  with gone as (
    delete from insight.delta d using (select x.seq from insight.delta x order by x.seq limit most for update skip locked) old where d.seq = old.seq returning d.*),
  summed as (
    insert into insight.counter as c
    select measure, month, agency, other, part, state, sum(amount), sum(minutes) from gone group by measure, month, agency, other, part, state
    on conflict (measure, agency, month, other, part, state) do update set amount = c.amount + excluded.amount, minutes = c.minutes + excluded.minutes returning 1)
  select count(*) into folded from gone;
  delete from insight.counter where amount = 0 and minutes = 0;
  return folded;
end $$;

create type insight.figure as (measure text, month date, agency smallint, other smallint, part text, state text, amount bigint, minutes bigint);

-- Everything, for the system actor alone: what leaves the server is made safe first (engines/suppression).
create function insight.figures(since date) returns setof insight.figure
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  return query
    select f.measure, f.month, f.agency, f.other, f.part, f.state, sum(f.amount)::bigint, sum(f.minutes)::bigint
      from (select c.measure, c.month, c.agency, c.other, c.part, c.state, c.amount, c.minutes from insight.counter c
            union all select d.measure, d.month, d.agency, d.other, d.part, d.state, d.amount, d.minutes from insight.delta d) f
     where f.agency = 0 or f.month >= since
     group by f.measure, f.month, f.agency, f.other, f.part, f.state having sum(f.amount) <> 0;
end $$;

-- The asking agency's own work, to the last case, but for cases that a seal keeps from the asking person.
create function insight.own_figures(since date) returns setof insight.figure
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine smallint := app.agency();
  sealed uuid[] := app.sealed();
begin
  if mine is null then return; end if;
  return query
    select f.measure, f.month, f.agency, f.other, f.part, f.state, sum(f.amount)::bigint, sum(f.minutes)::bigint
      from (select c.* from insight.counter c where c.measure in ('case', 'answer', 'attended') and c.agency = mine and c.month >= since
            union all select c.* from insight.counter c where c.measure = 'referral' and (c.agency = mine or c.other = mine) and c.month >= since
            union all select d.measure, d.month, d.agency, d.other, d.part, d.state, d.amount, d.minutes from insight.delta d
             where d.month >= since and (d.agency = mine or d.measure = 'referral' and d.other = mine)
            union all select 'case', insight.month_of(x.submitted_at), mine, 0::smallint, x.topic, x.status, -1, 0
              from cases.case_file x where x.id = any (sealed) and x.owner_agency = mine and x.submitted_at is not null
            union all select 'referral', insight.month_of(r.requested_at), r.from_agency, r.to_agency, r.kind, r.status, -1, -insight.waited(r)
              from cases.referral r where r.case_id = any (sealed) and mine in (r.from_agency, r.to_agency)
            union all select 'answer', insight.month_of(x.submitted_at), mine, 0::smallint, x.topic, insight.bucket_of(e.late), -1, -e.late
              from cases.case_file x
              join lateral (select coalesce(w.author_agency, x.owner_agency) as author, greatest(0, floor(extract(epoch from w.at - x.submitted_at) / 60))::bigint as late
                              from cases.entry w where w.case_id = x.id and w.author_kind = 'agency' and w.kind in ('message', 'question') and w.for_company
                             order by w.seq limit 1) e on e.author = mine
             where x.id = any (sealed) and x.submitted_at is not null) f
     where f.month >= since
     group by f.measure, f.month, f.agency, f.other, f.part, f.state having sum(f.amount) <> 0;
end $$;

-- Ways of leaks by quarter, of companies that agreed to be counted.
create function insight.leak_counts() returns table (quarter date, channel text, companies integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_system() then raise exception 'only the system actor' using errcode = '42501'; end if;
  return query
    with told as (select date_trunc('quarter', i.noticed_at at time zone 'Asia/Seoul')::date as quarter, i.company_id, i.channels
                    from reports.incident i join reports.incident_learning l on l.incident_id = i.id and l.shares where i.state = 'closed')
    select t.quarter, '', count(distinct t.company_id)::int from told t group by t.quarter
    union all select t.quarter, c.channel, count(distinct t.company_id)::int from told t cross join unnest(t.channels) c(channel) group by 1, 2;
end $$;

revoke all on function insight.case_changed, insight.word_written, insight.referral_changed, insight.count_company, insight.learn, insight.company_changed, insight.company_taken_over,
  insight.diagnosed, insight.attended, insight.company_forgotten, insight.fold, insight.figures, insight.own_figures, insight.leak_counts from public;
grant execute on function insight.fold, insight.figures, insight.own_figures, insight.leak_counts to boru_app;
revoke insert, update, delete on insight.delta, insight.counter, insight.company_fact from boru_app;

comment on table insight.delta is '아직 합하지 않은 증감. 기업도 건도 적지 않는다';
comment on column insight.delta.seq is '적은 차례';
comment on column insight.delta.measure is '무엇을 세는지';
comment on column insight.delta.month is '달';
comment on column insight.delta.agency is '기관(0은 지역 전체)';
comment on column insight.delta.other is '받는 기관';
comment on column insight.delta.part is '나눈 갈래';
comment on column insight.delta.state is '상태';
comment on column insight.delta.amount is '더하거나 뺄 수';
comment on column insight.delta.minutes is '더하거나 뺄 분';
comment on table insight.counter is '합한 수';
comment on column insight.counter.measure is '무엇을 세는지';
comment on column insight.counter.month is '달';
comment on column insight.counter.agency is '기관(0은 지역 전체)';
comment on column insight.counter.other is '받는 기관';
comment on column insight.counter.part is '나눈 갈래';
comment on column insight.counter.state is '상태';
comment on column insight.counter.amount is '수';
comment on column insight.counter.minutes is '분';
comment on table insight.company_fact is '한 기업이 지역 통계에 어떻게 더해졌는지';
comment on column insight.company_fact.company_id is '기업';
comment on column insight.company_fact.is_counted is '사업자 확인을 마쳐 세는지';
comment on column insight.company_fact.municipality is '시군 코드';
comment on column insight.company_fact.industry is '산업 분야';
comment on column insight.company_fact.is_helped is '도움을 받은 적이 있는지';
comment on column insight.company_fact.is_trained is '교육에 온 적이 있는지';
comment on column insight.company_fact.level is '마지막 진단의 수준';
comment on column insight.company_fact.gaps is '마지막 진단의 빈 곳';
