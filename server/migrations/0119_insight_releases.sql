-- What was published, as it was published: the next release of a table is made so that all of them together tell no small
-- number (engines/suppression). Nothing is ever changed or taken back, since a published number stays known.

create table insight.release (
  seq bigint generated always as identity primary key,
  name text not null check (name ~ '^[a-z]+(:[0-9Q-]+)?$'),
  audience text not null check (audience in ('public', 'agencies')),
  released_at timestamptz not null,
  cells jsonb not null check (jsonb_typeof(cells) = 'object')
);
create index release_name on insight.release (name, seq desc);
call app.protect('insight.release');
create policy public_reads on insight.release for select to boru_app
  using (audience = 'public' or (select app.agency()) is not null);
revoke update, delete on insight.release from boru_app;

comment on table insight.release is '공개한 지역의 수(공개한 그대로. 고치지 않음)';
comment on column insight.release.seq is '공개한 차례';
comment on column insight.release.name is '표';
comment on column insight.release.audience is 'public 누구나, agencies 기관';
comment on column insight.release.released_at is '공개한 때';
comment on column insight.release.cells is '칸마다 수. null은 가림';
