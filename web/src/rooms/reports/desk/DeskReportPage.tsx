import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader, Section } from '#ui/Page';
import { LetterForm } from '../sealed/LetterForm.tsx';
import { Letters } from '../sealed/Letters.tsx';
import styles from '../sealed/Sealed.module.css';
import { openLetters } from '../sealed/sealing.ts';
import { answerReport, deskKey, type Report, reportQuery } from './api.ts';
import { ForwardSheet } from './ForwardSheet.tsx';
import { KeyGate } from './KeyGate.tsx';
import type { Keyring } from './keyring.ts';
import { deskMessages } from './messages.ts';
import { reportIdentity } from './opening.ts';

export function DeskReportPage() {
  const t = useText(deskMessages);
  const id = usePathParam('id');
  return (
    <Page>
      <PageHeader title={t.oneTitle} crumbs={[{ label: t.title, to: '/desk/reports' }, { label: t.oneTitle }]} />
      <KeyGate>{(ring) => <Fetched id={id} ring={ring} />}</KeyGate>
    </Page>
  );
}

function Fetched({ id, ring }: { id: string; ring: Keyring }) {
  const query = useQuery(reportQuery(id));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={8} height="40rem" />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(report) => <Opened report={report} ring={ring} />}
    </Loaded>
  );
}

function Opened({ report, ring }: { report: Report; ring: Keyring }) {
  const t = useText(deskMessages);
  const opened = useQuery({
    queryKey: [...deskKey, 'conversation', report.id, report.letters.length, Object.keys(ring.desks)],
    queryFn: async () => {
      const identity = await reportIdentity(ring, report);
      return identity === null ? null : { identity, letters: await openLetters(identity, report.letters) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
  if (opened.error !== null) return <ErrorState error={opened.error} onRetry={() => void opened.refetch()} />;
  if (opened.data === undefined) return <Skeleton lines={6} />;
  if (opened.data === null) return <EmptyState title={t.noShare}>{t.noShareBody}</EmptyState>;
  return <Read report={report} {...opened.data} />;
}

function Read({
  report,
  identity,
  letters,
}: {
  report: Report;
  identity: string;
  letters: Awaited<ReturnType<typeof openLetters>>;
}) {
  const t = useText(deskMessages);
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: [...deskKey, 'report', report.id] });
  return (
    <>
      <Facts report={report} identity={identity} onForwarded={again} />
      <Section title={t.letters} lead={t.lettersLead}>
        <Letters letters={letters} side="desk" />
      </Section>
      <Section title={t.answer}>
        <div className={styles.stack}>
          <Notice>{t.answerWho}</Notice>
          <LetterForm
            identity={identity}
            from="desk"
            label={t.answerText}
            action={t.answerSend}
            done={t.answerSent}
            deliver={(letter) => answerReport(report.id, letter)}
            onSent={again}
          />
        </div>
      </Section>
    </>
  );
}

function Facts({
  report,
  identity,
  onForwarded,
}: {
  report: Report;
  identity: string;
  onForwarded: () => Promise<unknown>;
}) {
  const t = useText(deskMessages);
  const pick = usePick();
  const formats = useFormats();
  const [isForwarding, setForwarding] = useState(false);
  return (
    <Section title={t.facts} action={<Button onPress={() => setForwarding(true)}>{t.forward}</Button>}>
      <DescriptionList
        items={[
          { name: t.columnFiled, value: formats.dateOf(report.filedAt) },
          {
            name: t.recipients,
            value: report.recipients.map(({ agency, addedOn, from, reason }) => (
              <div key={agency.id}>
                {pick(agency.name)} · {formats.date(addedOn)}
                {from === null ? '' : ` · ${t.passedOnBy({ agency: pick(from), reason })}`}
              </div>
            )),
          },
          { name: t.digest, value: <span className="small">{report.digest}</span> },
        ]}
      />
      {isForwarding ? (
        <ForwardSheet
          report={report}
          identity={identity}
          onClose={() => setForwarding(false)}
          onDone={async () => {
            await onForwarded();
            setForwarding(false);
          }}
        />
      ) : null}
    </Section>
  );
}
