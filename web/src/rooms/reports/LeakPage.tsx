import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader, Section } from '#ui/Page';
import { contactsQuery, type FirstHour, firstHourQuery } from './api.ts';
import { ChannelChecklists } from './ChannelChecklists.tsx';
import { ContactCard } from './ContactCard.tsx';
import { Duty } from './Duty.tsx';
import { FirstHourCard } from './FirstHourCard.tsx';
import { FirstHourSteps } from './FirstHourSteps.tsx';
import styles from './Leak.module.css';
import { reportMessages } from './messages.ts';

/** Its questions and their engine come while the reader is with the first steps: whoever is in a hurry needs the numbers. */
const RouteFinder = lazy(() => import('./RouteFinder.tsx').then((module) => ({ default: module.RouteFinder })));

const HELP = '/help?topic=leakSuspected';

/** The first hour of a suspected leak. Nothing is asked, sent or stored here: the page must be safe to open in a panic. */
export function LeakPage() {
  const t = useText(reportMessages);
  const query = useQuery(firstHourQuery);
  return (
    <>
      <div data-print="hide">
        <Page>
          <PageHeader
            title={t.title}
            lead={t.lead}
            actions={<Button onPress={() => window.print()}>{t.print}</Button>}
          />
          <Emergency />
          <Loaded
            query={query}
            skeleton={<Skeleton shape="block" height="40rem" />}
            fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
          >
            {(guidance) => <Guidance guidance={guidance} />}
          </Loaded>
        </Page>
      </div>
      {query.data === undefined ? null : <FirstHourCard guidance={query.data} />}
    </>
  );
}

function Guidance({ guidance }: { guidance: FirstHour }) {
  const t = useText(reportMessages);
  const pick = usePick();
  return (
    <>
      <Section title={t.steps}>
        <FirstHourSteps steps={guidance.steps} />
      </Section>
      <ChannelChecklists checklists={guidance.checklists} />
      <Duty duty={guidance.duty} />
      <Suspense fallback={<Skeleton shape="rows" lines={6} />}>
        <RouteFinder />
      </Suspense>
      <Section title={t.report}>
        <Notice tone="warning" action={<LinkButton to="/report">{t.reportSealed}</LinkButton>}>
          <p>{t.reportNot}</p>
        </Notice>
        <p className={styles.where}>{t.reportWhere}</p>
        {guidance.channels.map((channel) => (
          <ContactCard key={channel.contact.id} contact={channel.contact} note={channel.note}>
            <p>{pick(channel.text)}</p>
            <p className="small muted">
              {t.source}: {channel.source.join(', ')}
            </p>
          </ContactCard>
        ))}
      </Section>
      <Section title={t.helpTitle}>
        <p className="prose">{t.helpWhy}</p>
        <div className={styles.help}>
          <LinkButton to={HELP} look="primary">
            {t.help}
          </LinkButton>
        </div>
        <OtherContacts />
      </Section>
      {guidance.verified ? null : (
        <p className={styles.draft}>
          <strong>{t.draft}.</strong> {guidance.note} ({t.asOf({ date: guidance.asOf })} · {t.source}:{' '}
          {guidance.source.join(', ')})
        </p>
      )}
    </>
  );
}

function Emergency() {
  const t = useText(reportMessages);
  const query = useQuery(contactsQuery);
  return (
    <section className={styles.emergency} aria-labelledby="call-now">
      <h2 id="call-now">{t.callNow}</h2>
      <p className={styles.soft}>{t.callNowLead}</p>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={3} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => (
          <div className={styles.numbers}>
            {items
              .filter(({ emergency }) => emergency)
              .map((contact) => (
                <ContactCard key={contact.id} contact={contact} isLarge />
              ))}
          </div>
        )}
      </Loaded>
    </section>
  );
}

function OtherContacts() {
  const t = useText(reportMessages);
  const { data } = useQuery(contactsQuery);
  const others = (data?.items ?? []).filter(({ emergency }) => !emergency);
  if (others.length === 0) return null;
  return (
    <Section title={t.otherContacts} level={3}>
      {others.map((contact) => (
        <ContactCard key={contact.id} contact={contact} />
      ))}
    </Section>
  );
}
