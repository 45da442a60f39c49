import { type ComponentProps, type ComponentType, useState } from 'react';
import { useText } from '#lib/i18n';
import { late } from '#lib/late';
import { Button } from '#ui/Button';
import { ErrorState } from '#ui/ErrorState';
import { Page, PageHead } from '#ui/Frame';
import { Skeleton } from '#ui/Loading';
import { BeforeStep } from './BeforeStep.tsx';
import type { Conversing } from './Conversing.tsx';
import { sealedMessages } from './messages.ts';

/**
 * Everything after the first screen comes at once: from there on nothing has to be fetched but what the server alone
 * knows, so a line that breaks while somebody writes costs nothing.
 */
const loadRest = late(() => import('./Conversing.tsx'));
type Rest = ComponentType<ComponentProps<typeof Conversing>>;

/**
 * From the first word to the answer under one address, so that nothing of the way stands in the history. All of it lives
 * in the memory of this page: no draft, no cookie, no storage. Closing the page is forgetting.
 */
export function ReportPage() {
  const t = useText(sealedMessages);
  const [wish, setWish] = useState<'write' | 'return' | null>(null);
  const [rest, setRest] = useState<{ readonly Part: Rest } | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const begin = (wanted: 'write' | 'return') => {
    setWish(wanted);
    setFault(null);
    loadRest().then(({ Conversing: Part }) => setRest({ Part }), setFault);
  };
  return (
    <Page width="form">
      <PageHead title={t.title} {...(wish === null ? { lead: t.lead } : {})} />
      {wish === null ? (
        <BeforeStep onNear={loadRest} onWrite={() => begin('write')} onReturn={() => begin('return')} />
      ) : rest !== null ? (
        <rest.Part start={wish} onBack={() => setWish(null)} />
      ) : fault === null ? (
        <Skeleton lines={8} height="40rem" />
      ) : (
        <ErrorState error={fault} onRetry={() => begin(wish)}>
          <Button onPress={() => setWish(null)}>{t.back}</Button>
        </ErrorState>
      )}
    </Page>
  );
}
