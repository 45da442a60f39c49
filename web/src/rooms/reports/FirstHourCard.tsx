import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import type { FirstHour } from './api.ts';
import styles from './Leak.module.css';
import { reportMessages } from './messages.ts';

/** Everything on one sheet for the wall beside the telephone. Only on paper; on the screen the steps come one at a time. */
export function FirstHourCard({ guidance }: { guidance: FirstHour }) {
  const t = useText(reportMessages);
  const pick = usePick();
  const { duty, steps } = guidance;
  return (
    <article data-print="show" className={styles.card}>
      <h1>{t.cardTitle}</h1>
      <ol>
        {steps.map((step) => (
          <li key={step.id}>
            <h2>{pick(step.title)}</h2>
            <ul>
              {step.do.map((line) => (
                <li key={line.ko}>{pick(line)}</li>
              ))}
              {step.avoid.map((line) => (
                <li key={line.ko}>
                  <strong>{t.avoid}:</strong> {pick(line)}
                </li>
              ))}
            </ul>
            {step.phase === 'call'
              ? step.contacts.map((contact) => (
                  <p key={contact.id} className={styles.cardNumber}>
                    <strong>{contact.phone ?? t.noPhone}</strong> {pick(contact.name)}
                    {contact.verified ? '' : ` (${t.noPhone})`}
                  </p>
                ))
              : null}
          </li>
        ))}
      </ol>
      <Checklists checklists={guidance.checklists} />
      <h2>{t.duty}</h2>
      <p>
        {duty.addressees.map((addressee) => pick(addressee.name)).join(' + ')}. {t.dutyBoth} (
        {duty.law.map(({ lawName, article }) => `${lawName} ${article}`).join(', ')})
      </p>
      <dl className={styles.blanks}>
        {[t.cardWho, t.cardWhen, t.cardReceipt].map((label) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd />
          </div>
        ))}
      </dl>
      <p>
        {guidance.note} {t.asOf({ date: guidance.asOf })}.
      </p>
    </article>
  );
}

/** Short enough for the wall: what vanishes first, and what must be left alone. */
function Checklists({ checklists }: { checklists: FirstHour['checklists'] }) {
  const t = useText(reportMessages);
  const pick = usePick();
  return (
    <>
      <h2>{t.checklists}</h2>
      <ul>
        {checklists.map(({ channel, title, vanishes, avoid }) => (
          <li key={channel}>
            <strong>{pick(title)}</strong> {pick(vanishes)} {avoid.map(pick).join(' ')}
          </li>
        ))}
      </ul>
    </>
  );
}
