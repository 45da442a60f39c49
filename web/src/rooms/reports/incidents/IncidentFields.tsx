import { LeakChannel } from '@boru/contract/notice-routes';
import { incidentWords } from '@boru/contract/words-incidents';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { instantText, type Moment } from '#lib/moment';
import { fieldError } from '#lib/problem';
import { CheckboxGroup } from '#ui/Choices';
import { MomentField } from '#ui/MomentField';
import { FormStack, Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { type ChannelTable, type Input, ownCardsQuery } from './api.ts';
import { FactsFields } from './FactsFields.tsx';
import { incidentMessages } from './messages.ts';

/** As it is typed: empty words instead of none, an hour that may not be one yet. */
export interface Draft extends Omit<Input, 'noticedAt' | 'technology' | 'people' | 'systems'> {
  readonly noticed: Moment;
  readonly technology: string;
  readonly people: string;
  readonly systems: string;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
/** What is sent; null while something that is needed is missing. */
export function inputOf({ noticed, technology, people, systems, ...rest }: Draft): Input | null {
  const noticedAt = instantText(noticed);
  if (noticedAt === null || rest.title.trim() === '' || rest.suspicion.trim() === '') return null;
  return { ...rest, noticedAt, technology: orNull(technology), people: orNull(people), systems: orNull(systems) };
}

interface Props {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly table: ChannelTable;
  readonly error: unknown;
}

export function IncidentFields({ draft, onChange, table, error }: Props) {
  const t = useText(incidentMessages);
  const locale = useLocale();
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  const fault = (path: string) => fieldError(error, path, locale) ?? fieldError(error, `incident.${path}`, locale);
  return (
    <FormStack>
      <p className="small">{t.onlyNames}</p>
      <TextField
        label={t.subject}
        description={t.subjectHint}
        isRequired
        maxLength={100}
        value={draft.title}
        onChange={(title) => set({ title })}
        error={fault('title')}
      />
      <TextArea
        label={t.suspicion}
        description={t.suspicionHint}
        isRequired
        rows={5}
        maxCharacters={3000}
        value={draft.suspicion}
        onChange={(suspicion) => set({ suspicion })}
        error={fault('suspicion')}
      />
      <MomentField
        label={t.noticedAt}
        description={t.noticedHint}
        value={draft.noticed}
        onChange={(noticed) => set({ noticed })}
        error={fault('noticedAt')}
      />
      <Technology draft={draft} set={set} error={fault('technology') ?? fault('cardId')} />
      <Ways draft={draft} set={set} />
      <Around draft={draft} set={set} fault={fault} />
      <Section title={t.facts} lead={t.factsLead}>
        <FactsFields table={table} value={draft.facts} onChange={(facts) => set({ facts })} />
      </Section>
    </FormStack>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
}

const NONE = 'none';
function Technology({ draft, set, error }: PartProps & { error: string | undefined }) {
  const t = useText(incidentMessages);
  const { data } = useQuery(ownCardsQuery);
  const cards = (data?.items ?? []).filter(({ archived, id }) => !archived || id === draft.cardId);
  return (
    <>
      {cards.length === 0 ? null : (
        <Select
          label={t.card}
          description={t.cardHint}
          options={[{ id: NONE, label: t.cardNone }, ...cards.map(({ id, name }) => ({ id, label: name }))]}
          value={draft.cardId ?? NONE}
          onChange={(id) => {
            const card = cards.find((one) => one.id === id);
            set(card === undefined ? { cardId: null } : { cardId: card.id, technology: card.name });
          }}
        />
      )}
      <TextField
        label={t.technology}
        isOptional
        maxLength={80}
        value={draft.technology}
        onChange={(technology) => set({ technology })}
        error={error}
      />
    </>
  );
}

function Ways({ draft, set }: PartProps) {
  const t = useText(incidentMessages);
  const pick = usePick();
  return (
    <CheckboxGroup
      label={t.channels}
      description={t.channelsHint}
      options={LeakChannel.options.map((id) => ({ id, label: pick(incidentWords.leakChannel[id]) }))}
      value={draft.channels}
      onChange={(ids) => set({ channels: LeakChannel.options.filter((channel) => ids.includes(channel)) })}
    />
  );
}

function Around({ draft, set, fault }: PartProps & { fault: (path: string) => string | undefined }) {
  const t = useText(incidentMessages);
  return (
    <>
      <TextArea
        label={t.people}
        description={t.peopleHint}
        isOptional
        rows={3}
        maxCharacters={2000}
        value={draft.people}
        onChange={(people) => set({ people })}
        error={fault('people')}
      />
      <TextArea
        label={t.systems}
        isOptional
        rows={3}
        maxCharacters={2000}
        value={draft.systems}
        onChange={(systems) => set({ systems })}
        error={fault('systems')}
      />
    </>
  );
}
