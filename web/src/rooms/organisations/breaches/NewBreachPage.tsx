import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useGo } from '#lib/navigation';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Actions, FormStack, Page, PageHeader } from '#ui/Page';
import { breachesKey, openBreach } from './api.ts';
import { useManagersOnly } from './BreachesPage.tsx';
import { BreachFields, blankDraft, inputOf } from './BreachFields.tsx';
import { breachMessages } from './messages.ts';

const LIST = '/desk/breaches';

/** No draft is kept in the browser: it says what leaked from the agency. */
export function NewBreachPage() {
  useManagersOnly();
  const t = useText(breachMessages);
  const go = useGo();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => blankDraft(Date.now()));
  const [isTried, setTried] = useState(false);
  const opening = useMutation({
    mutationFn: openBreach,
    onSuccess: async ({ id }) => {
      notify({ tone: 'success', title: t.started });
      await client.invalidateQueries({ queryKey: breachesKey });
      go(`${LIST}/${id}`);
    },
  });
  const begin = () => {
    setTried(true);
    const input = inputOf(draft);
    if (input !== null) opening.mutate(input);
  };
  return (
    <Page width="form">
      <PageHeader title={t.newTitle} lead={t.newLead} crumbs={[{ label: t.title, to: LIST }, { label: t.newTitle }]} />
      <FormStack>
        <BreachFields draft={draft} onChange={setDraft} isTried={isTried} error={opening.error} />
        {opening.error === null ? null : <Fault error={opening.error} wrote />}
        <Actions>
          <Button look="primary" isPending={opening.isPending} onPress={begin}>
            {t.start}
          </Button>
          <LinkButton to={LIST}>{t.title}</LinkButton>
        </Actions>
      </FormStack>
    </Page>
  );
}
