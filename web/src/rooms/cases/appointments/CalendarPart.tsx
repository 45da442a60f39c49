import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Section } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { endFeed, feedQuery, makeFeed } from './api.ts';
import { appointmentMessages } from './messages.ts';

/** The private address for one's own calendar program: shown once, ended any time. */
export function CalendarPart() {
  const t = useText(appointmentMessages);
  const formats = useFormats();
  const client = useQueryClient();
  const query = useQuery(feedQuery);
  const settled = { onSettled: () => client.invalidateQueries({ queryKey: feedQuery.queryKey }) };
  const make = useMutation({ mutationFn: makeFeed, ...settled });
  const end = useMutation({
    mutationFn: endFeed,
    onSuccess: () => {
      make.reset();
      notify({ tone: 'success', title: t.calendarEnded });
    },
    ...settled,
  });
  const madeAt = query.data?.madeAt ?? null;
  const fault = make.error ?? end.error;
  return (
    <Section title={t.calendar} lead={t.calendarLead}>
      <FormStack>
        {make.data === undefined ? null : (
          <Notice tone="warning" isLive title={t.calendarOnce}>
            <TextField label={t.calendarAddress} isReadOnly value={make.data.url} />
          </Notice>
        )}
        {madeAt === null || make.data !== undefined ? null : (
          <p className="small muted">{t.calendarMadeAt({ at: formats.dateTime(madeAt) })}</p>
        )}
        <Actions>
          <Button isPending={make.isPending} onPress={() => make.mutate()}>
            {madeAt === null ? t.calendarMake : t.calendarAgain}
          </Button>
          {madeAt === null ? null : (
            <Button look="quiet" isPending={end.isPending} onPress={() => end.mutate()}>
              {t.calendarEnd}
            </Button>
          )}
        </Actions>
        {fault === null ? null : <Fault error={fault} />}
      </FormStack>
    </Section>
  );
}
