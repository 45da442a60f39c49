// Self-diagnosis: answers against a dated question set give scores, a level, gaps, a plan and a comparison.
export { compare, expiryOf, setInForce } from './compare.ts';
export { type HelpOffer, type Pace, proposePlan } from './plan.ts';
export { DiagnosisError, type DiagnosisFault, score } from './score.ts';
