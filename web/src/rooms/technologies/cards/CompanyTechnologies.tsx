import type { CardView } from '@boru/contract/technologies';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { Disclosure } from '#ui/Disclosure';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { NextStep, Page, PageHeader } from '#ui/Page';
import { cardsQuery } from '../api.ts';
import { technologyMessages } from '../messages.ts';
import { CardTable } from './CardTable.tsx';
import { cardMessages } from './messages.ts';

export function CompanyTechnologies() {
  const t = useText(cardMessages);
  const words = useText(technologyMessages);
  const query = useQuery(cardsQuery);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <LinkButton to="/check" look="primary">
            {t.add}
          </LinkButton>
        }
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={4} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => <Cards cards={items} />}
      </Loaded>
      <p className="small muted">{words.notice}</p>
    </Page>
  );
}

function Cards({ cards }: { cards: readonly CardView[] }) {
  const t = useText(cardMessages);
  const live = cards.filter((card) => !card.archived);
  const away = cards.filter((card) => card.archived);
  const mayApply = live.some(
    (card) => card.verdict === 'match' && (card.standing === 'checked' || card.standing === 'preparing'),
  );
  return (
    <>
      {live.length === 0 ? (
        <EmptyState
          title={t.empty}
          action={
            <LinkButton to="/check" look="primary">
              {t.add}
            </LinkButton>
          }
        >
          {t.emptyLead}
        </EmptyState>
      ) : (
        <CardTable cards={live} caption={t.title} base="/company/technologies" />
      )}
      {away.length === 0 ? null : (
        <Disclosure title={t.archived}>
          <CardTable cards={away} caption={t.archived} base="/company/technologies" />
        </Disclosure>
      )}
      {mayApply ? <NextStep title={t.nextTitle} why={t.nextWhy} to="/check/determination" label={t.nextLabel} /> : null}
    </>
  );
}
