import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Card, Page, PageHeader } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { OwnEffectPart } from '../effect/OwnEffect.tsx';
import { type ConsultingView, ownConsultingQuery, useConsultingDeed, withdraw } from './api.ts';
import { Comes } from './Comes.tsx';
import { consultingMessages } from './messages.ts';

export const requestTones = {
  requested: 'amber',
  scoped: 'blue',
  declined: 'plain',
  withdrawn: 'plain',
  done: 'green',
} as const;

export function CompanyConsultingPage() {
  const t = useText(consultingMessages);
  const query = useQuery(ownConsultingQuery);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          query.data?.mayWrite === true ? (
            <LinkButton look="primary" to="/company/consulting/new">
              {t.ask}
            </LinkButton>
          ) : undefined
        }
      />
      <Loaded
        query={query}
        skeleton={<Skeleton lines={8} height="30rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items, mayWrite }) =>
          items.length === 0 ? (
            <EmptyState title={t.none}>{t.noneWhy}</EmptyState>
          ) : (
            items.map((one) => <One key={one.id} one={one} mayWrite={mayWrite} />)
          )
        }
      </Loaded>
      <OwnEffectPart />
    </Page>
  );
}

const live = ['offered', 'accepted', 'held', 'completed'];

function One({ one, mayWrite }: { one: ConsultingView; mayWrite: boolean }) {
  const t = useText(consultingMessages);
  const pick = usePick();
  const formats = useFormats();
  const assigned = one.assignments.find(({ state }) => live.includes(state));
  const isOpen = one.state === 'requested' || one.state === 'scoped';
  return (
    <Card
      title={pick(one.agency.name)}
      tag={<Tag tone={requestTones[one.state]}>{pick(lists.consultingState[one.state])}</Tag>}
      actions={isOpen && mayWrite && assigned === undefined ? <Withdraw one={one} /> : undefined}
    >
      <DescriptionList
        size="small"
        items={[
          { name: t.number, value: one.number },
          { name: t.need, value: one.need },
          { name: t.wished, value: formats.period(one.wishedFrom, one.wishedUntil) },
          { name: t.language, value: pick(lists.consultingLanguage[one.language]) },
          { name: t.gaps, value: one.gaps.length === 0 ? '–' : one.gaps.join(', ') },
          {
            name: t.scope,
            value: one.scope === null ? t.scopeNone : `${one.scope} (${t.halves({ count: one.halfDays ?? 0 })})`,
          },
          ...(one.answer === null ? [] : [{ name: t.answer, value: one.answer }]),
          {
            name: t.comes,
            value: assigned === undefined ? t.comesNone : <Comes assigned={assigned} mayWrite={mayWrite} />,
          },
        ]}
      />
    </Card>
  );
}

function Withdraw({ one }: { one: ConsultingView }) {
  const t = useText(consultingMessages);
  const [isAsking, setAsking] = useState(false);
  const taking = useConsultingDeed(
    () => withdraw(one),
    t.withdrawn,
    () => setAsking(false),
  );
  return (
    <>
      <Button look="quiet" size="small" onPress={() => setAsking(true)}>
        {t.withdraw}
      </Button>
      <ConfirmSheet
        title={t.withdraw}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => taking.mutate()}
        confirmLabel={t.withdraw}
        isPending={taking.isPending}
        error={taking.error}
      />
    </>
  );
}
