import { id, ok, version } from '@boru/contract/fields';
import { ContactFields, SiteFields } from '@boru/contract/organisations';
import { z } from 'zod';
import { companySigners } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { addContact, addSite, changeContact, changeSite, removeContact, removeSite } from './commands.ts';

const params = z.strictObject({ id });
const added = z.object({ id });
const done = { ok: true as const };

export const routes = [
  endpoint({
    id: 'organisations.addContact',
    method: 'POST',
    path: '/api/company/contacts',
    summary: { ko: '연락 담당자 더하기', en: 'Add a contact' },
    may: companySigners,
    body: ContactFields,
    output: added,
    status: 201,
    handle: async ({ body }, context) => ({ id: await addContact(context, body) }),
  }),
  endpoint({
    id: 'organisations.changeContact',
    method: 'PUT',
    path: '/api/company/contacts/:id',
    summary: { ko: '연락 담당자 고치기', en: 'Change a contact' },
    may: companySigners,
    params,
    body: ContactFields.extend({ version }),
    output: ok,
    handle: async (input, context) => {
      const { version: known, ...fields } = input.body;
      await changeContact(context, input.params.id, known, fields);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.removeContact',
    method: 'DELETE',
    path: '/api/company/contacts/:id',
    summary: { ko: '연락 담당자 빼기', en: 'Remove a contact' },
    may: companySigners,
    params,
    output: ok,
    undoable: {
      says: { ko: '연락 담당자를 뺍니다', en: 'The contact will be removed' },
      said: { ko: '연락 담당자를 뺐습니다', en: 'The contact was removed' },
      about: ({ params }) => [params.id],
    },
    handle: async (input, context) => {
      await removeContact(context, input.params.id);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.addSite',
    method: 'POST',
    path: '/api/company/sites',
    summary: { ko: '사업장 더하기', en: 'Add a site' },
    may: companySigners,
    body: SiteFields,
    output: added,
    status: 201,
    handle: async ({ body }, context) => ({ id: await addSite(context, body) }),
  }),
  endpoint({
    id: 'organisations.changeSite',
    method: 'PUT',
    path: '/api/company/sites/:id',
    summary: { ko: '사업장 고치기', en: 'Change a site' },
    may: companySigners,
    params,
    body: SiteFields.extend({ version }),
    output: ok,
    handle: async (input, context) => {
      const { version: known, ...fields } = input.body;
      await changeSite(context, input.params.id, known, fields);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.removeSite',
    method: 'DELETE',
    path: '/api/company/sites/:id',
    summary: { ko: '사업장 빼기', en: 'Remove a site' },
    may: companySigners,
    params,
    output: ok,
    undoable: {
      says: { ko: '사업장을 뺍니다', en: 'The site will be removed' },
      said: { ko: '사업장을 뺐습니다', en: 'The site was removed' },
      about: ({ params }) => [params.id],
    },
    handle: async (input, context) => {
      await removeSite(context, input.params.id);
      return done;
    },
  }),
];
