// A stratified sample that anybody can draw again, and what its answers say.
export { type Allocation, allocate, type Stratum } from './allocate.ts';
export { draw } from './draw.ts';
export { type Answered, collapse, responseRate, type Share, shares } from './weigh.ts';
