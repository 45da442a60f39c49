export { type Amount, amountOf, amountOfBenefit, type Computed } from './benefit.ts';
export { type Change, type Ways, waysToEligible } from './change.ts';
export { type Fault, faultsOf, readRules } from './check.ts';
export { isTexts, operatorsOf, parameterAt } from './compare.ts';
export { type Difference, differencesOf } from './difference.ts';
export { evaluate, holds, verdictOf } from './evaluate.ts';
export { type Language, linesOf, type Style, said, sentenceOf, valueText, type Wording } from './prose.ts';
export type {
  Evaluation,
  Facts,
  Given,
  Leaf,
  LeafTrace,
  Node,
  Register,
  Rules,
  RuleTrace,
  Scalar,
  Value,
  Verdict,
} from './types.ts';
