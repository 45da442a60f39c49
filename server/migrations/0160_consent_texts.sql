-- The words of a consent, kept as they were shown. A text that is changed within its edition becomes the next edition of its own
-- accord: nobody's consent is ever read with other words than those that were agreed to.
create table organisations.consent_text (
  id text not null,
  version integer not null check (version > 0),
  hash bytea not null check (length(hash) = 32),
  words jsonb not null,
  kept_at timestamptz not null default now(),
  primary key (id, version),
  constraint consent_text_once unique (id, hash)
);
call app.protect('organisations.consent_text');
create policy anyone_reads on organisations.consent_text for select to boru_app using (true);
-- Added to, never changed: not by the machine either.
revoke update, delete on organisations.consent_text from boru_app;

comment on table organisations.consent_text is '동의문의 판. 한 번 쓴 글은 바뀌지 않음';
comment on column organisations.consent_text.id is '동의문';
comment on column organisations.consent_text.version is '판';
comment on column organisations.consent_text.hash is '글의 전자지문(SHA-256)';
comment on column organisations.consent_text.words is '보여 준 글(기관 이름이 들어갈 자리는 비어 있음)';
comment on column organisations.consent_text.kept_at is '처음 쓴 때';
