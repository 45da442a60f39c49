import { useState } from 'react';
import { useDeedOn } from '#lib/deed';
import { useText } from '#lib/i18n';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { deskKey, type Keys } from '../desk/api.ts';
import { deskMessages } from '../desk/messages.ts';
import { changeCase, type SealedCase } from './api.ts';
import { caseMessages } from './messages.ts';

/** Who has the case and until when. Only those can have it who read all of it; the server checks that again. */
export function ChangeSheet({ file, keys, onClose }: { file: SealedCase; keys: Keys; onClose: () => void }) {
  const t = useText(caseMessages);
  const desk = useText(deskMessages);
  const [owner, setOwner] = useState(file.owner?.id ?? '');
  const [dueOn, setDueOn] = useState(file.dueOn);
  const sharedWith = keys.keys[0]?.sharedWith ?? [];
  const people = keys.people.filter(({ team, keyId }) => team && keyId !== null && sharedWith.includes(keyId));
  const change = useDeedOn(
    { all: deskKey, one: deskKey },
    () =>
      changeCase(file.id, {
        version: file.version,
        state: 'open',
        ownerId: owner === '' ? null : owner,
        dueOn,
        note: null,
      }),
    t.saved,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.changeTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => change.mutate()}
      confirmLabel={t.save}
      isPending={change.isPending}
      error={change.error}
      whoSees={t.changeWho}
      whatTheySee={t.changeWhat}
    >
      <FormStack>
        <Select
          label={t.owner}
          options={[
            { id: '', label: t.nobody },
            ...people.map(({ id, name, self }) => ({ id, label: self ? `${name} (${desk.self})` : name })),
          ]}
          value={owner}
          onChange={(id) => setOwner(id ?? '')}
        />
        <DateField label={t.due} value={dueOn} onChange={setDueOn} isOptional />
      </FormStack>
    </ConfirmSheet>
  );
}
