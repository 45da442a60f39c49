import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { Disclosure } from '#ui/Disclosure';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import styles from './Audit.module.css';
import { headQuery } from './api.ts';
import { auditMessages } from './messages.ts';
import { saveText } from './saving.ts';

/** The newest words the log has signed about itself, to be kept where this installation cannot reach. */
export function LogCard() {
  const t = useText(auditMessages);
  const formats = useFormats();
  const query = useQuery(headQuery);
  return (
    <Disclosure title={t.log} level={2}>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={3} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ checkpoint, key }) =>
          checkpoint === null ? (
            <p>{t.logNone}</p>
          ) : (
            <div className={styles.sheet}>
              <p>{t.logWhy}</p>
              <DescriptionList
                size="small"
                items={[
                  { name: t.logSize, value: formats.number(checkpoint.size) },
                  { name: t.logSigned, value: formats.dateTime(checkpoint.signedAt) },
                  { name: t.logKey, value: <code className={styles.value}>{key}</code> },
                ]}
              />
              <pre className={styles.note}>{checkpoint.note}</pre>
              <div>
                <Button
                  size="small"
                  onPress={() => saveText(`boru-checkpoint-${checkpoint.size}.txt`, checkpoint.note)}
                >
                  {t.logSave}
                </Button>
              </div>
              <p className="small muted">{t.logCommand}</p>
              <code
                className={styles.command}
              >{`npm run --silent boru -- audit verify boru-checkpoint-${checkpoint.size}.txt`}</code>
            </div>
          )
        }
      </Loaded>
    </Disclosure>
  );
}
