import type { Rule, RuleSet } from '@boru/contract/eligibility';
import { factKeys } from '@boru/contract/eligibility-facts';
import { lists, wordOf } from '@boru/contract/words';
import type { Wording } from '@boru/engines/eligibility';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Checkbox } from '#ui/Choices';
import { Actions } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import type { Names } from '../programmes/api.ts';
import styles from '../programmes/Programmes.module.css';
import { replaced, rowOf, ruleOf, without } from './editing.ts';
import { editorMessages } from './messages.ts';
import { RowEditor } from './RowEditor.tsx';

const severities = ['gate', 'warn', 'bonus'] as const;
const kinds = ['all', 'any', 'none'] as const;
const newRule = lists.ruleName.rule;
const mostRules = 50;
const mostRows = 40;

interface RulesEditorProps {
  readonly rules: RuleSet;
  readonly names: Names;
  readonly wording: Wording;
  readonly onChange: (rules: RuleSet) => void;
}

/** The rules of a programme: each a title, its conditions as sentences, and where it is written. */
export function RulesEditor({ rules, names, wording, onChange }: RulesEditorProps) {
  const t = useText(editorMessages);
  const put = (next: Rule[]) => onChange({ ...rules, rules: next });
  return (
    <>
      {rules.rules.length === 0 ? <p>{t.rulesNone}</p> : null}
      {rules.rules.map((rule, place) => (
        <RuleEditor
          key={rule.id}
          rule={rule}
          place={place + 1}
          names={names}
          wording={wording}
          onChange={(next) => put(replaced(rules.rules, place, next))}
          onRemove={() => put(without(rules.rules, place))}
        />
      ))}
      <Actions>
        <Button
          isDisabled={rules.rules.length >= mostRules}
          onPress={() => {
            const ids = rules.rules.map(({ id }) => id);
            const number = ids.length + 1;
            const title = { ko: `${newRule.ko} ${number}`, en: `${newRule.en} ${number}` };
            put([...rules.rules, ruleOf(ids, title, t.unverifiedBasis)]);
          }}
        >
          {t.addRule}
        </Button>
      </Actions>
    </>
  );
}

interface RuleEditorProps {
  readonly rule: Rule;
  readonly place: number;
  readonly names: Names;
  readonly wording: Wording;
  readonly onChange: (rule: Rule) => void;
  readonly onRemove: () => void;
}

function RuleEditor({ rule, place, names, wording, onChange, onRemove }: RuleEditorProps) {
  const t = useText(editorMessages);
  const pick = usePick();
  const rows = rule.when.of;
  const putRows = (of: Rule['when']['of']) => onChange({ ...rule, when: { ...rule.when, of } });
  return (
    <fieldset className={styles.rule}>
      <legend>
        <strong>{t.ruleNumber({ place })}</strong> {pick(rule.title)}
      </legend>
      <RuleHead rule={rule} onChange={onChange} />
      {rows.map((row, index) => (
        <RowEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
          key={index}
          row={row}
          place={index + 1}
          names={names}
          wording={wording}
          onChange={(next) => putRows(replaced(rows, index, next))}
          onRemove={() => putRows(without(rows, index))}
        />
      ))}
      <Basis rule={rule} onChange={onChange} />
      <Actions>
        <Button
          size="small"
          isDisabled={rows.length >= mostRows}
          onPress={() => putRows([...rows, rowOf(factKeys[0])])}
        >
          {t.addRow({ place })}
        </Button>
        <Button size="small" look="quiet" onPress={onRemove}>
          {t.removeRule({ place })}
        </Button>
      </Actions>
    </fieldset>
  );
}

function RuleHead({ rule, onChange }: Pick<RuleEditorProps, 'rule' | 'onChange'>) {
  const t = useText(editorMessages);
  const pick = usePick();
  const word = (list: 'ruleSeverity' | 'ruleNode', id: string) => pick(wordOf(list, id) ?? { ko: id, en: id });
  return (
    <div className={styles.two}>
      <TextField
        label={t.titleKo}
        value={rule.title.ko}
        onChange={(ko) => onChange({ ...rule, title: { ...rule.title, ko } })}
        maxLength={300}
      />
      <TextField
        label={t.titleEn}
        value={rule.title.en}
        onChange={(en) => onChange({ ...rule, title: { ...rule.title, en } })}
        maxLength={300}
      />
      <Select
        label={t.severity}
        value={rule.severity}
        options={severities.map((id) => ({ id, label: word('ruleSeverity', id) }))}
        onChange={(id) => {
          const severity = severities.find((one) => one === id);
          if (severity !== undefined) onChange({ ...rule, severity });
        }}
      />
      <Select
        label={t.joining}
        value={rule.when.kind}
        options={kinds.map((id) => ({ id, label: word('ruleNode', id) }))}
        onChange={(id) => {
          const kind = kinds.find((one) => one === id);
          if (kind !== undefined) onChange({ ...rule, when: { ...rule.when, kind, least: null } });
        }}
      />
    </div>
  );
}

function Basis({ rule, onChange }: { rule: Rule; onChange: (rule: Rule) => void }) {
  const t = useText(editorMessages);
  const [basis] = rule.basis;
  if (basis === undefined) return null;
  const put = (change: Partial<typeof basis>) =>
    onChange({ ...rule, basis: [{ ...basis, ...change }, ...rule.basis.slice(1)] });
  return (
    <div className={styles.two}>
      <TextField label={t.ruleBasis} value={basis.text} onChange={(text) => put({ text })} maxLength={200} />
      <Checkbox label={t.verified} isSelected={basis.verified} onChange={(verified) => put({ verified })} />
    </div>
  );
}
