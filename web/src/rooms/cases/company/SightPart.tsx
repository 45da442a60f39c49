import type { CaseView, SightView } from '@boru/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { readingsQuery } from '../api.ts';
import styles from '../Cases.module.css';
import { useSectionNames } from '../names.ts';
import { WhySight } from '../sight/WhySight.tsx';
import { companyMessages } from './messages.ts';

/** Who can see this request, why and until when; and who has. */
export function SightPart({ file }: { file: CaseView }) {
  const t = useText(companyMessages);
  const pick = usePick();
  return (
    <div className={styles.aside}>
      <section>
        <h2>{t.sight}</h2>
        <Sight rows={file.sight} />
        <p className="small">
          <WhySight caseId={file.id} />
        </p>
        <p className="small">
          <Link to="/company/consents">{t.sightManage}</Link>
        </p>
      </section>
      <section>
        <h2>{t.readers}</h2>
        <Readers caseId={file.id} />
        <p className="small">
          <Link to="/company/readers">{t.readersAll}</Link>
        </p>
      </section>
      <section>
        <h2>{t.route}</h2>
        <ul className={`small ${styles.reasons}`}>
          {file.route.reasons.map((reason) => (
            <li key={reason.ko}>{pick(reason)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** Grants of one agency that end on the same day and rest on the same ground are told in one line. */
function grouped(rows: readonly SightView[]): readonly (readonly SightView[])[] {
  const groups = new Map<string, SightView[]>();
  for (const row of rows) {
    const key = `${row.agency.id} ${row.validTo} ${row.legalBasis ?? ''} ${row.consentId ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function Sight({ rows }: { rows: readonly SightView[] }) {
  const t = useText(companyMessages);
  const pick = usePick();
  const formats = useFormats();
  const sections = useSectionNames();
  if (rows.length === 0) return <p className="small muted">{t.sightNone}</p>;
  return (
    <ul className={styles.facts}>
      {grouped(rows).map((group) => {
        const [first] = group;
        if (first === undefined) return null;
        const names = group.map(({ section }) => sections[section]).join(', ');
        return (
          <li key={`${first.agency.id} ${first.section}`} className="small">
            <strong>{pick(first.agency.name)}</strong>
            <br />
            {t.sightUntil({ sections: names, date: formats.date(first.validTo) })}
            <br />
            <span className="muted">
              {first.legalBasis === null ? t.sightByConsent : t.sightByLaw({ basis: first.legalBasis })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Readers({ caseId }: { caseId: string }) {
  const t = useText(companyMessages);
  const formats = useFormats();
  const query = useQuery(readingsQuery(caseId));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={3} />}
      fault={(error, retry) => <Fault error={error} onRetry={retry} />}
    >
      {({ items }) =>
        items.length === 0 ? (
          <p className="small muted">{t.readersNone}</p>
        ) : (
          <ul className={styles.facts}>
            {items.slice(0, 6).map((row) => (
              <li key={row.id} className="small">
                {row.agencyName} · {row.readerName}
                <br />
                <span className="muted tabular">{formats.dateTime(row.at)}</span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
