import { wordOf } from '@boru/contract/words';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Section } from '#ui/Page';
import { Tag, type TagTone } from '#ui/Tag';
import { changeSecret, editHook, type Hook, type HookEvent, type HookSecret, removeHook, testHook } from './api.ts';
import { DeliveryLog } from './DeliveryLog.tsx';
import { EventChoice } from './EventChoice.tsx';
import { hookMessages } from './messages.ts';

const tones: Readonly<Record<Hook['state'], TagTone>> = { on: 'green', paused: 'plain', stopped: 'red' };

const useStep = (work: () => Promise<unknown>, said: string | null) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: async () => {
      if (said !== null) notify({ tone: 'success', title: said });
      await client.invalidateQueries({ queryKey: ['hooks'] });
    },
  });
};

type Open = 'events' | 'secret' | 'remove' | null;

interface HookCardProps {
  readonly hook: Hook;
  readonly offered: readonly HookEvent[];
  readonly onSecret: (secret: HookSecret) => void;
}

export function HookCard({ hook, offered, onSecret }: HookCardProps) {
  const t = useText(hookMessages);
  const { id, state, events } = hook;
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const test = useStep(() => testHook(id), t.tested);
  const turn = useStep(() => editHook(id, { events, state: state === 'on' ? 'paused' : 'on' }), t.saved);
  const fault = test.error ?? turn.error;
  return (
    <Section title={hook.url}>
      <FormStack>
        {state === 'stopped' ? (
          <Notice tone="warning" title={t.stoppedTitle}>
            {t.stopped}
          </Notice>
        ) : null}
        <HookFacts hook={hook} />
        <Actions>
          <Button look="primary" isPending={test.isPending} onPress={() => test.mutate()}>
            {t.test}
          </Button>
          <Button isPending={turn.isPending} onPress={() => turn.mutate()}>
            {state === 'on' ? t.pause : t.resume}
          </Button>
          <Button onPress={() => setOpen('events')}>{t.edit}</Button>
          <Button onPress={() => setOpen('secret')}>{t.rotate}</Button>
          <Button onPress={() => setOpen('remove')}>{t.remove}</Button>
        </Actions>
        {fault === null ? null : <Fault error={fault} wrote />}
        <DeliveryLog hookId={id} />
      </FormStack>
      <HookSheets hook={hook} offered={offered} onSecret={onSecret} open={open} onClose={close} />
    </Section>
  );
}

interface HookSheetsProps extends HookCardProps {
  readonly open: Open;
  readonly onClose: () => void;
}

function HookSheets({ hook, offered, onSecret, open, onClose }: HookSheetsProps) {
  const t = useText(hookMessages);
  const remove = useStep(() => removeHook(hook.id), t.removed);
  const rotate = useStep(async () => {
    const secret = await changeSecret(hook.id);
    onClose();
    onSecret(secret);
  }, null);
  return (
    <>
      <ConfirmSheet
        title={t.rotateTitle}
        isOpen={open === 'secret'}
        onClose={onClose}
        onConfirm={() => rotate.mutate()}
        confirmLabel={t.rotateGo}
        howLong={t.rotateLong}
        isPending={rotate.isPending}
        error={rotate.error}
      />
      <ConfirmSheet
        title={t.removeTitle}
        isOpen={open === 'remove'}
        onClose={onClose}
        onConfirm={() => remove.mutate()}
        confirmLabel={t.removeGo}
        howLong={t.removeLong}
        isDanger
        isPending={remove.isPending}
        error={remove.error}
      />
      <Dialog title={t.edit} isOpen={open === 'events'} onClose={onClose} isSteady>
        <EditEvents hook={hook} offered={offered} onSaved={onClose} />
      </Dialog>
    </>
  );
}

function HookFacts({ hook }: { hook: Hook }) {
  const t = useText(hookMessages);
  const pick = usePick();
  const formats = useFormats();
  const name = (list: 'hookState' | 'noticeEvent', id: string) => pick(wordOf(list, id) ?? { ko: id, en: id });
  const { failingSince, formerUntil, deliveredAt } = hook;
  return (
    <DescriptionList
      items={[
        { name: t.state, value: <Tag tone={tones[hook.state]}>{name('hookState', hook.state)}</Tag> },
        { name: t.events, value: hook.events.map((event) => name('noticeEvent', event)).join(' · ') },
        { name: t.delivered, value: deliveredAt === null ? t.never : formats.dateTime(deliveredAt) },
        ...(failingSince === null ? [] : [{ name: t.failing, value: formats.dateTime(failingSince) }]),
        ...(formerUntil === null ? [] : [{ name: t.former, value: formats.dateTime(formerUntil) }]),
        { name: t.created, value: formats.dateTime(hook.createdAt) },
      ]}
    />
  );
}

interface EditEventsProps {
  readonly hook: Hook;
  readonly offered: readonly HookEvent[];
  readonly onSaved: () => void;
}

/** Choosing starts nothing that a person or a failure has stopped. */
function EditEvents({ hook, offered, onSaved }: EditEventsProps) {
  const t = useText(hookMessages);
  const [events, setEvents] = useState<readonly HookEvent[]>(hook.events);
  const saving = useStep(async () => {
    await editHook(hook.id, { events: [...events] });
    onSaved();
  }, t.saved);
  return (
    <FormStack>
      <EventChoice
        offered={offered}
        value={events}
        onChange={setEvents}
        error={events.length === 0 ? t.eventsNeeded : undefined}
      />
      {saving.error === null ? null : <Fault error={saving.error} wrote />}
      <div>
        <Button
          look="primary"
          isDisabled={events.length === 0}
          isPending={saving.isPending}
          onPress={() => saving.mutate()}
        >
          {t.save}
        </Button>
      </div>
    </FormStack>
  );
}
