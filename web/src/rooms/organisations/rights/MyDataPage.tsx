import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { saveAnswered } from '#lib/download';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, Card, FormStack, Page, PageHeader, Section } from '#ui/Page';
import { accountMessages } from '../account/messages.ts';
import { SignedInOnly } from '../account/SignedInOnly.tsx';
import { NotReassured, useReassurance } from '../account/useReassurance.tsx';
import { AskForm } from './AskForm.tsx';
import { ownRightsQuery, type Request, takeOwnData, withdrawRights } from './api.ts';
import { HeldTable } from './HeldTable.tsx';
import { rightsMessages } from './messages.ts';
import { RequestFacts } from './RequestFacts.tsx';

/** What Boru holds of the reader, the way to take it, and the four requests of a data subject. */
export function MyDataPage() {
  const t = useText(rightsMessages);
  const account = useText(accountMessages);
  const query = useQuery(ownRightsQuery);
  return (
    <SignedInOnly>
      <Page width="form">
        <PageHeader
          title={t.title}
          lead={t.lead}
          crumbs={[{ label: account.title, to: '/account' }, { label: t.title }]}
        />
        <Loaded
          query={query}
          skeleton={<Skeleton lines={8} height="60rem" />}
          fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
        >
          {(own) => (
            <>
              <Section title={t.held}>
                <FormStack>
                  <p className="prose">{t.heldLead}</p>
                  <Taking />
                  <HeldTable held={own.held} />
                </FormStack>
              </Section>
              <Section title={t.own}>
                {own.items.length === 0 ? <EmptyState title={t.ownNone}>{t.ownNoneBody}</EmptyState> : null}
                {own.items.map((request) => (
                  <OwnRequest key={request.id} request={request} />
                ))}
              </Section>
              <Section title={t.ask}>
                <AskForm kinds={own.kinds} />
              </Section>
              <p className="prose small muted">{t.appeal}</p>
            </>
          )}
        </Loaded>
      </Page>
    </SignedInOnly>
  );
}

function Taking() {
  const t = useText(rightsMessages);
  const { ask, question } = useReassurance();
  const taking = useMutation({
    mutationFn: (format: 'json' | 'pdf') => ask((passphrase) => takeOwnData(format, passphrase)),
    onSuccess: (file) => {
      saveAnswered(file);
      notify({ tone: 'success', title: t.taken });
    },
  });
  const error = taking.error instanceof NotReassured ? null : taking.error;
  return (
    <>
      <Actions>
        <Button isPending={taking.isPending && taking.variables === 'json'} onPress={() => taking.mutate('json')}>
          {t.takeJson}
        </Button>
        <Button isPending={taking.isPending && taking.variables === 'pdf'} onPress={() => taking.mutate('pdf')}>
          {t.takePdf}
        </Button>
      </Actions>
      {error === null ? null : <Fault error={error} />}
      {question}
    </>
  );
}

function OwnRequest({ request }: { request: Request }) {
  const t = useText(rightsMessages);
  const pick = usePick();
  const client = useQueryClient();
  const withdrawing = useMutation({
    mutationFn: () => withdrawRights(request.id),
    onSuccess: () => notify({ tone: 'success', title: t.withdrawn }),
    onSettled: () => client.invalidateQueries({ queryKey: ['rights', 'own'] }),
  });
  return (
    <Card title={pick(request.title)}>
      <RequestFacts request={request} />
      {withdrawing.error === null ? null : <Fault error={withdrawing.error} wrote />}
      {request.may.includes('withdraw') ? (
        <Actions>
          <Button size="small" isPending={withdrawing.isPending} onPress={() => withdrawing.mutate()}>
            {t.withdraw}
          </Button>
        </Actions>
      ) : null}
    </Card>
  );
}
