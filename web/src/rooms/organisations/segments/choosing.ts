import type { Condition, Conditions } from '@boru/contract/segments';

/** What stands in the form; an empty text narrows nothing. */
export type Chosen = {
  industry: string;
  municipality: string;
  size: string;
  diagnosed: string;
  openCase: string;
  quiet: string;
};
export const nothing: Chosen = { industry: '', municipality: '', size: '', diagnosed: '', openCase: '', quiet: '' };

const sizes = ['micro', 'small', 'medium', 'midsize', 'large'] as const;

export const conditionsOf = ({ industry, municipality, size, diagnosed, openCase, quiet }: Chosen): Conditions => {
  const known = sizes.find((one) => one === size);
  const all: (Condition | null)[] = [
    industry === '' ? null : { field: 'industry', among: [industry] },
    municipality === '' ? null : { field: 'municipality', among: [municipality] },
    known === undefined ? null : { field: 'size', among: [known] },
    diagnosed === '' ? null : { field: 'diagnosed', is: diagnosed === 'yes' },
    openCase === '' ? null : { field: 'openCase', is: openCase === 'yes' },
    quiet === '' ? null : { field: 'quiet', days: Number(quiet) },
  ];
  return all.filter((one) => one !== null);
};

/** The form that makes these conditions; what the form cannot show is left out of it and told by the count. */
export const chosenOf = (conditions: Conditions): Chosen => {
  const chosen = { ...nothing };
  for (const one of conditions)
    if ('among' in one && one.field !== 'status') chosen[one.field] = one.among[0] ?? '';
    else if ('is' in one) chosen[one.field] = one.is ? 'yes' : 'no';
    else if ('days' in one) chosen.quiet = String(one.days);
  return chosen;
};
