import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Dialog } from '#ui/Dialog';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { AddHook } from './AddHook.tsx';
import { type HookSecret, hooksQuery } from './api.ts';
import { HookCard } from './HookCard.tsx';
import { hookMessages } from './messages.ts';
import { SecretShown } from './SecretShown.tsx';

export function HooksPage() {
  const t = useText(hookMessages);
  const query = useQuery(hooksQuery);
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<HookSecret | null>(null);
  const isFull = query.data !== undefined && query.data.items.length >= query.data.most;
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <Button look="primary" isDisabled={query.data === undefined || isFull} onPress={() => setAdding(true)}>
            {t.add}
          </Button>
        }
      />
      <Loaded
        query={query}
        skeleton={<Skeleton lines={8} height="40rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items, offered, most }) => (
          <>
            {isFull ? <p className="prose">{t.most({ most })}</p> : null}
            {items.length === 0 ? <EmptyState title={t.none}>{t.noneWhy}</EmptyState> : null}
            {items.map((hook) => (
              <HookCard key={hook.id} hook={hook} offered={offered} onSecret={setSecret} />
            ))}
            <Dialog title={t.add} isOpen={isAdding} onClose={() => setAdding(false)} isSteady>
              <AddHook
                offered={offered}
                onAdded={(made) => {
                  setAdding(false);
                  setSecret(made);
                }}
              />
            </Dialog>
          </>
        )}
      </Loaded>
      <SecretShown secret={secret} onClose={() => setSecret(null)} />
    </Page>
  );
}
