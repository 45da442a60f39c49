import type { CaseStatus } from '@boru/contract/cases';
import { Problem } from '#kernel/problem';
import type { CaseFile, Relation } from '../files/model.ts';

const open: readonly CaseStatus[] = ['submitted', 'acknowledged', 'asked', 'answered'];
const writers: readonly Relation[] = ['signer', 'member', 'owner', 'participant'];

/** Papers go into a case that is being worked on, from those who work on it. */
export const mayAttach = (file: Pick<CaseFile, 'status'>, relation: Relation): boolean =>
  open.includes(file.status) && writers.includes(relation);

export const checkAttach = (file: Pick<CaseFile, 'status'>, relation: Relation): void => {
  if (mayAttach(file, relation)) return;
  if (!writers.includes(relation)) throw new Problem('role.insufficient');
  throw new Problem(file.status === 'held' ? 'case.step_not_allowed' : 'case.closed');
};
