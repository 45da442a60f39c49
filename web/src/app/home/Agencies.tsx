import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import styles from './Home.module.css';
import { homeMessages } from './messages.ts';
import { agenciesQuery } from './queries.ts';

const koreanCounts = [
  '',
  '한',
  '두',
  '세',
  '네',
  '다섯',
  '여섯',
  '일곱',
  '여덟',
  '아홉',
  '열',
  '열한',
  '열두',
  '열세',
  '열네',
  '열다섯',
];
const englishCounts = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
];

export function Agencies() {
  const t = useText(homeMessages);
  const locale = useLocale();
  const pick = usePick();
  const query = useQuery(agenciesQuery);
  const count = query.data?.items.length ?? 0;
  const word = (locale === 'en' ? englishCounts : koreanCounts)[count] ?? String(count);
  return (
    <section className={styles.agencies}>
      <h2 className={styles.heading}>{count === 0 ? t.agenciesTitleEmpty : t.agenciesTitle({ count: word })}</h2>
      <p className={styles.agenciesLead}>
        {t.agenciesLead} <Link to="/agreement">{t.agenciesAgreement}</Link>
      </p>
      <div className={styles.agenciesRoom}>
        <Loaded
          query={query}
          skeleton={<Skeleton lines={13} />}
          fault={(_, retry) => (
            <Notice
              tone="warning"
              title={t.listFault}
              action={
                <Button size="small" onPress={retry}>
                  {t.retry}
                </Button>
              }
            />
          )}
        >
          {({ items }) => (
            <ul className={styles.agencyList}>
              {items.map((agency) => (
                <li key={agency.id}>
                  <strong>{pick(agency.name)}</strong>
                  <span>{pick(agency.role)}</span>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </div>
    </section>
  );
}
