import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { Actions, FormStack, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { TextArea } from '#ui/TextField';
import { decide, type Proposal, propose, type Run, type Selection, useReviewDeed } from '../api.ts';
import { selectionMessages } from './messages.ts';
import { answersOf } from './RunPart.tsx';

/** The proposal that stands, and the way to make or decide one. */
export function Proposals({ selection }: { selection: Selection }) {
  const t = useText(selectionMessages);
  const [isProposing, setProposing] = useState(false);
  const [deciding, setDeciding] = useState<'decide' | 'return' | null>(null);
  const [proposal] = selection.proposals;
  const [run] = selection.runs;
  const held = run === undefined || run.state === 'running' ? [] : answersOf(run).filter(({ answer }) => answer.holds);
  return (
    <Section title={t.proposal}>
      {proposal === undefined ? null : <Shown proposal={proposal} />}
      <Actions>
        {selection.may.includes('propose') && run !== undefined && held.length > 0 ? (
          <Button look="primary" onPress={() => setProposing(true)}>
            {t.propose}
          </Button>
        ) : null}
        {selection.may.includes('decide') ? (
          <>
            <Button look="primary" onPress={() => setDeciding('decide')}>
              {t.decide}
            </Button>
            <Button onPress={() => setDeciding('return')}>{t.returnIt}</Button>
          </>
        ) : null}
      </Actions>
      {proposal?.state === 'proposed' && proposal.isOwn ? <p className="small">{t.another}</p> : null}
      {isProposing && run !== undefined ? (
        <Propose selection={selection} run={run} onClose={() => setProposing(false)} />
      ) : null}
      {deciding !== null && proposal !== undefined ? (
        <Decide selection={selection} proposal={proposal} decision={deciding} onClose={() => setDeciding(null)} />
      ) : null}
    </Section>
  );
}

function Shown({ proposal }: { proposal: Proposal }) {
  const t = useText(selectionMessages);
  const pick = usePick();
  const formats = useFormats();
  const by = t.proposedBy({ name: proposal.proposedBy, at: formats.dateTime(proposal.proposedAt) });
  return (
    <DescriptionList
      items={[
        {
          name: pick(lists.choiceSource[proposal.source]),
          value: (
            <>
              <Tag tone={proposal.state === 'decided' ? 'green' : 'blue'}>
                {pick(lists.proposalState[proposal.state])}
              </Tag>{' '}
              {Object.keys(proposal.chosen).length} · {formats.won(proposal.won)}
            </>
          ),
        },
        { name: by, value: proposal.reason },
        ...(proposal.decidedBy === null || proposal.decidedAt === null
          ? []
          : [
              {
                name: t.decidedBy({ name: proposal.decidedBy, at: formats.dateTime(proposal.decidedAt) }),
                value: proposal.decisionReason ?? '',
              },
            ]),
      ]}
    />
  );
}

function Propose({ selection, run, onClose }: { selection: Selection; run: Run; onClose: () => void }) {
  const t = useText(selectionMessages);
  const pick = usePick();
  const held = answersOf(run).filter(({ answer }) => answer.holds);
  const [source, setSource] = useState(held[0]?.source ?? 'first');
  const [reason, setReason] = useState('');
  const proposing = useReviewDeed(
    () => propose(selection.callId, { runId: run.id, source, reason: reason.trim() }),
    t.proposed,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.propose}
      isOpen
      onClose={onClose}
      onConfirm={() => proposing.mutate()}
      confirmLabel={t.propose}
      isPending={proposing.isPending}
      isDisabled={reason.trim() === ''}
      error={proposing.error}
      whoSees={t.proposeWhy}
    >
      <FormStack>
        <RadioGroup
          label={t.which}
          options={held.map((one) => ({ id: one.source, label: pick(lists.choiceSource[one.source]) }))}
          value={source}
          onChange={(id) => setSource(held.find((one) => one.source === id)?.source ?? source)}
        />
        <TextArea label={t.reason} isRequired rows={3} maxCharacters={1000} value={reason} onChange={setReason} />
      </FormStack>
    </ConfirmSheet>
  );
}

function Decide({
  selection,
  proposal,
  decision,
  onClose,
}: {
  selection: Selection;
  proposal: Proposal;
  decision: 'decide' | 'return';
  onClose: () => void;
}) {
  const t = useText(selectionMessages);
  const [reason, setReason] = useState('');
  const deciding = useReviewDeed(
    () => decide(selection.callId, proposal.id, { version: proposal.version, decision, reason: reason.trim() }),
    decision === 'decide' ? t.decided : t.returned,
    onClose,
  );
  const label = decision === 'decide' ? t.decide : t.returnIt;
  return (
    <ConfirmSheet
      title={label}
      isOpen
      onClose={onClose}
      onConfirm={() => deciding.mutate()}
      confirmLabel={label}
      isPending={deciding.isPending}
      isDisabled={reason.trim() === ''}
      error={deciding.error}
      whatTheySee={decision === 'decide' ? t.decideWhy : t.returnWhy}
    >
      <TextArea label={t.reason} isRequired rows={3} maxCharacters={1000} value={reason} onChange={setReason} />
    </ConfirmSheet>
  );
}
