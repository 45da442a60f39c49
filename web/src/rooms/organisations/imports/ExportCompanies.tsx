import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchFile } from '#lib/download';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { importMessages } from './messages.ts';

/** The companies one may see, as a file; each of them reads who took it and why. */
export function ExportCompanies({
  status,
  text,
  segment,
  onClose,
}: {
  status: string | null;
  text: string;
  /** Only the companies of this saved segment. */
  segment?: string;
  onClose: () => void;
}) {
  const t = useText(importMessages);
  const [reason, setReason] = useState('');
  const [format, setFormat] = useState('xlsx');
  const formats = [
    { id: 'xlsx', label: t.exportExcel },
    { id: 'csv', label: t.exportCsv },
  ];
  const take = useMutation({
    mutationFn: () => {
      const filter = {
        ...(status === null ? {} : { status }),
        ...(text === '' ? {} : { text }),
        ...(segment === undefined ? {} : { segment }),
      };
      return fetchFile(`/api/companies/export?${new URLSearchParams({ format, reason: reason.trim(), ...filter })}`);
    },
    onSuccess: () => {
      notify({ tone: 'success', title: t.exported });
      onClose();
    },
  });
  return (
    <Dialog
      title={t.exportTitle}
      isOpen
      onClose={onClose}
      isSteady
      actions={
        <Button
          look="primary"
          isPending={take.isPending}
          isDisabled={reason.trim() === ''}
          onPress={() => take.mutate()}
        >
          {t.exportTake}
        </Button>
      }
    >
      <FormStack>
        <p>{t.exportLead}</p>
        <TextField
          label={t.exportReason}
          description={t.exportReasonHelp}
          isRequired
          maxLength={200}
          value={reason}
          onChange={setReason}
        />
        <RadioGroup label={t.exportFormat} direction="row" value={format} onChange={setFormat} options={formats} />
        {take.error === null ? null : <Fault error={take.error} />}
      </FormStack>
    </Dialog>
  );
}
