import type { InboxItem } from '@boru/contract/inbox';
import type { ReactNode, Ref } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Clock } from '#ui/Clock';
import { EmptyState } from '#ui/EmptyState';
import { Link } from '#ui/Link';
import { SearchField } from '#ui/SearchField';
import { Soon } from '#ui/Soon';
import { Tag } from '#ui/Tag';
import { ChooseBox } from '../assigning/ChooseBox.tsx';
import type { Chosen } from '../assigning/useChosen.ts';
import { dueOf } from '../due.ts';
import { useStatusNames, useSubjectNames, useTopicNames, useUrgencyNames } from '../names.ts';
import { isNarrowed, type Narrowing } from '../views/narrowing.ts';
import styles from './Desk.module.css';
import { deskMessages } from './messages.ts';

export function InboxSearch({
  value,
  onSearch,
  inputRef,
}: {
  value: string;
  onSearch: (text: string) => void;
  inputRef: Ref<HTMLInputElement>;
}) {
  const t = useText(deskMessages);
  return (
    <div className={styles.search}>
      <SearchField
        key={value}
        size="small"
        label={t.search}
        placeholder={t.searchHint}
        defaultValue={value}
        onSubmit={onSearch}
        onClear={() => onSearch('')}
        maxLength={80}
        inputRef={inputRef}
      />
    </div>
  );
}

interface InboxListProps {
  readonly items: readonly InboxItem[];
  readonly narrowing: Narrowing;
  readonly selected: string;
  /** Where the keys j and k stand; opening is another step, because it leaves a trace. */
  readonly cursor: string;
  readonly addressOf: (id: string) => string;
  /** Null where nothing can be assigned. */
  readonly chosen: Chosen | null;
  readonly foot?: ReactNode;
}

export function InboxList({ items, narrowing, selected, cursor, addressOf, chosen, foot }: InboxListProps) {
  const t = useText(deskMessages);
  const { view, search } = narrowing;
  if (items.length === 0 && (search !== '' || isNarrowed(narrowing)))
    return <EmptyState title={t.nothingFound}>{t.nothingFoundBody}</EmptyState>;
  if (items.length === 0) return <EmptyState title={view === 'new' ? t.emptyNew : t.empty}>{t.emptyBody}</EmptyState>;
  return (
    <>
      <ul className={styles.items}>
        {items.map((item) => (
          <li key={item.id}>
            <Row
              item={item}
              to={addressOf(item.id)}
              isSelected={item.id === selected}
              isCursor={item.id === cursor}
              isReceived={view === 'received'}
              chosen={chosen}
            />
          </li>
        ))}
      </ul>
      <div className={styles.foot}>{foot}</div>
    </>
  );
}

function Row({
  item,
  to,
  isSelected,
  isCursor,
  isReceived,
  chosen,
}: {
  item: InboxItem;
  to: string;
  isSelected: boolean;
  isCursor: boolean;
  isReceived: boolean;
  chosen: Chosen | null;
}) {
  const t = useText(deskMessages);
  const topics = useTopicNames();
  const subjects = useSubjectNames();
  const urgencies = useUrgencyNames();
  return (
    <div
      className={styles.row}
      data-selected={isSelected ? '' : undefined}
      data-cursor={isCursor ? '' : undefined}
      data-choosing={chosen === null ? undefined : ''}
    >
      {chosen === null ? null : <ChooseBox id={item.id} title={item.title} chosen={chosen} />}
      <span className={styles.due}>
        {item.dueAt === null ? <span className="muted">{t.noDue}</span> : <Clock due={dueOf(item.dueAt)} look="word" />}
      </span>
      <Link to={to} className={styles.rowTitle} aria-current={isSelected ? 'page' : undefined}>
        <span id={`case-${item.id}`}>{item.title}</span>
      </Link>
      <span className={styles.rowMeta}>
        {[item.companyName, topics[item.topic].label, item.subject === null ? null : subjects[item.subject]]
          .filter((part) => part !== null)
          .join(' · ')}{' '}
        <Soon about={item.id} />
        {item.urgency === 'normal' ? null : (
          <>
            {' '}
            <Tag tone={item.urgency === 'urgent' ? 'red' : 'amber'}>{urgencies[item.urgency]}</Tag>
          </>
        )}
        <LastLine item={item} isReceived={isReceived} />
      </span>
    </div>
  );
}

function LastLine({ item, isReceived }: { item: InboxItem; isReceived: boolean }) {
  const t = useText(deskMessages);
  const pick = usePick();
  const statuses = useStatusNames();
  const { referral } = item;
  const passing =
    referral === null || referral.status === 'returned' || referral.status === 'withdrawn'
      ? null
      : !isReceived && item.owner?.id === referral.from.id
        ? t.toAgency({ agency: pick(referral.to.name) })
        : t.fromAgency({ agency: pick(referral.from.name) });
  return (
    <span className={styles.lastLine}>
      {[statuses[item.status], passing, item.assigneeName ?? t.noAssignee].filter((part) => part !== null).join(' · ')}
      {item.number === null ? null : <span className="tabular"> · {item.number}</span>}
    </span>
  );
}
