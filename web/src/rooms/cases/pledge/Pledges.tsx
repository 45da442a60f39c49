import { useMutation, useQuery } from '@tanstack/react-query';
import { fetchFile } from '#lib/download';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Tag } from '#ui/Tag';
import styles from '../Cases.module.css';
import { paperOf, pledgesQuery } from './api.ts';
import { pledgeMessages } from './messages.ts';

/** Who has pledged about a case: the company reads everybody, an agency its own people. */
export function Pledges({ caseId }: { caseId: string }) {
  const t = useText(pledgeMessages);
  const formats = useFormats();
  const query = useQuery(pledgesQuery(caseId));
  const print = useMutation({ mutationFn: (id: string) => fetchFile(paperOf(id)) });
  return (
    <>
      <h3>{t.list}</h3>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={2} />}
        fault={(error, retry) => <Fault error={error} onRetry={retry} />}
      >
        {({ items }) => (
          <>
            {items.length === 0 ? <p className="small muted">{t.none}</p> : null}
            <ul className={styles.facts}>
              {items.map((row) => (
                <li key={row.id} className="small">
                  {t.signedAt({ name: row.personName, agency: row.agencyName, date: formats.dateTime(row.signedAt) })}{' '}
                  {row.current ? null : <Tag>{t.old}</Tag>}{' '}
                  <Button
                    look="link"
                    size="small"
                    aria-label={t.paperOf({ name: row.personName })}
                    onPress={() => print.mutate(row.id)}
                  >
                    {t.paper}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      {print.error === null ? null : <Fault error={print.error} />}
    </>
  );
}
