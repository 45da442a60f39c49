import { type Definition, definitionOf } from '@boru/contract/eligibility-facts';
import { isTexts, type Scalar, type Value } from '@boru/engines/eligibility';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Actions, FormStack } from '#ui/Page';
import { companySupportQuery, type Names, type Statement, stateFact } from './api.ts';
import { programmeMessages } from './messages.ts';
import styles from './Programmes.module.css';
import { ManyField, ValueField } from './ValueField.tsx';

type Records = readonly Readonly<Record<string, Scalar | null>>[];
interface FactDialogProps {
  readonly fact: string;
  readonly now: Value | null;
  readonly names: Names;
  readonly onClose: () => void;
}

const mostRecords = 60;
const recordsOf = (value: Value | null): Records => (Array.isArray(value) && !isTexts(value) ? (value as Records) : []);

/** One fact that the company states itself: noted, or set back to not known. The answers on the page follow at once. */
export function FactDialog({ fact, now, names, onClose }: FactDialogProps) {
  const t = useText(programmeMessages);
  const pick = usePick();
  const locale = useLocale();
  const client = useQueryClient();
  const definition = definitionOf(fact);
  const [value, setValue] = useState<Value | null>(now ?? emptyOf(definition));
  const stating = useMutation({
    mutationFn: (next: Value | null) => stateFact({ key: fact, value: next as Statement['value'] }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: companySupportQuery.queryKey });
      notify({ tone: 'success', title: t.stated });
      onClose();
    },
  });
  if (definition === undefined) return null;
  const name = pick(definition);
  return (
    <ConfirmSheet
      title={t.factTitle({ name })}
      isOpen
      onClose={onClose}
      onConfirm={() => stating.mutate(value)}
      confirmLabel={t.save}
      isDisabled={value === null}
      isPending={stating.isPending}
      whoSees={t.factWho}
      takeBack={t.factBack}
      {...(stating.error === null ? {} : { error: stating.error })}
    >
      <FormStack>
        <Entry
          definition={definition}
          names={names}
          label={name}
          value={value}
          onChange={setValue}
          error={fieldError(stating.error, 'value', locale)}
        />
        {now === null ? null : (
          <Actions>
            <Button look="quiet" onPress={() => stating.mutate(null)}>
              {t.forget}
            </Button>
          </Actions>
        )}
      </FormStack>
    </ConfirmSheet>
  );
}

/** A list that nobody has written yet is an empty one; any other fact is not known until it is said. */
const emptyOf = (definition: Definition | undefined): Value | null =>
  definition?.type === 'list' || definition?.type === 'choices' ? [] : null;

interface EntryProps {
  readonly definition: Definition;
  readonly names: Names;
  readonly label: string;
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  readonly error: string | undefined;
}

function Entry({ definition, names, label, value, onChange, error }: EntryProps) {
  if (definition.type === 'list')
    return (
      <RecordsEntry
        definition={definition}
        names={names}
        label={label}
        value={value}
        onChange={onChange}
        error={error}
      />
    );
  if (definition.type === 'choices')
    return (
      <ManyField
        field={definition}
        names={names}
        label={label}
        value={isTexts(value) ? value : []}
        onChange={onChange}
        error={error}
      />
    );
  const single = typeof value === 'object' ? null : value;
  return <ValueField field={definition} names={names} label={label} value={single} onChange={onChange} error={error} />;
}

function RecordsEntry({ definition, names, value, onChange }: EntryProps) {
  const t = useText(programmeMessages);
  const pick = usePick();
  if (definition.type !== 'list') return null;
  const records = recordsOf(value);
  const fields = Object.entries(definition.fields);
  const put = (place: number, change: Readonly<Record<string, Scalar | null>>) =>
    onChange(records.map((record, index) => (index === place ? { ...record, ...change } : record)));
  return (
    <>
      {records.length === 0 ? <p>{t.noAwards}</p> : null}
      {records.map((record, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the records have no identity but their place
        <div key={place} className={styles.row}>
          {fields.map(([name, field]) => (
            <ValueField
              key={name}
              field={field}
              names={names}
              label={pick(field)}
              value={record[name] ?? null}
              onChange={(next) => put(place, { [name]: next })}
            />
          ))}
          <Button size="small" look="quiet" onPress={() => onChange(records.filter((_one, index) => index !== place))}>
            {t.removeAward({ place: place + 1 })}
          </Button>
        </div>
      ))}
      <Actions>
        <Button
          isDisabled={records.length >= mostRecords}
          onPress={() => onChange([...records, Object.fromEntries(fields.map(([name]) => [name, null]))])}
        >
          {t.addAward}
        </Button>
      </Actions>
    </>
  );
}
