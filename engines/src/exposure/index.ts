// From several sides: how exposed a company may be, between what is known and what could be.
export { type Exposure, exposureOf, type Part, rank, type Span } from './exposure.ts';
