import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import type { OwnAttendee } from '../api.ts';
import { makeTicket } from '../room/api.ts';
import { ticketMessages } from './messages.ts';

/** The person's own link: shown once, passed on by the company. */
export function MakeTicket({ row }: { row: OwnAttendee }) {
  const t = useText(ticketMessages);
  const [isOpen, setOpen] = useState(false);
  const making = useMutation({ mutationFn: () => makeTicket(row.id) });
  const close = () => {
    setOpen(false);
    making.reset();
  };
  return (
    <>
      <Button look="quiet" size="small" aria-label={t.makeOf({ name: row.name })} onPress={() => setOpen(true)}>
        {t.make}
      </Button>
      <Dialog
        title={t.makeTitle({ name: row.name })}
        isOpen={isOpen}
        onClose={close}
        isSteady
        actions={
          making.data === undefined ? (
            <Button look="primary" isPending={making.isPending} onPress={() => making.mutate()}>
              {t.makeGo}
            </Button>
          ) : (
            <Button onPress={close}>{t.close}</Button>
          )
        }
      >
        <FormStack>
          <p>{t.makeOnce}</p>
          {making.data === undefined ? null : <TextField label={t.address} isReadOnly value={making.data.url} />}
          {making.error === null ? null : <Fault error={making.error} />}
        </FormStack>
      </Dialog>
    </>
  );
}
