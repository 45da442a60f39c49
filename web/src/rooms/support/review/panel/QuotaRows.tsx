import { QuotaKind, QuotaTag } from '@boru/contract/selection';
import { lists } from '@boru/contract/words';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { CheckboxGroup } from '#ui/Choices';
import { NumberField } from '#ui/NumberField';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import type { Panel } from '../api.ts';
import { freeId, type Quota, untagged } from './drafting.ts';
import { panelMessages } from './messages.ts';
import type { DraftProps } from './PanelForm.tsx';

const isShare = (kind: Quota['kind']): boolean => kind === 'leastShare' || kind === 'mostShare';

/** Quotas and shares that the notice names. */
export function QuotaRows({ draft, set, isFixed, values }: DraftProps & { values: Panel['values'] }) {
  const t = useText(panelMessages);
  const pick = usePick();
  const change = (at: number, quota: Quota) =>
    set({ quotas: draft.quotas.map((one, place) => (place === at ? quota : one)) });
  return (
    <FormStack>
      {draft.quotas.map((quota, at) => (
        <fieldset key={quota.id} disabled={isFixed}>
          <legend>{t.quota({ number: at + 1 })}</legend>
          <QuotaFields quota={quota} values={values} onChange={(next) => change(at, next)} />
          {isFixed ? null : (
            <Button
              size="small"
              aria-label={t.removeOf({ name: pick(quota.name) })}
              onPress={() => set({ quotas: draft.quotas.filter((_one, place) => place !== at) })}
            >
              {t.remove}
            </Button>
          )}
        </fieldset>
      ))}
      {isFixed ? null : (
        <Button
          onPress={() =>
            set({
              quotas: [
                ...draft.quotas,
                {
                  ...{ id: freeId('quota', draft.quotas), name: { ko: '', en: '' }, kind: 'leastAll' as const },
                  ...{ tag: null, among: [], amount: 1 },
                },
              ],
            })
          }
        >
          {t.addQuota}
        </Button>
      )}
    </FormStack>
  );
}

function QuotaFields({
  quota,
  values,
  onChange,
}: {
  quota: Quota;
  values: Panel['values'];
  onChange: (quota: Quota) => void;
}) {
  const t = useText(panelMessages);
  const pick = usePick();
  const share = isShare(quota.kind);
  const choose = (id: string | null) => {
    const kind = QuotaKind.options.find((one) => one === id) ?? quota.kind;
    const isFree = untagged.includes(kind);
    onChange({ ...quota, kind, tag: isFree ? null : (quota.tag ?? 'size'), among: isFree ? [] : quota.among });
  };
  return (
    <FormStack>
      <TextField
        label={t.criterionName}
        maxLength={80}
        value={pick(quota.name)}
        onChange={(name) => onChange({ ...quota, name: { ko: name, en: name } })}
      />
      <Select
        label={t.quotaKind}
        value={quota.kind}
        onChange={choose}
        options={QuotaKind.options.map((id) => ({ id, label: pick(lists.quotaKind[id]) }))}
      />
      {quota.tag === null ? null : (
        <>
          <Select
            label={t.tag}
            value={quota.tag}
            onChange={(id) =>
              onChange({ ...quota, tag: QuotaTag.options.find((one) => one === id) ?? quota.tag, among: [] })
            }
            options={QuotaTag.options.map((id) => ({ id, label: pick(lists.quotaTag[id]) }))}
          />
          <CheckboxGroup
            label={t.among}
            options={(values[quota.tag] ?? []).map(({ id, name }) => ({ id, label: pick(name) }))}
            value={quota.among}
            onChange={(among) => onChange({ ...quota, among: [...among] })}
          />
        </>
      )}
      <NumberField
        label={share ? t.amountPermille : quota.kind === 'groupWon' ? t.amountWon : t.amount}
        minValue={0}
        value={share ? quota.amount / 10 : quota.amount}
        onChange={(amount) => onChange({ ...quota, amount: Math.round(share ? amount * 10 : amount) })}
      />
    </FormStack>
  );
}
