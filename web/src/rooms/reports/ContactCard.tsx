import type { ReactNode } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Doubt } from '#ui/Doubt';
import { OutsideLink } from '#ui/Link';
import type { Contact } from './api.ts';
import styles from './Leak.module.css';
import { reportMessages } from './messages.ts';

/** A number to press, whose it is, when it answers, and what is not sure about it. */
export function ContactCard({
  contact,
  note = contact.note,
  isLarge = false,
  children,
}: {
  contact: Contact;
  note?: string | null;
  isLarge?: boolean;
  children?: ReactNode;
}) {
  const t = useText(reportMessages);
  const pick = usePick();
  const name = pick(contact.name);
  return (
    <div className={styles.contact} data-large={isLarge ? '' : undefined}>
      {contact.phone === null ? (
        <span className={styles.noPhone}>{t.noPhone}</span>
      ) : (
        <a
          href={`tel:${contact.phone}`}
          className={styles.phone}
          aria-label={t.callLabel({ name, number: contact.phone })}
        >
          {contact.phone}
        </a>
      )}
      <div>
        <strong>{name}</strong>
        <p className={styles.soft}>
          {pick(contact.organisation)}
          {contact.hours === null ? null : ` · ${pick(contact.hours)}`}
          {contact.verified && note === contact.note ? null : (
            <>
              {' '}
              <Doubt note={note} asOf={contact.asOf} />
            </>
          )}
        </p>
        {children}
        {contact.url === null ? null : (
          <p className="small">
            <OutsideLink href={contact.url}>{contact.url.replace(/^https?:\/\//, '')}</OutsideLink>
          </p>
        )}
      </div>
    </div>
  );
}
