import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { Membership } from './model.ts';

export type PersonRow = { id: string; name: string; email: string; locale: string };

export const selectPerson = (tx: Tx, id: string): Promise<PersonRow | undefined> =>
  tx
    .selectFrom('organisations.person')
    .select(['id', 'name', 'email', 'locale'])
    .where('id', '=', id)
    .executeTakeFirst();

/** Memberships that hold, oldest first, with the name the organisation bears today. */
export const selectMemberships = async (tx: Tx, personId: string): Promise<Membership[]> => {
  const rows = await tx
    .selectFrom('organisations.membership as m')
    .leftJoin('organisations.company as c', 'c.id', 'm.companyId')
    .leftJoin('organisations.agencyName as n', (join) =>
      join
        .onRef('n.agencyId', '=', 'm.agencyId')
        .on('n.validFrom', '<=', sql<string>`current_date`)
        .on(sql<boolean>`(n.valid_to is null or n.valid_to >= current_date)`),
    )
    .select(['m.id', 'm.role', 'm.agencyId', 'm.companyId', 'c.name as company', 'n.nameKo', 'n.nameEn'])
    .where('m.personId', '=', personId)
    .where('m.endedAt', 'is', null)
    .orderBy('m.createdAt')
    .orderBy('m.id')
    .execute();
  return rows.map(({ id, role, agencyId, companyId, company, nameKo, nameEn }) => ({
    id,
    role,
    agencyId,
    companyId,
    name:
      company !== null ? { ko: company, en: company } : nameKo === null ? null : { ko: nameKo, en: nameEn ?? nameKo },
  }));
};
