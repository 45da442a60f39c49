import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Checkbox } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Notice } from '#ui/Notice';
import { type Keys, keysQuery, removeMember } from '../desk/api.ts';
import { readerMessages } from './messages.ts';

type Person = Keys['people'][number];

/** Takes somebody off the team; the last one who opens a key only when that is meant. */
export function RemoveSheet({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useText(readerMessages);
  const client = useQueryClient();
  const [isMeant, setMeant] = useState(false);
  const isLast = person.alone;
  const remove = useMutation({
    mutationFn: () => removeMember(person.id, isMeant),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keysQuery.queryKey });
      onClose();
    },
  });
  return (
    <ConfirmSheet
      title={t.removeTitle({ name: person.name })}
      isOpen
      onClose={onClose}
      onConfirm={() => remove.mutate()}
      confirmLabel={t.removeConfirm}
      isDanger
      isDisabled={isLast && !isMeant}
      isPending={remove.isPending}
      error={remove.error}
      whatTheySee={t.removeWhat}
      takeBack={t.removeBack}
    >
      {isLast ? (
        <>
          <Notice tone="danger">{t.removeLast}</Notice>
          <Checkbox label={t.removeMeant} isSelected={isMeant} onChange={setMeant} />
        </>
      ) : (
        <p>{t.removeThen}</p>
      )}
    </ConfirmSheet>
  );
}
