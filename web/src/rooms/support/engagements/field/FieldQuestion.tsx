import type { AnswerValue } from '@boru/contract/diagnosis';
import type { FieldEntry, FieldEntryView } from '@boru/contract/engagements';
import { type Layer, type Noted, notedAt } from '@boru/engines/fieldwork';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { Disclosure } from '#ui/Disclosure';
import { Actions, FormStack } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { TextField } from '#ui/TextField';
import type { QuestionSet } from '../api.ts';
import { entryAfter } from './entry.ts';
import { fieldMessages } from './messages.ts';

export type Said = FieldEntry | FieldEntryView;
export interface FieldPartProps {
  readonly merged: ReadonlyMap<string, Noted<Said>>;
  readonly set: QuestionSet;
  readonly device: string;
  /** Keys of entries that lie on this device only. */
  readonly waiting: ReadonlySet<string>;
  readonly isOpen: boolean;
  readonly onNote: (entries: readonly FieldEntry[]) => Promise<void>;
}
type Question = QuestionSet['questions'][number];

/** One question with its three layers: what the company says, what was seen, what is advised. */
export function FieldQuestion({ question, ...part }: FieldPartProps & { question: Question }) {
  const t = useText(fieldMessages);
  const pick = usePick();
  return (
    <Disclosure title={`${question.id} ${pick(question.text)}`}>
      <p className="small muted">
        {t.evidence}: {pick({ ko: question.evidence.ko.join(' / '), en: question.evidence.en.join(' / ') })}
      </p>
      <FormStack>
        <LayerFields question={question} layer="claimed" label={t.claimed} words={t.claimedWords} {...part} />
        <LayerFields question={question} layer="verified" label={t.verified} words={t.verifiedWords} {...part} />
        <LayerFields question={question} layer="advised" label={t.advised} words={t.advisedWords} {...part} />
      </FormStack>
    </Disclosure>
  );
}

const valueIn = (id: string | null): AnswerValue | null => {
  if (id === 'notApplicable') return id;
  return id === '0' ? 0 : id === '1' ? 1 : id === '2' ? 2 : id === '3' ? 3 : null;
};

interface LayerProps extends FieldPartProps {
  readonly question: Question;
  readonly layer: Layer;
  readonly label: string;
  readonly words: string;
}

function LayerFields(props: LayerProps) {
  const { merged, question, layer } = props;
  const noted = notedAt(merged, question.id, layer);
  const [head] = noted?.heads ?? [];
  // What came from another device in the meantime stands in the fields anew.
  return <LayerForm key={head?.key ?? 'none'} {...props} head={head} />;
}

function LayerForm({ question, layer, label, words, head, ...part }: LayerProps & { head: Said | undefined }) {
  const t = useText(fieldMessages);
  const pick = usePick();
  const formats = useFormats();
  const [value, setValue] = useState<string | null>(head?.value === null ? null : String(head?.value ?? ''));
  const [said, setSaid] = useState(head?.words ?? '');
  const { set, merged, device, waiting, isOpen, onNote } = part;
  const options = [
    ...set.scale.map((step) => ({ id: String(step.value), label: pick(step.name) })),
    ...(question.mayNotApply ? [{ id: 'notApplicable', label: pick(set.notApplicable) }] : []),
  ];
  const text = said.trim() === '' ? null : said.trim();
  const chosen = layer === 'advised' ? null : valueIn(value);
  const keep = () =>
    void onNote([entryAfter(merged, { question: question.id, layer, device }, { value: chosen, words: text })]);
  return (
    <fieldset>
      <legend>
        {label}{' '}
        {head === undefined ? null : waiting.has(head.key) ? (
          <Tag tone="amber">{t.local}</Tag>
        ) : (
          <span className="small muted">{t.noted({ at: formats.dateTime(head.at), device: head.device })}</span>
        )}
      </legend>
      <FormStack>
        {layer === 'advised' ? null : (
          <RadioGroup
            label={`${question.id} ${label}`}
            direction="row"
            options={options}
            value={value}
            onChange={setValue}
            isDisabled={!isOpen}
          />
        )}
        <TextField label={words} isOptional maxLength={1000} value={said} onChange={setSaid} isDisabled={!isOpen} />
        <Actions>
          <Button
            size="small"
            aria-label={t.keepOf({ id: question.id, layer: label })}
            isDisabled={!isOpen || (chosen === null && text === null) || device.trim() === ''}
            onPress={keep}
          >
            {t.keep}
          </Button>
        </Actions>
      </FormStack>
    </fieldset>
  );
}
