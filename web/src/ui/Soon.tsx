import { useText } from '#lib/i18n';
import { useIsWaiting } from '#lib/steps';
import { uiMessages } from './messages.ts';
import { Tag } from './Tag.tsx';

/** Beside a thing on which something was pressed that can still be taken back. */
export function Soon({ about }: { about: string }) {
  const t = useText(uiMessages);
  return useIsWaiting(about) ? <Tag tone="amber">{t.soon}</Tag> : null;
}
