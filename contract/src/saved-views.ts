/** 저장한 보기: what a person narrows the inbox to again and again, under a name of their own. */
import { z } from 'zod';
import { InboxView, InCharge, Urgency } from './case-lists.ts';
import { id, line, version } from './fields.ts';
import { HelpTopic } from './help.ts';

export const mostSavedViews = 20;

/** What a view asks of the inbox; it never says more than the address of the page does. */
const narrowing = {
  view: InboxView,
  search: z
    .string()
    .trim()
    .max(80)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), {
      error: '쓸 수 없는 글자가 있습니다. / Contains characters that cannot be used.',
    }),
  topic: HelpTopic.nullable(),
  urgency: Urgency.nullable(),
  charge: InCharge.nullable(),
};
const name = line(40);

export const NewSavedView = z.strictObject({ name, shared: z.boolean(), ...narrowing });
export const SavedViewChange = z.strictObject({ version, name, shared: z.boolean() });
export const SavedView = z.object({
  id,
  name: z.string(),
  shared: z.boolean(),
  ...narrowing,
  /** Own views are renamed and deleted; a shared one also goes when a manager takes it away. */
  mine: z.boolean(),
  ownerName: z.string(),
  mayDelete: z.boolean(),
  version,
});
export const SavedViews = z.object({ items: z.array(SavedView) });

export type NewSavedView = z.output<typeof NewSavedView>;
export type SavedViewChange = z.output<typeof SavedViewChange>;
export type SavedView = z.output<typeof SavedView>;
export type SavedViews = z.output<typeof SavedViews>;
