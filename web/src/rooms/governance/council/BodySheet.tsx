import { BodyKind, Quorum } from '@boru/contract/council';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { type Body, changeBody, foundBody, useCouncilDeed } from './api.ts';
import { councilMessages } from './messages.ts';

type Draft = Pick<Body, 'kind' | 'name' | 'purpose' | 'quorum'>;
const empty: Draft = { kind: 'council', name: '', purpose: '', quorum: 'majority' };

export function BodySheet({ body, onClose }: { body: Body | null; onClose: () => void }) {
  const t = useText(councilMessages);
  const [draft, setDraft] = useState<Draft>(() =>
    body === null ? empty : { kind: body.kind, name: body.name, purpose: body.purpose, quorum: body.quorum },
  );
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const saving = useCouncilDeed(
    (wish: Draft): Promise<unknown> => (body === null ? foundBody(wish) : changeBody(body.id, body.version, wish)),
    body === null ? t.founded : t.saved,
    onClose,
  );
  return (
    <ConfirmSheet
      title={body === null ? t.foundTitle : t.editTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (draft.name.trim() !== '' && draft.purpose.trim() !== '') saving.mutate(draft);
      }}
      confirmLabel={body === null ? t.found : t.save}
      isPending={saving.isPending}
      error={saving.error}
      whoSees={t.who}
      takeBack={t.foundBack}
    >
      <Fields draft={draft} set={set} isTried={isTried} error={saving.error} />
    </ConfirmSheet>
  );
}

interface Props {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isTried: boolean;
  readonly error: unknown;
}

function Fields({ draft, set, isTried, error }: Props) {
  const t = useText(councilMessages);
  const pick = usePick();
  const locale = useLocale();
  const faultOf = (field: 'name' | 'purpose') =>
    isTried && draft[field].trim() === '' ? t.needed : fieldError(error, field, locale);
  return (
    <FormStack>
      <Select
        label={t.kind}
        options={BodyKind.options.map((id) => ({ id, label: pick(lists.bodyKind[id]) }))}
        value={draft.kind}
        onChange={(id) => set({ kind: BodyKind.options.find((one) => one === id) ?? draft.kind })}
      />
      <TextField
        label={t.name}
        isRequired
        maxLength={80}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={faultOf('name')}
      />
      <TextArea
        label={t.purpose}
        isRequired
        rows={3}
        maxCharacters={1000}
        value={draft.purpose}
        onChange={(purpose) => set({ purpose })}
        error={faultOf('purpose')}
      />
      <Select
        label={t.quorum}
        description={t.quorumHint}
        options={Quorum.options.map((id) => ({ id, label: pick(lists.quorum[id]) }))}
        value={draft.quorum}
        onChange={(id) => set({ quorum: Quorum.options.find((one) => one === id) ?? draft.quorum })}
      />
    </FormStack>
  );
}
