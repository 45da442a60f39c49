import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useFocusFirstInvalid } from '#lib/focus';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Actions, FormStack } from '#ui/Page';
import { type Company, type Place, updateCompany } from '../api.ts';
import { organisationMessages } from '../messages.ts';
import { CompanyStep } from '../registration/CompanyStep.tsx';
import { companyFaults, emptyDraft, type Faults, type RegistrationDraft, updateOf } from '../registration/draft.ts';
import { profileMessages } from './messages.ts';

function draftOf(company: Company): RegistrationDraft {
  return {
    ...emptyDraft,
    businessNumber: company.businessNumber,
    name: company.name,
    representativeName: company.representativeName,
    corporateNumber: company.corporateNumber ?? '',
    size: company.size,
    ksicCode: company.ksicCode,
    ksicName: company.ksicName,
    municipality: company.municipality,
    industrialZone: company.industrialZone,
    address: company.address ?? '',
    employees: company.employees,
  };
}

/** The same fields as at registration; the business number is the company's identity and stays. */
export function CompanyEditor({ company, places, onClose }: { company: Company; places: Place; onClose: () => void }) {
  const t = useText(profileMessages);
  const words = useText(organisationMessages);
  const locale = useLocale();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(company));
  const [faults, setFaults] = useState<Faults>({});
  const [attempt, setAttempt] = useState(0);
  const form = useFocusFirstInvalid(attempt);
  const save = useMutation({
    mutationFn: () => updateCompany(updateOf(draft, company.version)),
    onSuccess: async () => {
      notify({ tone: 'success', title: t.saved });
      await client.invalidateQueries({ queryKey: ['company'] });
      onClose();
    },
    onError: () => setAttempt((count) => count + 1),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = companyFaults(draft);
    setFaults(found);
    setAttempt((count) => count + 1);
    if (Object.keys(found).length === 0) save.mutate();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <FormStack>
        <CompanyStep
          draft={draft}
          places={places}
          isNumberFixed
          change={(part) => setDraft((before) => ({ ...before, ...part }))}
          fault={(field) => {
            const key = faults[field];
            return key === undefined ? fieldError(save.error, field, locale) : words[key];
          }}
        />
        {save.error === null ? null : <Fault error={save.error} wrote />}
        <Actions>
          <Button type="submit" look="primary" isPending={save.isPending}>
            {t.save}
          </Button>
          <Button onPress={onClose}>{t.cancel}</Button>
        </Actions>
      </FormStack>
    </form>
  );
}
