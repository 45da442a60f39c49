import { wordOf } from '@boru/contract/words';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Select } from '#ui/Select';
import type { Choice } from './api.ts';
import { noticeMessages } from './messages.ts';

interface ChoiceRowProps {
  readonly choice: Choice;
  readonly level: string;
  readonly onChange: (level: string) => void;
}

/** One event, how it comes, and why it cannot be turned down further where that is so. */
export function ChoiceRow({ choice, level, onChange }: ChoiceRowProps) {
  const t = useText(noticeMessages);
  const pick = usePick();
  const nameOf = (one: string) => pick(wordOf('noticeLevel', one) ?? { ko: one, en: one });
  const why = [choice.why === null ? '' : pick(choice.why), choice.alarm ? t.alarm : ''].filter((part) => part !== '');
  return (
    <Select
      label={pick(wordOf('noticeEvent', choice.event) ?? { ko: choice.event, en: choice.event })}
      {...(why.length === 0 ? {} : { description: why.join(' ') })}
      size="small"
      isDisabled={choice.offered.length === 1}
      value={level}
      onChange={(id) => onChange(id ?? level)}
      options={choice.offered.map((one) => ({ id: one, label: nameOf(one) }))}
    />
  );
}
