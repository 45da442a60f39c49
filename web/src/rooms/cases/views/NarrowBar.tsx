import { InCharge, Urgency } from '@boru/contract/case-lists';
import { HelpTopic } from '@boru/contract/help';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Disclosure } from '#ui/Disclosure';
import { Select } from '#ui/Select';
import { useTopicNames, useUrgencyNames } from '../names.ts';
import { viewMessages } from './messages.ts';
import { isNarrowed, type Narrowing } from './narrowing.ts';
import { SaveViewSheet } from './SaveViewSheet.tsx';
import styles from './Views.module.css';

interface NarrowBarProps {
  readonly narrowing: Narrowing;
  readonly onNarrow: (narrowing: Narrowing) => void;
}

/** Narrows the view by what a case is; the address carries the choice, so that it can be sent to a colleague. */
export function NarrowBar({ narrowing, onNarrow }: NarrowBarProps) {
  const t = useText(viewMessages);
  const [isSaving, setSaving] = useState(false);
  const words = useConditions(narrowing);
  const active = isNarrowed(narrowing);
  return (
    <div className={styles.bar} data-print="hide">
      <Disclosure look="bare" title={active ? t.narrowedTo({ what: words.join(', ') }) : t.narrow}>
        <Fields narrowing={narrowing} onNarrow={onNarrow} />
      </Disclosure>
      {active || narrowing.search !== '' ? (
        <div className={styles.tools}>
          <Button size="small" onPress={() => setSaving(true)}>
            {t.save}
          </Button>
          {active ? (
            <Button
              size="small"
              look="quiet"
              onPress={() => onNarrow({ ...narrowing, topic: null, urgency: null, charge: null })}
            >
              {t.all}
            </Button>
          ) : null}
        </div>
      ) : null}
      {isSaving ? <SaveViewSheet narrowing={narrowing} words={words} onClose={() => setSaving(false)} /> : null}
    </div>
  );
}

/** The conditions in words, as they are kept. */
function useConditions({ search, topic, urgency, charge }: Narrowing): readonly string[] {
  const t = useText(viewMessages);
  const topics = useTopicNames();
  const urgencies = useUrgencyNames();
  return [
    ...(topic === null ? [] : [topics[topic].label]),
    ...(urgency === null ? [] : [urgencies[urgency]]),
    ...(charge === null ? [] : [charge === 'me' ? t.me : t.nobody]),
    ...(search === '' ? [] : [t.words({ search })]),
  ];
}

function Fields({ narrowing, onNarrow }: NarrowBarProps) {
  const t = useText(viewMessages);
  const topics = useTopicNames();
  const urgencies = useUrgencyNames();
  // A choice of its own, since an empty value would read as "not chosen yet".
  const any = { id: 'any', label: t.any };
  return (
    <div className={styles.fields}>
      <Select
        size="small"
        label={t.topic}
        options={[any, ...HelpTopic.options.map((id) => ({ id, label: topics[id].label }))]}
        value={narrowing.topic ?? 'any'}
        onChange={(id) => onNarrow({ ...narrowing, topic: HelpTopic.safeParse(id).data ?? null })}
      />
      <Select
        size="small"
        label={t.urgency}
        options={[any, ...Urgency.options.map((id) => ({ id, label: urgencies[id] }))]}
        value={narrowing.urgency ?? 'any'}
        onChange={(id) => onNarrow({ ...narrowing, urgency: Urgency.safeParse(id).data ?? null })}
      />
      <Select
        size="small"
        label={t.charge}
        options={[any, ...InCharge.options.map((id) => ({ id, label: id === 'me' ? t.me : t.nobody }))]}
        value={narrowing.charge ?? 'any'}
        onChange={(id) => onNarrow({ ...narrowing, charge: InCharge.safeParse(id).data ?? null })}
      />
    </div>
  );
}
