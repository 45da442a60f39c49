import type { AccountView } from '@boru/contract/accounts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
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
import { saveAccount } from './api.ts';
import { accountMessages } from './messages.ts';

export function Details({ account }: { account: z.infer<typeof AccountView> }) {
  const t = useText(accountMessages);
  const locale = useLocale();
  const client = useQueryClient();
  const [name, setName] = useState(account.name);
  const [phone, setPhone] = useState(account.phone ?? '');
  const [language, setLanguage] = useState(account.locale);
  const [attempt, setAttempt] = useState(0);
  const form = useFocusFirstInvalid(attempt);
  const saving = useMutation({
    mutationFn: () =>
      saveAccount({
        name: name.trim(),
        phone: phone.trim() === '' ? null : phone.trim(),
        locale: language,
        version: account.version,
      }),
    onSuccess: async () => {
      notify({ tone: 'success', title: t.saved });
      await client.invalidateQueries({ queryKey: ['account'] });
      await client.invalidateQueries({ queryKey: ['session'] });
    },
    onError: () => setAttempt((count) => count + 1),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (name.trim() !== '' && !saving.isPending) saving.mutate();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <FormStack>
        {saving.error === null ? null : <Fault error={saving.error} wrote />}
        <TextField label={t.email} description={t.emailFixed} value={account.email} isReadOnly />
        <TextField
          label={t.name}
          value={name}
          onChange={setName}
          autoComplete="name"
          maxLength={40}
          isRequired
          error={attempt > 0 && name.trim() === '' ? t.needed : fieldError(saving.error, 'name', locale)}
        />
        <TextField
          label={t.phone}
          value={phone}
          onChange={setPhone}
          type="tel"
          autoComplete="tel"
          maxLength={20}
          isOptional
          error={fieldError(saving.error, 'phone', locale)}
        />
        <RadioGroup
          label={t.language}
          direction="row"
          value={language}
          onChange={(id) => setLanguage(id === 'en' ? 'en' : 'ko')}
          options={[
            { id: 'ko', label: t.korean },
            { id: 'en', label: t.english },
          ]}
        />
        <div>
          <Button type="submit" look="primary" isPending={saving.isPending}>
            {t.save}
          </Button>
        </div>
      </FormStack>
    </form>
  );
}
