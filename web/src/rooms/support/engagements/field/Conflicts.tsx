import { lists } from '@boru/contract/words';
import { conflictsOf } from '@boru/engines/fieldwork';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { entryAfter } from './entry.ts';
import type { FieldPartProps, Said } from './FieldQuestion.tsx';
import { fieldMessages } from './messages.ts';

/** What two devices noted differently, side by side; choosing one writes a further entry and deletes nothing. */
export function Conflicts({ merged, set, device, isOpen, onNote }: FieldPartProps) {
  const t = useText(fieldMessages);
  const pick = usePick();
  const formats = useFormats();
  const conflicts = conflictsOf(merged);
  if (conflicts.length === 0) return null;
  const steps = new Map(set.scale.map(({ value, name }) => [String(value), pick(name)]));
  const texts = new Map(set.questions.map(({ id, text }) => [id, pick(text)]));
  const rows = conflicts.flatMap(({ question, layer, heads }) => heads.map((head) => ({ question, layer, head })));
  const answerOf = ({ value, words }: Said): string =>
    [value === null ? null : (steps.get(String(value)) ?? pick(set.notApplicable)), words]
      .filter((part) => part !== null)
      .join(': ');
  return (
    <Section title={t.conflicts} lead={t.conflictsLead}>
      <Table
        caption={t.conflicts}
        isCaptionHidden
        rows={rows}
        keyOf={(row) => row.head.key}
        columns={[
          {
            id: 'question',
            title: t.evidence,
            isRowHeader: true,
            cell: (row) => `${row.question} ${texts.get(row.question) ?? ''} (${pick(lists.fieldLayer[row.layer])})`,
          },
          { id: 'device', title: t.device, cell: ({ head }) => `${head.device} ${formats.dateTime(head.at)}` },
          { id: 'answer', title: t.words, cell: ({ head }) => answerOf(head) },
          {
            id: 'act',
            title: t.take,
            cell: ({ question, layer, head }) => (
              <Button
                size="small"
                isDisabled={!isOpen}
                onPress={() =>
                  void onNote([
                    entryAfter(merged, { question, layer, device }, { value: head.value, words: head.words }),
                  ])
                }
              >
                <span className="visually-hidden">{head.device}: </span>
                {t.take}
              </Button>
            ),
          },
        ]}
      />
    </Section>
  );
}
