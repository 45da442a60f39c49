import { useState } from 'react';
import { fetchFile } from '#lib/download';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { Problem } from '#lib/problem';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { type Filter, filterText } from './api.ts';
import { auditMessages } from './messages.ts';

export function ExportSheet({ filter, onClose }: { filter: Filter; onClose: () => void }) {
  const t = useText(auditMessages);
  const [reason, setReason] = useState('');
  const [format, setFormat] = useState('xlsx');
  const [error, setError] = useState<unknown>(null);
  const [isPending, setPending] = useState(false);
  const take = async () => {
    setPending(true);
    setError(null);
    try {
      const query = filterText({ ...filter, format, reason: reason.trim() } as Filter);
      await fetchFile(`/api/evidence/export?${query}`);
      notify({ tone: 'success', title: t.exportDone });
      onClose();
    } catch (fault) {
      setError(fault instanceof Problem ? fault : new Problem('connection.lost', 0, null));
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      title={t.exportTitle}
      isOpen
      onClose={onClose}
      isSteady
      actions={
        <Button look="primary" isPending={isPending} isDisabled={reason.trim() === ''} onPress={() => void take()}>
          {t.exportGo}
        </Button>
      }
    >
      <FormStack>
        <p>{t.exportLead}</p>
        <TextField
          label={t.exportReason}
          description={t.exportReasonHint}
          value={reason}
          onChange={setReason}
          maxLength={200}
          isRequired
        />
        <RadioGroup
          label={t.exportFormat}
          direction="row"
          value={format}
          onChange={setFormat}
          options={[
            { id: 'xlsx', label: t.exportExcel },
            { id: 'csv', label: t.exportCsv },
          ]}
        />
        {error === null ? null : <Fault error={error} />}
      </FormStack>
    </Dialog>
  );
}
