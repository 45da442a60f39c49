-- 공동 공문: a letter of several agencies. What they agree to is one text; it is numbered and issued only when all of them agreed,
-- which the database holds to.

create table governance.letter (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  recipient text not null check (char_length(recipient) between 1 and 100),
  title text not null check (char_length(title) between 1 and 120),
  body text not null check (char_length(body) between 1 and 10000),
  enclosed text[] not null default '{}' check (cardinality(enclosed) <= 20),
  state text not null default 'draft' check (state in ('draft', 'asking', 'sent', 'withdrawn')),
  number text unique,
  sent_at timestamptz,
  sent_by_name text,
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  constraint letter_sent check ((state = 'sent') = (number is not null) and (number is null) = (sent_at is null) and (number is null) = (sent_by_name is null))
);
create index letter_of_agency on governance.letter (agency_id, written_at desc);
create table governance.letter_party (
  letter_id uuid not null references governance.letter(id),
  agency_id smallint not null references organisations.agency(id),
  place smallint not null,
  consent text not null default 'waiting' check (consent in ('waiting', 'agreed', 'declined')),
  words text check (char_length(words) between 1 and 500),
  decided_by uuid references organisations.person(id),
  decided_by_name text,
  decided_at timestamptz,
  primary key (letter_id, agency_id),
  constraint party_decided check ((consent = 'waiting') = (decided_at is null) and (decided_at is null) = (decided_by_name is null)),
  constraint party_says_why check (consent <> 'declined' or words is not null)
);
create index party_of_agency on governance.letter_party (agency_id);
call app.protect('governance.letter');
call app.protect('governance.letter_party');

create function governance.guard_letter() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  in_year text := to_char(new.sent_at at time zone 'Asia/Seoul', 'YYYY');
begin
  if old.state in ('sent', 'withdrawn') then raise exception 'what was issued or withdrawn stands' using errcode = 'BR001'; end if;
  if old.state = 'asking' and (new.recipient, new.title, new.body, new.enclosed) is distinct from (old.recipient, old.title, old.body, old.enclosed) then
    raise exception 'the agencies answer to this text' using errcode = 'BR001';
  end if;
  if new.state <> 'sent' then return new; end if;
  if old.state <> 'asking' or exists (select 1 from governance.letter_party p where p.letter_id = new.id and p.consent <> 'agreed')
     or not exists (select 1 from governance.letter_party p where p.letter_id = new.id) then
    raise exception 'not every agency has agreed' using errcode = 'BR001';
  end if;
  -- One row of numbers for all agencies, without a hole.
  perform pg_advisory_xact_lock(hashtext('governance.letter.number'));
  select format('J-%s-%s', in_year, lpad((count(*) + 1)::text, 4, '0')) into new.number
    from governance.letter l where l.number like 'J-' || in_year || '-%';
  return new;
end $$;
create trigger guard_letter before update on governance.letter for each row execute function governance.guard_letter();
create function governance.guard_party() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  stands text;
begin
  select l.state into stands from governance.letter l where l.id = new.letter_id for share;
  if tg_op = 'UPDATE' and new.consent <> 'waiting' and (stands <> 'asking' or old.consent <> 'waiting') then
    raise exception 'nobody asks now, or it was answered' using errcode = 'BR001';
  end if;
  if (tg_op = 'INSERT' or new.consent = 'waiting') and stands <> 'draft' then
    raise exception 'the agencies are asked already' using errcode = 'BR001';
  end if;
  return new;
end $$;
create trigger guard_party before insert or update on governance.letter_party for each row execute function governance.guard_party();
create function governance.letters_for_me() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(p.letter_id), '{}'::uuid[]) from governance.letter_party p join governance.letter l on l.id = p.letter_id
   where p.agency_id = app.agency() and l.state <> 'draft'
$$;
create function governance.letters_of_mine() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(l.id), '{}'::uuid[]) from governance.letter l where l.agency_id = app.agency()
$$;
revoke all on function governance.guard_letter, governance.guard_party, governance.letters_for_me, governance.letters_of_mine from public;
grant execute on function governance.letters_for_me, governance.letters_of_mine to boru_app;

create policy own_reads on governance.letter for select to boru_app using (agency_id = (select app.agency()));
create policy asked_reads on governance.letter for select to boru_app using (id = any ((select governance.letters_for_me())::uuid[]));
create policy own_writes on governance.letter for insert to boru_app
  with check (agency_id = (select app.working_agency()) and written_by = (select app.person()) and state = 'draft');
create policy own_changes on governance.letter for update to boru_app
  using (agency_id = (select app.working_agency())) with check (agency_id = (select app.working_agency()));
create policy readers_read on governance.letter_party for select to boru_app
  using (letter_id = any ((select governance.letters_of_mine() || governance.letters_for_me())::uuid[]));
create policy own_names on governance.letter_party for insert to boru_app
  with check (letter_id = any ((select governance.letters_of_mine())::uuid[]) and (select app.working_agency()) is not null and consent = 'waiting');
create policy own_clears on governance.letter_party for delete to boru_app
  using (letter_id = any ((select governance.letters_of_mine())::uuid[]) and (select app.working_agency()) is not null
    and letter_id in (select l.id from governance.letter l where l.state = 'draft'));
create policy asked_answers on governance.letter_party for update to boru_app
  using (agency_id = (select app.working_agency()) and (select (app.identity()).role) = 'manager')
  with check (agency_id = (select app.working_agency()) and decided_by = (select app.person()));
revoke update, delete on governance.letter from boru_app;
revoke update on governance.letter_party from boru_app;
grant update (recipient, title, body, enclosed, state, sent_at, sent_by_name, version) on governance.letter to boru_app;
grant update (consent, words, decided_by, decided_by_name, decided_at) on governance.letter_party to boru_app;

comment on table governance.letter is '여러 기관이 함께 보내는 공문';
comment on column governance.letter.id is '번호';
comment on column governance.letter.agency_id is '주관 기관';
comment on column governance.letter.recipient is '수신';
comment on column governance.letter.title is '제목';
comment on column governance.letter.body is '본문';
comment on column governance.letter.enclosed is '붙임';
comment on column governance.letter.state is '상태';
comment on column governance.letter.number is '생산등록번호(데이터베이스가 매김)';
comment on column governance.letter.sent_at is '시행한 때';
comment on column governance.letter.sent_by_name is '시행한 사람의 그때 이름';
comment on column governance.letter.written_by is '적은 사람';
comment on column governance.letter.written_by_name is '적은 사람의 그때 이름';
comment on column governance.letter.written_at is '적은 때';
comment on column governance.letter.version is '고친 차수';
comment on table governance.letter_party is '함께 보내는 기관과 그 동의';
comment on column governance.letter_party.letter_id is '공문';
comment on column governance.letter_party.agency_id is '기관';
comment on column governance.letter_party.place is '발신명의의 차례';
comment on column governance.letter_party.consent is '동의';
comment on column governance.letter_party.words is '까닭';
comment on column governance.letter_party.decided_by is '답한 사람';
comment on column governance.letter_party.decided_by_name is '답한 사람의 그때 이름';
comment on column governance.letter_party.decided_at is '답한 때';
