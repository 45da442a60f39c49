import { PlanStanding } from '@boru/contract/plans';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { NumberField } from '#ui/NumberField';
import { FormStack } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { type Node, reportProgress, usePlanDeed } from './api.ts';
import { planMessages } from './messages.ts';

interface Draft {
  readonly standing: PlanStanding;
  readonly percent: number;
  readonly words: string;
  readonly reason: string;
}

/** What the owner says of a task; what differs from the plan says why. */
export function ProgressSheet({ node, onClose }: { node: Node; onClose: () => void }) {
  const t = useText(planMessages);
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ standing: node.task?.standing ?? 'underWay', percent: node.task?.percent ?? 0, words: '', reason: '' },
  }));
  const [isTried, setTried] = useState(false);
  const { standing, percent } = draft;
  const [words, reason] = [draft.words.trim(), draft.reason.trim()];
  const said = { version: node.version, standing, percent, words, reason: reason === '' ? null : reason };
  const reporting = usePlanDeed(() => reportProgress(node.id, said), t.reported, onClose);
  return (
    <ConfirmSheet
      title={`${node.title} ${t.report}`}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (words !== '' && !Number.isNaN(percent)) reporting.mutate();
      }}
      confirmLabel={t.report}
      isPending={reporting.isPending}
      error={reporting.error}
      whoSees={t.who}
    >
      <Fields
        node={node}
        draft={draft}
        set={(change) => setDraft((before) => ({ ...before, ...change }))}
        isTried={isTried}
        error={reporting.error}
      />
    </ConfirmSheet>
  );
}

interface Props {
  readonly node: Node;
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isTried: boolean;
  readonly error: unknown;
}

function Fields({ node, draft, set, isTried, error }: Props) {
  const t = useText(planMessages);
  const pick = usePick();
  const locale = useLocale();
  const { standing, percent, words, reason } = draft;
  return (
    <FormStack>
      <p className="small muted">{t.expected({ percent: node.task?.expected ?? 0 })}</p>
      <RadioGroup
        label={t.standing}
        options={PlanStanding.options.map((id) => ({ id, label: pick(lists.planStanding[id]) }))}
        value={standing}
        onChange={(id) => set({ standing: PlanStanding.options.find((one) => one === id) ?? standing })}
      />
      <NumberField
        label={t.percent}
        unit="%"
        isRequired
        minValue={0}
        maxValue={100}
        value={percent}
        onChange={(value) => set({ percent: value })}
        error={isTried && Number.isNaN(percent) ? t.needed : fieldError(error, 'percent', locale)}
      />
      <TextArea
        label={t.words}
        isRequired
        rows={3}
        maxCharacters={1000}
        value={words}
        onChange={(said) => set({ words: said })}
        error={isTried && words.trim() === '' ? t.needed : undefined}
      />
      <TextArea
        label={t.reason}
        description={t.reasonHint}
        rows={2}
        maxCharacters={1000}
        value={reason}
        onChange={(said) => set({ reason: said })}
        error={fieldError(error, 'reason', locale)}
      />
    </FormStack>
  );
}
