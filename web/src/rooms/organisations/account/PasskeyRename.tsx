import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { renamePasskey } from './api.ts';
import { accountMessages } from './messages.ts';

export function PasskeyRename({ id, name }: { id: string; name: string }) {
  const t = useText(accountMessages);
  const locale = useLocale();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [next, setNext] = useState(name);
  const rename = useMutation({
    mutationFn: () => renamePasskey(id, next.trim()),
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries({ queryKey: ['account', 'security'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (next.trim() !== '' && !rename.isPending) rename.mutate();
  };
  const wrong = next.trim() === '' ? t.needed : fieldError(rename.error, 'name', locale);
  return (
    <>
      <Button look="quiet" size="small" onPress={() => setOpen(true)}>
        {t.passkeyRename}
      </Button>
      <Dialog title={t.passkeyRename} isOpen={isOpen} onClose={() => setOpen(false)} isSteady>
        <form onSubmit={submit} noValidate>
          <FormStack>
            {rename.error !== null && wrong === undefined ? <Fault error={rename.error} wrote /> : null}
            <TextField label={t.passkeyName} value={next} onChange={setNext} maxLength={40} error={wrong} />
            <Button type="submit" look="primary" isPending={rename.isPending}>
              {t.save}
            </Button>
          </FormStack>
        </form>
      </Dialog>
    </>
  );
}
