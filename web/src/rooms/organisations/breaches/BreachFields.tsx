import { BreachCertainty, BreachKind } from '@boru/contract/breaches';
import { FactAnswer } from '@boru/contract/notice-routes';
import { lists } from '@boru/contract/words';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { instantText, type Moment, momentOf } from '#lib/moment';
import { fieldError } from '#lib/problem';
import { CheckboxGroup, RadioGroup } from '#ui/Choices';
import { MomentField } from '#ui/MomentField';
import { NumberField } from '#ui/NumberField';
import { FormStack, Section } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import type { Input } from './api.ts';
import { breachMessages } from './messages.ts';

/** As it is typed: empty words instead of none, an hour that may not be one yet. */
export interface Draft extends Omit<Input, 'knownAt' | 'advice' | 'remedy' | 'contact'> {
  readonly known: Moment;
  readonly advice: string;
  readonly remedy: string;
  readonly contact: string;
}
export const blankDraft = (at: number): Draft => ({
  ...{ title: '', known: momentOf(at), certainty: 'suspected', story: '', people: null, kinds: [] },
  ...{ sensitive: 'unsure', identifiers: 'unsure', unlawfulAccess: 'unsure', advice: '', remedy: '', contact: '' },
});
export const draftOf = (breach: Input): Draft => {
  const { title, certainty, story, people, kinds, sensitive, identifiers, unlawfulAccess } = breach;
  return {
    ...{ title, certainty, story, people, kinds, sensitive, identifiers, unlawfulAccess },
    known: momentOf(Date.parse(breach.knownAt)),
    ...{ advice: breach.advice ?? '', remedy: breach.remedy ?? '', contact: breach.contact ?? '' },
  };
};

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
/** What is sent; null while something that is needed is missing. */
export function inputOf({ known, advice, remedy, contact, ...rest }: Draft): Input | null {
  const knownAt = instantText(known);
  if (knownAt === null || rest.title.trim() === '' || rest.story.trim() === '') return null;
  return { ...rest, knownAt, advice: orNull(advice), remedy: orNull(remedy), contact: orNull(contact) };
}

interface Props {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly isTried: boolean;
  readonly error: unknown;
}
interface PartProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly fault: (path: keyof Input) => string | undefined;
}

export function BreachFields({ draft, onChange, isTried, error }: Props) {
  const t = useText(breachMessages);
  const pick = usePick();
  const locale = useLocale();
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  const fault = (path: keyof Input) => fieldError(error, path, locale) ?? fieldError(error, `breach.${path}`, locale);
  const needed = (text: string) => (isTried && text.trim() === '' ? t.needed : undefined);
  return (
    <FormStack>
      <TextField
        label={t.subject}
        description={t.subjectHint}
        isRequired
        maxLength={100}
        value={draft.title}
        onChange={(title) => set({ title })}
        error={needed(draft.title) ?? fault('title')}
      />
      <MomentField
        label={t.knownAt}
        description={t.knownHint}
        value={draft.known}
        onChange={(known) => set({ known })}
        error={fault('knownAt')}
      />
      <RadioGroup
        label={t.certainty}
        options={BreachCertainty.options.map((id) => ({ id, label: pick(lists.breachCertainty[id]) }))}
        value={draft.certainty}
        onChange={(id) => set({ certainty: BreachCertainty.options.find((one) => one === id) ?? 'suspected' })}
      />
      <TextArea
        label={t.story}
        description={t.storyHint}
        isRequired
        rows={5}
        maxCharacters={3000}
        value={draft.story}
        onChange={(story) => set({ story })}
        error={needed(draft.story) ?? fault('story')}
      />
      <Whose draft={draft} set={set} fault={fault} />
      <ForNotice draft={draft} set={set} fault={fault} />
    </FormStack>
  );
}

function Whose({ draft, set, fault }: PartProps) {
  const t = useText(breachMessages);
  const pick = usePick();
  const answers = FactAnswer.options.map((id) => ({ id, label: t[id] }));
  const asked = [
    { fact: 'sensitive', label: t.sensitive, hint: t.sensitiveHint },
    { fact: 'identifiers', label: t.identifiers, hint: t.identifiersHint },
    { fact: 'unlawfulAccess', label: t.unlawfulAccess, hint: t.unlawfulHint },
  ] as const;
  return (
    <>
      <NumberField
        label={t.people}
        description={t.peopleHint}
        unit={t.person}
        isOptional
        minValue={0}
        maxValue={100_000_000}
        value={draft.people ?? Number.NaN}
        onChange={(people) => set({ people: Number.isNaN(people) ? null : people })}
        error={fault('people')}
      />
      <CheckboxGroup
        label={t.kinds}
        description={t.kindsHint}
        options={BreachKind.options.map((id) => ({ id, label: pick(lists.breachKind[id]) }))}
        value={draft.kinds}
        onChange={(ids) => set({ kinds: BreachKind.options.filter((kind) => ids.includes(kind)) })}
      />
      {asked.map(({ fact, label, hint }) => (
        <RadioGroup
          key={fact}
          label={label}
          description={hint}
          direction="row"
          options={answers}
          value={draft[fact]}
          onChange={(id) => set({ [fact]: FactAnswer.options.find((answer) => answer === id) ?? 'unsure' })}
        />
      ))}
    </>
  );
}

function ForNotice({ draft, set, fault }: PartProps) {
  const t = useText(breachMessages);
  return (
    <Section title={t.noticeParts} lead={t.noticePartsLead}>
      <FormStack>
        {(['advice', 'remedy'] as const).map((part) => (
          <TextArea
            key={part}
            label={t[part]}
            isOptional
            rows={3}
            maxCharacters={2000}
            value={draft[part]}
            onChange={(text) => set({ [part]: text })}
            error={fault(part)}
          />
        ))}
        <TextField
          label={t.contact}
          isOptional
          maxLength={200}
          value={draft.contact}
          onChange={(contact) => set({ contact })}
          error={fault('contact')}
        />
      </FormStack>
    </Section>
  );
}
