import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';

interface DeedProps {
  readonly label: string;
  readonly title: string;
  readonly body: string;
  readonly said: string;
  readonly run: () => Promise<unknown>;
  readonly isDanger?: boolean;
}

/** A button whose deed is asked about first, done, said, and read anew. */
export function Deed({ label, title, body, said, run, isDanger = false }: DeedProps) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const deed = useMutation({
    mutationFn: run,
    onSuccess: async () => {
      setOpen(false);
      notify({ tone: 'success', title: said });
      await client.invalidateQueries({ queryKey: ['administration'] });
    },
  });
  return (
    <>
      <Button size="small" look={isDanger ? 'danger' : 'secondary'} onPress={() => setOpen(true)}>
        {label}
      </Button>
      <ConfirmSheet
        title={title}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => deed.mutate()}
        confirmLabel={label}
        isDanger={isDanger}
        isPending={deed.isPending}
        error={deed.error}
      >
        <p>{body}</p>
      </ConfirmSheet>
    </>
  );
}
