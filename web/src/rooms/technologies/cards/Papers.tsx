import type { CardView } from '@boru/contract/technologies';
import { useText } from '#lib/i18n';
import { buttonClass } from '#ui/Button';
import { Icon } from '#ui/Icon';
import { Actions, Section } from '#ui/Page';
import { packetAddress, sheetAddress } from '../api.ts';
import styles from './Cards.module.css';
import { cardMessages } from './messages.ts';

const formats = ['pdf', 'hwpx', 'json'] as const;

/** Papers from the card's data: the result, and the application for a determination as far as Boru can fill it. */
export function Papers({ card }: { card: CardView }) {
  const t = useText(cardMessages);
  return (
    <Section title={t.papers} lead={t.papersLead}>
      <div className={styles.stack}>
        <Actions>
          <Download href={sheetAddress(card.id)} label={t.sheet} />
          {formats.map((format) => (
            <Download
              key={format}
              href={packetAddress(card.id, format)}
              label={t.packet({ format: format.toUpperCase() })}
            />
          ))}
        </Actions>
        <p className="small muted">{t.packetWhat}</p>
      </div>
    </Section>
  );
}

export function Download({ href, label, name }: { href: string; label: string; name?: string }) {
  return (
    <a
      className={buttonClass('secondary', 'small')}
      href={href}
      download
      {...(name === undefined ? {} : { 'aria-label': `${label}: ${name}` })}
    >
      <Icon name="download" size="small" /> {label}
    </a>
  );
}
