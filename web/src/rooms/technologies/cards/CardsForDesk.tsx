import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { Loaded, Skeleton } from '#ui/Loading';
import { Section } from '#ui/Page';
import { companyCardsQuery } from '../api.ts';
import { technologyMessages } from '../messages.ts';
import { CardTable } from './CardTable.tsx';
import { cardMessages } from './messages.ts';

/** For a desk's page of a company. What may not be seen looks like what is not there. */
export function CardsForDesk({ companyId }: { companyId: string }) {
  const t = useText(cardMessages);
  const words = useText(technologyMessages);
  const query = useQuery(companyCardsQuery(companyId));
  return (
    <Section title={t.deskTitle}>
      <Loaded query={query} skeleton={<Skeleton lines={3} />} fault={() => <p className="muted">{t.deskNothing}</p>}>
        {({ items }) => (
          <>
            <CardTable cards={items} caption={t.deskTitle} base={null} hasPapers />
            <p className="small muted">{words.notice}</p>
          </>
        )}
      </Loaded>
    </Section>
  );
}
