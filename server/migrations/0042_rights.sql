-- Requests of data subjects: access, correction, deletion, stop (개인정보 보호법 제35조-제37조). The person asks and reads the
-- answer; the desk that answers sees that something is held, never what.

create table organisations.rights_request (
  id uuid primary key,
  receipt_number text not null unique,
  kind text not null check (kind in ('access', 'correction', 'deletion', 'suspension')),
  person_id uuid not null references organisations.person(id),
  wish text not null check (length(wish) between 1 and 1000),
  -- How it was known that this is the person: a session and, in it, the passphrase once more.
  identity text not null check (identity in ('passphrase', 'freshSignIn')),
  state text not null default 'received' check (state in ('received', 'granted', 'partly', 'refused', 'withdrawn')),
  rule_id text not null,
  explanation jsonb not null,
  due_at timestamptz,
  received_at timestamptz not null,
  postponed_until date,
  postponed_reason text check (length(postponed_reason) between 1 and 300),
  answer text check (length(answer) between 1 and 2000),
  grounds jsonb not null default '[]',
  erased jsonb,
  handled_by uuid references organisations.person(id),
  handled_by_name text,
  answered_at timestamptz,
  version integer not null default 1,
  constraint rights_answered check ((state in ('granted', 'partly', 'refused')) = (answer is not null and handled_by is not null and answered_at is not null)),
  constraint rights_grounded check (state not in ('partly', 'refused') or jsonb_array_length(grounds) > 0),
  constraint rights_postponed check ((postponed_until is null) = (postponed_reason is null) and (postponed_until is null or kind = 'access'))
);
create index rights_request_person on organisations.rights_request (person_id, received_at desc);
create index rights_request_open on organisations.rights_request (due_at) where state = 'received';
create unique index rights_request_once on organisations.rights_request (person_id, kind) where state = 'received';
call app.protect('organisations.rights_request');
create policy self_reads on organisations.rights_request for select to boru_app using (person_id = (select app.person()));
create policy office_reads on organisations.rights_request for select to boru_app using ((select app.is_secretariat()));
-- Nobody decides about a request of their own.
create policy office_decides on organisations.rights_request for update to boru_app
  using ((select app.is_secretariat()) and person_id <> (select app.person()) and state = 'received')
  with check ((select app.is_secretariat()) and person_id <> (select app.person()));
create policy self_withdraws on organisations.rights_request for update to boru_app
  using (person_id = (select app.person()) and state = 'received') with check (person_id = (select app.person()) and state = 'withdrawn');
revoke delete on organisations.rights_request from boru_app;

-- Who is asking, for the desk: name and address of people with a request, nothing of anybody else.
create function organisations.rights_people(requests uuid[]) returns table (request_id uuid, name text, email text, locale text, since timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, p.name, p.email, p.locale, p.created_at from organisations.rights_request r join organisations.person p on p.id = r.person_id
   where r.id = any (requests) and (app.is_secretariat() or app.is_system() or r.person_id = app.person())
$$;

-- A person asks what is held; without these the answer would read whole tables.
create index entry_author on cases.entry (author_id) where author_id is not null;
create index file_uploader on platform.file (uploaded_by);
create index mail_recipient on platform.mail (recipient);
create index audit_person on evidence.audit_entry (person_id, at desc) where person_id is not null;
create index access_person on evidence.access_entry (person_id, at desc) where person_id is not null;
create index consent_given_by on organisations.consent (given_by);

-- How much is held of a person, by class. Owner's eyes; callers go through the two doors below.
create function organisations.amounts_of(whose uuid) returns table (held text, amount bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'account', (select count(*) from organisations.person where id = whose) + (select count(*) from organisations.membership where person_id = whose)
                    + (select count(*) from platform.session where person_id = whose) + (select count(*) from platform.passkey where person_id = whose)
  union all select 'contact', count(*) from organisations.contact where person_id = whose
  union all select 'mail', (select count(*) from platform.mail m join organisations.person p on p.email = m.recipient where p.id = whose)
                    + (select count(*) from platform.notice where person_id = whose) + (select count(*) from platform.notice_sent where person_id = whose)
  union all select 'consent', count(*) from organisations.consent where given_by = whose or withdrawn_by = whose
  union all select 'case', (select count(*) from cases.entry where author_id = whose) + (select count(*) from cases.watcher where person_id = whose)
  union all select 'pledge', count(*) from organisations.pledge where person_id = whose
  union all select 'paper', count(*) from platform.file where uploaded_by = whose
  union all select 'trace', (select count(*) from evidence.audit_entry where person_id = whose) + (select count(*) from evidence.access_entry where person_id = whose)
$$;
create function organisations.held_of_request(request uuid) returns table (held text, amount bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.held, a.amount from organisations.rights_request r cross join lateral organisations.amounts_of(r.person_id) a
   where r.id = request and (app.is_secretariat() or r.person_id = app.person())
$$;
create function organisations.held_of_me() returns table (held text, amount bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.held, a.amount from organisations.amounts_of(app.person()) a where app.person() is not null
$$;

-- All that is held of the caller, without a word about anybody else: no names of colleagues or companies' content, no text
-- that belongs to a case. For the person themselves, or for the machine in their name after the passphrase was proved.
create function organisations.data_of(whose uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object(
    'account', (select jsonb_build_object('name', p.name, 'email', p.email, 'phone', p.phone, 'locale', p.locale, 'createdAt', p.created_at)
                  from organisations.person p where p.id = me.id),
    'signIn', (select jsonb_build_object('changedAt', c.changed_at, 'authenticatorApp', c.totp_confirmed_at is not null) from platform.credential c where c.person_id = me.id),
    'passkeys', (select coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'createdAt', k.created_at, 'lastUsedAt', k.last_used_at) order by k.created_at), '[]')
                   from platform.passkey k where k.person_id = me.id),
    'sessions', (select coalesce(jsonb_agg(jsonb_build_object('device', s.device, 'createdAt', s.created_at, 'lastSeenAt', s.last_seen_at, 'endedAt', s.revoked_at) order by s.created_at), '[]')
                   from platform.session s where s.person_id = me.id),
    'memberships', (select coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'organisation', coalesce(c.name, n.name_ko), 'from', m.created_at, 'to', m.ended_at) order by m.created_at), '[]')
                      from organisations.membership m left join organisations.company c on c.id = m.company_id
                      left join organisations.agency_name n on n.agency_id = m.agency_id and n.valid_to is null where m.person_id = me.id),
    'contacts', (select coalesce(jsonb_agg(jsonb_build_object('name', o.name, 'position', o.position, 'email', o.email, 'phone', o.phone) order by o.id), '[]')
                   from organisations.contact o where o.person_id = me.id),
    'consents', (select coalesce(jsonb_agg(jsonb_build_object('receiptNumber', c.receipt_number, 'purpose', c.purpose, 'givenAt', c.given_at, 'validTo', c.valid_to, 'withdrawnAt', c.withdrawn_at) order by c.given_at), '[]')
                   from organisations.consent c where c.given_by = me.id),
    'mails', (select coalesce(jsonb_agg(jsonb_build_object('subject', m.subject, 'state', m.state, 'createdAt', m.created_at) order by m.created_at), '[]')
                from platform.mail m join organisations.person p on p.email = m.recipient where p.id = me.id),
    'notices', (select coalesce(jsonb_agg(jsonb_build_object('event', n.event, 'at', n.created_at, 'readAt', n.read_at) order by n.created_at), '[]') from platform.notice n where n.person_id = me.id),
    'noticesSent', (select coalesce(jsonb_agg(jsonb_build_object('event', n.event, 'channel', n.channel, 'state', n.state, 'at', n.created_at) order by n.created_at), '[]') from platform.notice_sent n where n.person_id = me.id),
    'noticeChoices', (select coalesce(jsonb_agg(jsonb_build_object('event', n.event, 'level', n.level) order by n.event), '[]') from platform.notice_choice n where n.person_id = me.id),
    'noticeHabit', (select jsonb_build_object('quietFrom', h.quiet_from, 'quietUntil', h.quiet_until, 'digestMinute', h.digest_minute) from platform.notice_habit h where h.person_id = me.id),
    'savedViews', (select coalesce(jsonb_agg(jsonb_build_object('name', v.name, 'shared', v.shared, 'search', v.search, 'createdAt', v.created_at) order by v.created_at), '[]') from cases.saved_view v where v.person_id = me.id),
    'reportTeams', (select coalesce(jsonb_agg(jsonb_build_object('from', m.named_at, 'to', m.removed_at) order by m.named_at), '[]') from reports.team_member m where m.person_id = me.id),
    'reportKeys', (select coalesce(jsonb_agg(jsonb_build_object('madeAt', k.made_at, 'revokedAt', k.revoked_at) order by k.made_at), '[]') from reports.officer_key k where k.person_id = me.id),
    'entries', (select coalesce(jsonb_agg(jsonb_build_object('caseId', e.case_id, 'kind', e.kind, 'at', e.at) order by e.at), '[]') from cases.entry e where e.author_id = me.id),
    'watched', (select coalesce(jsonb_agg(jsonb_build_object('caseId', w.case_id, 'from', w.since, 'to', w.ended_at) order by w.since), '[]') from cases.watcher w where w.person_id = me.id),
    'pledges', (select coalesce(jsonb_agg(jsonb_build_object('caseNumber', l.case_number, 'text', l.text_id, 'edition', l.text_version, 'signedAt', l.signed_at) order by l.signed_at), '[]')
                  from organisations.pledge l where l.person_id = me.id),
    'calendar', (select jsonb_build_object('madeAt', f.made_at) from cases.calendar_feed f where f.person_id = me.id),
    'papers', (select coalesce(jsonb_agg(jsonb_build_object('caseId', f.case_id, 'size', f.size, 'uploadedAt', f.created_at) order by f.created_at), '[]')
                 from platform.file f where f.uploaded_by = me.id),
    'deeds', (select coalesce(jsonb_agg(jsonb_build_object('at', d.at, 'action', d.action, 'address', d.address) order by d.at), '[]')
                from (select * from evidence.audit_entry a where a.person_id = me.id order by a.at desc limit 20000) d),
    'readings', (select coalesce(jsonb_agg(jsonb_build_object('at', d.at, 'sections', d.sections, 'address', d.address, 'reason', d.reason) order by d.at), '[]')
                   from (select * from evidence.access_entry a where a.person_id = me.id order by a.at desc limit 20000) d),
    'requests', (select coalesce(jsonb_agg(jsonb_build_object('receiptNumber', r.receipt_number, 'kind', r.kind, 'wish', r.wish, 'state', r.state, 'receivedAt', r.received_at, 'answer', r.answer) order by r.received_at), '[]')
                   from organisations.rights_request r where r.person_id = me.id))
    from (select whose as id) me where app.is_system() or me.id = app.person()
$$;

-- A deletion that was granted: what no law keeps goes for good, in the transaction of the answer. What stays is named there.
create function organisations.erase_person(request uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me app.identity_row := app.identity();
  r organisations.rights_request;
  address text;
  gone jsonb := '{}';
  n bigint;
begin
  select * into r from organisations.rights_request q where q.id = request for update;
  if not found or not app.is_secretariat() or r.kind <> 'deletion' or r.state <> 'received' or r.person_id = me.person_id then
    raise exception 'no deletion to carry out' using errcode = '42501';
  end if;
  -- One at a time, so that two who are the last two representatives do not both go.
  perform 1 from organisations.company c join organisations.membership m on m.company_id = c.id
    where m.person_id = r.person_id and m.ended_at is null order by c.id for update of c;
  if exists (select 1 from organisations.membership m where m.person_id = r.person_id and m.ended_at is null and m.role in ('representative', 'administrator')
              and not exists (select 1 from organisations.membership o join organisations.person p on p.id = o.person_id and p.disabled_at is null
                               where o.role = m.role and o.ended_at is null and o.person_id <> r.person_id and o.company_id is not distinct from m.company_id)) then
    raise exception 'the last one of its kind' using errcode = 'P0001', hint = 'last';
  end if;
  select p.email into address from organisations.person p where p.id = r.person_id;
  -- A key of sealed reports may be the last that opens them: its lock goes only when a manager takes the person off the team.
  if exists (select 1 from reports.team_member t where t.person_id = r.person_id and t.removed_at is null) then
    raise exception 'still named for sealed reports' using errcode = 'P0001', hint = 'last';
  end if;
  update organisations.membership set ended_at = now() where person_id = r.person_id and ended_at is null;
  delete from platform.session where person_id = r.person_id;
  delete from platform.passkey where person_id = r.person_id;
  delete from platform.recovery_code where person_id = r.person_id;
  delete from platform.credential where person_id = r.person_id;
  delete from platform.notice where person_id = r.person_id;
  delete from platform.notice_sent where person_id = r.person_id;
  delete from platform.notice_choice where person_id = r.person_id;
  delete from platform.notice_habit where person_id = r.person_id;
  delete from cases.saved_view where person_id = r.person_id;
  delete from cases.calendar_feed where person_id = r.person_id;
  update cases.watcher set ended_at = now() where person_id = r.person_id and ended_at is null;
  delete from organisations.contact where person_id = r.person_id;
  get diagnostics n = row_count;
  gone := gone || jsonb_build_object('contact', n);
  -- The letter with the answer still has to leave.
  delete from platform.mail where recipient = address and state <> 'waiting';
  get diagnostics n = row_count;
  gone := gone || jsonb_build_object('mail', n);
  delete from organisations.invitation where email = address;
  update organisations.person set name = '-', email = 'erased-' || id || '@erased.invalid', phone = null, disabled_at = coalesce(disabled_at, now()), version = version + 1
   where id = r.person_id;
  return gone || jsonb_build_object('account', 1);
end $$;

revoke all on function organisations.rights_people, organisations.amounts_of, organisations.held_of_request, organisations.held_of_me,
                       organisations.data_of, organisations.erase_person from public;
grant execute on function organisations.rights_people, organisations.held_of_request, organisations.held_of_me, organisations.data_of,
                          organisations.erase_person to boru_app;

comment on table organisations.rights_request is '정보주체의 요구(열람·정정·삭제·처리정지)';
comment on column organisations.rights_request.id is '번호';
comment on column organisations.rights_request.receipt_number is '접수번호';
comment on column organisations.rights_request.kind is '무엇을 요구하는지';
comment on column organisations.rights_request.person_id is '요구한 사람';
comment on column organisations.rights_request.wish is '요구한 내용';
comment on column organisations.rights_request.identity is '본인임을 확인한 방법';
comment on column organisations.rights_request.state is '상태';
comment on column organisations.rights_request.rule_id is '기한 규칙';
comment on column organisations.rights_request.explanation is '기한이 나온 까닭';
comment on column organisations.rights_request.due_at is '답할 기한';
comment on column organisations.rights_request.received_at is '받은 때';
comment on column organisations.rights_request.postponed_until is '미룬 날';
comment on column organisations.rights_request.postponed_reason is '미룬 까닭';
comment on column organisations.rights_request.answer is '답';
comment on column organisations.rights_request.grounds is '들어주지 않은 갈래와 조문, 남기는 기간';
comment on column organisations.rights_request.erased is '지운 것의 수(내용 없음)';
comment on column organisations.rights_request.handled_by is '답한 사람';
comment on column organisations.rights_request.handled_by_name is '답한 사람의 이름';
comment on column organisations.rights_request.answered_at is '답한 때';
comment on column organisations.rights_request.version is '고친 차수';
