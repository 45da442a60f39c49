import type { CaseView } from '@boru/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { CheckboxGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Fault } from '#ui/ErrorState';
import { FormStack } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { useStep } from '../useStep.ts';
import { seal, sightQuery, unseal } from './api.ts';
import { sightMessages } from './messages.ts';

/** 봉인: the desk keeps a case to named people of its own. */
export function SealPart({ file }: { file: CaseView }) {
  const t = useText(sightMessages);
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery({ ...sightQuery(file.id), enabled: file.ownedByMe });
  const free = useStep(() => unseal(file.id), t.unsealed);
  if (!file.ownedByMe || data === undefined || data.people.length === 0) return null;
  const sealed = data.seal;
  return (
    <section data-print="hide">
      {sealed === null ? null : (
        <p className="small">{t.sealedFor({ names: sealed.people.map(({ name }) => name).join(', ') })}</p>
      )}
      {free.error === null ? null : <Fault error={free.error} />}
      {sealed === null ? (
        <Button size="small" onPress={() => setOpen(true)}>
          {t.sealOpen}
        </Button>
      ) : (
        <Button size="small" isPending={free.isPending} onPress={() => free.mutate()}>
          {t.unseal}
        </Button>
      )}
      {isOpen ? <SealSheet caseId={file.id} people={data.people} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

interface SheetProps {
  readonly caseId: string;
  readonly people: readonly { readonly id: string; readonly name: string; readonly self: boolean }[];
  readonly onClose: () => void;
}

function SealSheet({ caseId, people, onClose }: SheetProps) {
  const t = useText(sightMessages);
  const locale = useLocale();
  const own = people.filter(({ self }) => self).map(({ id }) => id);
  const [chosen, setChosen] = useState<readonly string[]>(own);
  const [reason, setReason] = useState('');
  const send = useStep(() => seal(caseId, { people: chosen, reason: reason.trim() }), t.sealed, onClose);
  return (
    <ConfirmSheet
      title={t.sealTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => send.mutate()}
      confirmLabel={t.sealGo}
      isDisabled={reason.trim() === ''}
      isPending={send.isPending}
      error={send.error}
      takeBack={t.unsealBack}
    >
      <p className="small">{t.sealLead}</p>
      <FormStack>
        <CheckboxGroup
          label={t.sealPeople}
          options={people.map(({ id, name, self }) => ({
            id,
            label: self ? `${name} (${t.me})` : name,
            isDisabled: self,
          }))}
          value={chosen}
          onChange={(ids) => setChosen([...new Set([...own, ...ids])])}
          error={fieldError(send.error, 'people', locale)}
        />
        <TextArea label={t.sealReason} isRequired rows={3} value={reason} onChange={setReason} maxLength={500} />
      </FormStack>
    </ConfirmSheet>
  );
}
