import { useText } from '#lib/i18n';
import { useAddressQuery, useGo, usePath } from '#lib/navigation';
import { RadioGroup } from '#ui/Choices';
import styles from './Administration.module.css';
import { administrationMessages } from './messages.ts';

/** The state chosen in the address, so that a link can lead to it; null for all. */
export function useStateFilter<State extends string>(states: readonly State[]): State | null {
  const wanted = useAddressQuery()['state'];
  return states.find((state) => state === wanted) ?? null;
}

export function StateFilter({ options }: { options: readonly { id: string; label: string }[] }) {
  const t = useText(administrationMessages);
  const chosen = useStateFilter(options.map(({ id }) => id));
  const go = useGo();
  const path = usePath();
  return (
    <div className={styles.choice}>
      <RadioGroup
        label={t.filter}
        direction="row"
        value={chosen ?? 'all'}
        onChange={(id) => go(id === 'all' ? path : `${path}?state=${id}`, { replace: true, keepScroll: true })}
        options={[{ id: 'all', label: t.all }, ...options]}
      />
    </div>
  );
}
