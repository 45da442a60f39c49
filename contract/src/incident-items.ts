/** Evidence of an incident: what it is, where it came from, whose hands it went through; and what the leak costs, in won. */
import { z } from 'zod';
import { id, instant, line, prose } from './fields.ts';

export const EvidenceKind = z.enum(['file', 'device', 'paper', 'log', 'other']);
export type EvidenceKind = z.infer<typeof EvidenceKind>;
export const DamageKind = z.enum(['research', 'sales', 'response', 'other']);
export type DamageKind = z.infer<typeof DamageKind>;

const fingerprint = z.string().regex(/^[0-9a-f]{64}$/, { error: '전자지문이 아닙니다. / Not a fingerprint.' });

/** The file itself stays where it is: its name, size and SHA-256 are computed in the browser. */
export const NewEvidenceItem = z.strictObject({
  kind: EvidenceKind,
  title: line(100),
  source: line(200),
  place: line(200),
  custodian: line(60),
  collectedAt: instant,
  file: z
    .strictObject({
      name: line(200),
      size: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
      sha256: fingerprint,
    })
    .nullable(),
  note: prose(1000).nullable(),
});
export type NewEvidenceItem = z.infer<typeof NewEvidenceItem>;
export const NewHandover = z.strictObject({
  to: line(60),
  place: line(200),
  happenedAt: instant,
  reason: prose(500),
});
export type NewHandover = z.infer<typeof NewHandover>;
export const EvidencePath = z.strictObject({ incidentId: id, itemId: id });

const mostLines = 50;
const mostWon = 100_000_000_000_000;
const DamageLine = z.strictObject({
  kind: DamageKind,
  /** Whole won. */
  amount: z.int().min(0).max(mostWon),
  basis: prose(500),
});
/** The whole worksheet at once; version 0: none was stored yet. */
export const DamageSheet = z.strictObject({
  version: z.int().min(0).max(2_000_000_000),
  lines: z.array(DamageLine).max(mostLines),
});
export type DamageSheet = z.infer<typeof DamageSheet>;

export const EvidenceItems = z.object({
  items: z.array(
    z.object({
      id,
      number: z.number().int(),
      kind: EvidenceKind,
      title: z.string(),
      source: z.string(),
      /** Where it lies and who holds it now: as the last handover says. */
      place: z.string(),
      custodian: z.string(),
      collectedAt: instant,
      file: z.object({ name: z.string(), size: z.number(), sha256: z.string() }).nullable(),
      note: z.string().nullable(),
      by: z.string(),
      writtenAt: instant,
      custody: z.array(
        z.object({
          id,
          from: z.string(),
          to: z.string(),
          place: z.string(),
          happenedAt: instant,
          reason: z.string(),
          by: z.string(),
        }),
      ),
    }),
  ),
  damage: z.object({
    version: z.number().int(),
    lines: z.array(z.object({ kind: DamageKind, amount: z.number().int(), basis: z.string() })),
    total: z.number().int(),
  }),
  mayAdd: z.boolean(),
});
export type EvidenceItems = z.infer<typeof EvidenceItems>;

/** Whom a sealed bundle of an incident is made for, and how it is locked. */
export const BundlePurpose = z.enum(['police', 'lawyer', 'mediation', 'agency', 'other']);
export type BundlePurpose = z.infer<typeof BundlePurpose>;
export const BundleLock = z.enum(['passphrase', 'key']);
/** That a bundle was made; the bundle itself and its passphrase stay in the browser. */
export const NewBundle = z.strictObject({
  purpose: BundlePurpose,
  recipient: line(100),
  lock: BundleLock,
  files: z.int().min(1).max(10_000),
  size: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
  sha256: fingerprint,
});
export type NewBundle = z.infer<typeof NewBundle>;
