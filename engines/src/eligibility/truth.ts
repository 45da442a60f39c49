import type { Truth } from '@boru/contract/eligibility';

/** Strong Kleene logic: what is not known stays unknown unless the rest decides alone. Unknown never passes. */
export const allOf = (truths: readonly Truth[]): Truth => {
  let found: Truth = 'yes';
  for (const truth of truths) {
    if (truth === 'no') return 'no';
    if (truth === 'unknown') found = 'unknown';
  }
  return found;
};

export const anyOf = (truths: readonly Truth[]): Truth => {
  let found: Truth = 'no';
  for (const truth of truths) {
    if (truth === 'yes') return 'yes';
    if (truth === 'unknown') found = 'unknown';
  }
  return found;
};

export const not = (truth: Truth): Truth => (truth === 'unknown' ? 'unknown' : truth === 'yes' ? 'no' : 'yes');

/** At least so many of them hold. */
export const atLeast = (least: number, truths: readonly Truth[]): Truth => {
  let sure = 0;
  let open = 0;
  for (const truth of truths) {
    if (truth === 'yes') sure += 1;
    else if (truth === 'unknown') open += 1;
  }
  if (sure >= least) return 'yes';
  return sure + open < least ? 'no' : 'unknown';
};
