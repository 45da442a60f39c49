import { ExpertSkill } from '@boru/contract/experts';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { CheckboxGroup, RadioGroup } from '#ui/Choices';
import { DescriptionList } from '#ui/DescriptionList';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { NumberField } from '#ui/NumberField';
import { FormStack } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { TextArea } from '#ui/TextField';
import { type ConsultingScope, type ConsultingView, decline, scope, useConsultingDeed } from '../api.ts';
import { deskConsultingMessages } from './messages.ts';

type Draft = Omit<ConsultingScope, 'version'>;
const bound = ['offered', 'accepted', 'held', 'completed'];

/** What the company asked for, and what the desk makes of it. */
export function Scoping({ one, mayWrite, onClose }: { one: ConsultingView; mayWrite: boolean; onClose: () => void }) {
  const t = useText(deskConsultingMessages);
  const locale = useLocale();
  const [draft, setDraft] = useState<Draft>({
    ...{ skills: one.skills, scope: one.scope ?? '', halfDays: one.halfDays ?? 2, weight: one.weight },
  });
  const [isTried, setTried] = useState(false);
  const saving = useConsultingDeed(() => scope(one.id, { ...draft, version: one.version }), t.saved, onClose);
  const isOpen =
    mayWrite &&
    (one.state === 'requested' || one.state === 'scoped') &&
    !one.assignments.some(({ state }) => bound.includes(state));
  const missing = { skills: draft.skills.length === 0, scope: draft.scope.trim() === '' };
  const send = () => {
    setTried(true);
    if (!missing.skills && !missing.scope) saving.mutate();
  };
  return (
    <Dialog
      title={t.lookOf({ name: one.companyName })}
      isOpen
      onClose={onClose}
      isSteady
      width="wide"
      {...(isOpen
        ? {
            actions: (
              <>
                <Declining one={one} onDone={onClose} />
                <Button look="primary" isPending={saving.isPending} onPress={send}>
                  {t.save}
                </Button>
              </>
            ),
          }
        : {})}
    >
      <FormStack>
        <Asked one={one} />
        {isOpen ? (
          <Fields
            draft={draft}
            set={(change) => setDraft({ ...draft, ...change })}
            fault={(field) =>
              isTried && field === 'skills' && missing.skills
                ? t.needSkill
                : isTried && field === 'scope' && missing.scope
                  ? t.needed
                  : fieldError(saving.error, field, locale)
            }
          />
        ) : null}
        {saving.error === null ? null : <Fault error={saving.error} wrote />}
      </FormStack>
    </Dialog>
  );
}

function Declining({ one, onDone }: { one: ConsultingView; onDone: () => void }) {
  const t = useText(deskConsultingMessages);
  const [isAsking, setAsking] = useState(false);
  const declining = useConsultingDeed((answer: string) => decline(one, answer), t.declined, onDone);
  return (
    <>
      <Button onPress={() => setAsking(true)}>{t.decline}</Button>
      <ReasonSheet
        title={t.decline}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel={t.decline}
        label={t.declineWords}
        mostCharacters={1000}
        isPending={declining.isPending}
        error={declining.error}
        onConfirm={(answer) => declining.mutate(answer)}
      />
    </>
  );
}

function Asked({ one }: { one: ConsultingView }) {
  const t = useText(deskConsultingMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <DescriptionList
      size="small"
      items={[
        { name: t.number, value: one.number },
        { name: t.need, value: one.need },
        { name: t.language, value: pick(lists.consultingLanguage[one.language]) },
        { name: t.gaps, value: one.gaps.length === 0 ? '–' : one.gaps.join(', ') },
        {
          name: t.competitors,
          value: one.competitors.length === 0 ? '–' : one.competitors.map(({ name }) => name).join(', '),
        },
        { name: t.wished, value: formats.period(one.wishedFrom, one.wishedUntil) },
        { name: t.contact, value: `${one.contactName} · ${one.phone} · ${one.email}` },
      ]}
    />
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly fault: (field: string) => string | undefined;
}
function Fields({ draft, set, fault }: FieldsProps) {
  const t = useText(deskConsultingMessages);
  const pick = usePick();
  return (
    <>
      <CheckboxGroup
        label={t.skills}
        description={t.skillsHelp}
        isRequired
        direction="row"
        options={ExpertSkill.options.map((id) => ({ id, label: pick(lists.expertSkill[id]) }))}
        value={draft.skills}
        onChange={(ids) => set({ skills: ExpertSkill.options.filter((id) => ids.includes(id)) })}
        error={fault('skills')}
      />
      <TextArea
        label={t.scope}
        description={t.scopeHelp}
        isRequired
        rows={4}
        maxCharacters={2000}
        value={draft.scope}
        onChange={(text) => set({ scope: text })}
        error={fault('scope')}
      />
      <NumberField
        label={t.halves}
        unit={t.half}
        minValue={1}
        maxValue={40}
        value={draft.halfDays}
        onChange={(value) => set({ halfDays: Number.isNaN(value) ? 1 : value })}
      />
      <RadioGroup
        label={t.weight}
        description={t.weightHelp}
        direction="row"
        options={[1, 2, 3, 4, 5].map((count) => ({ id: String(count), label: t.weightOf({ count }) }))}
        value={String(draft.weight)}
        onChange={(id) => set({ weight: Number(id) })}
      />
    </>
  );
}
