import { useState } from 'react';
import { useDeedOn } from '#lib/deed';
import { useText } from '#lib/i18n';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { deskKey } from '../desk/api.ts';
import { triageMessages } from './messages.ts';
import { stateOf, type Triage, urgencyOf } from './model.ts';
import { saveTriage } from './sealing.ts';
import { useChoices } from './useChoices.ts';

const refreshed = { all: deskKey, one: deskKey };

interface Props {
  readonly draft: Triage;
  readonly mine: { readonly id: string; readonly desk: string };
  readonly onClose: () => void;
}

/** Sealed here, to the key of the desk; what is closed without saving is forgotten. */
export function TriageSheet({ draft, mine, onClose }: Props) {
  const t = useText(triageMessages);
  const [said, setSaid] = useState(draft);
  const save = useDeedOn(
    refreshed,
    () => saveTriage(mine, { ...said, title: said.title.trim(), company: said.company.trim(), note: said.note.trim() }),
    t.saved,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.sheetTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => save.mutate()}
      confirmLabel={t.save}
      isDisabled={said.title.trim() === ''}
      isPending={save.isPending}
      error={save.error}
      whoSees={t.whoSees}
      whatTheySee={t.whatTheySee}
    >
      <Fields said={said} change={(part) => setSaid({ ...said, ...part })} />
    </ConfirmSheet>
  );
}

function Fields({ said, change }: { said: Triage; change: (part: Partial<Triage>) => void }) {
  const t = useText(triageMessages);
  const { kind, urgency, territory, state } = useChoices();
  return (
    <FormStack>
      <TextField
        label={t.subject}
        description={t.subjectHint}
        maxLength={80}
        value={said.title}
        onChange={(title) => change({ title })}
        isRequired
      />
      <Select label={t.kind} options={kind} value={said.kind} onChange={(id) => change({ kind: id ?? 'unsure' })} />
      <Select
        label={t.urgency}
        options={urgency}
        value={said.urgency}
        onChange={(id) => change({ urgency: urgencyOf(id) })}
      />
      <Select
        label={t.territory}
        options={territory}
        value={said.territory}
        onChange={(id) => change({ territory: id ?? '' })}
      />
      <Select
        label={t.state}
        description={t.handedOffHint}
        options={state}
        value={said.state}
        onChange={(id) => change({ state: stateOf(id) })}
      />
      <TextField label={t.company} maxLength={80} value={said.company} onChange={(company) => change({ company })} />
      <TextArea
        label={t.note}
        rows={2}
        maxCharacters={300}
        value={said.note}
        onChange={(note) => change({ note: note.slice(0, 300) })}
      />
    </FormStack>
  );
}
