import { DisclosureChannel, type DisclosureInput, DisclosureMatter } from '@boru/contract/disclosure';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { registerRequest, useDisclosureDeed } from './api.ts';
import { disclosureMessages } from './messages.ts';

type Draft = Omit<DisclosureInput, 'receivedOn' | 'matter'> & {
  receivedOn: string | null;
  matter: DisclosureInput['matter'] | null;
};
const wishOf = ({ receivedOn, matter, ...draft }: Draft): DisclosureInput | null =>
  receivedOn === null ||
  matter === null ||
  [draft.requesterName, draft.requesterAddress, draft.wish].some((it) => it.trim() === '')
    ? null
    : { ...draft, receivedOn, matter };

export function RegisterSheet({ today, onClose }: { today: string; onClose: () => void }) {
  const t = useText(disclosureMessages);
  const [draft, setDraft] = useState<Draft>({
    ...{ channel: 'portal', matter: null, receivedOn: today, requesterName: '', requesterAddress: '', wish: '' },
  });
  const [isTried, setTried] = useState(false);
  const writing = useDisclosureDeed((wish: DisclosureInput) => registerRequest(wish), t.registered, onClose);
  return (
    <ConfirmSheet
      title={t.registerTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        const wish = wishOf(draft);
        if (wish !== null) writing.mutate(wish);
      }}
      confirmLabel={t.register}
      isPending={writing.isPending}
      error={writing.error}
      whoSees={t.who}
      takeBack={t.registerBack}
    >
      <Fields
        draft={draft}
        set={(change) => setDraft((before) => ({ ...before, ...change }))}
        isTried={isTried}
        error={writing.error}
        today={today}
      />
    </ConfirmSheet>
  );
}

interface Props {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isTried: boolean;
  readonly error: unknown;
  readonly today: string;
}

function Fields({ draft, set, isTried, error, today }: Props) {
  const t = useText(disclosureMessages);
  const pick = usePick();
  const locale = useLocale();
  const missing = (text: string) => (isTried && text.trim() === '' ? t.needed : undefined);
  return (
    <FormStack>
      <RadioGroup
        label={t.matter}
        isRequired
        options={DisclosureMatter.options.map((id) => ({ id, label: pick(lists.disclosureMatter[id]) }))}
        value={draft.matter}
        onChange={(id) => set({ matter: DisclosureMatter.options.find((one) => one === id) ?? draft.matter })}
        error={isTried && draft.matter === null ? t.needed : undefined}
      />
      <TextArea
        label={t.wish}
        isRequired
        rows={4}
        maxCharacters={3000}
        value={draft.wish}
        onChange={(wish) => set({ wish })}
        error={missing(draft.wish) ?? fieldError(error, 'wish', locale)}
      />
      <Select
        label={t.channel}
        options={DisclosureChannel.options.map((id) => ({ id, label: pick(lists.disclosureChannel[id]) }))}
        value={draft.channel}
        onChange={(id) => set({ channel: DisclosureChannel.options.find((one) => one === id) ?? draft.channel })}
      />
      <DateField
        label={t.receivedOn}
        isRequired
        max={today}
        value={draft.receivedOn}
        onChange={(receivedOn) => set({ receivedOn })}
        error={isTried && draft.receivedOn === null ? t.needed : fieldError(error, 'receivedOn', locale)}
      />
      <TextField
        label={t.requesterName}
        isRequired
        maxLength={80}
        value={draft.requesterName}
        onChange={(requesterName) => set({ requesterName })}
        error={missing(draft.requesterName)}
      />
      <TextField
        label={t.requesterAddress}
        isRequired
        maxLength={200}
        value={draft.requesterAddress}
        onChange={(requesterAddress) => set({ requesterAddress })}
        error={missing(draft.requesterAddress)}
      />
    </FormStack>
  );
}
