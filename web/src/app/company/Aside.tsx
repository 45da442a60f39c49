import { wordOf } from '@boru/contract/words';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Clock } from '#ui/Clock';
import { Link } from '#ui/Link';
import { ownCasesQuery } from '../../rooms/cases/api.ts';
import { readersQuery } from '../../rooms/evidence/api.ts';
import { ownCompanyQuery } from '../../rooms/organisations/api.ts';
import styles from './CompanyHome.module.css';
import { companyHomeMessages } from './messages.ts';
import { readingsOfMonth } from './readings.ts';

const SHOWN = 4;

export function Aside() {
  const t = useText(companyHomeMessages);
  const company = useQuery(ownCompanyQuery).data;
  const states = { unconfirmed: t.statusUnconfirmed, confirmed: t.statusConfirmed, refused: t.statusRefused };
  const shortcuts = [
    ['/help', t.goHelp],
    ['/check', t.goCheck],
    ['/company/diagnoses', t.goDiagnose],
    ['/leak', t.goLeak],
  ] as const;
  return (
    <div className={styles.aside}>
      <section>
        <h2>{t.shortcuts}</h2>
        <ul>
          {shortcuts.map(([to, label]) => (
            <li key={to}>
              <Link to={to}>{label}</Link>
            </li>
          ))}
        </ul>
      </section>
      <RecentCases />
      <ReadersThisMonth />
      <section>
        <h2>{t.company}</h2>
        <p>
          <strong>{company?.name ?? '…'}</strong>{' '}
          <span className="muted small">{company === undefined ? '' : states[company.status]}</span>
        </p>
        <Link to="/company/profile">{t.seeProfile}</Link>
      </section>
    </div>
  );
}

function RecentCases() {
  const t = useText(companyHomeMessages);
  const pick = usePick();
  const recent = useInfiniteQuery({ ...ownCasesQuery, throwOnError: false });
  const rows = recent.data?.pages[0]?.items.slice(0, SHOWN) ?? [];
  return (
    <section>
      <h2>{t.recent}</h2>
      {rows.length === 0 ? <p className="muted small">{t.noRequests}</p> : null}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/company/cases/${row.id}`}>{row.title}</Link>
            <span className={styles.state}>
              {pick(wordOf('caseStatus', row.status) ?? { ko: row.status, en: row.status })}{' '}
              <Clock due={row.dueAt} look="word" />
            </span>
          </li>
        ))}
      </ul>
      <Link to="/company/cases">{t.allRequests}</Link>
    </section>
  );
}

/** Being able to see one's readers is worth little if one has to go and look; so the count stands on the first page. */
function ReadersThisMonth() {
  const t = useText(companyHomeMessages);
  const formats = useFormats();
  const readings = useInfiniteQuery({ ...readersQuery, throwOnError: false });
  const month = readingsOfMonth(readings.data?.pages[0], todayInSeoul());
  return (
    <section>
      <h2>{t.readers}</h2>
      {month.count === 0 ? <p className="muted small">{t.readersNone}</p> : null}
      {month.count > 0 ? <p>{month.more ? t.readersMany(month) : t.readersCount(month)}</p> : null}
      {month.last === null ? null : (
        <p className="muted small">
          {t.readersLast({ agency: month.last.agencyName, date: formats.dateOf(month.last.at) })}
        </p>
      )}
      <Link to="/company/readers">{t.readersAll}</Link>
    </section>
  );
}
