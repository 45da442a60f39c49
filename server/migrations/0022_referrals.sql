-- Referrals to the end: received, declined, answered, expired; requests for cooperation beside transfers; whether they may go on.

alter table cases.referral drop constraint referral_status_check;
alter table cases.referral add constraint referral_status_check check (status in
  ('awaitingConsent', 'requested', 'acknowledged', 'accepted', 'declined', 'returned', 'done', 'stopped', 'withdrawn', 'expired'));
alter table cases.referral add column kind text not null default 'transfer' check (kind in ('transfer', 'cooperation'));
alter table cases.referral add column onward boolean not null default false;
alter table cases.referral add column acknowledged_at timestamptz;
alter table cases.referral add column extended_at timestamptz;
-- A request for cooperation names the day of its answer; a transfer has the period of the law.
alter table cases.referral add column asked_on date;
alter table cases.referral add constraint referral_asked check ((kind = 'cooperation') = (asked_on is not null));
grant update (acknowledged_at, extended_at, asked_on) on cases.referral to boru_app;
drop index cases.referral_open_once;
create unique index referral_open_once on cases.referral (case_id, to_agency)
  where status in ('awaitingConsent', 'requested', 'acknowledged') or (status = 'accepted' and kind = 'cooperation');
create index referral_waiting on cases.referral (requested_at) where status = 'awaitingConsent';

alter table cases.clock drop constraint clock_purpose_check;
alter table cases.clock add constraint clock_purpose_check check (purpose in ('acknowledge', 'answer', 'referral', 'receipt', 'forward'));

comment on column cases.referral.kind is '종류(넘김, 협조요청)';
comment on column cases.referral.onward is '받는 기관이 법 조문만으로 다시 넘겨도 되는지';
comment on column cases.referral.acknowledged_at is '받는 기관이 받았다고 확인한 때';
comment on column cases.referral.extended_at is '협조요청의 회신을 미룬 때(한 번만)';
comment on column cases.referral.asked_on is '협조요청의 회신을 바라는 날';
