import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { Checkbox } from '#ui/Choices';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { PaperButtons } from '#ui/PaperButtons';
import { minutesAddress, type Selection, selectionQuery, startRun, useReviewDeed } from '../api.ts';
import { Applications } from './Applications.tsx';
import { handChangesOf } from './changes.ts';
import { selectionMessages } from './messages.ts';
import { Proposals } from './Proposals.tsx';
import { RunPart } from './RunPart.tsx';

/** Work out, compare, change by hand with its cost, propose; a second person decides. */
export function SelectionPage() {
  const query = useQuery(selectionQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={14} height="60rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(selection) => <Shown selection={selection} />}
      </Loaded>
    </Page>
  );
}

function Shown({ selection }: { selection: Selection }) {
  const t = useText(selectionMessages);
  const [newest] = selection.runs;
  const [changes, setChanges] = useState<Record<string, { level: string; reason: string }>>({});
  const [withCosts, setCosts] = useState(false);
  const sent = handChangesOf(changes);
  const starting = useReviewDeed(
    () => startRun(selection.callId, { changes: sent.filter(({ reason }) => reason !== ''), withCosts }),
    t.started,
  );
  const at = `/desk/grant-calls/${selection.callId}`;
  const mayRun = selection.may.includes('run');
  return (
    <>
      <PageHeader
        title={t.selection}
        lead={t.selectionLead}
        crumbs={[{ label: selection.title, to: at }, { label: t.panel, to: `${at}/panel` }, { label: t.selection }]}
      />
      <Proposals selection={selection} />
      {newest === undefined ? <p>{t.noRun}</p> : <RunPart selection={selection} run={newest} />}
      <Section title={t.choose}>
        <Applications selection={selection} run={newest} changes={mayRun ? changes : null} onChange={setChanges} />
        {starting.error === null ? null : <Fault error={starting.error} wrote />}
        {mayRun ? (
          <>
            <Checkbox label={t.withCosts} isSelected={withCosts} onChange={setCosts} />
            <Actions>
              <Button
                look={newest === undefined ? 'primary' : 'secondary'}
                isPending={starting.isPending}
                isDisabled={sent.some(({ reason }) => reason === '')}
                onPress={() => starting.mutate()}
              >
                {t.run}
              </Button>
            </Actions>
          </>
        ) : null}
      </Section>
      <Section title={t.minutes}>
        <PaperButtons
          addressOf={(format) => minutesAddress(selection.callId, format)}
          labels={{ pdf: t.pdf, hwpx: t.hwpx }}
        />
      </Section>
    </>
  );
}
