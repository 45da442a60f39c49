import { wordOf } from '@boru/contract/words';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { CheckboxGroup } from '#ui/Choices';
import type { HookEvent } from './api.ts';
import { hookMessages } from './messages.ts';

interface EventChoiceProps {
  readonly offered: readonly HookEvent[];
  readonly value: readonly HookEvent[];
  readonly onChange: (events: readonly HookEvent[]) => void;
  readonly error?: string | undefined;
}

export function EventChoice({ offered, value, onChange, error }: EventChoiceProps) {
  const t = useText(hookMessages);
  const pick = usePick();
  return (
    <CheckboxGroup
      label={t.events}
      isRequired
      value={value}
      onChange={(ids) => onChange(offered.filter((event) => ids.includes(event)))}
      options={offered.map((event) => ({
        id: event,
        label: pick(wordOf('noticeEvent', event) ?? { ko: event, en: event }),
      }))}
      error={error}
    />
  );
}
