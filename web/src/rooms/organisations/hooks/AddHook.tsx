import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useFocusFirstInvalid } from '#lib/focus';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { addHook, type HookEvent, type HookSecret } from './api.ts';
import { EventChoice } from './EventChoice.tsx';
import { hookMessages } from './messages.ts';

export function AddHook({
  offered,
  onAdded,
}: {
  offered: readonly HookEvent[];
  onAdded: (secret: HookSecret) => void;
}) {
  const t = useText(hookMessages);
  const locale = useLocale();
  const client = useQueryClient();
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<readonly HookEvent[]>(offered);
  const [attempt, setAttempt] = useState(0);
  const form = useFocusFirstInvalid(attempt);
  const adding = useMutation({
    mutationFn: () => addHook({ url: url.trim(), events: [...events] }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['hooks', 'list'] });
      onAdded(made);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (url.trim() !== '' && events.length > 0 && !adding.isPending) adding.mutate();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <FormStack>
        <TextField
          label={t.url}
          description={t.urlHint}
          type="url"
          value={url}
          onChange={setUrl}
          maxLength={500}
          isRequired
          error={attempt > 0 && url.trim() === '' ? t.urlNeeded : fieldError(adding.error, 'url', locale)}
        />
        <EventChoice
          offered={offered}
          value={events}
          onChange={setEvents}
          error={attempt > 0 && events.length === 0 ? t.eventsNeeded : fieldError(adding.error, 'events', locale)}
        />
        {adding.error === null ? null : <Fault error={adding.error} wrote />}
        <div>
          <Button type="submit" look="primary" isPending={adding.isPending}>
            {t.addGo}
          </Button>
        </div>
      </FormStack>
    </form>
  );
}
