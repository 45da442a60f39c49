import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { momentOf } from '#lib/moment';
import { useGo } from '#lib/navigation';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { ErrorState, Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Page, PageHeader } from '#ui/Page';
import { beginIncident, type ChannelTable, channelTableQuery, incidentsKey } from './api.ts';
import { unknownFacts } from './FactsFields.tsx';
import { type Draft, IncidentFields, inputOf } from './IncidentFields.tsx';
import { incidentMessages } from './messages.ts';

const LIST = '/company/incidents';

export function NewIncidentPage() {
  const t = useText(incidentMessages);
  const query = useQuery(channelTableQuery);
  return (
    <Page width="form">
      <PageHeader title={t.newTitle} lead={t.newLead} crumbs={[{ label: t.title, to: LIST }, { label: t.newTitle }]} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="block" height="40rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(table) => <Form table={table} />}
      </Loaded>
    </Page>
  );
}

/** No draft is kept in the browser: the one it is about may use the same computer. */
function Form({ table }: { table: ChannelTable }) {
  const t = useText(incidentMessages);
  const go = useGo();
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => ({
    title: '',
    suspicion: '',
    noticed: momentOf(Date.now()),
    cardId: null,
    technology: '',
    channels: [],
    facts: unknownFacts(table),
    people: '',
    systems: '',
  }));
  const input = inputOf(draft);
  const begin = useMutation({
    mutationFn: beginIncident,
    onSuccess: async ({ id }) => {
      notify({ tone: 'success', title: t.started });
      await client.invalidateQueries({ queryKey: incidentsKey });
      go(`${LIST}/${id}`);
    },
  });
  return (
    <FormStack>
      <IncidentFields draft={draft} onChange={setDraft} table={table} error={begin.error} />
      <Notice look="line">{t.noDraft}</Notice>
      {begin.error === null ? null : <Fault error={begin.error} wrote />}
      <Actions>
        <Button
          look="primary"
          isDisabled={input === null}
          isPending={begin.isPending}
          onPress={() => {
            if (input !== null) begin.mutate(input);
          }}
        >
          {t.begin}
        </Button>
        <LinkButton to={LIST}>{t.title}</LinkButton>
      </Actions>
    </FormStack>
  );
}
