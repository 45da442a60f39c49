-- 실태조사: a survey of the registered companies. The sample and single answers are for the machine alone: no desk learns who was
-- drawn, who answered or what one company said. What leaves is counts, which the server weighs and suppresses.

create table governance.survey (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  title text not null check (char_length(title) between 1 and 100),
  purpose text not null check (char_length(purpose) between 1 and 1000),
  questions jsonb not null check (jsonb_typeof(questions) = 'array' and pg_column_size(questions) < 60000),
  strata text not null check (strata in ('size', 'industry', 'municipality')),
  allocation text not null check (allocation in ('proportional', 'neyman')),
  sample integer not null check (sample between 5 and 20000),
  seed text not null check (char_length(seed) between 1 and 64),
  closes_at timestamptz not null,
  state text not null default 'draft' check (state in ('draft', 'drawing', 'open')),
  plan jsonb check (jsonb_typeof(plan) = 'array'),
  opened_at timestamptz,
  remind_asked_at timestamptz,
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  constraint survey_drawn check ((state = 'open') = (plan is not null) and (plan is null) = (opened_at is null))
);
create table governance.survey_invitation (
  id uuid primary key,
  survey_id uuid not null references governance.survey(id),
  company_id uuid not null references organisations.company(id),
  stratum text not null,
  draft jsonb,
  answers jsonb,
  answer_key uuid,
  answered_at timestamptz,
  reminded_at timestamptz,
  constraint invited_once unique (survey_id, company_id),
  constraint invitation_answered check ((answered_at is null) = (answers is null) and (answered_at is null) = (answer_key is null))
);
create table governance.survey_link (
  token_hash bytea primary key,
  invitation_id uuid not null references governance.survey_invitation(id),
  made_at timestamptz not null
);
create index link_of_invitation on governance.survey_link (invitation_id);

call app.protect('governance.survey');
call app.protect('governance.survey_invitation');
call app.protect('governance.survey_link');

-- Closed at the second, and answered once: whatever a command believes.
create function governance.guard_answer() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ends timestamptz;
begin
  if old.answered_at is not null and (new.answers is distinct from old.answers or new.answered_at is distinct from old.answered_at) then
    raise exception 'an answer stands' using errcode = 'BR001';
  end if;
  if old.answered_at is null and new.answered_at is not null then
    select s.closes_at into ends from governance.survey s where s.id = new.survey_id and s.state = 'open';
    if ends is null or new.answered_at >= ends then raise exception 'the survey is over' using errcode = 'BR001'; end if;
    new.draft := null;
  end if;
  return new;
end $$;
create trigger guard_answer before update on governance.survey_invitation for each row execute function governance.guard_answer();
-- What was drawn by a rule is answered by that rule: nothing of it changes once the sample is drawn.
create function governance.guard_survey() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.questions, new.strata, new.allocation, new.sample, new.seed, new.closes_at, new.title, new.purpose)
     is distinct from (old.questions, old.strata, old.allocation, old.sample, old.seed, old.closes_at, old.title, old.purpose) then
    raise exception 'a survey under way stands' using errcode = 'BR001';
  end if;
  return new;
end $$;
create trigger guard_survey before update on governance.survey for each row execute function governance.guard_survey();

-- Every confirmed company with its stratum, where its letters go, and its last diagnosis; for the machine that draws.
create function governance.survey_frame(strata text)
returns table (company_id uuid, stratum text, email text, locale text, total double precision)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, case strata when 'size' then c.size when 'industry' then c.industry else c.municipality end,
         coalesce(a.email, o.email), coalesce(a.locale, 'ko'), d.total::double precision
    from organisations.company c
    left join lateral (select p.email, p.locale from organisations.membership m join organisations.person p on p.id = m.person_id and p.disabled_at is null
                        where m.company_id = c.id and m.ended_at is null and m.role in ('representative', 'securityOfficer')
                        order by m.role, p.id limit 1) a on true
    left join lateral (select t.email from organisations.contact t where t.company_id = c.id and t.email is not null order by t.id limit 1) o on true
    left join lateral (select x.total from diagnosis.outcome x where x.company_id = c.id order by x.completed_at desc limit 1) d on true
   where c.status = 'confirmed' and app.is_system()
   order by c.id
$$;
-- Where the letters of those who were drawn go; for the machine.
create function governance.survey_addresses(survey uuid) returns table (invitation_id uuid, email text, locale text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.id, f.email, f.locale
    from governance.survey_invitation i join governance.survey s on s.id = i.survey_id
    join lateral governance.survey_frame(s.strata) f on f.company_id = i.company_id
   where i.survey_id = survey and i.answered_at is null and f.email is not null and app.is_system()
$$;
-- Who has answered, by stratum, for those who lead the secretariat; for every desk once the survey is over.
create function governance.survey_answered(survey uuid, at timestamptz) returns table (stratum text, drawn integer, answered integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.stratum, count(*)::integer, count(i.answered_at)::integer
    from governance.survey_invitation i join governance.survey s on s.id = i.survey_id
   where i.survey_id = survey and app.agency() is not null and (app.governing_agency() is not null or s.closes_at <= at)
   group by 1 order by 1
$$;
-- How often each option was chosen, by stratum; only once nobody can answer any more.
create function governance.survey_tally(survey uuid, at timestamptz) returns table (stratum text, question integer, option integer, n integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.stratum, (c.ordinality - 1)::integer, (c.value #>> '{}')::integer, count(*)::integer
    from governance.survey_invitation i join governance.survey s on s.id = i.survey_id,
         jsonb_array_elements(i.answers) with ordinality c
   where i.survey_id = survey and i.answered_at is not null and s.closes_at <= at and app.agency() is not null
   group by 1, 2, 3
$$;
revoke all on function governance.guard_answer, governance.guard_survey, governance.survey_frame, governance.survey_addresses,
  governance.survey_answered, governance.survey_tally from public;
grant execute on function governance.survey_frame, governance.survey_addresses, governance.survey_answered, governance.survey_tally to boru_app;

create policy desks_read on governance.survey for select to boru_app
  using ((select app.agency()) is not null and (state <> 'draft' or (select app.governing_agency()) is not null));
create policy secretariat_writes on governance.survey for insert to boru_app
  with check ((select app.governing_agency()) is not null and written_by = (select app.person()) and agency_id = (select app.agency()) and state = 'draft');
create policy secretariat_changes on governance.survey for update to boru_app
  using ((select app.governing_agency()) is not null) with check ((select app.governing_agency()) is not null);
revoke delete on governance.survey from boru_app;
revoke delete on governance.survey_invitation, governance.survey_link from boru_app;

comment on table governance.survey is '실태조사';
comment on column governance.survey.id is '번호';
comment on column governance.survey.agency_id is '조사하는 기관';
comment on column governance.survey.title is '제목';
comment on column governance.survey.purpose is '목적';
comment on column governance.survey.questions is '물음과 보기';
comment on column governance.survey.strata is '층을 나누는 기준';
comment on column governance.survey.allocation is '표본을 나누는 방법';
comment on column governance.survey.sample is '표본 수';
comment on column governance.survey.seed is '공개하는 씨앗';
comment on column governance.survey.closes_at is '응답을 마치는 때';
comment on column governance.survey.state is '상태';
comment on column governance.survey.plan is '층마다 틀의 수와 뽑은 수';
comment on column governance.survey.opened_at is '표본을 뽑은 때';
comment on column governance.survey.remind_asked_at is '마지막으로 다시 알린 때';
comment on column governance.survey.written_by is '적은 사람';
comment on column governance.survey.written_by_name is '적은 사람의 그때 이름';
comment on column governance.survey.written_at is '적은 때';
comment on column governance.survey.version is '고친 차수';
comment on table governance.survey_invitation is '뽑힌 기업과 그 응답(기계만 읽음)';
comment on column governance.survey_invitation.id is '번호';
comment on column governance.survey_invitation.survey_id is '조사';
comment on column governance.survey_invitation.company_id is '뽑힌 기업';
comment on column governance.survey_invitation.stratum is '층';
comment on column governance.survey_invitation.draft is '쓰던 응답';
comment on column governance.survey_invitation.answers is '낸 응답(보기의 차례)';
comment on column governance.survey_invitation.answer_key is '두 번 눌러도 한 번';
comment on column governance.survey_invitation.answered_at is '응답한 때';
comment on column governance.survey_invitation.reminded_at is '다시 알린 때';
comment on table governance.survey_link is '응답하는 링크(비밀의 전자지문만)';
comment on column governance.survey_link.token_hash is '링크에 든 비밀의 전자지문';
comment on column governance.survey_link.invitation_id is '뽑힌 기업';
comment on column governance.survey_link.made_at is '만든 때';
