import type { Section } from '@boru/contract/evidence';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import styles from '../Cases.module.css';
import { useTopicNames } from '../names.ts';
import { previewQuery } from './api.ts';
import { sightMessages } from './messages.ts';

interface PreviewProps {
  readonly caseId: string;
  readonly sections: readonly Section[];
  /** The deadline a receiver by law reads before it accepts; null when a consent opens the sections at once. */
  readonly stubUntil?: string | null;
}

/** Before sending: the very rows a receiver would see, as the database answers them. */
export function PreviewSight({ caseId, sections, stubUntil = null }: PreviewProps) {
  const t = useText(sightMessages);
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <p>
        <Button size="small" onPress={() => setOpen(true)}>
          {t.preview}
        </Button>
      </p>
    );
  return (
    <section aria-label={t.previewTitle}>
      <h3>{t.previewTitle}</h3>
      <p className="small muted">{t.previewLead}</p>
      <Rows caseId={caseId} sections={sections} stubUntil={stubUntil} />
    </section>
  );
}

function useTableNames(): (table: string) => string {
  const t = useText(sightMessages);
  const names: Readonly<Record<string, string>> = {
    'organisations.company': t.tableCompany,
    'organisations.site': t.tableSite,
    'organisations.contact': t.tableContact,
    'diagnosis.outcome': t.tableOutcome,
    'technologies.card': t.tableCard,
    'technologies.finding': t.tableFinding,
    'cases.case_file': t.tableCase,
    'cases.clock': t.tableClock,
    'cases.entry': t.tableEntry,
    'cases.referral': t.tableReferral,
    'platform.file': t.tableFile,
  };
  return (table) => names[table] ?? t.tableOther;
}

function Rows({ caseId, sections, stubUntil }: Required<PreviewProps>) {
  const t = useText(sightMessages);
  const pick = usePick();
  const topics = useTopicNames();
  const formats = useFormats();
  const name = useTableNames();
  const query = useQuery(previewQuery(caseId, sections));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={5} />}
      fault={(error, retry) => <Fault error={error} onRetry={retry} />}
    >
      {({ shown, hidden, stub }) => (
        <>
          {stubUntil === null ? null : (
            <>
              <h4>{t.stubFirst}</h4>
              <p className="small">
                {[topics[stub.topic].label, pick(stub.territory), stubUntil].filter((part) => part !== '').join(' · ')}
              </p>
              <h4>{t.stubThen}</h4>
            </>
          )}
          <ul className={styles.facts}>
            {shown.map(({ table, amount, titles }) => (
              <li key={table} className="small">
                <strong>{name(table)}</strong> {t.count({ count: formats.number(amount) })}
                {titles.length === 0 ? null : (
                  <>
                    <br />
                    <span className="muted">{titles.slice(0, 5).join(' · ')}</span>
                  </>
                )}
              </li>
            ))}
          </ul>
          <p className="small">
            {t.previewHidden}:{' '}
            {hidden
              .map(({ table, amount }) => `${name(table)} ${t.count({ count: formats.number(amount) })}`)
              .join(', ') || t.previewNothing}
          </p>
        </>
      )}
    </Loaded>
  );
}
