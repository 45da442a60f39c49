import type { ReferralBasis, ReferralOptions } from '@boru/contract/cases';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { RadioGroup } from '#ui/Choices';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import { referringMessages } from './messages.ts';

/** On what a case is passed on, as it is chosen: inside to another desk, or on paper to a body without an account. */
export interface BasisWish {
  readonly basis: 'consent' | 'law';
  readonly law: string | null;
  readonly article: string;
}

export const isBasisReady = ({ basis, law, article }: BasisWish): boolean =>
  basis === 'consent' || (law !== null && article.trim() !== '');

export const basisOf = ({ basis, law, article }: BasisWish): ReferralBasis =>
  basis === 'consent' ? { kind: 'consent' } : { kind: 'law', law: law ?? '', article: article.trim() };

interface Props<Wish extends BasisWish> {
  /** The two choices in the order in which the form means them, in its own words. */
  readonly choices: readonly { id: BasisWish['basis']; label: string; detail: string }[];
  readonly laws: ReferralOptions['laws'];
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
  readonly error: unknown;
}

export function BasisFields<Wish extends BasisWish>({ choices, laws, wish, onChange, error }: Props<Wish>) {
  const t = useText(referringMessages);
  const pick = usePick();
  const locale = useLocale();
  return (
    <>
      <RadioGroup
        label={t.basis}
        options={choices}
        value={wish.basis}
        onChange={(id) => onChange({ ...wish, basis: id === 'law' ? 'law' : 'consent' })}
      />
      {wish.basis === 'consent' ? null : (
        <>
          <Select
            label={t.law}
            isRequired
            options={laws.map((law) => ({ id: law.id, label: pick(law.name) }))}
            value={wish.law}
            onChange={(law) => onChange({ ...wish, law })}
            error={fieldError(error, 'basis.law', locale)}
          />
          <TextField
            label={t.article}
            description={t.articleHint}
            isRequired
            value={wish.article}
            onChange={(article) => onChange({ ...wish, article })}
            maxLength={120}
            error={fieldError(error, 'basis.article', locale)}
          />
        </>
      )}
    </>
  );
}
