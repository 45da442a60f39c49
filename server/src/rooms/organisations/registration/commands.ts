import { civilOf } from '@boru/contract/civil';
import type { CompanyRegistration } from '@boru/contract/organisations';
import type { z } from 'zod';
import type { Actor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Services } from '#platform/services';
import { createCredential, openSession } from '#platform/session/index';
import { record } from '#rooms/evidence';
import { secretariat } from '../agencies/index.ts';
import { spendClaim } from '../claims/index.ts';
import { companyExists, insertCompany, placeCompany } from '../companies/index.ts';
import { giveConsent, openSight } from '../consents/index.ts';
import { insertContact } from '../places/index.ts';
import { emailTaken, hasCompany, insertMembership, insertPerson, selectPerson } from './store.ts';

type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string; services: Services; device: string };
type Registration = z.output<typeof CompanyRegistration>;
type Person = { id: string; name: string; email: string; phone: string | null };

/** What the secretariat may see from the start: who the company is and whom to call. */
const registrationSections = ['summary', 'contact'] as const;

const newPerson = async (tx: Tx, now: Date, wanted: NonNullable<Registration['person']>): Promise<Person> => {
  if (await emailTaken(tx, wanted.email)) throw new Problem('account.exists');
  const person = { id: newId(now.getTime()), name: wanted.name, email: wanted.email, phone: wanted.phone };
  await insertPerson(tx, person);
  await createCredential(tx, { personId: person.id, login: person.email, passphrase: wanted.passphrase });
  return person;
};

const knownPerson = async (tx: Tx, actor: Actor): Promise<Person> => {
  const person = 'personId' in actor ? await selectPerson(tx, actor.personId) : undefined;
  if (!person) throw new Problem('sign_in.required');
  if (await hasCompany(tx, person.id)) throw new Problem('company.already_member');
  return person;
};

/**
 * Registers company, person, membership and contact, and the one consent without which nobody could confirm the business.
 * Runs as the system actor: before this moment there is nobody who could own the row.
 */
export const registerCompany = async (doing: Doing, input: Registration) => {
  const { tx, actor, now, services, requestId } = doing;
  const fields = { ...input.company, ...placeCompany(services.pack, input.company) };
  if (await companyExists(tx, input.businessNumber)) throw new Problem('company.already_registered');
  const person = input.person ? await newPerson(tx, now, input.person) : await knownPerson(tx, actor);
  const companyId = newId(now.getTime());
  const membershipId = newId(now.getTime());
  await insertCompany(tx, { id: companyId, businessNumber: input.businessNumber, createdAt: now, ...fields });
  await insertMembership(tx, { id: membershipId, personId: person.id, companyId, role: 'representative' });
  await insertContact(tx, {
    id: newId(now.getTime()),
    companyId,
    personId: person.id,
    name: person.name,
    position: input.position,
    email: person.email,
    phone: person.phone ?? '',
  });
  await record(
    tx,
    { kind: 'system' },
    { requestId, action: 'company.registered', subjectId: companyId, companyId },
    person.name,
  );
  if (input.invitation !== undefined)
    await spendClaim(doing, input.invitation, { companyId, businessNumber: input.businessNumber });
  const office = await secretariat(tx, civilOf(now.getTime()));
  const sight = {
    companyId,
    agencyId: office.id,
    purpose: 'businessConfirmation' as const,
    sections: registrationSections,
    caseId: null,
  };
  const consent = await giveConsent(
    { ...doing, actor: { kind: 'system' } },
    { ...sight, textId: input.consent.textId, textVersion: input.consent.textVersion, givenBy: person.id },
  );
  await openSight(tx, now, { ...sight, consentId: consent.consentId, validTo: consent.validTo });
  await services.enqueue(tx, 'company.registered', { companyId });
  const session = await openSession(tx, {
    personId: person.id,
    membershipId,
    secondFactor: false,
    device: doing.device,
    now,
  });
  return { companyId, receiptNumber: consent.receiptNumber, secretariat: office.name, session };
};
