import type { Conditions } from '@boru/contract/segments';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { useSession } from '#lib/session';
import { Checkbox } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { keepSegment } from './api.ts';
import { segmentMessages } from './messages.ts';

export function KeepSegment({ conditions, onClose }: { conditions: Conditions; onClose: () => void }) {
  const t = useText(segmentMessages);
  const locale = useLocale();
  const { has } = useSession();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const keeping = useMutation({
    mutationFn: () => keepSegment({ name: name.trim(), shared, conditions }),
    onSuccess: async () => {
      notify({ tone: 'success', title: t.kept });
      await client.invalidateQueries({ queryKey: ['segments', 'list'] });
      onClose();
    },
  });
  const wrong = fieldError(keeping.error, 'name', locale);
  return (
    <ConfirmSheet
      title={t.keepTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => keeping.mutate()}
      confirmLabel={t.keepGo}
      isDisabled={name.trim() === ''}
      isPending={keeping.isPending}
      {...(keeping.error === null ? {} : { error: keeping.error })}
    >
      <FormStack>
        <TextField label={t.keepName} isRequired value={name} onChange={setName} maxLength={40} error={wrong} />
        {has('agency.auditor') ? null : <Checkbox label={t.keepShare} isSelected={shared} onChange={setShared} />}
      </FormStack>
    </ConfirmSheet>
  );
}
