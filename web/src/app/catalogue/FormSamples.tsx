import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button, type ButtonLook } from '#ui/Button';
import { Checkbox, CheckboxGroup, RadioGroup, Switch } from '#ui/Choices';
import { DateField } from '#ui/DateField';
import { Icon } from '#ui/Icon';
import { Link, LinkButton } from '#ui/Link';
import { NumberField } from '#ui/NumberField';
import { Actions, Section } from '#ui/Page';
import { SearchField } from '#ui/SearchField';
import { ComboBox, Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import styles from './Catalogue.module.css';
import { catalogueMessages } from './messages.ts';

const looks: readonly ButtonLook[] = ['primary', 'secondary', 'quiet', 'danger', 'link'];

export function ButtonSamples() {
  const t = useText(catalogueMessages);
  return (
    <Section title={t.buttons}>
      {looks.map((look) => (
        <div key={look} className={styles.line}>
          <Button look={look}>{t.send}</Button>
          <Button look={look} size="small">
            {t.save}
          </Button>
          <Button look={look} isPending>
            {t.send}
          </Button>
          <Button look={look} isDisabled>
            {t.disabled}
          </Button>
          <Button look={look} size="small" keyHint="a">
            {t.send}
          </Button>
        </div>
      ))}
      <Actions>
        <LinkButton to="/ui" look="primary">
          {t.more}
          <Icon name="arrow" size="small" />
        </LinkButton>
        <LinkButton to="/ui" size="small">
          {t.more}
        </LinkButton>
        <Link to="/ui">{t.textLink}</Link>
      </Actions>
    </Section>
  );
}

export function FieldSamples() {
  const t = useText(catalogueMessages);
  const [memo, setMemo] = useState('');
  const [size, setSize] = useState<string | null>('small');
  const [industry, setIndustry] = useState<string | null>(null);
  const [due, setDue] = useState<string | null>('2026-12-03');
  const sizes = [
    { id: 'small', label: t.small, detail: t.smallDetail },
    { id: 'medium', label: t.medium },
    { id: 'large', label: t.large, isDisabled: true },
  ];
  const industries = [
    { id: '28202', label: t.battery, detail: '28202' },
    { id: '26112', label: t.chip, detail: '26112' },
    { id: '21210', label: t.drug, detail: '21210' },
  ];
  return (
    <Section title={t.fields}>
      <div className={styles.grid}>
        <TextField label={t.name} description={t.nameHint} isRequired placeholder={t.companyOne} />
        <TextField label={t.name} error={t.nameError} isRequired />
        <TextField label={t.readOnly} value={t.fixed} isReadOnly />
        <TextField label={t.disabled} value={t.fixed} isDisabled />
        <TextArea
          label={t.memo}
          description={t.memoHint}
          value={memo}
          onChange={setMemo}
          maxCharacters={2000}
          rows={3}
          isOptional
        />
        <NumberField label={t.density} unit="Wh/kg" defaultValue={272} />
        <NumberField label={t.people} unit={t.peopleUnit} defaultValue={64} minValue={0} hasSteppers />
        <SearchField label={t.search} showLabel size="small" />
        <Select label={t.size} options={sizes} value={size} onChange={setSize} />
        <Select label={t.size} options={sizes} value={null} onChange={setSize} error={t.chooseOne} />
        <ComboBox
          label={t.industry}
          description={t.industryHint}
          options={industries}
          value={industry}
          onChange={setIndustry}
        />
        <DateField label={t.due} value={due} onChange={setDue} min="2026-11-22" />
      </div>
    </Section>
  );
}

export function ChoiceSamples() {
  const t = useText(catalogueMessages);
  const [answer, setAnswer] = useState<string | null>('partly');
  const [items, setItems] = useState<string[]>(['summary']);
  const [agreed, setAgreed] = useState(false);
  const [mail, setMail] = useState(true);
  const answers = [
    { id: 'never', label: t.never },
    { id: 'partly', label: t.partly },
    { id: 'always', label: t.always, isDisabled: true },
  ];
  const sections = [
    { id: 'summary', label: t.summary },
    { id: 'contact', label: t.contact, detail: t.nameHint },
    { id: 'diagnosis', label: t.diagnosis },
  ];
  return (
    <Section title={t.choices}>
      <div className={styles.grid}>
        <RadioGroup label={t.answer} options={answers} value={answer} onChange={setAnswer} />
        <RadioGroup
          label={t.answer}
          options={answers}
          value={answer}
          onChange={setAnswer}
          direction="row"
          error={t.chooseOne}
        />
        <CheckboxGroup label={t.items} options={sections} value={items} onChange={setItems} isRequired />
        <CheckboxGroup label={t.items} options={sections} value={items} onChange={setItems} look="cards" />
        <Checkbox label={t.agree} detail={t.agreeDetail} isSelected={agreed} onChange={setAgreed} isRequired />
        <Switch label={t.mail} isSelected={mail} onChange={setMail} />
      </div>
    </Section>
  );
}
