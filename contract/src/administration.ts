import { z } from 'zod';
import { agencyId, bilingual, emailAddress, id, instant } from './fields.ts';

/** What an administrator sees: people who work here, the machine and its queues. Never a company's content. */

export const staffRoles = ['intake', 'officer', 'manager', 'auditor', 'administrator'] as const;
const role = z.enum(staffRoles);
/** Experts have accounts too; agencies invite them, not the administrator. */
const anyRole = z.enum([...staffRoles, 'expert']);

export const StaffQuery = z.strictObject({
  text: z.string().trim().max(40).optional(),
  agencyId: z.coerce.number().int().min(1).max(999).optional(),
});
export const StaffList = z.object({
  items: z.array(
    z.object({
      personId: id,
      name: z.string(),
      email: z.string(),
      disabledAt: instant.nullable(),
      /** Whether a second factor is set up; without one they see nothing. */
      secondFactor: z.boolean(),
      lastSeenAt: instant.nullable(),
      self: z.boolean(),
      memberships: z.array(z.object({ id, role: anyRole, agency: bilingual.nullable(), since: instant })),
    }),
  ),
  /** More people match than are shown. */
  more: z.boolean(),
});
export type StaffList = z.infer<typeof StaffList>;
export const StaffInvitation = z
  .strictObject({ email: emailAddress, role, agencyId: agencyId.nullable() })
  .refine((wanted) => (wanted.role === 'administrator') === (wanted.agencyId === null), {
    path: ['agencyId'],
    error: '기관을 골라 주세요. / Choose an agency.',
  });
/** The link is shown once; only its hash is kept. */
export const StaffInvitationLink = z.object({ id, link: z.string(), expiresAt: instant });
export const StaffInvitationList = z.object({
  items: z.array(z.object({ id, email: z.string(), role: anyRole, agency: bilingual.nullable(), expiresAt: instant })),
});
export type StaffInvitationList = z.infer<typeof StaffInvitationList>;

export const jobStates = ['waiting', 'running', 'done', 'dead'] as const;
export const JobQuery = z.strictObject({ state: z.enum(jobStates).optional(), before: id.optional() });
export const JobList = z.object({
  items: z.array(
    z.object({
      id,
      kind: z.string(),
      state: z.enum(jobStates),
      attempts: z.number().int(),
      runAt: instant,
      createdAt: instant,
      finishedAt: instant.nullable(),
      lastError: z.string().nullable(),
    }),
  ),
});
export type JobList = z.infer<typeof JobList>;

export const mailStates = ['waiting', 'sent', 'held'] as const;
export const MailQuery = z.strictObject({ state: z.enum(mailStates).optional(), before: id.optional() });
const mailHead = {
  id,
  kind: z.string(),
  recipient: z.string(),
  subject: z.string(),
  state: z.enum(mailStates),
  createdAt: instant,
  sentAt: instant.nullable(),
};
export const MailList = z.object({ items: z.array(z.object(mailHead)), smtp: z.boolean() });
export type MailList = z.infer<typeof MailList>;
export const MailView = z.object({ ...mailHead, bodyText: z.string().nullable() });
export type MailView = z.infer<typeof MailView>;

export const HealthView = z.object({
  database: z.object({ version: z.string(), clockSkewSeconds: z.number(), embedded: z.boolean() }),
  disk: z.enum(['ok', 'low', 'unknown']),
  mail: z.object({ configured: z.boolean(), held: z.number().int() }),
  jobs: z.object({ waiting: z.number().int(), running: z.number().int(), dead: z.number().int() }),
  scanner: z.boolean(),
  storage: z.object({ kind: z.enum(['folder', 's3']), region: z.string() }),
  origin: z.string(),
  https: z.boolean(),
  administrators: z.number().int(),
  staffWithoutFactor: z.number().int(),
});
export type HealthView = z.infer<typeof HealthView>;

/** The name of what waits is a keyed hash, so nobody learns an address from this page. */
export const ThrottleList = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(['account', 'address']),
      failures: z.number().int(),
      lastFailureAt: instant,
      blockedUntil: instant.nullable(),
    }),
  ),
});
export type ThrottleList = z.infer<typeof ThrottleList>;
export const ThrottleKey = z.strictObject({ key: z.string().regex(/^(account|address):[0-9a-f]{64}$/) });
