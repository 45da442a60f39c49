-- What a signed-in person may change about their own sign-in with bare SQL: nothing but ending a session.
-- Row security says whose row it is; these guards say which columns. Without them a transaction of a member of staff
-- could date its own second factor.

create function app.guard_session() returns trigger language plpgsql as $$
begin
  if current_user = 'boru_owner' or app.is_system() then return new; end if;
  if (to_jsonb(new) - 'revoked_at') <> (to_jsonb(old) - 'revoked_at') or (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at) then
    raise exception 'a session changes only through sign-in' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_session before update on platform.session for each row execute function app.guard_session();

create function app.guard_person() returns trigger language plpgsql as $$
begin
  if current_user = 'boru_owner' or app.is_system() then return new; end if;
  if new.id <> old.id or new.email <> old.email or new.created_at <> old.created_at
     or (new.disabled_at is distinct from old.disabled_at and not app.is_administrator()) then
    raise exception 'these columns are not the person''s own' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_person before update on organisations.person for each row execute function app.guard_person();

-- Swept daily; looked up by kind when the first-run link is renewed.
create index one_time_expiry on platform.one_time (expires_at);
create index throttle_recent on platform.throttle (last_failure_at desc);
create index passkey_person on platform.passkey (person_id);
