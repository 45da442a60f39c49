import { mergeEntries } from '@boru/engines/fieldwork';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { Chips } from '#ui/Chips';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { FormStack, Page, PageHeader, Section } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { type EngagementView, engagementQuery, type QuestionSet, setQuery } from '../api.ts';
import { Conflicts } from './Conflicts.tsx';
import { deviceName, nameDevice } from './entry.ts';
import { FieldPhotos } from './FieldPhotos.tsx';
import { FieldQuestion } from './FieldQuestion.tsx';
import { fieldMessages } from './messages.ts';
import { keep, snapshotOf } from './shelf.ts';
import { useField } from './useField.ts';

type Seen = { readonly view: EngagementView; readonly set: QuestionSet };

/** What the server says, and where it cannot be reached what it said last, from this device. */
function useSeen(engagementId: string) {
  const asked = useQuery({
    ...engagementQuery(engagementId),
    networkMode: 'always',
    throwOnError: false,
    retry: false,
  });
  const view = asked.data;
  const set = useQuery({
    ...setQuery(view?.set ?? { id: 'none', version: 1 }),
    enabled: view !== undefined,
    networkMode: 'always',
    throwOnError: false,
  }).data;
  const [stored, setStored] = useState<Seen | null>(null);
  useEffect(() => {
    if (view !== undefined && set !== undefined) void keep('snapshots', [{ engagementId, view, set }]);
  }, [engagementId, view, set]);
  useEffect(() => {
    if (asked.isError) void snapshotOf(engagementId).then((kept) => setStored(kept ?? null));
  }, [asked.isError, engagementId]);
  const fresh = view !== undefined && set !== undefined ? { view, set } : null;
  return {
    seen: fresh ?? stored,
    isStored: fresh === null && stored !== null,
    error: asked.error,
    retry: asked.refetch,
  };
}

export function FieldPage() {
  const t = useText(fieldMessages);
  const engagementId = usePathParam('engagementId');
  const { seen, isStored, error, retry } = useSeen(engagementId);
  return (
    <Page width="form">
      {seen !== null ? (
        <Field {...seen} isStored={isStored} />
      ) : error !== null ? (
        <ErrorState error={error} onRetry={() => void retry()} />
      ) : (
        <>
          <PageHeader title={t.title} lead={t.lead} />
          <Skeleton lines={10} height="40rem" />
        </>
      )}
    </Page>
  );
}

function Field({ view, set, isStored }: Seen & { isStored: boolean }) {
  const t = useText(fieldMessages);
  const pick = usePick();
  const field = useField(view.id, view.photos);
  const [device, setDevice] = useState(() => deviceName(t.deviceUsual));
  const [domain, setDomain] = useState(set.domains[0]?.id ?? '');
  const waiting = new Set(field.entries.map(({ key }) => key));
  const merged = mergeEntries([...view.entries, ...field.entries]);
  const isOpen = view.may.includes('note');
  const part = { merged, set, device, waiting, isOpen, onNote: field.note };
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[
          { label: t.back, to: '/expert/engagements' },
          { label: view.companyName, to: `/expert/engagements/${view.id}` },
          { label: t.title },
        ]}
      />
      {isStored ? <Notice tone="warning">{t.stored}</Notice> : null}
      {isOpen ? null : (
        <Notice tone="warning" title={t.closed}>
          {t.closedBody}
        </Notice>
      )}
      <Waiting field={field} />
      <Conflicts {...part} />
      <TextField
        label={t.device}
        description={t.deviceHelp}
        maxLength={40}
        value={device}
        onChange={(name) => {
          setDevice(name);
          nameDevice(name);
        }}
      />
      <Chips
        label={t.domain}
        value={domain}
        onChange={setDomain}
        chips={set.domains.map(({ id, name }) => ({ id, label: pick(name) }))}
      />
      <Section title={pick(set.domains.find(({ id }) => id === domain)?.name ?? { ko: '', en: '' })}>
        <FormStack>
          {set.questions
            .filter((question) => question.domain === domain)
            .map((question) => (
              <FieldQuestion key={question.id} question={question} {...part} />
            ))}
        </FormStack>
      </Section>
      <FieldPhotos view={view} device={device} pictures={field.pictures} isOpen={isOpen} onTake={field.photograph} />
    </>
  );
}

function Waiting({ field }: { field: ReturnType<typeof useField> }) {
  const t = useText(fieldMessages);
  const count = field.entries.length;
  return (
    <>
      {count === 0 ? (
        <Notice tone="success">{t.sent}</Notice>
      ) : (
        <Notice
          tone="warning"
          isLive
          title={t.waiting({ count })}
          action={
            <Button size="small" isPending={field.isSending} onPress={() => void field.send()}>
              {t.sendNow}
            </Button>
          }
        >
          {t.waitingBody}
        </Notice>
      )}
      {field.refused > 0 ? <Notice tone="danger">{t.refused({ count: field.refused })}</Notice> : null}
      {field.error === null ? null : <Fault error={field.error} wrote />}
    </>
  );
}
