import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useFocusFirstInvalid } from '#lib/focus';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { Fault } from '#ui/ErrorState';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { type Account, saveAccount } from './api.ts';
import { accountMessages } from './messages.ts';

interface Fields {
  readonly name: string;
  readonly phone: string;
  readonly language: 'ko' | 'en';
}

function useSaving(account: Account, fields: Fields, onFault: () => void) {
  const t = useText(accountMessages);
  const client = useQueryClient();
  const phone = fields.phone.trim();
  return useMutation({
    mutationFn: () =>
      saveAccount({
        name: fields.name.trim(),
        phone: phone === '' ? null : phone,
        locale: fields.language,
        version: account.version,
      }),
    onSuccess: async () => {
      notify({ tone: 'success', title: t.saved });
      await client.invalidateQueries({ queryKey: ['account'] });
      await client.invalidateQueries({ queryKey: ['session'] });
    },
    onError: onFault,
  });
}

export function Details({ account }: { account: Account }) {
  const t = useText(accountMessages);
  const locale = useLocale();
  const first: Fields = { name: account.name, phone: account.phone ?? '', language: account.locale };
  const [fields, setFields] = useState(first);
  const change = (part: Partial<Fields>) => setFields((before) => ({ ...before, ...part }));
  const [attempt, setAttempt] = useState(0);
  const form = useFocusFirstInvalid(attempt);
  const saving = useSaving(account, fields, () => setAttempt((count) => count + 1));
  const isNameless = fields.name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (!isNameless && !saving.isPending) saving.mutate();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <FormStack>
        {saving.error === null ? null : <Fault error={saving.error} wrote />}
        <TextField label={t.email} description={t.emailFixed} value={account.email} isReadOnly />
        <TextField
          label={t.name}
          value={fields.name}
          onChange={(name) => change({ name })}
          autoComplete="name"
          maxLength={40}
          isRequired
          error={attempt > 0 && isNameless ? t.needed : fieldError(saving.error, 'name', locale)}
        />
        <TextField
          label={t.phone}
          value={fields.phone}
          onChange={(phone) => change({ phone })}
          type="tel"
          autoComplete="tel"
          maxLength={20}
          isOptional
          error={fieldError(saving.error, 'phone', locale)}
        />
        <Language value={fields.language} onChange={(language) => change({ language })} />
        <div>
          <Button type="submit" look="primary" isPending={saving.isPending}>
            {t.save}
          </Button>
        </div>
      </FormStack>
    </form>
  );
}

function Language({ value, onChange }: { value: 'ko' | 'en'; onChange: (language: 'ko' | 'en') => void }) {
  const t = useText(accountMessages);
  return (
    <RadioGroup
      label={t.language}
      direction="row"
      value={value}
      onChange={(id) => onChange(id === 'en' ? 'en' : 'ko')}
      options={[
        { id: 'ko', label: t.korean },
        { id: 'en', label: t.english },
      ]}
    />
  );
}
