import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Doubt } from '#ui/Doubt';
import { Section } from '#ui/Page';
import type { FirstHour } from './api.ts';
import { ContactCard } from './ContactCard.tsx';
import styles from './Leak.module.css';
import { reportMessages } from './messages.ts';

/** 산업기술보호법 제15조: not one report but two, to two addressees. */
export function Duty({ duty }: { duty: FirstHour['duty'] }) {
  const t = useText(reportMessages);
  const pick = usePick();
  return (
    <Section title={t.duty}>
      <p className="prose">{pick(duty.what)}</p>
      <div className={styles.addressees}>
        {duty.addressees.map((addressee, index) => (
          <article key={addressee.id} className={styles.addressee}>
            <p className={styles.soft}>{t.addressee({ count: index + 1 })}</p>
            <h3>
              {pick(addressee.name)} {addressee.verified ? null : <Doubt note={addressee.note} />}
            </h3>
            <p>{pick(addressee.how)}</p>
            {addressee.contact === null ? null : <ContactCard contact={addressee.contact} />}
          </article>
        ))}
      </div>
      <p className={styles.both}>{t.dutyBoth}</p>
      <DescriptionList
        size="small"
        items={[
          { name: t.dutyWho, value: pick(duty.appliesTo) },
          { name: t.dutyWhen, value: pick(duty.when) },
          { name: t.dutyDeadline, value: pick(duty.deadline) },
          {
            name: t.dutyForm,
            value:
              duty.form === null ? null : [duty.form.name, duty.form.number].filter((part) => part !== null).join(', '),
          },
          { name: t.dutyLaw, value: duty.law.map(({ lawName, article }) => `${lawName} ${article}`).join(', ') },
          { name: t.dutySanction, value: duty.sanction === null ? null : pick(duty.sanction) },
        ].filter(({ value }) => value !== null)}
      />
    </Section>
  );
}
