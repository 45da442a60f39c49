import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Link } from '#ui/Link';
import { FormStack } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { TextArea } from '#ui/TextField';
import { type Action, endAction, useCouncilDeed } from './api.ts';
import { councilMessages } from './messages.ts';

interface Props {
  readonly actions: readonly Action[];
  readonly governs: boolean;
  readonly caption: string;
  readonly none?: string;
}

/** What has to be done by whom; the agency that has it, or the secretariat, ends it. */
export function Actions({ actions, governs, caption, none }: Props) {
  const t = useText(councilMessages);
  const pick = usePick();
  const formats = useFormats();
  const [ending, setEnding] = useState<Action | null>(null);
  const columns: Column<Action>[] = [
    {
      id: 'title',
      title: t.action,
      isRowHeader: true,
      cell: (row) => (
        <>
          {row.title}
          {row.words === null ? null : <p className="small muted">{row.words}</p>}
        </>
      ),
    },
    {
      id: 'owner',
      title: t.owner,
      cell: (row) => (
        <>
          {pick(row.agency)} {row.owner}
        </>
      ),
    },
    { id: 'due', title: t.dueOn, cell: (row) => formats.date(row.dueOn) },
    {
      id: 'from',
      title: t.fromMeeting,
      cell: (row) => <Link to={`/desk/council/meetings/${row.meetingId}`}>{t.number({ number: row.number })}</Link>,
    },
    { id: 'state', title: t.state, cell: (row) => <State action={row} /> },
    {
      id: 'end',
      title: '',
      cell: (row) =>
        row.state === 'open' && (row.isOwn || governs) ? (
          <Button size="small" onPress={() => setEnding(row)} aria-label={`${row.title} ${t.end}`}>
            {t.end}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <Table
        caption={caption}
        isCaptionHidden
        columns={columns}
        rows={actions}
        keyOf={(row) => row.id}
        empty={<p className="muted">{none ?? t.noActions}</p>}
      />
      {ending === null ? null : <Ending action={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function State({ action }: { action: Action }) {
  const t = useText(councilMessages);
  const pick = usePick();
  if (action.isLate) return <Tag tone="red">{t.late}</Tag>;
  return <Tag tone={action.state === 'done' ? 'green' : 'plain'}>{pick(lists.actionState[action.state])}</Tag>;
}

const ways = ['done', 'dropped'] as const;

function Ending({ action, onClose }: { action: Action; onClose: () => void }) {
  const t = useText(councilMessages);
  const pick = usePick();
  const [state, setState] = useState<(typeof ways)[number]>('done');
  const [words, setWords] = useState('');
  const [isTried, setTried] = useState(false);
  const ending = useCouncilDeed(
    () => endAction(action.id, { version: action.version, state, words: words.trim() }),
    t.ended,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.endTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (words.trim() !== '') ending.mutate();
      }}
      confirmLabel={t.endTitle}
      isPending={ending.isPending}
      error={ending.error}
      whoSees={t.endWho}
      takeBack={t.endBack}
    >
      <FormStack>
        <RadioGroup
          label={t.endHow}
          options={ways.map((id) => ({ id, label: pick(lists.actionState[id]) }))}
          value={state}
          onChange={(id) => setState(ways.find((one) => one === id) ?? state)}
        />
        <TextArea
          label={t.endWords}
          isRequired
          rows={3}
          maxCharacters={1000}
          value={words}
          onChange={setWords}
          error={isTried && words.trim() === '' ? t.needed : undefined}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
