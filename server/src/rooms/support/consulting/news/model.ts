import type { AssignmentState } from '@boru/contract/experts';

type Told = 'consulting.assigned' | 'consulting.changed' | 'consulting.held' | null;
type Listeners = {
  expert: 'consulting.assigned' | 'consulting.changed' | null;
  company: Told;
  desk: Exclude<Told, 'consulting.assigned'>;
};

const of = (expert: Listeners['expert'], company: Listeners['company'], desk: Listeners['desk']): Listeners => ({
  ...{ expert, company, desk },
});
const changed = 'consulting.changed' as const;
const listeners: Readonly<Record<AssignmentState, Listeners>> = {
  offered: of('consulting.assigned', 'consulting.assigned', null),
  accepted: of(null, changed, changed),
  declined: of(null, null, changed),
  refused: of(changed, null, changed),
  held: of(null, 'consulting.held', 'consulting.held'),
  released: of(changed, changed, null),
  completed: of(changed, changed, null),
};
/** Whom a state concerns who did not bring it about. Whoever took the step knows it. */
export const listenersOf = (state: AssignmentState): Listeners => listeners[state];
