import { z } from 'zod';
import { bilingual } from './fields.ts';
import { HelpTopic } from './help.ts';

/** Whom to call, from dated data; nothing that a person types here is sent anywhere. */
export const ContactView = z.object({
  id: z.string(),
  name: bilingual,
  organisation: bilingual,
  phone: z.string().nullable(),
  hours: bilingual.nullable(),
  url: z.string().nullable(),
  emergency: z.boolean(),
  topics: z.array(HelpTopic),
  asOf: z.string(),
  verified: z.boolean(),
});
export const ContactList = z.object({ items: z.array(ContactView) });
export type ContactView = z.infer<typeof ContactView>;
