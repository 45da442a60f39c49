import type { Actor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { record } from '#rooms/evidence';
import { decideAddition, decideRemovalOfContact } from './model.ts';
import {
  type ContactRow,
  deleteContact,
  deleteSite,
  insertContact,
  insertSite,
  type SiteRow,
  saveContact,
  saveSite,
  selectContacts,
  selectSites,
} from './store.ts';

type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string };
type ContactFields = Omit<ContactRow, 'id' | 'companyId' | 'personId'>;
type SiteFields = Omit<SiteRow, 'id' | 'companyId'>;

const own = (actor: Actor): string => {
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  return actor.companyId;
};
const trace = ({ tx, actor, requestId }: Doing, action: string, subjectId: string) =>
  record(tx, actor, { requestId, action, subjectId, companyId: own(actor) });

/** Changed by a colleague, or never ours: the second must look as if it did not exist. */
const refusalFor = (present: readonly { id: string }[], id: string): Problem =>
  new Problem(present.some((known) => known.id === id) ? 'thing.changed' : 'thing.not_found');

export const addContact = async (doing: Doing, fields: ContactFields): Promise<string> => {
  const companyId = own(doing.actor);
  decideAddition((await selectContacts(doing.tx, companyId)).length);
  const id = newId(doing.now.getTime());
  await insertContact(doing.tx, { id, companyId, personId: null, ...fields });
  await trace(doing, 'contact.added', id);
  return id;
};

export const changeContact = async (
  doing: Doing,
  id: string,
  version: number,
  fields: ContactFields,
): Promise<void> => {
  if (!(await saveContact(doing.tx, own(doing.actor), id, version, fields)))
    throw refusalFor(await selectContacts(doing.tx, own(doing.actor)), id);
  await trace(doing, 'contact.changed', id);
};

export const removeContact = async (doing: Doing, id: string): Promise<void> => {
  const companyId = own(doing.actor);
  decideRemovalOfContact(await selectContacts(doing.tx, companyId), id);
  await deleteContact(doing.tx, companyId, id);
  await trace(doing, 'contact.removed', id);
};

export const addSite = async (doing: Doing, fields: SiteFields): Promise<string> => {
  const companyId = own(doing.actor);
  decideAddition((await selectSites(doing.tx, companyId)).length);
  const id = newId(doing.now.getTime());
  await insertSite(doing.tx, { id, companyId, ...fields });
  await trace(doing, 'site.added', id);
  return id;
};

export const changeSite = async (doing: Doing, id: string, version: number, fields: SiteFields): Promise<void> => {
  if (!(await saveSite(doing.tx, own(doing.actor), id, version, fields)))
    throw refusalFor(await selectSites(doing.tx, own(doing.actor)), id);
  await trace(doing, 'site.changed', id);
};

export const removeSite = async (doing: Doing, id: string): Promise<void> => {
  if (!(await deleteSite(doing.tx, own(doing.actor), id))) throw new Problem('thing.not_found');
  await trace(doing, 'site.removed', id);
};
