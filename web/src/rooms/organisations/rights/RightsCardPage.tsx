import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Problem } from '#lib/problem';
import { useSession } from '#lib/session';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader, Section } from '#ui/Page';
import { type Card, rightsCardQuery } from './api.ts';
import { Deciding } from './Deciding.tsx';
import { HeldTable } from './HeldTable.tsx';
import { rightsMessages } from './messages.ts';
import { RequestFacts } from './RequestFacts.tsx';

/** One request for who answers it: who asks, by when, how much is held. The content stays with the person. */
export function RightsCardPage() {
  const { has } = useSession();
  if (!has('secretariat')) throw new Problem('thing.not_found', 404, null);
  return <One id={usePathParam('id')} />;
}

function One({ id }: { id: string }) {
  const query = useQuery(rightsCardQuery(id));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={8} height="40rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(card) => <Shown card={card} />}
      </Loaded>
    </Page>
  );
}

function Shown({ card }: { card: Card }) {
  const t = useText(rightsMessages);
  const pick = usePick();
  const formats = useFormats();
  const { request, person } = card;
  return (
    <>
      <PageHeader
        title={pick(request.title)}
        lead={request.basis}
        crumbs={[{ label: t.deskTitle, to: '/desk/rights' }, { label: request.receiptNumber }]}
        actions={<Deciding card={card} />}
      />
      {request.may.includes('withdraw') ? <Notice tone="info">{t.ownRequest}</Notice> : null}
      <RequestFacts request={request} />
      <Section title={t.person}>
        <DescriptionList
          items={[
            { name: t.person, value: person.name },
            { name: t.email, value: person.email },
            { name: t.since, value: formats.dateOf(person.since) },
            {
              name: t.identity,
              value: card.identity === 'passphrase' ? t.identityPassphrase : t.identityFresh,
            },
            ...(card.handledBy === null ? [] : [{ name: t.handledBy, value: card.handledBy }]),
          ]}
        />
      </Section>
      <Section title={t.held}>
        <HeldTable held={card.held} />
      </Section>
    </>
  );
}
