import type { History } from '@boru/contract/evidence';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { readCursor, writeCursor } from './model.ts';
import { type Line, selectHistory, selectName } from './store.ts';

const pageSize = 50;

/** What the lines told of the company beyond the agency's own deeds. */
const sectionsOf = (rows: readonly Line[]): string[] => {
  const theirs = rows.filter(({ side }) => side === 'company');
  return [
    'summary',
    ...(theirs.some(({ target }) => target !== null) ? ['counsel'] : []),
    ...(theirs.some(({ target }) => target === null) ? ['diagnosis'] : []),
  ];
};

/** Newest first, 50 a page. That it was read is told to the company before the answer leaves. */
export const companyHistory = async (
  { tx, read }: Context<Services>,
  companyId: string,
  cursor: string | undefined,
): Promise<History> => {
  const name = await selectName(tx, companyId);
  if (name === null) throw new Problem('thing.not_found');
  const rows = await selectHistory(tx, companyId, readCursor(cursor), pageSize + 1);
  read({ companyId, caseId: null, sections: sectionsOf(rows) });
  const last = rows[pageSize - 1];
  return {
    company: { id: companyId, name },
    items: rows.slice(0, pageSize).map(({ key, at, side, actorName, action, target, number, title }) => ({
      id: key,
      at: at.toISOString(),
      side: side === 'agency' ? 'agency' : 'company',
      actorName,
      action,
      case: target === null || title === null ? null : { id: target, number, title },
    })),
    nextCursor: rows.length > pageSize && last ? writeCursor(last) : null,
  };
};
