import { formatBusinessNumber } from '@boru/contract/business-number';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Link } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { TextField } from '#ui/TextField';
import { useStatusNames } from '../names.ts';
import { type Caller, callersQuery, isEnough } from './api.ts';
import styles from './Calls.module.css';
import type { CallDraft } from './draft.ts';
import { callMessages } from './messages.ts';

interface CallerFieldsProps {
  readonly draft: CallDraft;
  readonly onChange: (draft: CallDraft) => void;
  readonly fault: (field: 'name' | 'number' | 'phone' | 'caller') => string | undefined;
}

/** Three fields, each of which finds while it is typed in; below them whom the desk knows already. */
export function CallerFields({ draft, onChange, fault }: CallerFieldsProps) {
  const t = useText(callMessages);
  const field = (name: 'name' | 'number' | 'phone' | 'caller') => ({
    value: draft[name],
    onChange: (text: string) =>
      // Another name or number is another company until it is chosen again.
      onChange({ ...draft, [name]: text, ...(name === 'name' || name === 'number' ? { companyId: null } : {}) }),
    error: fault(name),
    autoComplete: 'off',
  });
  return (
    <Section title={t.who}>
      <div className={styles.fields}>
        <TextField label={t.name} isRequired maxLength={80} autoFocus {...field('name')} />
        <TextField label={t.number} isOptional maxLength={20} inputMode="numeric" {...field('number')} />
        <TextField label={t.phone} isRequired maxLength={20} inputMode="tel" {...field('phone')} />
        <TextField label={t.caller} isRequired maxLength={40} {...field('caller')} />
      </div>
      <Hits draft={draft} onChange={onChange} />
    </Section>
  );
}

function Hits({ draft, onChange }: Omit<CallerFieldsProps, 'fault'>) {
  const t = useText(callMessages);
  const typed = useDeferredValue({ name: draft.name, number: draft.number, phone: draft.phone });
  const query = useQuery(callersQuery(typed));
  if (draft.companyId !== null)
    return (
      <Notice
        look="line"
        tone="success"
        action={
          <Button size="small" onPress={() => onChange({ ...draft, companyId: null })}>
            {t.unchoose}
          </Button>
        }
      >
        {t.chosen({ name: draft.name })}
      </Notice>
    );
  if (!isEnough(typed) || query.data === undefined) return null;
  if (query.data.items.length === 0)
    return (
      <p className="small muted" role="status">
        {t.noneFound}
      </p>
    );
  return (
    <>
      <h3 className={styles.found}>{t.found}</h3>
      <ul className={styles.hits}>
        {query.data.items.map((caller) => (
          <li key={caller.companyId}>
            <Hit
              caller={caller}
              onChoose={() =>
                onChange({
                  ...draft,
                  companyId: caller.companyId,
                  name: caller.name,
                  number: caller.businessNumber ?? draft.number,
                  phone: draft.phone === '' ? (caller.lastPhone ?? '') : draft.phone,
                  caller: draft.caller === '' ? (caller.lastCaller ?? '') : draft.caller,
                })
              }
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Hit({ caller, onChoose }: { caller: Caller; onChoose: () => void }) {
  const t = useText(callMessages);
  const statuses = useStatusNames();
  return (
    <>
      <div className={styles.hit}>
        <strong>{caller.name}</strong>
        <Tag>{caller.hasAccount ? t.hasAccount : t.noAccount}</Tag>
        {caller.businessNumber === null ? null : (
          <span className="small tabular">{formatBusinessNumber(caller.businessNumber)}</span>
        )}
        <Button size="small" aria-label={`${caller.name}: ${t.choose}`} onPress={onChoose}>
          {t.choose}
        </Button>
      </div>
      {caller.lastCaller === null || caller.lastPhone === null ? null : (
        <p className="small muted">{t.last({ caller: caller.lastCaller, phone: caller.lastPhone })}</p>
      )}
      {caller.openCases.length === 0 ? null : (
        <p className="small">
          {t.openCases}:{' '}
          {caller.openCases.map((file, index) => (
            <span key={file.id}>
              {index === 0 ? '' : ', '}
              <Link to={`/desk/cases/${file.id}`}>{`${file.number ?? ''} ${file.title}`}</Link> ({statuses[file.status]}
              )
            </span>
          ))}
        </p>
      )}
    </>
  );
}
