-- A second way to open an officer's key: a passkey of one device (WebAuthn PRF). The server keeps which passkey is asked,
-- what it is asked, and the key locked under the answer, which only that device can give.
create table reports.officer_passkey (
  officer_key_id uuid primary key references reports.officer_key(id),
  person_id uuid not null references organisations.person(id),
  credential bytea not null check (length(credential) between 16 and 1023),
  salt bytea not null check (length(salt) = 32),
  locked bytea not null check (length(locked) between 100 and 1000),
  made_at timestamptz not null default now()
);
call app.protect('reports.officer_passkey');
revoke update on reports.officer_passkey from boru_app;
create policy owner_reads on reports.officer_passkey for select to boru_app using (person_id = (select app.person()));
create policy owner_makes on reports.officer_passkey for insert to boru_app
  with check (person_id = (select app.person())
              and officer_key_id in (select k.id from reports.officer_key k where k.person_id = (select app.person()) and k.revoked_at is null));
create policy owner_removes on reports.officer_passkey for delete to boru_app using (person_id = (select app.person()));
comment on table reports.officer_passkey is '패스키로 잠근 담당자의 열쇠(본인만 읽음)';
comment on column reports.officer_passkey.officer_key_id is '담당자 열쇠';
comment on column reports.officer_passkey.person_id is '담당자';
comment on column reports.officer_passkey.credential is '패스키의 번호';
comment on column reports.officer_passkey.salt is '패스키에 묻는 값';
comment on column reports.officer_passkey.locked is '패스키의 대답으로 잠근 비밀 열쇠';
comment on column reports.officer_passkey.made_at is '등록한 때';
