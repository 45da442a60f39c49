import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { CheckboxGroup } from '#ui/Choices';
import { DateField } from '#ui/DateField';
import { Disclosure } from '#ui/Disclosure';
import { NumberField } from '#ui/NumberField';
import { Section } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import type { Content, Detail } from '../programmes/api.ts';
import { wordingOf } from '../programmes/judging.ts';
import styles from '../programmes/Programmes.module.css';
import { BasisRows, BudgetRows } from './BasisRows.tsx';
import { BenefitEditor } from './BenefitEditor.tsx';
import { editorMessages } from './messages.ts';
import { RulesEditor } from './RulesEditor.tsx';

export interface Written {
  readonly content: Content;
  readonly noticeOn: string;
}
interface ProgrammeFormProps {
  readonly written: Written;
  readonly detail: Detail;
  readonly isReadOnly: boolean;
  readonly error: unknown;
  readonly onChange: (written: Written) => void;
}

export function ProgrammeForm({ written, detail, isReadOnly, error, onChange }: ProgrammeFormProps) {
  const t = useText(editorMessages);
  const locale = useLocale();
  const { content, noticeOn } = written;
  const put = (change: Partial<Content>) => onChange({ noticeOn, content: { ...content, ...change } });
  const wording = wordingOf(detail.names, locale, 'sentence', { noticeOn, parameters: content.rules.parameters });
  if (isReadOnly) return null;
  return (
    <>
      <Section title={t.basics}>
        <Basics written={written} error={error} onChange={onChange} />
      </Section>
      <Section title={t.rules} lead={t.rulesLead}>
        <RulesEditor
          rules={content.rules}
          names={detail.names}
          wording={wording}
          onChange={(rules) => put({ rules })}
        />
      </Section>
      <Section title={t.benefit} lead={t.benefitLead}>
        <BenefitEditor
          benefit={content.rules.benefit}
          names={detail.names}
          onChange={(benefit) => put({ rules: { ...content.rules, benefit } })}
        />
      </Section>
      <Section title={t.money}>
        <BasisRows basis={content.basis} onChange={(basis) => put({ basis })} />
        <BudgetRows budget={content.budget} onChange={(budget) => put({ budget })} />
      </Section>
      <Section title={t.closes}>
        <Closes content={content} detail={detail} onChange={put} />
      </Section>
    </>
  );
}

const texts = ['name', 'summary', 'howToApply'] as const;
const longest = { name: 100, summary: 500, howToApply: 300 } as const;

function Basics({ written, error, onChange }: Pick<ProgrammeFormProps, 'written' | 'error' | 'onChange'>) {
  const t = useText(editorMessages);
  const locale = useLocale();
  const { content, noticeOn } = written;
  const put = (change: Partial<Content>) => onChange({ noticeOn, content: { ...content, ...change } });
  const wrong = (path: string) => fieldError(error, `content.${path}`, locale);
  const labels = {
    name: [t.nameKo, t.nameEn],
    summary: [t.summaryKo, t.summaryEn],
    howToApply: [t.howKo, t.howEn],
  } as const;
  return (
    <div className={styles.two}>
      {texts.flatMap((field) =>
        (['ko', 'en'] as const).map((language, index) => {
          const props = {
            label: labels[field][index] ?? '',
            value: content[field][language],
            onChange: (text: string) => put({ [field]: { ...content[field], [language]: text } }),
            error: wrong(`${field}.${language}`),
          };
          return field === 'name' ? (
            <TextField key={field + language} {...props} maxLength={longest[field]} />
          ) : (
            <TextArea key={field + language} {...props} rows={3} maxCharacters={longest[field]} />
          );
        }),
      )}
      <Terms written={written} error={error} onChange={onChange} />
    </div>
  );
}

function Terms({ written, error, onChange }: Pick<ProgrammeFormProps, 'written' | 'error' | 'onChange'>) {
  const t = useText(editorMessages);
  const locale = useLocale();
  const { content, noticeOn } = written;
  const put = (change: Partial<Content>) => onChange({ noticeOn, content: { ...content, ...change } });
  const number = (value: number | null, label: string, unit: string, set: (value: number | null) => void) => (
    <NumberField
      label={label}
      isOptional
      value={value ?? Number.NaN}
      onChange={(next) => set(Number.isNaN(next) ? null : Math.trunc(next))}
      minValue={0}
      maxValue={Number.MAX_SAFE_INTEGER}
      unit={unit}
    />
  );
  return (
    <>
      <DateField
        label={t.noticeOn}
        description={t.noticeOnWhy}
        value={noticeOn}
        onChange={(on) => on !== null && onChange({ content, noticeOn: on })}
      />
      <TextField
        label={t.clause}
        isOptional
        value={content.clause ?? ''}
        onChange={(text) => put({ clause: text === '' ? null : text })}
        maxLength={100}
      />
      <DateField label={t.opensOn} isOptional value={content.opensOn} onChange={(opensOn) => put({ opensOn })} />
      <DateField
        label={t.closesOn}
        isOptional
        value={content.closesOn}
        onChange={(closesOn) => put({ closesOn })}
        error={fieldError(error, 'content.closesOn', locale)}
      />
      {number(content.hours, t.hours, t.hoursUnit, (hours) => put({ hours }))}
      {number(content.ownPaymentWon, t.ownPayment, t.won, (ownPaymentWon) => put({ ownPaymentWon }))}
    </>
  );
}

function Closes({
  content,
  detail,
  onChange,
}: {
  content: Content;
  detail: Detail;
  onChange: (change: Partial<Content>) => void;
}) {
  const t = useText(editorMessages);
  const pick = usePick();
  return (
    <>
      <Disclosure title={t.gapsChosen({ count: content.gaps.length })}>
        <CheckboxGroup
          label={t.gaps}
          value={content.gaps}
          onChange={(gaps) => onChange({ gaps })}
          options={detail.questions.map(({ id, text }) => ({ id, label: `${id} ${pick(text)}` }))}
        />
      </Disclosure>
      {detail.others.length === 0 ? null : (
        <CheckboxGroup
          label={t.prerequisites}
          value={content.prerequisites}
          onChange={(prerequisites) => onChange({ prerequisites: prerequisites.slice(0, 10) })}
          options={detail.others.map(({ id, name }) => ({ id, label: pick(name) }))}
        />
      )}
    </>
  );
}
