import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { Waiting } from '#lib/steps';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { TextField } from '#ui/TextField';
import type { Company } from '../api.ts';
import { confirmCompany, type Method, refuseCompany } from './api.ts';
import { deskCompanyMessages } from './messages.ts';

/** The secretariat's two answers to a registration. A named person decides; the record shows who. */
export function Confirmation({ company }: { company: Company }) {
  const t = useText(deskCompanyMessages);
  const [open, setOpen] = useState<'confirm' | 'refuse' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Button onPress={() => setOpen('refuse')}>{t.refuse}</Button>
      <Button look="primary" onPress={() => setOpen('confirm')}>
        {t.confirm}
      </Button>
      <ConfirmForm company={company} isOpen={open === 'confirm'} onClose={close} />
      <RefuseForm company={company} isOpen={open === 'refuse'} onClose={close} />
    </>
  );
}

interface FormProps {
  readonly company: Company;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function useDecision<Said = void>(decide: (said: Said) => Promise<unknown>, onClose: () => void) {
  const t = useText(deskCompanyMessages);
  const client = useQueryClient();
  return useMutation({
    mutationFn: decide,
    onSuccess: async (answer) => {
      onClose();
      if (!(answer instanceof Waiting)) notify({ tone: 'success', title: t.done });
      await client.invalidateQueries({ queryKey: ['companies'] });
    },
  });
}

const isMethod = (id: string): id is Method => ['certificate', 'nationalTaxService', 'visit', 'known'].includes(id);

function ConfirmForm({ company, isOpen, onClose }: FormProps) {
  const t = useText(deskCompanyMessages);
  const [method, setMethod] = useState<Method>('certificate');
  const [note, setNote] = useState('');
  const decision = useDecision(
    () => confirmCompany(company.id, method, note.trim() === '' ? null : note.trim()),
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.confirmTitle({ name: company.name })}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => decision.mutate()}
      confirmLabel={t.confirmGo}
      isPending={decision.isPending}
      error={decision.error}
      whoSees={t.confirmWho}
      whatTheySee={t.confirmThen}
    >
      <FormStack>
        <RadioGroup
          label={t.method}
          options={[
            { id: 'certificate', label: t.methodCertificate },
            { id: 'nationalTaxService', label: t.methodTaxService },
            { id: 'visit', label: t.methodVisit },
            { id: 'known', label: t.methodKnown },
          ]}
          value={method}
          onChange={(id) => {
            if (isMethod(id)) setMethod(id);
          }}
        />
        <TextField label={t.note} value={note} onChange={setNote} maxLength={200} isOptional />
      </FormStack>
    </ConfirmSheet>
  );
}

function RefuseForm({ company, isOpen, onClose }: FormProps) {
  const t = useText(deskCompanyMessages);
  const decision = useDecision((reason: string) => refuseCompany(company.id, reason), onClose);
  return (
    <ReasonSheet
      title={t.refuseTitle({ name: company.name })}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={(reason) => decision.mutate(reason)}
      confirmLabel={t.refuseGo}
      isDanger
      isPending={decision.isPending}
      error={decision.error}
      label={t.reason}
      description={t.reasonHint}
      mostCharacters={200}
    />
  );
}
