-- 신청을 내는 한 길: a company brings an application to "submitted" only by handing a version in, with its receipt.
create function support.guard_handing_in() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.kind() <> 'company' then return new; end if;
  if new.newest = old.newest and new.state <> old.state and new.state <> 'withdrawn' then
    raise exception 'handed in with a version, or withdrawn' using errcode = '42501';
  end if;
  if new.newest <> old.newest and not exists (select 1 from support.application_version v
        where v.application_id = new.id and v.number = new.newest and v.submitted_at = new.moved_at and v.signed_by = app.person()) then
    raise exception 'no such version' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_handing_in before update on support.application for each row execute function support.guard_handing_in();

-- A draft is of an application that is still with its company, and a version is the next one of it.
create function support.guard_version() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  a support.application;
begin
  if app.kind() <> 'company' then return new; end if;
  select * into a from support.application x where x.id = new.application_id for no key update;
  if a.id is null or a.state not in ('draft', 'submitted') or new.number <> a.newest + 1 or new.call_id <> a.call_id then
    raise exception 'not the next version of this application' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_version before insert on support.application_version for each row execute function support.guard_version();
revoke all on function support.guard_handing_in, support.guard_version from public;
