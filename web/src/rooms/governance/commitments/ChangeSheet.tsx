import { AgreementChangeKind } from '@boru/contract/commitments';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea } from '#ui/TextField';
import { type Change, changeAgreement, useAgreementDeed, type Whole } from './api.ts';
import { commitmentMessages } from './messages.ts';

type Draft = Omit<Change, 'effectiveOn'> & { readonly effectiveOn: string | null };

/** Writes a change of the agreement down: for everybody to read, and for good. */
export function ChangeSheet({ whole, onClose }: { whole: Whole; onClose: () => void }) {
  const t = useText(commitmentMessages);
  const [isTried, setTried] = useState(false);
  const [draft, setDraft] = useState<Draft>({
    ...{ kind: 'amendment', agencyId: null, effectiveOn: whole.today, words: '', termTo: null },
  });
  const sending = useAgreementDeed((wish: Change) => changeAgreement(wish), t.changed, onClose);
  const isOfAgency = draft.kind === 'accession' || draft.kind === 'withdrawal';
  const send = () => {
    setTried(true);
    const { effectiveOn, words } = draft;
    if (effectiveOn === null || words.trim() === '' || (isOfAgency && draft.agencyId === null)) return;
    sending.mutate({ ...draft, effectiveOn, ...(isOfAgency ? {} : { agencyId: null }) });
  };
  return (
    <ConfirmSheet
      title={t.changeTitle}
      isOpen
      onClose={onClose}
      onConfirm={send}
      confirmLabel={t.changeGo}
      isPending={sending.isPending}
      error={sending.error}
      whoSees={t.changeWho}
      takeBack={t.changeBack}
    >
      <Fields
        whole={whole}
        draft={draft}
        isOfAgency={isOfAgency}
        set={(change) => setDraft((before) => ({ ...before, ...change }))}
        isTried={isTried}
        error={sending.error}
      />
    </ConfirmSheet>
  );
}

interface Props {
  readonly whole: Whole;
  readonly draft: Draft;
  readonly isOfAgency: boolean;
  readonly set: (change: Partial<Draft>) => void;
  readonly isTried: boolean;
  readonly error: unknown;
}

function Fields({ whole, draft, isOfAgency, set, isTried, error }: Props) {
  const t = useText(commitmentMessages);
  const pick = usePick();
  const locale = useLocale();
  return (
    <FormStack>
      <Select
        label={t.changeKind}
        options={AgreementChangeKind.options.map((id) => ({ id, label: pick(lists.agreementChangeKind[id]) }))}
        value={draft.kind}
        onChange={(id) => set({ kind: AgreementChangeKind.options.find((one) => one === id) ?? draft.kind })}
      />
      {isOfAgency ? (
        <Select
          label={t.changeAgency}
          isRequired
          options={whole.agencies.map(({ agencyId, name }) => ({ id: String(agencyId), label: pick(name) }))}
          value={draft.agencyId === null ? null : String(draft.agencyId)}
          onChange={(id) => set({ agencyId: id === null ? null : Number(id) })}
          error={isTried && draft.agencyId === null ? t.needed : fieldError(error, 'agencyId', locale)}
        />
      ) : null}
      <DateField
        label={t.effectiveOn}
        isRequired
        value={draft.effectiveOn}
        onChange={(effectiveOn) => set({ effectiveOn })}
        error={isTried && draft.effectiveOn === null ? t.needed : fieldError(error, 'effectiveOn', locale)}
      />
      <TextArea
        label={t.changeWords}
        description={t.changeWordsHint}
        isRequired
        rows={3}
        maxCharacters={1000}
        value={draft.words}
        onChange={(words) => set({ words })}
        error={isTried && draft.words.trim() === '' ? t.needed : fieldError(error, 'words', locale)}
      />
      {isOfAgency ? null : (
        <DateField
          label={t.termTo}
          isOptional
          value={draft.termTo}
          onChange={(termTo) => set({ termTo })}
          error={fieldError(error, 'termTo', locale)}
        />
      )}
    </FormStack>
  );
}
