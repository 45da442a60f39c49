import { ConflictGround } from '@boru/contract/review';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { EmptyState } from '#ui/EmptyState';
import { Actions, FormStack, Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { TextArea, TextField } from '#ui/TextField';
import { type Panel, pinConflict, removeJudge, seatJudge, useReviewDeed } from '../api.ts';
import { panelMessages } from './messages.ts';

type Judge = Panel['judges'][number];
type Open = { readonly kind: 'seat' } | { readonly kind: 'remove' | 'pin'; readonly judge: Judge } | null;

/** Who judges, whether we know who that is, how far they are. */
export function Judges({ panel }: { panel: Panel }) {
  const t = useText(panelMessages);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Section title={t.judges} lead={t.unknownWhy}>
      {panel.may.includes('seat') ? (
        <Actions>
          <Button onPress={() => setOpen({ kind: 'seat' })}>{t.seat}</Button>
        </Actions>
      ) : null}
      <List panel={panel} onOpen={setOpen} />
      {open?.kind === 'seat' ? <Seat panel={panel} onClose={close} /> : null}
      {open?.kind === 'remove' ? <Remove panel={panel} judge={open.judge} onClose={close} /> : null}
      {open?.kind === 'pin' ? <Pin panel={panel} judge={open.judge} onClose={close} /> : null}
    </Section>
  );
}

function List({ panel, onOpen }: { panel: Panel; onOpen: (open: Open) => void }) {
  const t = useText(panelMessages);
  const pick = usePick();
  const deeds = (judge: Judge) =>
    judge.removedReason === null && panel.may.includes('pin') ? (
      <Actions>
        <Button size="small" aria-label={t.pinOf(judge)} onPress={() => onOpen({ kind: 'pin', judge })}>
          {t.pin}
        </Button>
        <Button size="small" aria-label={t.excludeOf(judge)} onPress={() => onOpen({ kind: 'remove', judge })}>
          {t.exclude}
        </Button>
      </Actions>
    ) : null;
  return (
    <Table
      caption={t.judges}
      isCaptionHidden
      rows={panel.judges}
      keyOf={({ id }) => id}
      empty={<EmptyState title={t.noJudges}>{t.noJudgesWhy}</EmptyState>}
      columns={[
        {
          id: 'name',
          title: t.name,
          isRowHeader: true,
          cell: ({ name, affiliation, removedReason }) => (
            <>
              {name} {affiliation === null ? null : <span className="small muted">{affiliation}</span>}{' '}
              {removedReason === null ? null : <Tag tone="red">{t.removed({ reason: removedReason })}</Tag>}
            </>
          ),
        },
        { id: 'kind', title: t.kind, cell: ({ kind }) => pick(lists.judgeKind[kind]) },
        {
          id: 'known',
          title: t.known,
          cell: ({ isKnown }) => (isKnown ? t.isKnown : <Tag tone="amber">{t.isUnknown}</Tag>),
        },
        {
          id: 'progress',
          title: t.progress,
          isNumeric: true,
          cell: ({ submitted, assigned, voided }) => (
            <>
              {t.progressOf({ submitted, assigned })}{' '}
              {voided === 0 ? null : <Tag tone="amber">{t.voided({ count: voided })}</Tag>}
            </>
          ),
        },
        { id: 'deeds', title: '', cell: deeds },
      ]}
    />
  );
}

interface SheetProps {
  readonly panel: Panel;
  readonly onClose: () => void;
}

function Seat({ panel, onClose }: SheetProps) {
  const t = useText(panelMessages);
  const locale = useLocale();
  const [expertId, setExpertId] = useState<string | null>(null);
  const [email, setEmail] = useState('');
  const seating = useReviewDeed(
    () =>
      seatJudge(
        panel.callId,
        expertId === null ? { kind: 'officer', email: email.trim() } : { kind: 'expert', expertId },
      ),
    t.seated,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.seat}
      isOpen
      onClose={onClose}
      onConfirm={() => seating.mutate()}
      confirmLabel={t.seat}
      isPending={seating.isPending}
      isDisabled={expertId === null && email.trim() === ''}
      error={seating.error}
    >
      <FormStack>
        <Select
          label={t.pool}
          value={expertId}
          onChange={setExpertId}
          options={panel.experts.map(({ id, name, affiliation, isKnown }) => ({
            id,
            label: name,
            detail: [affiliation, isKnown ? null : t.isUnknown].filter((one) => one !== null).join(' · '),
          }))}
        />
        {expertId === null ? (
          <TextField
            label={t.orOfficer}
            type="email"
            value={email}
            onChange={setEmail}
            error={fieldError(seating.error, 'email', locale)}
          />
        ) : null}
      </FormStack>
    </ConfirmSheet>
  );
}

function Remove({ panel, judge, onClose }: SheetProps & { judge: Judge }) {
  const t = useText(panelMessages);
  const [reason, setReason] = useState('');
  const removing = useReviewDeed(() => removeJudge(panel.callId, judge.id, reason.trim()), t.exclude, onClose);
  return (
    <ConfirmSheet
      title={t.excludeOf(judge)}
      isOpen
      onClose={onClose}
      onConfirm={() => removing.mutate()}
      confirmLabel={t.exclude}
      isDanger
      isPending={removing.isPending}
      isDisabled={reason.trim() === ''}
      error={removing.error}
      takeBack={t.excludeWhy}
    >
      <TextArea label={t.reason} isRequired rows={2} maxCharacters={300} value={reason} onChange={setReason} />
    </ConfirmSheet>
  );
}

function Pin({ panel, judge, onClose }: SheetProps & { judge: Judge }) {
  const t = useText(panelMessages);
  const pick = usePick();
  const [applicationId, setApplication] = useState<string | null>(null);
  const [ground, setGround] = useState<ConflictGround>('employer');
  const [words, setWords] = useState('');
  const pinning = useReviewDeed(
    () => pinConflict(panel.callId, judge.id, { applicationId: applicationId ?? '', ground, words: words.trim() }),
    t.pin,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.pinOf(judge)}
      isOpen
      onClose={onClose}
      onConfirm={() => pinning.mutate()}
      confirmLabel={t.pin}
      isPending={pinning.isPending}
      isDisabled={applicationId === null || words.trim() === ''}
      error={pinning.error}
      takeBack={t.pinWhy}
    >
      <FormStack>
        <Select
          label={t.application}
          isRequired
          value={applicationId}
          onChange={setApplication}
          options={panel.applications.map(({ id, companyName, number }) => ({
            id,
            label: companyName,
            detail: number,
          }))}
        />
        <RadioGroup
          label={t.ground}
          options={ConflictGround.options.map((id) => ({ id, label: pick(lists.conflictGround[id]) }))}
          value={ground}
          onChange={(id) => setGround(ConflictGround.options.find((one) => one === id) ?? ground)}
        />
        <TextArea label={t.words} isRequired rows={2} maxCharacters={300} value={words} onChange={setWords} />
      </FormStack>
    </ConfirmSheet>
  );
}
