import type { IncentiveView } from '@boru/contract/technologies';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Disclosure } from '#ui/Disclosure';
import { Doubt } from '#ui/Doubt';
import { Articles } from './Articles.tsx';
import styles from './Duties.module.css';
import { dutyMessages } from './messages.ts';

/** Incentives beside the duties: information, each with its article and its doubt. */
export function Incentives({
  incentives,
  lists,
}: {
  incentives: readonly IncentiveView[];
  lists: ReadonlySet<string>;
}) {
  const t = useText(dutyMessages);
  const pick = usePick();
  const own = incentives.filter((incentive) => incentive.lists.some((list) => lists.has(list)));
  if (own.length === 0) return null;
  return (
    <Disclosure title={t.incentives}>
      <p className="small muted">{t.incentivesLead}</p>
      <ul className={styles.duties}>
        {own.map((incentive) => (
          <li key={incentive.id}>
            <strong>{pick(incentive.title)}</strong> {incentive.verified ? null : <Doubt note={incentive.note} />}
            <p>{pick(incentive.what)}</p>
            <p className="small muted">{t.when({ when: pick(incentive.when) })}</p>
            <Articles articles={incentive.law} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
