import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Draft, useDraft } from '#lib/drafts';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { isProblem, type Problem } from '#lib/problem';
import { type Session, useSession } from '#lib/session';
import { type ConsentText, type Registration, registerCompany } from '../api.ts';
import { organisationMessages } from '../messages.ts';
import {
  companyFaults,
  emptyDraft,
  type Faults,
  personFaults,
  type RegistrationDraft,
  readDraft,
  registrationOf,
  serverFields,
} from './draft.ts';

export type OnDone = (done: { readonly registration: Registration; readonly at: string }) => void;
type Field = keyof Faults;

/** An invitation: the list's words to begin with, and the secret that goes with the registration. */
export interface Claimed {
  readonly token: string;
  readonly initial: RegistrationDraft;
}

export interface RegistrationForm {
  readonly draft: Draft<RegistrationDraft>;
  readonly step: number;
  readonly person: Session['person'];
  readonly passphrase: string;
  readonly setPassphrase: (passphrase: string) => void;
  readonly setGood: (isGood: boolean) => void;
  readonly isAgreed: boolean;
  readonly setAgreed: (agreed: boolean) => void;
  readonly change: (part: Partial<RegistrationDraft>) => void;
  readonly fault: (field: Field) => string | undefined;
  readonly attempt: number;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly submit: () => void;
}

/** On which step the thing stands that the server refused. */
function stepOf(problem: Problem): number | undefined {
  const named = problem.fieldPaths.map((path) => serverFields[path]?.step).find((step) => step !== undefined);
  if (named !== undefined) return named;
  if (problem.code === 'account.exists' || problem.code === 'passphrase.weak') return 1;
  return problem.code.startsWith('company.') ? 0 : undefined;
}

function useFaultWords(faults: Faults, error: Error | null): (field: Field) => string | undefined {
  const words = useText(organisationMessages);
  const locale = useLocale();
  return (field) => {
    const key = faults[field];
    if (key !== undefined) return words[key];
    const path = Object.entries(serverFields).find(([, known]) => known.field === field)?.[0];
    return path !== undefined && isProblem(error) ? error.field(path, locale) : undefined;
  };
}

export function useRegistrationForm(text: ConsentText, onDone: OnDone, claim: Claimed | null): RegistrationForm {
  const client = useQueryClient();
  const { person } = useSession().session;
  // A draft of its own: what somebody typed for another company must not mix with the invited one.
  const draft = useDraft(
    claim === null ? 'registration' : `registration.${claim.initial.businessNumber}`,
    claim?.initial ?? emptyDraft,
    readDraft,
  );
  const [passphrase, setPassphrase] = useState('');
  const [isGood, setGood] = useState(false);
  const [isAgreed, setAgreed] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const [attempt, setAttempt] = useState(0);
  const change = (part: Partial<RegistrationDraft>) => draft.set((before) => ({ ...before, ...part }));
  const register = useMutation({
    mutationFn: registerCompany,
    onSuccess: async (registration) => {
      draft.clear();
      onDone({ registration, at: new Date().toISOString() });
      await client.invalidateQueries({ queryKey: ['session'] });
    },
    onError: (error) => {
      const step = isProblem(error) ? stepOf(error) : undefined;
      if (step !== undefined) change({ step });
      setAttempt((count) => count + 1);
    },
  });
  const fault = useFaultWords(faults, register.error);
  // The passphrase is never kept, so a reload at the last step goes back to where it is typed.
  const lacksPassphrase = person === null && passphrase === '' && !register.isPending;
  const step = draft.value.step === 2 && lacksPassphrase ? 1 : draft.value.step;

  const faultsOf = (): Faults => {
    if (step === 0) return companyFaults(draft.value);
    if (step === 1) return personFaults(draft.value, person !== null, isGood);
    return isAgreed ? {} : { agreed: 'needed' };
  };
  const submit = () => {
    const found = faultsOf();
    setFaults(found);
    setAttempt((count) => count + 1);
    if (Object.keys(found).length > 0) return;
    if (step === 2)
      return register.mutate(registrationOf(draft.value, person === null ? passphrase : null, text, claim?.token));
    register.reset();
    change({ step: step + 1 });
    document.getElementById('content')?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  };
  const state = { draft, step, person, passphrase, setPassphrase, setGood, isAgreed, setAgreed, change };
  return { ...state, fault, attempt, error: register.error, isPending: register.isPending, submit };
}
