import type { HealthView } from '@boru/contract/administration';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { FormStack, Page, PageHeader, Section } from '#ui/Page';
import { Channels } from '../notices/Channels.tsx';
import { healthQuery } from './api.ts';
import { administrationMessages } from './messages.ts';
import { Waits } from './Waits.tsx';

export function OverviewPage() {
  const t = useText(administrationMessages);
  const query = useQuery(healthQuery);
  return (
    <Page>
      <PageHeader title={t.overviewTitle} lead={t.overviewLead} />
      <Loaded
        query={query}
        skeleton={<Skeleton lines={8} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(health) => (
          <>
            <Section title={t.todo}>
              <Todo health={health} />
            </Section>
            <Section title={t.machine}>
              <Facts health={health} />
            </Section>
          </>
        )}
      </Loaded>
      <Channels />
      <Section title={t.waits}>
        <Waits />
      </Section>
    </Page>
  );
}

function Todo({ health }: { health: HealthView }) {
  const t = useText(administrationMessages);
  const isLocal = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(health.origin);
  const todos: readonly { words: string; to?: string; label?: string }[] = [
    ...(health.jobs.dead > 0
      ? [{ words: t.todoJobs({ count: health.jobs.dead }), to: '/administration/jobs?state=dead', label: t.todoJobsGo }]
      : []),
    ...(health.mail.held > 0
      ? [
          {
            words: t.todoMail({ count: health.mail.held }),
            to: '/administration/mailbox?state=held',
            label: t.todoMailGo,
          },
        ]
      : []),
    ...(health.disk === 'low' ? [{ words: t.todoDisk }] : []),
    ...(Math.abs(health.database.clockSkewSeconds) > 5 ? [{ words: t.todoClock }] : []),
    ...(health.https || isLocal ? [] : [{ words: t.todoHttp }]),
    ...(health.administrators === 1
      ? [{ words: t.todoAlone, to: '/administration/people?invite=1', label: t.todoAloneGo }]
      : []),
    ...(health.staffWithoutFactor > 0
      ? [
          {
            words: t.todoFactor({ count: health.staffWithoutFactor }),
            to: '/administration/people',
            label: t.todoFactorGo,
          },
        ]
      : []),
  ];
  if (todos.length === 0) return <Notice tone="success" title={t.wellTitle} />;
  return (
    <FormStack>
      {todos.map(({ words, to, label }) => (
        <Notice
          key={words}
          tone="warning"
          title={words}
          {...(to === undefined || label === undefined
            ? {}
            : {
                action: (
                  <LinkButton size="small" to={to}>
                    {label}
                  </LinkButton>
                ),
              })}
        />
      ))}
    </FormStack>
  );
}

function Facts({ health }: { health: HealthView }) {
  const t = useText(administrationMessages);
  const formats = useFormats();
  const { database, mail, jobs, storage } = health;
  const disk = { ok: t.diskOk, low: t.diskLow, unknown: t.diskUnknown }[health.disk];
  const place = storage.kind === 's3' ? t.storageBucket : t.storageFolder;
  return (
    <DescriptionList
      items={[
        {
          name: t.database,
          value: t.databaseValue({ version: database.version, kind: database.embedded ? t.embedded : t.external }),
        },
        { name: t.clock, value: t.clockValue({ seconds: formats.number(database.clockSkewSeconds, 1) }) },
        { name: t.disk, value: disk },
        {
          name: t.jobs,
          value: t.jobsValue({ waitingCount: jobs.waiting, runningCount: jobs.running, deadCount: jobs.dead }),
        },
        { name: t.mail, value: mail.configured ? t.mailOn : t.mailOff },
        { name: t.scanner, value: health.scanner ? t.scannerOn : t.scannerOff },
        { name: t.storage, value: place({ region: storage.region }) },
        { name: t.address, value: health.origin },
        { name: t.administrators, value: t.people({ count: health.administrators }) },
      ]}
    />
  );
}
