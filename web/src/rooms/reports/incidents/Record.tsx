import { incidentWords } from '@boru/contract/words-incidents';
import { useState } from 'react';
import { instantOfText, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { momentOf } from '#lib/moment';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { Fault } from '#ui/ErrorState';
import { Actions } from '#ui/Page';
import { type ChannelTable, changeIncident, type Incident, type Input } from './api.ts';
import { type Draft, IncidentFields, inputOf } from './IncidentFields.tsx';
import styles from './Incidents.module.css';
import { incidentMessages } from './messages.ts';
import { useDeed } from './useDeed.ts';

interface Props {
  readonly incident: Incident;
  readonly table: ChannelTable;
}

export function RecordPart({ incident, table }: Props) {
  const t = useText(incidentMessages);
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <Editing incident={incident} table={table} onEnd={() => setEditing(false)} />;
  return (
    <>
      <Facts incident={incident} table={table} />
      {incident.may.includes('update') ? (
        <p>
          <Button onPress={() => setEditing(true)}>{t.change}</Button>
        </p>
      ) : null}
    </>
  );
}

function Facts({ incident, table }: Props) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const formats = useFormats();
  const words = (text: string | null) => <span className={styles.spoken}>{text ?? t.none}</span>;
  const answers = { yes: t.yes, no: t.no, unsure: t.unsure };
  return (
    <DescriptionList
      items={[
        { name: t.number, value: incident.number },
        { name: t.noticedAt, value: formats.dateTime(incident.noticedAt) },
        { name: t.suspicion, value: words(incident.suspicion) },
        { name: t.technology, value: words(incident.technology) },
        {
          name: t.channels,
          value: incident.channels.map((channel) => pick(incidentWords.leakChannel[channel])).join(', ') || t.none,
        },
        { name: t.people, value: words(incident.people) },
        { name: t.systems, value: words(incident.systems) },
        ...table.facts.map(({ id, question }) => ({ name: pick(question), value: answers[incident.facts[id]] })),
        { name: t.openedName, value: t.opened({ by: incident.openedBy, at: formats.dateTime(incident.openedAt) }) },
      ]}
    />
  );
}

function Editing({ incident, table, onEnd }: Props & { onEnd: () => void }) {
  const t = useText(incidentMessages);
  // What somebody else saves in the meantime is refused by its version, and this text stays.
  const [version] = useState(incident.version);
  const [draft, setDraft] = useState<Draft>(() => ({
    title: incident.title,
    suspicion: incident.suspicion,
    noticed: momentOf(instantOfText(incident.noticedAt)),
    cardId: incident.cardId,
    technology: incident.technology ?? '',
    channels: incident.channels,
    facts: incident.facts,
    people: incident.people ?? '',
    systems: incident.systems ?? '',
  }));
  const input = inputOf(draft);
  const save = useDeed((wish: Input) => changeIncident(incident.id, version, wish), t.saved, onEnd);
  return (
    <>
      <IncidentFields draft={draft} onChange={setDraft} table={table} error={save.error} />
      {save.error === null ? null : <Fault error={save.error} wrote />}
      <Actions>
        <Button
          look="primary"
          isDisabled={input === null}
          isPending={save.isPending}
          onPress={() => {
            if (input !== null) save.mutate(input);
          }}
        >
          {t.save}
        </Button>
        <Button look="quiet" onPress={onEnd}>
          {t.tabFacts}
        </Button>
      </Actions>
    </>
  );
}
