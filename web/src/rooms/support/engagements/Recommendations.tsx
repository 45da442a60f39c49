import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { CheckboxGroup } from '#ui/Choices';
import { Disclosure } from '#ui/Disclosure';
import { EmptyState } from '#ui/EmptyState';
import { Fault } from '#ui/ErrorState';
import { NumberField } from '#ui/NumberField';
import { Actions, FormStack, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { TextArea } from '#ui/TextField';
import {
  type EngagementView,
  type NewRecommendation,
  type QuestionSet,
  recommend,
  removeRecommendation,
  useEngagementDeed,
} from './api.ts';
import { engagementMessages } from './messages.ts';

interface Props {
  readonly view: EngagementView;
  readonly set: QuestionSet;
}

/** Findings and what is advised, each with effort and with what it is worth in points of the diagnosis. */
export function Recommendations({ view, set }: Props) {
  const t = useText(engagementMessages);
  const isWriting = view.may.includes('note');
  return (
    <Section title={t.recommendations} {...(isWriting ? { lead: t.recommendationsLead } : {})}>
      {view.recommendations.length === 0 ? (
        <EmptyState size="small" title={t.recommendationsNone} />
      ) : (
        <Rows view={view} set={set} isWriting={isWriting} />
      )}
      {isWriting ? <Adding key={view.recommendations.length} view={view} set={set} /> : null}
    </Section>
  );
}

function Rows({ view, set, isWriting }: Props & { isWriting: boolean }) {
  const t = useText(engagementMessages);
  const pick = usePick();
  const formats = useFormats();
  const texts = new Map(set.questions.map(({ id, text }) => [id, text]));
  const removing = useEngagementDeed((id: string) => removeRecommendation(view.id, id), t.removed);
  return (
    <>
      <Table
        caption={t.recommendations}
        isCaptionHidden
        rows={view.recommendations}
        keyOf={(row) => row.id}
        columns={[
          { id: 'finding', title: t.finding, isRowHeader: true, cell: (row) => row.finding },
          {
            id: 'advice',
            title: t.advice,
            cell: (row) => (
              <>
                {row.advice}
                {row.questions.map((id) => {
                  const text = texts.get(id);
                  return (
                    <p key={id} className="small muted">
                      {id} {text === undefined ? '' : pick(text)}
                    </p>
                  );
                })}
              </>
            ),
          },
          { id: 'effort', title: t.effort, isNumeric: true, cell: (row) => t.effortOf({ days: row.effortDays }) },
          { id: 'effect', title: t.effect, isNumeric: true, cell: (row) => formats.number(row.points, 1) },
          ...(isWriting
            ? [
                {
                  id: 'act',
                  title: t.remove,
                  cell: (row: EngagementView['recommendations'][number]) => (
                    <Button
                      look="quiet"
                      size="small"
                      aria-label={t.removeOf({ number: view.recommendations.indexOf(row) + 1 })}
                      onPress={() => removing.mutate(row.id)}
                    >
                      {t.remove}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {removing.error === null ? null : <Fault error={removing.error} />}
    </>
  );
}

const blank: NewRecommendation = { finding: '', advice: '', questions: [], effortDays: 1 };

function Adding({ view, set }: Props) {
  const t = useText(engagementMessages);
  const pick = usePick();
  const locale = useLocale();
  const [wish, setWish] = useState(blank);
  const adding = useEngagementDeed(() => recommend(view.id, wish), t.added);
  const fault = (field: string) => fieldError(adding.error, field, locale);
  const isWhole = wish.finding.trim() !== '' && wish.advice.trim() !== '' && wish.questions.length > 0;
  return (
    <Disclosure title={t.add}>
      <FormStack>
        <TextArea
          label={t.finding}
          isRequired
          rows={2}
          maxCharacters={1000}
          value={wish.finding}
          onChange={(finding) => setWish({ ...wish, finding })}
          error={fault('finding')}
        />
        <TextArea
          label={t.advice}
          isRequired
          rows={2}
          maxCharacters={1000}
          value={wish.advice}
          onChange={(advice) => setWish({ ...wish, advice })}
          error={fault('advice')}
        />
        <NumberField
          label={t.effort}
          unit={t.days}
          minValue={0}
          maxValue={365}
          value={wish.effortDays}
          onChange={(days) => setWish({ ...wish, effortDays: Number.isNaN(days) ? 1 : days })}
        />
        <CheckboxGroup
          label={t.questions}
          isRequired
          options={set.questions.map(({ id, text }) => ({ id, label: `${id} ${pick(text)}` }))}
          value={wish.questions}
          onChange={(questions) => setWish({ ...wish, questions: [...questions].slice(0, 10) })}
          error={fault('questions')}
        />
        {adding.error === null ? null : <Fault error={adding.error} wrote />}
        <Actions>
          <Button isPending={adding.isPending} isDisabled={!isWhole} onPress={() => adding.mutate()}>
            {t.add}
          </Button>
        </Actions>
      </FormStack>
    </Disclosure>
  );
}
