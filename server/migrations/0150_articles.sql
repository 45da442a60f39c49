-- 조례와 법령의 조문: articles of the ordinance and of laws as dated reference data. An article keeps its number here for
-- good; its words are editions, which are only added. What was written by mistake is withdrawn and stays readable as such.

create table governance.article (
  id uuid primary key,
  place bigint not null generated always as identity,
  kind text not null check (kind in ('ordinance', 'law')),
  statute text not null check (char_length(statute) between 1 and 200),
  -- Where the region pack brings the article: its key there, so that loading the pack again changes nothing.
  pack_key text unique check (char_length(pack_key) between 1 and 200),
  written_by uuid references organisations.person(id),
  written_by_name text,
  written_at timestamptz not null,
  constraint article_from_somewhere check ((pack_key is null) = (written_by is not null) and (written_by is null) = (written_by_name is null))
);
create table governance.article_edition (
  id uuid primary key,
  place bigint not null generated always as identity,
  article_id uuid not null references governance.article(id),
  number text check (char_length(number) between 1 and 40),
  title text not null check (char_length(title) between 1 and 120),
  words text check (char_length(words) between 1 and 20000),
  valid_from date,
  valid_to date,
  source text not null check (char_length(source) between 1 and 500),
  is_verified boolean not null,
  written_by uuid references organisations.person(id),
  written_by_name text,
  written_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_reason text check (char_length(withdrawn_reason) between 1 and 300),
  constraint edition_days check (valid_to >= valid_from),
  -- Nobody has verified words that are not here, nor words of an unknown day.
  constraint verified_words check (not is_verified or (words is not null and valid_from is not null)),
  constraint withdrawn_says_why check ((withdrawn_at is null) = (withdrawn_reason is null) and (withdrawn_at is null) = (withdrawn_by_name is null)),
  constraint edition_written_by check ((written_by is null) = (written_by_name is null))
);
create unique index edition_once on governance.article_edition (article_id, coalesce(valid_from, '-infinity'::date)) where withdrawn_at is null;
create index edition_of on governance.article_edition (article_id, valid_from);

call app.protect('governance.article');
call app.protect('governance.article_edition');

-- The law belongs to everybody.
create policy anyone_reads on governance.article for select to boru_app using (true);
create policy secretariat_writes on governance.article for insert to boru_app
  with check ((select app.governing_agency()) is not null and written_by = (select app.person()));
create policy pack_brings on governance.article for insert to boru_app with check ((select app.is_system()) and pack_key is not null);
create policy anyone_reads on governance.article_edition for select to boru_app using (true);
create policy secretariat_writes on governance.article_edition for insert to boru_app
  with check ((select app.governing_agency()) is not null and written_by = (select app.person()) and withdrawn_at is null);
create policy pack_brings on governance.article_edition for insert to boru_app with check ((select app.is_system()) and written_by is null);
create policy secretariat_withdraws on governance.article_edition for update to boru_app
  using ((select app.governing_agency()) is not null and withdrawn_at is null)
  with check ((select app.governing_agency()) is not null and withdrawn_at is not null);
revoke update, delete on governance.article, governance.article_edition from boru_app;
grant update (withdrawn_at, withdrawn_by_name, withdrawn_reason) on governance.article_edition to boru_app;

comment on table governance.article is '조례와 법령의 조문. 글은 판(版)에 있다';
comment on column governance.article.id is '번호';
comment on column governance.article.place is '차례';
comment on column governance.article.kind is '조례인지 법령인지';
comment on column governance.article.statute is '조례나 법령의 이름';
comment on column governance.article.pack_key is '지역 꾸러미가 준 조문의 열쇠';
comment on column governance.article.written_by is '적은 사람';
comment on column governance.article.written_by_name is '적은 사람의 그때 이름';
comment on column governance.article.written_at is '적은 때';
comment on table governance.article_edition is '조문의 판. 고치지 않고 덧붙이며, 잘못 적은 것은 거둔다';
comment on column governance.article_edition.id is '번호';
comment on column governance.article_edition.place is '적은 차례';
comment on column governance.article_edition.article_id is '조문';
comment on column governance.article_edition.number is '조문 번호';
comment on column governance.article_edition.title is '제목';
comment on column governance.article_edition.words is '조문의 글(찾지 못했으면 비움)';
comment on column governance.article_edition.valid_from is '시행일(모르면 비움)';
comment on column governance.article_edition.valid_to is '마지막 날(계속이면 비움)';
comment on column governance.article_edition.source is '출처';
comment on column governance.article_edition.is_verified is '원문과 대조했는지. 아니면 확인 필요로 보임';
comment on column governance.article_edition.written_by is '적은 사람';
comment on column governance.article_edition.written_by_name is '적은 사람의 그때 이름';
comment on column governance.article_edition.written_at is '적은 때';
comment on column governance.article_edition.withdrawn_at is '거둔 때';
comment on column governance.article_edition.withdrawn_by_name is '거둔 사람의 그때 이름';
comment on column governance.article_edition.withdrawn_reason is '거둔 까닭';
