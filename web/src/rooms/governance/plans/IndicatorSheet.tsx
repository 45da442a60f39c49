import { type IndicatorInput, IndicatorSource } from '@boru/contract/plans';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { NumberField } from '#ui/NumberField';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { changeIndicator, type Indicator, type Node, usePlanDeed, writeIndicator } from './api.ts';
import { planMessages } from './messages.ts';

interface Props {
  readonly node: Node;
  readonly indicator: Indicator | null;
  readonly onClose: () => void;
}
type Draft = Omit<IndicatorInput, 'target'> & { readonly target: number };
const empty: Draft = { title: '', definition: '', unit: '', source: 'entered', target: Number.NaN };
const draftOf = (indicator: Indicator | null): Draft => {
  if (indicator === null) return empty;
  const { title, definition, unit, source, target } = indicator;
  return { title, definition, unit, source, target };
};

export function IndicatorSheet({ node, indicator, onClose }: Props) {
  const t = useText(planMessages);
  const pick = usePick();
  const [draft, setDraft] = useState<Draft>(() => draftOf(indicator));
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const saving = usePlanDeed(
    (wish: Draft): Promise<unknown> =>
      indicator === null ? writeIndicator(node.id, wish) : changeIndicator(indicator.id, indicator.version, wish),
    t.saved,
    onClose,
  );
  const texts = ['title', 'definition', 'unit'] as const;
  const isMissing = Number.isNaN(draft.target) || texts.some((field) => draft[field].trim() === '');
  const said = (field: (typeof texts)[number]) => ({
    isRequired: true,
    value: draft[field],
    onChange: (value: string) => set({ [field]: value }),
    error: isTried && draft[field].trim() === '' ? t.needed : undefined,
  });
  return (
    <ConfirmSheet
      title={indicator === null ? t.addIndicator : t.edit}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (!isMissing) saving.mutate(draft);
      }}
      confirmLabel={t.save}
      isPending={saving.isPending}
      error={saving.error}
      whoSees={t.who}
    >
      <FormStack>
        <TextField label={t.indicator} maxLength={80} {...said('title')} />
        <TextArea label={t.definition} rows={2} maxCharacters={500} {...said('definition')} />
        <Select
          label={t.source}
          options={IndicatorSource.options.map((id) => ({ id, label: pick(lists.indicatorSource[id]) }))}
          value={draft.source}
          onChange={(id) => set({ source: IndicatorSource.options.find((one) => one === id) ?? draft.source })}
        />
        <NumberField
          label={t.target}
          isRequired
          minValue={0}
          maxValue={1_000_000_000_000}
          value={draft.target}
          onChange={(target) => set({ target })}
          error={isTried && Number.isNaN(draft.target) ? t.needed : undefined}
        />
        <TextField label={t.unit} maxLength={20} {...said('unit')} />
      </FormStack>
    </ConfirmSheet>
  );
}
