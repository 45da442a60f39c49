import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { Switch } from '#ui/Choices';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { FormStack, Page, PageHeader, Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { SignedInOnly } from '../account/SignedInOnly.tsx';
import { choicesQuery, type NoticeChoice, type NoticeChoices, saveChoices } from './api.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import { noticeMessages } from './messages.ts';
import styles from './Notices.module.css';
import { Replies } from './Replies.tsx';
import { SentLog } from './SentLog.tsx';

export function ChoicesPage() {
  const t = useText(noticeMessages);
  const query = useQuery(choicesQuery);
  return (
    <SignedInOnly>
      <Page width="form">
        <PageHeader
          title={t.choicesTitle}
          lead={t.choicesLead}
          crumbs={[{ label: t.title, to: '/account/notices' }, { label: t.choicesTitle }]}
        />
        <Loaded
          query={query}
          skeleton={<Skeleton lines={10} height="60rem" />}
          fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
        >
          {(choices) => <Choices choices={choices} />}
        </Loaded>
        <Replies />
        <Section title={t.logTitle} lead={t.logLead}>
          <SentLog />
        </Section>
      </Page>
    </SignedInOnly>
  );
}

type Quiet = NoticeChoice['quiet'];
const usualQuiet = { from: 22 * 60, until: 7 * 60 };

function Choices({ choices }: { choices: NoticeChoices }) {
  const t = useText(noticeMessages);
  const [levels, setLevels] = useState<Readonly<Record<string, string>>>({});
  const [quiet, setQuiet] = useState<Quiet>(choices.quiet);
  const [digestMinute, setDigestMinute] = useState(choices.digestMinute);
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: () =>
      saveChoices({
        items: choices.items.map(({ event, level, offered }) => ({
          event,
          level: offered.find((one) => one === levels[event]) ?? level,
        })),
        quiet,
        digestMinute,
      }),
    onSuccess: async () => {
      notify({ tone: 'success', title: t.saved });
      await client.invalidateQueries({ queryKey: ['notices', 'choices'] });
    },
  });
  return (
    <>
      <Section title={t.howTitle} lead={t.howLead}>
        <FormStack>
          {choices.items.map((choice) => (
            <ChoiceRow
              key={choice.event}
              choice={choice}
              level={levels[choice.event] ?? choice.level}
              onChange={(level) => setLevels((before) => ({ ...before, [choice.event]: level }))}
            />
          ))}
        </FormStack>
      </Section>
      <QuietHours quiet={quiet} onChange={setQuiet} />
      <Section title={t.digestTitle} lead={t.digestLead}>
        <FormStack>
          <div className={styles.pair}>
            <Minute label={t.digestAt} value={digestMinute} onChange={setDigestMinute} />
          </div>
          {saving.error === null ? null : <Fault error={saving.error} wrote />}
          <div>
            <Button look="primary" isPending={saving.isPending} onPress={() => saving.mutate()}>
              {t.save}
            </Button>
          </div>
        </FormStack>
      </Section>
    </>
  );
}

function QuietHours({ quiet, onChange }: { quiet: Quiet; onChange: (quiet: Quiet) => void }) {
  const t = useText(noticeMessages);
  return (
    <Section title={t.quietTitle} lead={t.quietLead}>
      <FormStack>
        <Switch label={t.quietOn} isSelected={quiet !== null} onChange={(on) => onChange(on ? usualQuiet : null)} />
        {quiet === null ? null : (
          <div className={styles.pair}>
            <Minute label={t.quietFrom} value={quiet.from} onChange={(from) => onChange({ ...quiet, from })} />
            <Minute label={t.quietUntil} value={quiet.until} onChange={(until) => onChange({ ...quiet, until })} />
          </div>
        )}
      </FormStack>
    </Section>
  );
}

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const halfHours = Array.from({ length: 48 }, (_, index) => index * 30);

function Minute({ label, value, onChange }: { label: string; value: number; onChange: (minute: number) => void }) {
  const minutes = halfHours.includes(value) ? halfHours : [...halfHours, value].sort((a, b) => a - b);
  return (
    <Select
      label={label}
      value={String(value)}
      onChange={(id) => onChange(Number(id ?? value))}
      options={minutes.map((minute) => ({ id: String(minute), label: clockOf(minute) }))}
    />
  );
}
