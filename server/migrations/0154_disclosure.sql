-- 정보공개: requests that reached an agency, the hearing of a company, and what was decided. 법 제9조의4 is kept by construction:
-- withheld words are stored nowhere, an answer about who holds what has no free words at all, and no other answer may speak
-- of core technology. None of it asks whether anybody holds anything, so that a refusal tells nothing either.

create table governance.disclosure_request (
  id uuid primary key,
  agency_id smallint not null references organisations.agency(id),
  receipt_number text not null unique check (char_length(receipt_number) between 1 and 40),
  channel text not null check (channel in ('portal', 'paper', 'spoken', 'mail')),
  matter text not null check (matter in ('holding', 'other')),
  state text not null default 'received' check (state in ('received', 'decided', 'withdrawn')),
  received_on date not null,
  requester_name text not null check (char_length(requester_name) between 1 and 80),
  requester_address text not null check (char_length(requester_address) between 1 and 200),
  wish text not null check (char_length(wish) between 1 and 3000),
  clock jsonb not null,
  due_on date not null,
  extended_reason text check (char_length(extended_reason) between 1 and 500),
  extended_at timestamptz,
  raised_at timestamptz,
  raised_by_name text,
  outcome text check (outcome in ('open', 'partial', 'closed')),
  how text check (char_length(how) between 1 and 500),
  opens_on date,
  ended_at timestamptz,
  ended_by_name text,
  written_by uuid not null references organisations.person(id),
  written_by_name text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  constraint disclosure_ended check ((state = 'received') = (ended_at is null) and (ended_at is null) = (ended_by_name is null)),
  constraint disclosure_decided check ((state = 'decided') = (outcome is not null)),
  constraint disclosure_holding_closed check (matter = 'other' or outcome is null or (outcome = 'closed' and how is null)),
  constraint disclosure_extended check ((extended_reason is null) = (extended_at is null))
);
create index disclosure_of_agency on governance.disclosure_request (agency_id, received_on desc);
create table governance.disclosure_piece (
  request_id uuid not null references governance.disclosure_request(id),
  place smallint not null check (place between 0 and 200),
  class text not null check (class in ('open', 'otherLaw', 'state', 'safety', 'justice', 'deliberation', 'personal', 'business', 'speculation')),
  title text not null check (char_length(title) between 1 and 200),
  words text check (char_length(words) between 1 and 5000),
  primary key (request_id, place),
  constraint piece_withheld check ((class = 'open') = (words is not null))
);
create table governance.disclosure_hearing (
  id uuid primary key,
  request_id uuid not null references governance.disclosure_request(id),
  agency_id smallint not null references organisations.agency(id),
  business_number text not null check (business_number ~ '^[0-9]{10}$'),
  -- Kept from the agency: whether a number is registered here is not its business until the company itself answers.
  company_id uuid references organisations.company(id),
  basis text not null check (basis in ('thirdParty', 'coreTechnology')),
  subject text not null check (char_length(subject) between 1 and 1000),
  clock jsonb not null,
  due_on date not null,
  asked_by uuid not null references organisations.person(id),
  asked_by_name text not null,
  asked_at timestamptz not null,
  position text check (position in ('objects', 'agrees')),
  words text check (char_length(words) between 1 and 3000),
  answer_key uuid,
  answered_by uuid references organisations.person(id),
  answered_by_name text,
  answered_at timestamptz,
  constraint hearing_answered check ((answered_at is null) = (position is null) and (answered_at is null) = (words is null)
    and (answered_at is null) = (answer_key is null) and (answered_at is null) = (answered_by_name is null))
);
create index hearing_of_request on governance.disclosure_hearing (request_id, asked_at);
create index hearing_of_company on governance.disclosure_hearing (company_id) where company_id is not null;

call app.protect('governance.disclosure_request');
call app.protect('governance.disclosure_piece');
call app.protect('governance.disclosure_hearing');

-- Letters and digits alone, so that a space, a hyphen or an invisible sign between the letters hides nothing.
create function governance.speaks_of_core(words text) returns boolean
language sql immutable as $$
  select regexp_replace(normalize(coalesce(words, ''), nfkc), '[^0-9A-Za-z가-힣]', '', 'g')
    ~* '핵심기술|첨단전략기술|전략기술|산업기술확인|NCT[A-Z]{2,5}[0-9]|coretechnolog|strategictechnolog'
$$;

create function governance.guard_disclosure() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.state <> 'received' then raise exception 'what was decided stands' using errcode = 'BR001'; end if;
  if old.matter = 'holding' and new.matter <> 'holding' then raise exception 'never lowered' using errcode = 'BR001'; end if;
  if governance.speaks_of_core(new.how) then raise exception 'speaks of core technology' using errcode = 'BR001'; end if;
  if new.state = 'decided' and (new.outcome = 'closed') <> not exists (
       select 1 from governance.disclosure_piece p where p.request_id = new.id and p.class = 'open') then
    raise exception 'the outcome is not what the pieces say' using errcode = 'BR001';
  end if;
  return new;
end $$;
create trigger guard_disclosure before update on governance.disclosure_request for each row execute function governance.guard_disclosure();

create function governance.guard_piece() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked governance.disclosure_request;
begin
  select * into asked from governance.disclosure_request r where r.id = new.request_id for share;
  if asked.state <> 'received' then raise exception 'what was decided stands' using errcode = 'BR001'; end if;
  if asked.matter = 'holding' then raise exception 'no words in an answer about who holds what' using errcode = 'BR001'; end if;
  if governance.speaks_of_core(new.title) or governance.speaks_of_core(new.words) then
    raise exception 'speaks of core technology' using errcode = 'BR001';
  end if;
  return new;
end $$;
create trigger guard_piece before insert on governance.disclosure_piece for each row execute function governance.guard_piece();

-- The agency names a number; the database alone knows whose it is.
create function governance.address_hearing() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.company_id := (select c.id from organisations.company c where c.business_number = new.business_number and c.status = 'confirmed');
  return new;
end $$;
create trigger address_hearing before insert on governance.disclosure_hearing for each row execute function governance.address_hearing();
-- Answered once.
create function governance.guard_hearing() returns trigger
language plpgsql as $$
begin
  if old.answered_at is not null then raise exception 'an opinion stands' using errcode = 'BR001'; end if;
  return new;
end $$;
create trigger guard_hearing before update on governance.disclosure_hearing for each row execute function governance.guard_hearing();

-- Receipt number of the request for the company that is heard; nothing else of the request.
create function governance.hearing_receipts() returns table (hearing_id uuid, receipt_number text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.id, r.receipt_number from governance.disclosure_hearing h join governance.disclosure_request r on r.id = h.request_id
   where h.company_id = app.company()
$$;
create function governance.hearing_state(hearing uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.state from governance.disclosure_hearing h join governance.disclosure_request r on r.id = h.request_id
   where h.id = hearing and h.company_id = app.company()
$$;
-- For the machine that tells: whose hearing it is.
create function governance.hearing_company(hearing uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.company_id from governance.disclosure_hearing h where h.id = hearing and (app.is_system() or h.company_id = app.company())
$$;
revoke all on function governance.speaks_of_core, governance.guard_disclosure, governance.guard_piece, governance.address_hearing,
  governance.guard_hearing, governance.hearing_receipts, governance.hearing_state, governance.hearing_company from public;
grant execute on function governance.speaks_of_core, governance.guard_hearing, governance.hearing_receipts, governance.hearing_state, governance.hearing_company to boru_app;

create policy own_desk_reads on governance.disclosure_request for select to boru_app using (agency_id = (select app.agency()));
create policy own_desk_writes on governance.disclosure_request for insert to boru_app
  with check (agency_id = (select app.working_agency()) and written_by = (select app.person()) and state = 'received');
create policy own_desk_changes on governance.disclosure_request for update to boru_app
  using (agency_id = (select app.working_agency()) and state = 'received') with check (agency_id = (select app.working_agency()));
create policy own_desk_reads on governance.disclosure_piece for select to boru_app
  using (request_id in (select r.id from governance.disclosure_request r where r.agency_id = (select app.agency())));
create policy own_desk_writes on governance.disclosure_piece for insert to boru_app
  with check (request_id in (select r.id from governance.disclosure_request r where r.agency_id = (select app.working_agency())));
create policy own_desk_reads on governance.disclosure_hearing for select to boru_app using (agency_id = (select app.agency()));
create policy own_desk_asks on governance.disclosure_hearing for insert to boru_app
  with check (agency_id = (select app.working_agency()) and asked_by = (select app.person()) and answered_at is null
    and request_id in (select r.id from governance.disclosure_request r where r.agency_id = (select app.working_agency()) and r.state = 'received'));
create policy company_reads on governance.disclosure_hearing for select to boru_app using (company_id = (select app.company()));
create policy company_answers on governance.disclosure_hearing for update to boru_app
  using (company_id = (select app.company())) with check (company_id = (select app.company()) and answered_by = (select app.person()));

revoke update, delete on governance.disclosure_request, governance.disclosure_piece from boru_app;
revoke select, insert, update, delete on governance.disclosure_hearing from boru_app;
grant update (matter, state, clock, due_on, extended_reason, extended_at, raised_at, raised_by_name, outcome, how, opens_on, ended_at, ended_by_name, version)
  on governance.disclosure_request to boru_app;
grant select (id, request_id, agency_id, business_number, basis, subject, clock, due_on, asked_by_name, asked_at, position, words, answer_key, answered_by_name, answered_at)
  on governance.disclosure_hearing to boru_app;
grant insert (id, request_id, agency_id, business_number, basis, subject, clock, due_on, asked_by, asked_by_name, asked_at) on governance.disclosure_hearing to boru_app;
grant update (position, words, answer_key, answered_by, answered_by_name, answered_at) on governance.disclosure_hearing to boru_app;

comment on table governance.disclosure_request is '정보공개 청구';
comment on column governance.disclosure_request.id is '번호';
comment on column governance.disclosure_request.agency_id is '청구를 받은 기관';
comment on column governance.disclosure_request.receipt_number is '접수번호';
comment on column governance.disclosure_request.channel is '들어온 길';
comment on column governance.disclosure_request.matter is '무엇에 관한 청구인지(올릴 수만 있음)';
comment on column governance.disclosure_request.state is '상태';
comment on column governance.disclosure_request.received_on is '받은 날';
comment on column governance.disclosure_request.requester_name is '청구인의 이름';
comment on column governance.disclosure_request.requester_address is '청구인의 주소나 전자우편';
comment on column governance.disclosure_request.wish is '청구한 정보';
comment on column governance.disclosure_request.clock is '결정 기한이 나온 까닭';
comment on column governance.disclosure_request.due_on is '결정할 마지막 날';
comment on column governance.disclosure_request.extended_reason is '연장한 까닭';
comment on column governance.disclosure_request.extended_at is '연장한 때';
comment on column governance.disclosure_request.raised_at is '핵심기술 청구로 올린 때';
comment on column governance.disclosure_request.raised_by_name is '올린 사람의 그때 이름';
comment on column governance.disclosure_request.outcome is '결정';
comment on column governance.disclosure_request.how is '공개하는 방법과 곳';
comment on column governance.disclosure_request.opens_on is '공개를 실시할 수 있는 첫날(제3자가 반대한 때)';
comment on column governance.disclosure_request.ended_at is '정하거나 거둔 때';
comment on column governance.disclosure_request.ended_by_name is '정한 사람의 그때 이름';
comment on column governance.disclosure_request.written_by is '적은 사람';
comment on column governance.disclosure_request.written_by_name is '적은 사람의 그때 이름';
comment on column governance.disclosure_request.written_at is '적은 때';
comment on column governance.disclosure_request.version is '고친 차수';
comment on table governance.disclosure_piece is '청구에 답한 조각: 공개하거나, 근거에 따라 비공개(비공개한 내용은 적지 않음)';
comment on column governance.disclosure_piece.request_id is '청구';
comment on column governance.disclosure_piece.place is '차례';
comment on column governance.disclosure_piece.class is '공개이거나 비공개 근거';
comment on column governance.disclosure_piece.title is '무엇인지';
comment on column governance.disclosure_piece.words is '공개한 내용';
comment on table governance.disclosure_hearing is '정보공개 청구에 관한 기업의 의견 청취';
comment on column governance.disclosure_hearing.id is '번호';
comment on column governance.disclosure_hearing.request_id is '청구';
comment on column governance.disclosure_hearing.agency_id is '묻는 기관';
comment on column governance.disclosure_hearing.business_number is '기관이 적은 사업자등록번호';
comment on column governance.disclosure_hearing.company_id is '그 번호의 기업(기관은 보지 못함)';
comment on column governance.disclosure_hearing.basis is '근거';
comment on column governance.disclosure_hearing.subject is '기업과 관련된 부분';
comment on column governance.disclosure_hearing.clock is '기한이 나온 까닭';
comment on column governance.disclosure_hearing.due_on is '의견을 낼 마지막 날';
comment on column governance.disclosure_hearing.asked_by is '물은 사람';
comment on column governance.disclosure_hearing.asked_by_name is '물은 사람의 그때 이름';
comment on column governance.disclosure_hearing.asked_at is '물은 때';
comment on column governance.disclosure_hearing.position is '의견';
comment on column governance.disclosure_hearing.words is '의견의 내용';
comment on column governance.disclosure_hearing.answer_key is '두 번 눌러도 한 번';
comment on column governance.disclosure_hearing.answered_by is '답한 사람';
comment on column governance.disclosure_hearing.answered_by_name is '답한 사람의 그때 이름';
comment on column governance.disclosure_hearing.answered_at is '답한 때';
