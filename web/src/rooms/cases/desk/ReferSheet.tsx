import type { CaseView, NewReferral, ReferableSection, ReferralOptions } from '@boru/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { CheckboxGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { FormStack } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { refer, referralOptionsQuery } from '../api.ts';
import { momentText } from '../ClockLine.tsx';
import { useSectionNames } from '../names.ts';
import { BasisFields, type BasisWish, basisOf, isBasisReady } from '../referring/BasisFields.tsx';
import { ReceiverFields, type ReceiverWish, receiverOf } from '../referring/ReceiverFields.tsx';
import { type Kind, ReferKind } from '../referring/ReferKind.tsx';
import { PreviewSight } from '../sight/PreviewSight.tsx';
import { useStep } from '../useStep.ts';
import { deskMessages } from './messages.ts';

type Passed = (typeof ReferableSection)['_output'];
const needed: readonly Passed[] = ['summary', 'counsel'];

export function ReferSheet({ file, onClose }: { file: CaseView; onClose: () => void }) {
  const t = useText(deskMessages);
  const query = useQuery(referralOptionsQuery(file.id));
  const waiting = (content: React.ReactNode) => (
    <Dialog title={t.referTitle} isOpen onClose={onClose}>
      {content}
    </Dialog>
  );
  return (
    <Loaded
      query={query}
      skeleton={waiting(<Skeleton lines={6} />)}
      fault={(error, retry) => waiting(<Fault error={error} onRetry={retry} />)}
    >
      {(options) => <Sheet file={file} options={options} onClose={onClose} />}
    </Loaded>
  );
}

interface Wish extends Kind, BasisWish, ReceiverWish {
  readonly sections: readonly Passed[];
  readonly reason: string;
}

const firstWish = (options: ReferralOptions): Wish => ({
  to: null,
  whom: 'agency',
  kind: 'transfer',
  dueOn: null,
  onward: false,
  sections: options.sections.filter((section) => needed.includes(section) || section === 'contact'),
  reason: '',
  basis: 'consent',
  law: null,
  article: '',
});

const isReady = (wish: Wish): boolean =>
  wish.to !== null &&
  wish.reason.trim() !== '' &&
  (wish.kind === 'transfer' || wish.dueOn !== null) &&
  isBasisReady(wish);

const referralOf = (file: CaseView, wish: Wish): NewReferral => ({
  version: file.version,
  toAgency: Number(wish.to),
  receiver: receiverOf(wish),
  kind: wish.kind,
  dueOn: wish.dueOn,
  onward: wish.onward,
  sections: [...wish.sections],
  reason: wish.reason.trim(),
  basis: basisOf(wish),
});

/** The agency, and behind it the team or the person it is for. */
const nameOfReceiver = (
  agency: string,
  teams: ReferralOptions['agencies'][number]['teams'],
  wish: ReceiverWish,
): string => {
  const receiver = receiverOf(wish);
  if (receiver.kind === 'agency') return agency;
  const name =
    receiver.kind === 'team'
      ? teams.find(({ id }) => id === receiver.teamId)?.name
      : teams.flatMap(({ people }) => people).find(({ id }) => id === receiver.personId)?.name;
  return `${agency} ${name ?? ''}`.trim();
};

function Sheet({ file, options, onClose }: { file: CaseView; options: ReferralOptions; onClose: () => void }) {
  const t = useText(deskMessages);
  const pick = usePick();
  const locale = useLocale();
  const formats = useFormats();
  const sections = useSectionNames();
  const [wish, setWish] = useState(() => firstWish(options));
  const receiver = options.agencies.find(({ id }) => String(id) === wish.to);
  const send = useStep(() => refer(file.id, referralOf(file, wish)), t.referred, onClose);
  return (
    <ConfirmSheet
      title={t.referTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => send.mutate()}
      confirmLabel={t.referGo}
      isDisabled={!isReady(wish)}
      isPending={send.isPending}
      error={send.error}
      {...(receiver === undefined
        ? {}
        : { whoSees: t.referWho({ agency: nameOfReceiver(pick(receiver.name), receiver.teams, wish) }) })}
      whatTheySee={wish.sections.map((section) => sections[section]).join(', ')}
      howLong={t.referHowLong}
      basis={
        <>
          {wish.basis === 'consent' ? t.referByConsent : t.referByLaw}
          {options.deadline.dueAt === null
            ? null
            : ` · ${t.referDue({ date: momentText(formats, options.deadline.dueAt) })}`}
        </>
      }
      takeBack={t.referBack}
    >
      <FormStack>
        <ReceiverFields options={options} wish={wish} onChange={setWish} error={send.error} />
        <ReferKind
          value={wish}
          onChange={(kind) => setWish({ ...wish, ...kind })}
          error={fieldError(send.error, 'dueOn', locale)}
        />
        <Sections options={options} wish={wish} onChange={setWish} error={send.error} />
        <Preview caseId={file.id} options={options} wish={wish} />
        <TextArea
          label={t.referReason}
          description={t.referReasonHint}
          isRequired
          rows={3}
          value={wish.reason}
          onChange={(reason) => setWish({ ...wish, reason })}
          maxLength={1000}
        />
        <Basis options={options} wish={wish} onChange={setWish} error={send.error} />
      </FormStack>
    </ConfirmSheet>
  );
}

/** By law the receiver has a stub until it accepts; a consent opens its sections at once. */
function Preview({ caseId, options, wish }: Pick<PartProps, 'options' | 'wish'> & { caseId: string }) {
  const t = useText(deskMessages);
  const formats = useFormats();
  const { dueAt } = options.deadline;
  const due = dueAt === null ? '' : t.referDue({ date: momentText(formats, dueAt) });
  return <PreviewSight caseId={caseId} sections={wish.sections} stubUntil={wish.basis === 'law' ? due : null} />;
}

interface PartProps {
  readonly options: ReferralOptions;
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
  readonly error: unknown;
}

function Basis({ options, wish, onChange, error }: PartProps) {
  const t = useText(deskMessages);
  return (
    <BasisFields
      choices={[
        { id: 'consent', label: t.referByConsent, detail: t.referByConsentDetail },
        { id: 'law', label: t.referByLaw, detail: t.referByLawDetail },
      ]}
      laws={options.laws}
      wish={wish}
      onChange={onChange}
      error={error}
    />
  );
}

function Sections({ options, wish, onChange, error }: PartProps) {
  const t = useText(deskMessages);
  const names = useSectionNames();
  const locale = useLocale();
  return (
    <CheckboxGroup
      label={t.referSections}
      description={t.referSectionsHint}
      options={options.sections.map((id) => ({ id, label: names[id], isDisabled: needed.includes(id) }))}
      value={wish.sections}
      onChange={(ids) =>
        onChange({
          ...wish,
          sections: options.sections.filter((section) => needed.includes(section) || ids.includes(section)),
        })
      }
      error={fieldError(error, 'sections', locale)}
    />
  );
}
