/** Companies of a list that are invited to register, and what an account took over when it was confirmed. */
import { z } from 'zod';
import { bilingual, emailAddress, id, instant, line } from './fields.ts';
import { CompanySize, CompanyStatus } from './organisations.ts';

export const claimToken = z
  .string()
  .min(40)
  .max(60)
  .regex(/^[\w-]+$/, { error: '링크의 형식이 아닙니다. / Not the secret of a link.' });

export const RecordKind = z.enum(['account', 'list', 'call']);
export const ClaimState = z.enum(['open', 'used', 'expired', 'revoked']);

export const ClaimWish = z.strictObject({ reason: line(200) });
export const ClaimParams = z.strictObject({ id, invitationId: id });

export const ClaimInvitationView = z.object({
  id,
  /** Enough to know the mailbox by, not enough to write to it. */
  address: z.string(),
  reason: z.string(),
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
  state: ClaimState,
});
export const CompanyRecords = z.object({
  kind: RecordKind,
  /** Others with the same business number, as far as this agency sees them. */
  same: z.array(z.object({ id, kind: RecordKind, name: z.string(), status: CompanyStatus, createdAt: instant })),
  invitations: z.array(ClaimInvitationView),
  /** Present when this account was registered through an invitation. */
  claimedBy: ClaimInvitationView.nullable(),
  may: z.array(z.enum(['invite', 'revoke'])),
});
export type CompanyRecords = z.infer<typeof CompanyRecords>;

export const ClaimLook = z.strictObject({ token: claimToken });
/** What the list says, so that nobody types it twice. The holder of the link may correct all but the number. */
export const ClaimView = z.object({
  businessNumber: z.string(),
  agency: bilingual,
  expiresAt: instant,
  source: z.string(),
  company: z.object({
    name: z.string(),
    representativeName: z.string(),
    corporateNumber: z.string().nullable(),
    size: CompanySize,
    ksicCode: z.string(),
    ksicName: z.string(),
    municipality: z.string(),
    industrialZone: z.string().nullable(),
    address: z.string().nullable(),
    employees: z.number().nullable(),
  }),
  email: emailAddress,
});
export type ClaimView = z.infer<typeof ClaimView>;

/** What was written about the company before it registered, for the company. */
export const FormerRecords = z.object({
  items: z.array(
    z.object({
      id,
      kind: RecordKind,
      name: z.string(),
      /** Who wrote it. */
      agency: bilingual.nullable(),
      writtenAt: instant,
      takenOverAt: instant,
    }),
  ),
});
export type FormerRecords = z.infer<typeof FormerRecords>;
