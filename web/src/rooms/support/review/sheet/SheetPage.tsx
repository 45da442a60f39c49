import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { useGo, usePathParam } from '#lib/navigation';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Page, PageHeader, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { TextArea } from '#ui/TextField';
import { saveSheet, sheetQuery, useReviewDeed } from '../api.ts';
import { ConflictSheet } from './ConflictSheet.tsx';
import { MarkFields } from './MarkFields.tsx';
import { sheetMessages } from './messages.ts';
import { Others } from './Others.tsx';
import type { Sheet } from './sheet.ts';

export function ExpertSheet() {
  return <SheetPage home="/expert/reviews" />;
}
export function DeskSheet() {
  return <SheetPage home="/desk/reviews" />;
}

/** One application: what it says, the own sheet, and what others said once it is in. */
function SheetPage({ home }: { home: string }) {
  const query = useQuery(sheetQuery(usePathParam('id'), usePathParam('applicationId')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={12} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(sheet) => <Shown key={sheet.version} sheet={sheet} home={home} />}
      </Loaded>
    </Page>
  );
}

function Shown({ sheet, home }: { sheet: Sheet; home: string }) {
  const t = useText(sheetMessages);
  const pick = usePick();
  const formats = useFormats();
  const go = useGo();
  const [isDeclaring, setDeclaring] = useState(false);
  const facts = [
    { name: t.number, value: sheet.number },
    ...(sheet.askedWon === null ? [] : [{ name: t.asked, value: formats.won(sheet.askedWon) }]),
    ...sheet.answers.map(({ label, value }) => ({ name: pick(label), value })),
  ];
  const isMine = sheet.isOpen && sheet.state !== 'submitted';
  return (
    <>
      <PageHeader
        title={sheet.companyName}
        crumbs={[{ label: t.title, to: home }, { label: sheet.companyName }]}
        meta={
          <Tag tone={sheet.state === 'submitted' ? 'green' : 'blue'}>{pick(lists.scoreSheetState[sheet.state])}</Tag>
        }
        actions={isMine ? <Button onPress={() => setDeclaring(true)}>{t.conflict}</Button> : null}
      />
      <p className="small muted">{sheet.call}</p>
      <Section title={t.answers}>
        <DescriptionList items={facts} />
        {sheet.answers.length === 0 ? <p>{t.noAnswers}</p> : null}
      </Section>
      {isMine ? <Writing sheet={sheet} /> : sheet.isOpen ? null : <Notice tone="info">{t.over}</Notice>}
      <Section title={t.others}>
        {sheet.others === null ? <p>{t.othersHidden}</p> : <Others sheet={sheet} others={sheet.others} />}
      </Section>
      {isDeclaring ? <ConflictSheet sheet={sheet} onClose={() => setDeclaring(false)} onDone={() => go(home)} /> : null}
    </>
  );
}

function Writing({ sheet }: { sheet: Sheet }) {
  const t = useText(sheetMessages);
  const locale = useLocale();
  const [marks, setMarks] = useState<Sheet['marks']>(sheet.marks);
  const [words, setWords] = useState(sheet.words ?? '');
  const send = (submit: boolean) => () =>
    saveSheet(sheet.callId, sheet.applicationId, {
      ...{ version: sheet.version, marks, submit },
      words: words.trim() === '' ? null : words.trim(),
    });
  const saving = useReviewDeed(send(false), t.saved);
  const submitting = useReviewDeed(send(true), t.submitted);
  const error = submitting.error ?? saving.error;
  const set = (id: string, mark: number | null | undefined) => {
    const { [id]: _gone, ...rest } = marks;
    setMarks(mark === undefined ? rest : { ...rest, [id]: mark });
  };
  return (
    <Section title={t.sheet}>
      <FormStack>
        {sheet.criteria.map((criterion) => (
          <MarkFields
            key={criterion.id}
            criterion={criterion}
            mark={marks[criterion.id]}
            error={error}
            onChange={(mark) => set(criterion.id, mark)}
          />
        ))}
        <TextArea
          label={t.words}
          description={t.wordsHint}
          rows={4}
          maxCharacters={2000}
          value={words}
          onChange={setWords}
          error={fieldError(error, 'words', locale)}
        />
      </FormStack>
      {error === null ? null : <Fault error={error} wrote />}
      <p className="small">{t.submitWhy}</p>
      <Actions>
        <Button isPending={saving.isPending} onPress={() => saving.mutate()}>
          {t.save}
        </Button>
        <Button look="primary" isPending={submitting.isPending} onPress={() => submitting.mutate()}>
          {t.submit}
        </Button>
      </Actions>
    </Section>
  );
}
