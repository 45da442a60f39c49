/** An agency's own system is told what its desk is told: kind, reference and link (Standard Webhooks). */
import { z } from 'zod';
import { id, instant } from './fields.ts';
import { type NoticeEvent, noticeEvents } from './notices.ts';

/** What concerns the desk as a whole; what one person is told (a mention, a watched case) stays with that person. */
export const hookEvents = [
  'case.arrived',
  'case.assigned',
  'case.replied',
  'case.takenOver',
  'case.dueTomorrow',
  'case.overdue',
  'referral.received',
  'referral.answered',
  'consent.withdrawn',
  'appointment.changed',
  'appointment.reminder',
  'case.emergency',
  'company.registered',
  'rescreening.ready',
] as const satisfies readonly NoticeEvent[];
export type HookEvent = (typeof hookEvents)[number];
/** The first comes only from the button of the page. */
export const sentEvents = ['hook.test', ...noticeEvents] as const;

export const hookStates = ['on', 'paused', 'stopped'] as const;
export type HookState = (typeof hookStates)[number];
export const deliveryStates = ['waiting', 'delivered', 'failed', 'dropped'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export const deliveryFaults = ['address', 'unreachable', 'tls', 'timeout', 'answer'] as const;
export type DeliveryFault = (typeof deliveryFaults)[number];

export const mostHooks = 5;

const events = z
  .array(z.enum(hookEvents))
  .min(1, { error: '하나 이상 골라 주세요. / Choose at least one.' })
  .max(50)
  .refine((chosen) => new Set(chosen).size === chosen.length, {
    error: '같은 알림이 두 번 있습니다. / The same twice.',
  });

export const HookId = z.strictObject({ id });
export const NewHook = z.strictObject({ url: z.string().trim().min(1).max(500), events });
export type NewHook = z.infer<typeof NewHook>;
/** `on` also starts one again that was stopped; without a state it stays what it is, also stopped. */
export const HookChange = z.strictObject({ events, state: z.enum(['on', 'paused']).optional() });
export type HookChange = z.infer<typeof HookChange>;

export const HookList = z.object({
  items: z.array(
    z.object({
      id,
      url: z.string(),
      events: z.array(z.enum(hookEvents)),
      state: z.enum(hookStates),
      deliveredAt: instant.nullable(),
      failingSince: instant.nullable(),
      createdAt: instant,
      /** While two secrets are valid: until when the former one still signs too. */
      formerUntil: instant.nullable(),
    }),
  ),
  /** What this agency can be told: the secretariat more than the others. */
  offered: z.array(z.enum(hookEvents)),
  most: z.number().int(),
});
export type HookList = z.infer<typeof HookList>;

/** Shown once: nobody can read it later. */
export const HookSecret = z.object({ id, secret: z.string(), formerUntil: instant.nullable() });
export type HookSecret = z.infer<typeof HookSecret>;

export const DeliveryQuery = z.strictObject({ cursor: z.string().max(80).optional() });
export const DeliveryList = z.object({
  items: z.array(
    z.object({
      id,
      event: z.enum(sentEvents),
      reference: z.string().nullable(),
      state: z.enum(deliveryStates),
      attempts: z.number().int(),
      fault: z.enum(deliveryFaults).nullable(),
      status: z.number().int().nullable(),
      tookMs: z.number().int().nullable(),
      at: instant,
      triedAt: instant.nullable(),
      nextAt: instant.nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type DeliveryList = z.infer<typeof DeliveryList>;
