-- What kind of installation this is. A sample world stays marked as one for ever, whatever the next start is told.

create table platform.installation (
  kind text primary key check (kind in ('sample')),
  marked_at timestamptz not null default now()
);
call app.protect('platform.installation');
create policy anyone_reads on platform.installation for select to boru_app using (true);
revoke insert, update, delete on platform.installation from boru_app;

comment on table platform.installation is '설치의 종류. 줄이 있으면 견본 자료다';
comment on column platform.installation.kind is '종류';
comment on column platform.installation.marked_at is '표시한 때';
