import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { NumberField } from '#ui/NumberField';
import { Actions, FormStack, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { TextArea } from '#ui/TextField';
import { type EngagementView, type FollowUpView, noteFollowUp, useEngagementDeed } from './api.ts';
import { engagementMessages } from './messages.ts';

/** What became of the advice after six and twelve months. */
export function FollowUps({ view }: { view: EngagementView }) {
  const t = useText(engagementMessages);
  const formats = useFormats();
  const [asked, setAsked] = useState<FollowUpView | null>(null);
  return (
    <Section title={t.followUps} lead={t.followUpsLead}>
      <Table
        caption={t.followUps}
        isCaptionHidden
        rows={view.followUps}
        keyOf={(row) => row.id}
        columns={[
          { id: 'months', title: t.followUps, isRowHeader: true, cell: (row) => t.months(row) },
          { id: 'due', title: t.due, cell: (row) => formats.date(row.dueOn) },
          {
            id: 'done',
            title: t.state,
            cell: (row) =>
              row.done === null ? (
                t.notYet
              ) : (
                <>
                  {t.doneOf({ done: row.done, total: row.total })}
                  <p className="small">{row.words}</p>
                </>
              ),
          },
          ...(view.may.includes('followUp')
            ? [
                {
                  id: 'act',
                  title: t.noteDone,
                  cell: (row: FollowUpView) =>
                    row.done === null ? (
                      <Button size="small" aria-label={t.noteDoneOf(row)} onPress={() => setAsked(row)}>
                        {t.noteDone}
                      </Button>
                    ) : (
                      '–'
                    ),
                },
              ]
            : []),
        ]}
      />
      {asked === null ? null : <NoteDone asked={asked} onClose={() => setAsked(null)} />}
    </Section>
  );
}

function NoteDone({ asked, onClose }: { asked: FollowUpView; onClose: () => void }) {
  const t = useText(engagementMessages);
  const locale = useLocale();
  const [done, setDone] = useState(0);
  const [words, setWords] = useState('');
  const noting = useEngagementDeed(() => noteFollowUp(asked.id, { done, words }), t.noted, onClose);
  return (
    <Dialog title={t.noteDoneOf(asked)} isOpen onClose={onClose} isSteady>
      <FormStack>
        <NumberField
          label={t.doneCount}
          minValue={0}
          maxValue={asked.total}
          value={done}
          onChange={(value) => setDone(Number.isNaN(value) ? 0 : value)}
          error={fieldError(noting.error, 'done', locale)}
        />
        <TextArea label={t.words} isRequired rows={3} maxCharacters={1000} value={words} onChange={setWords} />
        {noting.error === null ? null : <Fault error={noting.error} wrote />}
        <Actions>
          <Button
            look="primary"
            isPending={noting.isPending}
            isDisabled={words.trim() === ''}
            onPress={() => noting.mutate()}
          >
            {t.noteDone}
          </Button>
        </Actions>
      </FormStack>
    </Dialog>
  );
}
