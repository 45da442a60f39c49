import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { Clock } from '#ui/Clock';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import type { Keys } from '../desk/api.ts';
import { KeyGate } from '../desk/KeyGate.tsx';
import type { Keyring } from '../desk/keyring.ts';
import { deskMessages } from '../desk/messages.ts';
import styles from '../sealed/Sealed.module.css';
import { presentKey } from '../triage/sealing.ts';
import { caseQuery, type SealedCase } from './api.ts';
import { ChangeSheet } from './ChangeSheet.tsx';
import { CloseSheet } from './CloseSheet.tsx';
import { caseMessages } from './messages.ts';
import { Notes } from './Notes.tsx';
import { useReopen } from './useReopen.ts';
import { useTitles } from './useTitles.ts';

/** One sealed case: who has it, its reports, and notes that are opened in this browser. */
export function SealedCasePage() {
  const t = useText(caseMessages);
  const desk = useText(deskMessages);
  const id = usePathParam('id');
  return (
    <Page>
      <PageHeader title={t.cases} crumbs={[{ label: desk.title, to: '/desk/reports' }, { label: t.cases }]} />
      <KeyGate>{(ring, keys) => <Fetched id={id} ring={ring} keys={keys} />}</KeyGate>
    </Page>
  );
}

function Fetched({ id, ring, keys }: { id: string; ring: Keyring; keys: Keys }) {
  const query = useQuery(caseQuery(id));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={8} height="40rem" />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(file) => (
        <>
          <Facts file={file} keys={keys} ring={ring} />
          <Reports file={file} ring={ring} />
          <Notes file={file} ring={ring} mine={presentKey(ring, keys)} />
        </>
      )}
    </Loaded>
  );
}

function Facts({ file, keys, ring }: { file: SealedCase; keys: Keys; ring: Keyring }) {
  const t = useText(caseMessages);
  const formats = useFormats();
  const [sheet, setSheet] = useState<'change' | 'close' | null>(null);
  const reopen = useReopen(file);
  const close = () => setSheet(null);
  const mine = presentKey(ring, keys);
  const isOpen = file.state === 'open';
  return (
    <Section
      title={file.number}
      action={
        <Actions>
          {isOpen ? (
            <Button onPress={() => setSheet('change')}>{t.change}</Button>
          ) : (
            <Button isPending={reopen.isPending} onPress={() => reopen.mutate()}>
              {t.reopen}
            </Button>
          )}
          {isOpen && mine !== undefined ? <Button onPress={() => setSheet('close')}>{t.close}</Button> : null}
        </Actions>
      }
    >
      <div className={styles.stack}>
        {isOpen && file.owner === null ? (
          <Notice tone="warning" title={t.nobodyTitle}>
            {t.nobodyBody}
          </Notice>
        ) : null}
        <DescriptionList
          items={[
            { name: t.state, value: <Tag tone={isOpen ? 'blue' : 'plain'}>{isOpen ? t.open : t.closed}</Tag> },
            { name: t.owner, value: file.owner?.name ?? t.nobody },
            { name: t.due, value: file.dueOn === null ? t.noDue : <Clock due={file.dueOn} isSettled={!isOpen} /> },
            { name: t.opened, value: formats.date(file.openedOn) },
            { name: t.openedBy, value: file.openedBy.name === '' ? t.gone : file.openedBy.name },
            ...(file.closedOn === null ? [] : [{ name: t.closedOn, value: formats.date(file.closedOn) }]),
          ]}
        />
      </div>
      {sheet === 'change' ? <ChangeSheet file={file} keys={keys} onClose={close} /> : null}
      {sheet === 'close' && mine !== undefined ? <CloseSheet file={file} mine={mine} onClose={close} /> : null}
    </Section>
  );
}

function Reports({ file, ring }: { file: SealedCase; ring: Keyring }) {
  const t = useText(caseMessages);
  const formats = useFormats();
  const titles = useTitles(ring, file.reports);
  return (
    <Section title={t.reports} lead={t.reportsLead}>
      <ul className={styles.points}>
        {file.reports.map((report) => (
          <li key={report.id}>
            <Link to={`/desk/reports/${report.id}`}>{titles.of(report)}</Link>{' '}
            <span className="small muted">{formats.date(report.lastOn)}</span>{' '}
            {report.waiting ? <Tag tone="amber">{t.waiting}</Tag> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
