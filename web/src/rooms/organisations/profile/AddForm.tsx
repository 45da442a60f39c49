import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useFocusFirstInvalid } from '#lib/focus';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { FormStack } from '#ui/Page';
import { organisationMessages } from '../messages.ts';
import { profileMessages } from './messages.ts';

interface AddFormProps<Fields> {
  readonly label: string;
  readonly empty: Fields;
  readonly missing: (fields: Fields) => readonly (keyof Fields & string)[];
  readonly add: (fields: Fields) => Promise<unknown>;
  readonly children: (
    fields: Fields,
    change: (part: Partial<Fields>) => void,
    fault: (field: keyof Fields & string) => string | undefined,
  ) => ReactNode;
}

/** A small form in a dialog: what it holds is only thrown away by its own buttons. */
export function AddForm<Fields extends object>({ label, empty, missing, add, children }: AddFormProps<Fields>) {
  const t = useText(profileMessages);
  const words = useText(organisationMessages);
  const locale = useLocale();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [fields, setFields] = useState(empty);
  const [lacking, setLacking] = useState<readonly string[]>([]);
  const [attempt, setAttempt] = useState(0);
  const form = useFocusFirstInvalid(attempt);
  const adding = useMutation({
    mutationFn: () => add(fields),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['company'] });
      setOpen(false);
      setFields(empty);
    },
    onError: () => setAttempt((count) => count + 1),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missing(fields);
    setLacking(found);
    setAttempt((count) => count + 1);
    if (found.length === 0) adding.mutate();
  };
  const fault = (field: string) => (lacking.includes(field) ? words.needed : fieldError(adding.error, field, locale));
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog title={label} isOpen={isOpen} onClose={() => setOpen(false)} isSteady>
        <form ref={form} onSubmit={submit} noValidate>
          <FormStack>
            {children(fields, (part) => setFields((before) => ({ ...before, ...part })), fault)}
            {adding.error === null ? null : <Fault error={adding.error} wrote />}
            <Button type="submit" look="primary" isPending={adding.isPending}>
              {t.save}
            </Button>
          </FormStack>
        </form>
      </Dialog>
    </>
  );
}
