import { ScoreRuleKind } from '@boru/contract/review';
import { SelectionObjective } from '@boru/contract/selection';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { Fault } from '#ui/ErrorState';
import { NumberField } from '#ui/NumberField';
import { Actions, FormStack, Section } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { type Panel, savePanel, useReviewDeed } from '../api.ts';
import { CriterionFields } from './CriterionFields.tsx';
import {
  type Criterion,
  type Draft,
  draftOf,
  emptyCriterion,
  firstDraft,
  levelsOf,
  orNull,
  wordsOf,
} from './drafting.ts';
import { panelMessages } from './messages.ts';
import { QuotaRows } from './QuotaRows.tsx';

export interface DraftProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isFixed: boolean;
}

/** What is judged by and what the notice named; fixed once the scoring has begun. */
export function PanelForm({ panel }: { panel: Panel }) {
  const t = useText(panelMessages);
  const [draft, setDraft] = useState<Draft>(() => (panel.panel === null ? firstDraft : draftOf(panel.panel)));
  const words = wordsOf(draft);
  const isFixed = !panel.may.includes('save');
  const saving = useReviewDeed(
    async () => (words === null ? undefined : savePanel(panel.callId, { version: panel.version, panel: words })),
    t.saved,
  );
  const props = { draft, isFixed, set: (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })) };
  return (
    <>
      <Section title={t.criteria}>
        <Rule {...props} />
        <Criteria {...props} />
      </Section>
      <Section title={t.quotas} lead={t.quotasWhy}>
        <Aim {...props} />
        <QuotaRows {...props} values={panel.values} />
      </Section>
      {saving.error === null ? null : <Fault error={saving.error} wrote />}
      {isFixed ? null : (
        <Actions>
          {words === null ? <span className="small">{t.incomplete}</span> : null}
          <Button
            look="primary"
            isDisabled={words === null}
            isPending={saving.isPending}
            onPress={() => saving.mutate()}
          >
            {t.save}
          </Button>
        </Actions>
      )}
    </>
  );
}

function Rule({ draft, set, isFixed }: DraftProps) {
  const t = useText(panelMessages);
  const pick = usePick();
  return (
    <FormStack>
      <RadioGroup
        label={t.rule}
        isDisabled={isFixed}
        options={ScoreRuleKind.options.map((id) => ({ id, label: pick(lists.scoreRule[id]) }))}
        value={draft.rule}
        onChange={(id) => set({ rule: ScoreRuleKind.options.find((one) => one === id) ?? draft.rule })}
      />
      <NumberField
        label={t.leastTotal}
        description={t.leastTotalHint}
        isDisabled={isFixed}
        minValue={0}
        maxValue={100}
        value={draft.leastTotal ?? Number.NaN}
        onChange={(value) => set({ leastTotal: orNull(value) })}
      />
      <NumberField
        label={t.judgesEach}
        description={t.judgesEachHint}
        isDisabled={isFixed}
        minValue={1}
        maxValue={30}
        value={draft.judgesEach ?? Number.NaN}
        onChange={(value) => set({ judgesEach: orNull(value) })}
      />
    </FormStack>
  );
}

function Criteria({ draft, set, isFixed }: DraftProps) {
  const t = useText(panelMessages);
  const pick = usePick();
  const change = (at: number, next: Criterion) =>
    set({ criteria: draft.criteria.map((one, place) => (place === at ? next : one)) });
  return (
    <FormStack>
      {draft.criteria.map((one, at) => (
        <fieldset key={one.id}>
          <legend>{t.criterion({ number: at + 1 })}</legend>
          <CriterionFields criterion={one} isFixed={isFixed} onChange={(next) => change(at, next)} />
          {isFixed || draft.criteria.length === 1 ? null : (
            <Button
              size="small"
              aria-label={t.removeOf({ name: pick(one.title) })}
              onPress={() => set({ criteria: draft.criteria.filter((_one, place) => place !== at) })}
            >
              {t.remove}
            </Button>
          )}
        </fieldset>
      ))}
      {isFixed ? null : (
        <Button onPress={() => set({ criteria: [...draft.criteria, emptyCriterion(draft.criteria)] })}>
          {t.addCriterion}
        </Button>
      )}
    </FormStack>
  );
}

function Aim({ draft, set, isFixed }: DraftProps) {
  const t = useText(panelMessages);
  const pick = usePick();
  return (
    <FormStack>
      <RadioGroup
        label={t.objective}
        isDisabled={isFixed}
        options={SelectionObjective.options.map((id) => ({ id, label: pick(lists.selectionObjective[id]) }))}
        value={draft.objective}
        onChange={(id) => set({ objective: SelectionObjective.options.find((one) => one === id) ?? draft.objective })}
      />
      <TextField
        label={t.levels}
        description={t.levelsHint}
        isDisabled={isFixed}
        value={draft.levels}
        onChange={(levels) => set({ levels })}
        error={levelsOf(draft.levels) === null ? t.levelsWrong : undefined}
      />
    </FormStack>
  );
}
