export {
  type Change,
  type Estimate,
  effectsBy,
  estimateEffect,
  type Helped,
  type Line,
  type Rule,
  rule,
} from './effect.ts';
