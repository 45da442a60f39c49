import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Disclosure } from '#ui/Disclosure';
import { type Desk, logKeyQuery } from './api.ts';
import { sealedMessages } from './messages.ts';
import styles from './Sealed.module.css';
import { loadSealing } from './sealing.ts';

/** A key that somebody put in the place of another has another fingerprint; whoever knows the right one sees it. */
export function Fingerprints({ desks }: { desks: readonly Desk[] }) {
  const t = useText(sealedMessages);
  const pick = usePick();
  const formats = useFormats();
  const { data } = useQuery({
    queryKey: ['reports', 'fingerprints', desks.map(({ key }) => key.id)],
    queryFn: async () => {
      const { fingerprintOf } = await loadSealing();
      return desks.map(({ key }) => fingerprintOf(key.recipient));
    },
  });
  const logKey = useQuery(logKeyQuery);
  const items = desks.map(({ agency, key }, at) => ({
    name: pick(agency.name),
    value: (
      <>
        <span className={styles.fingerprint}>{data?.[at]}</span>{' '}
        <span className="small muted">{t.keySince({ date: formats.date(key.madeOn) })}</span>
      </>
    ),
  }));
  return (
    <Disclosure title={t.fingerprints}>
      <p>{t.fingerprintsBody}</p>
      <DescriptionList items={items} size="small" />
      <p>{t.logKeyBody}</p>
      <p className={styles.fingerprint}>{logKey.data}</p>
    </Disclosure>
  );
}
