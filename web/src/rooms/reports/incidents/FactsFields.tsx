import { FactAnswer, type IncidentFact } from '@boru/contract/notice-routes';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { RadioGroup } from '#ui/Choices';
import type { ChannelTable, Input } from './api.ts';
import styles from './Incidents.module.css';
import { incidentMessages } from './messages.ts';

export type Facts = Input['facts'];

/** Nothing is known until it is said. */
export const unknownFacts = (table: Pick<ChannelTable, 'facts'>): Facts =>
  Object.fromEntries(table.facts.map(({ id }) => [id, 'unsure'])) as Facts;

interface Props {
  readonly table: Pick<ChannelTable, 'facts'>;
  readonly value: Facts;
  readonly onChange: (facts: Facts) => void;
}

/** What decides who is told. For a company's record and for a visitor alike; the visitor's answers stay in the browser. */
export function FactsFields({ table, value, onChange }: Props) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const options = [
    { id: 'yes', label: t.yes },
    { id: 'no', label: t.no },
    { id: 'unsure', label: t.unsure },
  ];
  const set = (fact: IncidentFact, id: string) =>
    onChange({ ...value, [fact]: FactAnswer.options.find((answer) => answer === id) ?? 'unsure' });
  return (
    <div className={styles.facts}>
      {table.facts.map(({ id, question, hint }) => (
        <RadioGroup
          key={id}
          label={pick(question)}
          description={pick(hint)}
          direction="row"
          options={options}
          value={value[id]}
          onChange={(answer) => set(id, answer)}
        />
      ))}
    </div>
  );
}
