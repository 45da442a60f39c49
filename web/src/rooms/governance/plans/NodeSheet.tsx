import type { PlanNodeInput, PlanNodeKind } from '@boru/contract/plans';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { NumberField } from '#ui/NumberField';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { changeNode, type Node, type Plan, usePlanDeed, writeNode } from './api.ts';
import { planMessages } from './messages.ts';

interface Props {
  readonly plan: Plan;
  /** Null: a new one. */
  readonly node: Node | null;
  readonly kind: PlanNodeKind;
  readonly parentId: string | null;
  readonly onClose: () => void;
}
interface Draft {
  readonly title: string;
  readonly detail: string;
  readonly agencyId: number | null;
  readonly owner: string;
  readonly budgetLine: string;
  readonly budgetWon: number;
  readonly fromOn: string | null;
  readonly toOn: string | null;
}
const draftOf = ({ plan, node }: Props): Draft => ({
  ...{ title: node?.title ?? '', detail: node?.detail ?? '', agencyId: node?.task?.agencyId ?? null },
  ...{ owner: node?.task?.owner ?? '', budgetLine: node?.task?.budgetLine ?? '' },
  budgetWon: node?.task?.budgetWon ?? Number.NaN,
  fromOn: node?.task?.fromOn ?? `${plan.fromYear}-01-01`,
  toOn: node?.task?.toOn ?? `${plan.toYear}-12-31`,
});
const wishOf = ({ kind, parentId }: Props, draft: Draft): PlanNodeInput | null => {
  const { title, detail, agencyId, owner, budgetLine, budgetWon, fromOn, toOn } = draft;
  if (title.trim() === '' || detail.trim() === '') return null;
  const head = { kind, parentId, title: title.trim(), detail: detail.trim() };
  if (kind !== 'task') return { ...head, task: null };
  if (agencyId === null || owner.trim() === '' || fromOn === null || toOn === null) return null;
  const money = {
    budgetLine: budgetLine.trim() === '' ? null : budgetLine.trim(),
    budgetWon: Number.isNaN(budgetWon) ? null : budgetWon,
  };
  return { ...head, task: { agencyId, owner: owner.trim(), fromOn, toOn, ...money } };
};

export function NodeSheet(props: Props) {
  const { plan, node, kind, onClose } = props;
  const t = useText(planMessages);
  const [draft, setDraft] = useState<Draft>(() => draftOf(props));
  const [isTried, setTried] = useState(false);
  const saving = usePlanDeed(
    (wish: PlanNodeInput): Promise<unknown> =>
      node === null ? writeNode(plan.id, wish) : changeNode(node.id, node.version, wish),
    t.saved,
    onClose,
  );
  const titles = { goal: t.addGoal, strategy: t.addStrategy, task: t.addTask };
  return (
    <ConfirmSheet
      title={node === null ? titles[kind] : t.edit}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        const wish = wishOf(props, draft);
        if (wish !== null) saving.mutate(wish);
      }}
      confirmLabel={t.save}
      isPending={saving.isPending}
      error={saving.error}
      whoSees={plan.state === 'draft' ? t.drawWho : t.who}
    >
      <Fields
        plan={plan}
        isTask={kind === 'task'}
        draft={draft}
        set={(change) => setDraft((before) => ({ ...before, ...change }))}
        isTried={isTried}
        error={saving.error}
      />
    </ConfirmSheet>
  );
}

interface FieldsProps {
  readonly plan: Plan;
  readonly isTask: boolean;
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isTried: boolean;
  readonly error: unknown;
}

function Fields(props: FieldsProps) {
  const { isTask, draft, set, isTried, error } = props;
  const t = useText(planMessages);
  const locale = useLocale();
  return (
    <FormStack>
      <TextField
        label={t.name}
        isRequired
        maxLength={120}
        value={draft.title}
        onChange={(title) => set({ title })}
        error={isTried && draft.title.trim() === '' ? t.needed : fieldError(error, 'title', locale)}
      />
      <TextArea
        label={t.detail}
        isRequired
        rows={3}
        maxCharacters={1000}
        value={draft.detail}
        onChange={(detail) => set({ detail })}
        error={isTried && draft.detail.trim() === '' ? t.needed : fieldError(error, 'detail', locale)}
      />
      {isTask ? <TaskFields {...props} /> : null}
    </FormStack>
  );
}

function TaskFields({ plan, draft, set, isTried, error }: FieldsProps) {
  const t = useText(planMessages);
  const pick = usePick();
  const locale = useLocale();
  const needed = (isMissing: boolean) => (isTried && isMissing ? t.needed : undefined);
  const days = { isRequired: true, min: `${plan.fromYear}-01-01`, max: `${plan.toYear}-12-31` };
  return (
    <>
      <Select
        label={t.agency}
        isRequired
        options={plan.agencies.map(({ agencyId, name }) => ({ id: String(agencyId), label: pick(name) }))}
        value={draft.agencyId === null ? null : String(draft.agencyId)}
        onChange={(id) => set({ agencyId: id === null ? null : Number(id) })}
        error={needed(draft.agencyId === null)}
      />
      <TextField
        label={t.owner}
        isRequired
        maxLength={80}
        value={draft.owner}
        onChange={(owner) => set({ owner })}
        error={needed(draft.owner.trim() === '')}
      />
      <TextField
        label={t.budgetLine}
        isOptional
        maxLength={120}
        value={draft.budgetLine}
        onChange={(budgetLine) => set({ budgetLine })}
      />
      <NumberField
        label={t.budgetWon}
        isOptional
        minValue={0}
        maxValue={1_000_000_000_000}
        value={draft.budgetWon}
        onChange={(budgetWon) => set({ budgetWon })}
      />
      <DateField
        label={t.fromOn}
        {...days}
        value={draft.fromOn}
        onChange={(fromOn) => set({ fromOn })}
        error={needed(draft.fromOn === null) ?? fieldError(error, 'fromOn', locale)}
      />
      <DateField
        label={t.toOn}
        {...days}
        value={draft.toOn}
        onChange={(toOn) => set({ toOn })}
        error={needed(draft.toOn === null) ?? fieldError(error, 'task.toOn', locale)}
      />
    </>
  );
}
