import type { CompanyFields, CompanyUpdate } from '@boru/contract/organisations';
import type { z } from 'zod';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { decideConfirmation, placeCompany } from './model.ts';
import { companyExists, saveCompany, saveStatus, selectCompanyForUpdate } from './store.ts';

type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string; services: Services };
const fieldsOf = (services: Services, fields: z.output<typeof CompanyFields>) => ({
  ...fields,
  ...placeCompany(services.pack, fields),
});

/** The company corrects its own data; a changed number or name does not undo the confirmation, but the trace shows it. */
export const updateCompany = async (
  doing: Doing,
  companyId: string,
  { version, ...fields }: z.output<typeof CompanyUpdate>,
): Promise<void> => {
  const { tx, actor, services, requestId } = doing;
  if (!(await saveCompany(tx, companyId, version, fieldsOf(services, fields)))) throw new Problem('thing.changed');
  await record(tx, actor, { requestId, action: 'company.updated', subjectId: companyId, companyId });
};

export const confirmCompany = async (
  doing: Doing,
  companyId: string,
  how: { method: string; note: string | null },
): Promise<void> => {
  const { tx, actor, now, requestId, services } = doing;
  const company = await selectCompanyForUpdate(tx, companyId);
  if (!company || actor.kind !== 'agency') throw new Problem('thing.not_found');
  decideConfirmation(company.status as Parameters<typeof decideConfirmation>[0]);
  if (company.status === 'refused' && (await companyExists(tx, company.businessNumber)))
    throw new Problem('company.already_registered');
  await saveStatus(tx, companyId, {
    status: 'confirmed',
    statusReason: [how.method, how.note].filter(Boolean).join(': '),
    confirmedByAgency: actor.agencyId,
    confirmedAt: now,
  });
  await record(tx, actor, {
    requestId,
    action: 'company.confirmed',
    subjectId: companyId,
    companyId,
    detail: { method: how.method },
  });
  await services.enqueue(tx, 'company.confirmed', { companyId });
};

export const refuseCompany = async (doing: Doing, companyId: string, reason: string): Promise<void> => {
  const { tx, actor, requestId, services } = doing;
  const company = await selectCompanyForUpdate(tx, companyId);
  if (!company || actor.kind !== 'agency') throw new Problem('thing.not_found');
  decideConfirmation(company.status as Parameters<typeof decideConfirmation>[0]);
  await saveStatus(tx, companyId, {
    status: 'refused',
    statusReason: reason,
    confirmedByAgency: actor.agencyId,
    confirmedAt: null,
  });
  await record(tx, actor, { requestId, action: 'company.refused', subjectId: companyId, companyId });
  await services.enqueue(tx, 'company.refused', { companyId });
};
