import { civilOf } from '@boru/contract/civil';
import type { ClaimView, CompanyRecords, FormerRecords } from '@boru/contract/company-claims';
import type { Actor } from '#kernel/actor';
import { hashToken } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames } from '../agencies/index.ts';
import { ksicName } from '../companies/index.ts';
import { type Claim, kindOf, maskAddress, mayDo, requireOpen, stateOf } from './model.ts';
import {
  selectClaimByToken,
  selectClaims,
  selectClaimUsedBy,
  selectFormers,
  selectListed,
  selectListing,
  selectSame,
} from './store.ts';

type Asking = { tx: Tx; actor: Actor; now: Date; services: Services };

const view = (claim: Claim, now: Date): CompanyRecords['invitations'][number] => ({
  id: claim.id,
  address: maskAddress(claim.email),
  reason: claim.reason,
  invitedBy: claim.invitedByName,
  createdAt: claim.createdAt.toISOString(),
  expiresAt: claim.expiresAt.toISOString(),
  state: stateOf(claim, now),
});

/** What else is known under this business number, and who was invited, for the desk that confirms. */
export const companyRecords = async ({ tx, actor, now }: Asking, id: string): Promise<Sent<CompanyRecords>> => {
  const company = await selectListed(tx, id);
  if (!company) throw new Problem('thing.not_found');
  const claims = await selectClaims(tx, id);
  const usedBy = await selectClaimUsedBy(tx, id);
  const same = company.businessNumber === null ? [] : await selectSame(tx, id, company.businessNumber);
  return {
    kind: kindOf(company),
    same: same.map(({ importId, createdAt, ...row }) => ({
      ...row,
      kind: kindOf({ importId, status: row.status }),
      createdAt: createdAt.toISOString(),
    })),
    invitations: claims.map((claim) => view(claim, now)),
    claimedBy: usedBy ? view(usedBy, now) : null,
    may: mayDo(company, claims, actor, now),
  };
};

/** For the holder of the link. The answer for a spent link names nothing. */
export const showClaim = async ({ tx, now, services }: Asking, token: string): Promise<Sent<ClaimView>> => {
  const claim = requireOpen(await selectClaimByToken(tx, hashToken(token), false), now);
  const listing = await selectListing(tx, claim.companyId);
  const agency = (await agencyNames(tx, civilOf(now.getTime()))).get(claim.agencyId);
  if (!listing || !agency || listing.businessNumber === null) throw new Problem('link.spent');
  const { businessNumber, source, ...company } = listing;
  const { representativeName, size, ksicCode, municipality } = company;
  if (representativeName === null || size === null || ksicCode === null || municipality === null)
    throw new Problem('link.spent');
  return {
    businessNumber,
    agency,
    expiresAt: claim.expiresAt.toISOString(),
    source: source ?? '',
    company: {
      ...company,
      ...{ representativeName, size, ksicCode, municipality },
      ksicName: ksicName(services.pack, ksicCode),
    },
    email: claim.email,
  };
};

/** What was written about the company before it had an account. */
export const formerRecords = async ({ tx, now }: Asking, companyId: string): Promise<FormerRecords> => {
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const rows = await selectFormers(tx, companyId);
  return {
    items: rows.map((row) => ({
      id: row.id,
      kind: row.importId === null ? 'call' : 'list',
      name: row.name,
      agency: (row.takenByAgency === null ? undefined : names.get(row.takenByAgency)) ?? null,
      writtenAt: row.createdAt.toISOString(),
      takenOverAt: (row.takenOverAt ?? row.createdAt).toISOString(),
    })),
  };
};
