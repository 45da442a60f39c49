import { lists } from '@boru/contract/words';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Section } from '#ui/Page';
import { Receipt } from '#ui/Receipt';
import { Table } from '#ui/Table';
import type { Own } from '../api-applications.ts';
import { useAnswerText } from './AnswerField.tsx';
import { applicationMessages } from './messages.ts';

/** The receipt, every version with what changed, and the answers as they were handed in. */
export function HandedInPart({ own }: { own: Own }) {
  const t = useText(applicationMessages);
  const pick = usePick();
  const formats = useFormats();
  const text = useAnswerText();
  const [newest] = own.versions;
  const labelOf = (key: string) =>
    pick(own.form.questions.find((one) => one.key === key)?.label ?? { ko: key, en: key });
  return (
    <>
      {newest === undefined ? null : (
        <Receipt title={t.submitted} number={newest.receipt} at={newest.submittedAt} next={t.submittedNext} />
      )}
      <Section title={t.handedIn}>
        <Table
          caption={t.handedIn}
          isCaptionHidden
          rows={own.form.questions.filter(({ key }) => own.handedIn[key] !== undefined)}
          keyOf={({ key }) => key}
          columns={[
            { id: 'question', title: t.question, isRowHeader: true, cell: ({ label }) => pick(label) },
            { id: 'answer', title: t.answer, cell: (question) => text(question, own.handedIn[question.key]) },
          ]}
        />
      </Section>
      <Section title={t.versions}>
        <Table
          caption={t.versions}
          isCaptionHidden
          density="dense"
          rows={own.versions}
          keyOf={({ number }) => String(number)}
          columns={[
            { id: 'receipt', title: t.number, isRowHeader: true, cell: ({ receipt }) => receipt },
            { id: 'at', title: t.at, cell: ({ submittedAt }) => formats.dateTime(submittedAt) },
            { id: 'by', title: t.signedBy, cell: ({ signedByName }) => signedByName },
            {
              id: 'changed',
              title: t.changed,
              cell: ({ number, changed }) => (number === 1 ? t.first : changed.map(labelOf).join(', ')),
            },
            { id: 'verdict', title: t.verdict, cell: ({ verdict }) => pick(lists.applicationVerdict[verdict]) },
          ]}
        />
      </Section>
    </>
  );
}
