import { GrantItem } from '@boru/contract/grants';
import { lists } from '@boru/contract/words';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { DateField } from '#ui/DateField';
import { MomentField } from '#ui/MomentField';
import { NumberField } from '#ui/NumberField';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import type { DeskCall } from '../api.ts';
import styles from '../Grants.module.css';
import { deskGrantMessages } from './messages.ts';
import type { Terms } from './terms.ts';

interface TermsFieldsProps {
  readonly terms: Terms;
  readonly lines: DeskCall['lines'];
  readonly error: unknown;
  readonly onChange: (terms: Terms) => void;
}

export function TermsFields({ terms, lines, error, onChange }: TermsFieldsProps) {
  const t = useText(deskGrantMessages);
  const pick = usePick();
  const locale = useLocale();
  const put = (change: Partial<Terms>) => onChange({ ...terms, ...change });
  const wrong = (path: string) => fieldError(error, `call.${path}`, locale);
  return (
    <div className={styles.two}>
      <TextField
        label={t.name}
        isRequired
        value={terms.title}
        onChange={(title) => put({ title })}
        maxLength={120}
        error={wrong('title')}
      />
      <Select
        label={t.item}
        description={t.itemWhy}
        value={terms.item}
        options={GrantItem.options.map((id) => ({ id, label: pick(lists.grantItem[id]) }))}
        onChange={(id) => put({ item: GrantItem.safeParse(id).data ?? terms.item })}
      />
      <div className={styles.wide}>
        <TextArea
          label={t.notice}
          description={t.noticeWhy}
          isRequired
          rows={6}
          maxCharacters={6000}
          value={terms.notice}
          onChange={(notice) => put({ notice })}
          error={wrong('notice')}
        />
      </div>
      <Times terms={terms} put={put} wrong={wrong} />
      <Money terms={terms} put={put} wrong={wrong} lines={lines} />
    </div>
  );
}

interface PartProps {
  readonly terms: Terms;
  readonly put: (change: Partial<Terms>) => void;
  readonly wrong: (path: string) => string | undefined;
}

function Times({ terms, put, wrong }: PartProps) {
  const t = useText(deskGrantMessages);
  return (
    <>
      <MomentField
        isAhead
        label={t.opensAt}
        value={terms.opensAt}
        onChange={(opensAt) => put({ opensAt })}
        error={wrong('opensAt')}
      />
      <MomentField
        isAhead
        label={t.closesAt}
        description={t.closesWhy}
        value={terms.closesAt}
        onChange={(closesAt) => put({ closesAt })}
        error={wrong('closesAt')}
      />
      <DateField label={t.runsFrom} isRequired value={terms.runsFrom} onChange={(runsFrom) => put({ runsFrom })} />
      <DateField
        label={t.runsTo}
        isRequired
        value={terms.runsTo}
        onChange={(runsTo) => put({ runsTo })}
        error={wrong('runsTo')}
      />
    </>
  );
}

const NONE = 'none';

function Money({ terms, put, wrong, lines }: PartProps & { readonly lines: DeskCall['lines'] }) {
  const t = useText(deskGrantMessages);
  const formats = useFormats();
  const whole = (value: number) => (Number.isNaN(value) ? value : Math.trunc(value));
  const bounds = { minValue: 0, maxValue: Number.MAX_SAFE_INTEGER, unit: t.won };
  return (
    <>
      <Select
        label={t.line}
        value={terms.lineId ?? NONE}
        options={[
          { id: NONE, label: t.lineNone },
          ...lines.map(({ id, name, fiscalYear, availableWon }) => ({
            id,
            label: t.lineLeft({ name, year: fiscalYear, won: formats.won(availableWon) }),
          })),
        ]}
        onChange={(id) => put({ lineId: id === NONE ? null : id })}
        error={wrong('lineId')}
      />
      <NumberField
        label={t.budgetWon}
        isRequired
        value={terms.budgetWon}
        onChange={(budgetWon) => put({ budgetWon: whole(budgetWon) })}
        {...bounds}
        error={wrong('budgetWon')}
      />
      <NumberField
        label={t.mostEach}
        isRequired
        value={terms.mostEach}
        onChange={(mostEach) => put({ mostEach: whole(mostEach) })}
        minValue={1}
        maxValue={20}
      />
      <NumberField
        label={t.mostWon}
        isOptional
        value={terms.mostWon}
        onChange={(mostWon) => put({ mostWon: whole(mostWon) })}
        {...bounds}
        minValue={1}
      />
    </>
  );
}
