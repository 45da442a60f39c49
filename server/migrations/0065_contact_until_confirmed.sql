-- 사업자 확인을 위한 동의는 연락 담당자를 확인을 마친 날까지만 연다(동의문의 기간). After that the contact is read like the rest
-- of a case: with a consent for it and after the pledge of the person who reads. In the transaction of the confirmation, so
-- that no moment lies between.
create function organisations.end_confirmation() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update organisations.sight_grant set revoked_at = now(), revoked_reason = 'business confirmed'
   where company_id = new.id and purpose = 'businessConfirmation' and section = 'contact' and case_id is null and revoked_at is null;
  return null;
end $$;
create trigger end_confirmation after update of status on organisations.company
  for each row when (old.status is distinct from new.status and new.status = 'confirmed') execute function organisations.end_confirmation();
revoke all on function organisations.end_confirmation from public;

-- Companies that were confirmed before this edition.
update organisations.sight_grant g set revoked_at = now(), revoked_reason = 'business confirmed'
  from organisations.company c
 where c.id = g.company_id and c.status = 'confirmed' and g.purpose = 'businessConfirmation' and g.section = 'contact'
   and g.case_id is null and g.revoked_at is null;
