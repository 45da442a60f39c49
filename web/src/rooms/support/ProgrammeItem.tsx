import { wordOf } from '@boru/contract/words';
import { useEffect, useRef } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Disclosure } from '#ui/Disclosure';
import { Doubt } from '#ui/Doubt';
import { LinkButton, OutsideLink } from '#ui/Link';
import { Tag } from '#ui/Tag';
import { helpAddress, type Programme } from './api.ts';
import { supportMessages } from './messages.ts';
import styles from './Support.module.css';

export function ProgrammeItem({ programme, isAskedFor }: { programme: Programme; isAskedFor: boolean }) {
  const t = useText(supportMessages);
  const pick = usePick();
  const place = useRef<HTMLLIElement>(null);
  const name = pick(programme.name);
  useEffect(() => {
    if (!isAskedFor) return;
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.focus({ preventScroll: true });
  }, [isAskedFor]);
  return (
    <li className={styles.item} ref={place} tabIndex={-1} data-asked={isAskedFor ? '' : undefined}>
      <div className={styles.head}>
        <Tag tone="blue">{pick(wordOf('helpKind', programme.kind) ?? { ko: programme.kind, en: programme.kind })}</Tag>
        <h2>{name}</h2>
        <When programme={programme} />
      </div>
      <p className={styles.summary}>{pick(programme.summary)}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{t.operator}</dt>
          <dd>{pick(programme.operator)}</dd>
        </div>
        <div>
          <dt>{t.agency}</dt>
          <dd>{pick(programme.agencyName)}</dd>
        </div>
        <div>
          <dt>{t.amount}</dt>
          <dd>
            <Amount programme={programme} />
          </dd>
        </div>
      </dl>
      <Disclosure
        isOpenAtFirst={isAskedFor}
        title={
          <>
            <span className="visually-hidden">{name}: </span>
            {t.details}
          </>
        }
      >
        <Details programme={programme} />
      </Disclosure>
      <div className={styles.actions} data-print="hide">
        <LinkButton to={helpAddress(programme, t.requestTitle({ name }))} size="small">
          <span className="visually-hidden">{name}: </span>
          {t.ask}
        </LinkButton>
        {programme.url === null ? null : <OutsideLink href={programme.url}>{t.site}</OutsideLink>}
      </div>
    </li>
  );
}

/** A closing day when one is known; otherwise 상시, or that only reports of it were found. */
function When({ programme }: { programme: Programme }) {
  const t = useText(supportMessages);
  const formats = useFormats();
  const pick = usePick();
  const { closesOn, opensOn, state, year } = programme;
  const parts = [
    year === null ? null : t.year({ text: String(year) }),
    closesOn === null ? null : t.until({ date: formats.date(closesOn) }),
    closesOn === null && opensOn !== null ? t.from({ date: formats.date(opensOn) }) : null,
    closesOn === null && opensOn === null && state === 'standing' ? t.standing : null,
    state === 'reported' ? pick(wordOf('programmeState', state) ?? { ko: state, en: state }) : null,
  ].filter((part) => part !== null);
  return (
    <span className={styles.when}>
      {parts.join(' · ')}
      {programme.verified ? null : <Doubt note={programme.note} asOf={programme.asOf} />}
    </span>
  );
}

function Amount({ programme }: { programme: Programme }) {
  const t = useText(supportMessages);
  const formats = useFormats();
  const pick = usePick();
  if (programme.amount === null) return t.amountNone;
  const { maxWon, percent, explained } = programme.amount;
  const figures = [
    maxWon === null ? null : t.amountUpTo({ won: formats.wonSpoken(maxWon) }),
    percent === null ? null : t.amountShare({ text: String(percent) }),
  ].filter((part) => part !== null);
  return (
    <>
      {figures.length === 0 ? null : <strong className="tabular">{figures.join(' · ')} </strong>}
      <span className="muted">{pick(explained)}</span>
    </>
  );
}

function Details({ programme }: { programme: Programme }) {
  const t = useText(supportMessages);
  const pick = usePick();
  const law = programme.law.map(({ lawName, article }) => `${lawName} ${article}`);
  return (
    <DescriptionList
      size="small"
      items={[
        { name: t.howToApply, value: pick(programme.howToApply) },
        { name: t.law, value: law.length === 0 ? t.lawNone : law.join(', ') },
        { name: t.source, value: `${programme.source.join(', ')} (${t.asOf({ date: programme.asOf })})` },
        {
          name: t.certainty,
          value: programme.verified ? t.verified : <Doubt note={programme.note} asOf={programme.asOf} />,
        },
      ]}
    />
  );
}
