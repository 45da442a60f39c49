import { addDays } from '@boru/contract/civil';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import { type Item, type Meeting, setAction, useCouncilDeed } from '../council/api.ts';
import { meetingMessages } from './messages.ts';

interface Draft {
  readonly title: string;
  readonly agencyId: number | null;
  readonly owner: string;
  readonly dueOn: string | null;
}

/** Who does what until when; carried to each next meeting until it is done. */
export function ActionSheet({ meeting, item, onClose }: { meeting: Meeting; item: Item; onClose: () => void }) {
  const t = useText(meetingMessages);
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ title: '', agencyId: null, owner: '', dueOn: addDays(meeting.today, 30) },
  }));
  const [isTried, setTried] = useState(false);
  const setting = useCouncilDeed(
    (wish: { title: string; agencyId: number; owner: string; dueOn: string }) => setAction(item.id, wish),
    t.actionSet,
    onClose,
  );
  const send = () => {
    setTried(true);
    const { title, owner, agencyId, dueOn } = draft;
    if (title.trim() === '' || owner.trim() === '' || agencyId === null || dueOn === null) return;
    setting.mutate({ title: title.trim(), owner: owner.trim(), agencyId, dueOn });
  };
  return (
    <ConfirmSheet
      title={t.actionTitle}
      isOpen
      onClose={onClose}
      onConfirm={send}
      confirmLabel={t.action}
      isPending={setting.isPending}
      error={setting.error}
      whoSees={t.actionWho}
    >
      <Fields
        meeting={meeting}
        draft={draft}
        set={(change) => setDraft((before) => ({ ...before, ...change }))}
        isTried={isTried}
        error={setting.error}
      />
    </ConfirmSheet>
  );
}

interface Props {
  readonly meeting: Meeting;
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isTried: boolean;
  readonly error: unknown;
}

function Fields({ meeting, draft, set, isTried, error }: Props) {
  const t = useText(meetingMessages);
  const pick = usePick();
  const locale = useLocale();
  const { title, agencyId, owner, dueOn } = draft;
  const needed = (isMissing: boolean) => (isTried && isMissing ? t.needed : undefined);
  return (
    <FormStack>
      <TextField
        label={t.actionWords}
        description={t.actionHint}
        isRequired
        maxLength={200}
        value={title}
        onChange={(said) => set({ title: said })}
        error={needed(title.trim() === '') ?? fieldError(error, 'title', locale)}
      />
      <Select
        label={t.agency}
        isRequired
        options={meeting.agencies.map((one) => ({ id: String(one.agencyId), label: pick(one.name) }))}
        value={agencyId === null ? null : String(agencyId)}
        onChange={(id) => set({ agencyId: id === null ? null : Number(id) })}
        error={needed(agencyId === null)}
      />
      <TextField
        label={t.actionOwner}
        isRequired
        maxLength={80}
        value={owner}
        onChange={(said) => set({ owner: said })}
        error={needed(owner.trim() === '') ?? fieldError(error, 'owner', locale)}
      />
      <DateField
        label={t.dueOn}
        isRequired
        min={meeting.today}
        value={dueOn}
        onChange={(on) => set({ dueOn: on })}
        error={needed(dueOn === null) ?? fieldError(error, 'dueOn', locale)}
      />
    </FormStack>
  );
}
