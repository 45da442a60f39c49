import { join } from 'node:path';
import { systemClock } from '#kernel/clock';
import { openPress, type Press } from './press.ts';
import type { Printed } from './press-order.ts';
import { printable } from './printable.ts';
import { loadTemplate } from './templates.ts';

let shared: Press | undefined;

/** Ends the shared typesetter; the next paper starts a new one. */
export const stopPress = (): void => {
  shared?.stop();
  shared = undefined;
};

/** Tagged PDF (PDF/UA-1, ko-KR) of a template of ours. `data` must satisfy the template's schema, else ZodError. */
export const renderPdf = async (
  name: string,
  data: unknown,
  options: { press?: Press; at?: Date } = {},
): Promise<Printed> => {
  const template = await loadTemplate(name);
  const checked = template.schema.parse(data);
  shared ??= openPress();
  return (options.press ?? shared).print({
    main: join(template.dir, 'template.typ'),
    data: JSON.stringify(printable(checked)),
    at: Math.floor((options.at ?? systemClock.now()).getTime() / 1000),
  });
};
