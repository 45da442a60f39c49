import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useIsWaiting } from '#lib/steps';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Soon } from '#ui/Soon';
import { profileMessages } from './messages.ts';

interface RemoveButtonProps {
  readonly label: string;
  readonly title: string;
  readonly body: string;
  readonly confirmLabel: string;
  readonly remove: () => Promise<unknown>;
}

/** A wrong press is asked about; what was removed is said. */
export function RemoveButton({ label, title, body, confirmLabel, remove }: RemoveButtonProps) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const removal = useMutation({
    mutationFn: remove,
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries({ queryKey: ['company'] });
    },
  });
  return (
    <>
      <Button look="quiet" size="small" onPress={() => setOpen(true)} aria-label={`${label}: ${title}`}>
        {label}
      </Button>
      <ConfirmSheet
        title={title}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => removal.mutate()}
        confirmLabel={confirmLabel}
        isDanger
        isPending={removal.isPending}
        error={removal.error}
      >
        <p>{body}</p>
      </ConfirmSheet>
    </>
  );
}

/** What can be taken back for some seconds; meanwhile the row says so. */
export function RemoveThing({ id, name, remove }: { id: string; name: string; remove: () => Promise<unknown> }) {
  const t = useText(profileMessages);
  if (useIsWaiting(id)) return <Soon about={id} />;
  return (
    <RemoveButton
      label={t.remove}
      title={t.removeTitle({ name })}
      body={t.removeBody}
      confirmLabel={t.remove}
      remove={remove}
    />
  );
}
