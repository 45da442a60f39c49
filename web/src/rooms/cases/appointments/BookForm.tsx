import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { appointmentsKey, bookForCaller, bookSlot, type Free, freeQuery } from './api.ts';
import { appointmentMessages } from './messages.ts';
import { SlotPicker } from './SlotPicker.tsx';

interface BookProps {
  readonly side: 'company' | 'desk';
  readonly caseId: string | null;
}

/** Choosing a free time and saying what it is about; before anything is sent, who sees what. */
export function BookForm({ side, caseId }: BookProps) {
  const t = useText(appointmentMessages);
  const query = useQuery(freeQuery(caseId === null ? {} : { caseId }));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="block" height="20rem" />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState size="small" title={t.freeNone}>
            {t.freeNoneWhy}
          </EmptyState>
        ) : (
          <Chosen side={side} caseId={caseId} slots={items} />
        )
      }
    </Loaded>
  );
}

const nothing = { topic: '', contactName: '', contactPhone: '', callerName: '' };

function Chosen({ side, caseId, slots }: { side: 'company' | 'desk'; caseId: string | null; slots: readonly Free[] }) {
  const t = useText(appointmentMessages);
  const pick = usePick();
  const client = useQueryClient();
  const [slotId, setSlot] = useState<string | null>(null);
  const [words, setWords] = useState(nothing);
  const [isAsking, setAsking] = useState(false);
  const chosen = slots.find(({ id }) => id === slotId);
  const asksName = side === 'desk' && caseId === null;
  const { callerName, ...rest } = words;
  const booking = useMutation({
    mutationFn: () => {
      const wish = { ...rest, slotId: slotId ?? '', caseId };
      return side === 'company' ? bookSlot(wish) : bookForCaller({ ...wish, callerName: asksName ? callerName : null });
    },
    onSuccess: () => {
      setAsking(false);
      setSlot(null);
      setWords(nothing);
      notify({ tone: 'success', title: t.booked });
    },
    onSettled: () => client.invalidateQueries({ queryKey: appointmentsKey }),
  });
  const isReady = chosen !== undefined && Object.values(rest).every(Boolean) && (!asksName || callerName !== '');
  return (
    <FormStack>
      <SlotPicker slots={slots} value={slotId} onChange={setSlot} />
      {chosen === undefined ? null : (
        <Fields words={words} onChange={setWords} asksName={asksName} error={booking.error} />
      )}
      <Actions>
        <Button look="primary" isDisabled={!isReady} onPress={() => setAsking(true)}>
          {t.book}
        </Button>
      </Actions>
      <ConfirmSheet
        title={t.bookTitle}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => booking.mutate()}
        confirmLabel={t.book}
        isPending={booking.isPending}
        error={booking.error}
        whoSees={t.whoSees({ agency: chosen === undefined ? '' : pick(chosen.agency.name) })}
        whatTheySee={t.whatTheySee}
        howLong={t.howLong}
        {...(side === 'company' ? { basis: t.basis } : {})}
        takeBack={t.takeBack}
      />
    </FormStack>
  );
}

function Fields({
  words,
  onChange,
  asksName,
  error,
}: {
  words: typeof nothing;
  onChange: (words: typeof nothing) => void;
  asksName: boolean;
  error: unknown;
}) {
  const t = useText(appointmentMessages);
  const locale = useLocale();
  const field = (name: keyof typeof nothing) => ({
    value: words[name],
    onChange: (text: string) => onChange({ ...words, [name]: text }),
    error: fieldError(error, name, locale),
    isRequired: true,
  });
  return (
    <>
      {asksName ? <TextField label={t.callerName} maxLength={80} {...field('callerName')} /> : null}
      <TextField label={t.topic} description={t.topicHelp} maxLength={120} {...field('topic')} />
      <TextField label={t.contactName} maxLength={40} autoComplete="name" {...field('contactName')} />
      <TextField label={t.contactPhone} type="tel" maxLength={20} autoComplete="tel" {...field('contactPhone')} />
    </>
  );
}
