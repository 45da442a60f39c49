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
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { CasePart } from '../cases/CasePart.tsx';
import { saveSealed } from '../files/saving.ts';
import { readerMessages } from '../readers/messages.ts';
import { receiptMessages } from '../receipts/messages.ts';
import { ReceiptMark } from '../receipts/ReceiptMark.tsx';
import type { Held } from '../receipts/receipts.ts';
import { SignSheet } from '../receipts/SignSheet.tsx';
import { LetterForm } from '../sealed/LetterForm.tsx';
import { Letters } from '../sealed/Letters.tsx';
import styles from '../sealed/Sealed.module.css';
import { openLetters } from '../sealed/sealing.ts';
import { TriageSection } from '../triage/TriageSection.tsx';
import { answerReport, deskKey, type Keys, type Report, reportQuery } from './api.ts';
import { ExcludeSheet } from './ExcludeSheet.tsx';
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
      <KeyGate>{(ring, keys) => <Fetched id={id} ring={ring} keys={keys} />}</KeyGate>
    </Page>
  );
}

function Fetched({ id, ring, keys }: { id: string; ring: Keyring; keys: Keys }) {
  const query = useQuery(reportQuery(id));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={8} height="40rem" />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(report) => <Opened report={report} ring={ring} keys={keys} />}
    </Loaded>
  );
}

function Opened({ report, ring, keys }: { report: Report; ring: Keyring; keys: Keys }) {
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
  return <Read report={report} ring={ring} keys={keys} {...opened.data} />;
}

function Read({
  report,
  ring,
  keys,
  identity,
  letters,
}: {
  report: Report;
  ring: Keyring;
  keys: Keys;
  identity: string;
  letters: Awaited<ReturnType<typeof openLetters>>;
}) {
  const t = useText(deskMessages);
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: [...deskKey, 'report', report.id] });
  return (
    <>
      <Facts report={report} keys={keys} ring={ring} identity={identity} onForwarded={again} />
      <Section title={t.letters} lead={t.lettersLead}>
        <Letters
          letters={letters}
          side="desk"
          save={(file, onProgress) => saveSealed(report.id, identity, file, onProgress)}
        />
      </Section>
      <CasePart report={report} ring={ring} />
      <TriageSection report={report} letters={letters} ring={ring} keys={keys} />
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
  keys,
  ring,
  identity,
  onForwarded,
}: {
  report: Report;
  keys: Keys;
  ring: Keyring;
  identity: string;
  onForwarded: () => Promise<unknown>;
}) {
  const t = useText(deskMessages);
  const signing = useText(receiptMessages);
  const formats = useFormats();
  const [sheet, setSheet] = useState<'sign' | 'forward' | 'exclude' | null>(null);
  const close = () => setSheet(null);
  const { people, agency: own } = keys;
  const desk = ring.desks[report.deskKeyId];
  const isUnsigned = report.recipients.some(({ agency, receipt }) => agency.id === own.id && receipt === null);
  const excluded = people.filter(({ id }) => report.excluded.includes(id)).map(({ name }) => name);
  return (
    <Section
      title={t.facts}
      action={
        <Actions>
          {isUnsigned ? <Button onPress={() => setSheet('sign')}>{signing.sign}</Button> : null}
          <Button onPress={() => setSheet('forward')}>{t.forward}</Button>
          <Button onPress={() => setSheet('exclude')}>{t.exclude}</Button>
        </Actions>
      }
    >
      <DescriptionList
        items={[
          { name: t.columnFiled, value: formats.dateOf(report.filedAt) },
          {
            name: t.recipients,
            value: report.recipients.map((recipient) => (
              <Recipient key={recipient.agency.id} recipient={recipient} held={{ ...report, identity }} />
            )),
          },
          ...(excluded.length === 0 ? [] : [{ name: t.excludedPeople, value: excluded.join(', ') }]),
          { name: t.digest, value: <span className="small">{report.digest}</span> },
        ]}
      />
      {sheet === 'sign' && desk !== undefined ? (
        <SignSheet report={report} identity={identity} desk={desk} agency={own.id} onClose={close} />
      ) : null}
      {sheet === 'exclude' ? <ExcludeSheet report={report} people={people} onClose={close} /> : null}
      {sheet === 'forward' ? (
        <ForwardSheet
          report={report}
          identity={identity}
          onClose={close}
          onDone={async () => {
            await onForwarded();
            close();
          }}
        />
      ) : null}
    </Section>
  );
}

function Recipient({ recipient, held }: { recipient: Report['recipients'][number]; held: Held }) {
  const t = useText(deskMessages);
  const readers = useText(readerMessages);
  const pick = usePick();
  const formats = useFormats();
  const { agency, addedOn, from, reason, read } = recipient;
  return (
    <div>
      {pick(agency.name)} · {formats.date(addedOn)}
      {from === null ? '' : ` · ${t.passedOnBy({ agency: pick(from), reason })}`}
      {read ? null : <Tag tone="red">{readers.readByNobody}</Tag>}
      <div>
        <ReceiptMark held={held} recipient={recipient} canSave />
      </div>
    </div>
  );
}
