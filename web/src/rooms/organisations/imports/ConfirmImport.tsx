import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import { confirmImport, type Imports, type ImportView, importsKey } from './api.ts';
import { importMessages } from './messages.ts';

export type Laws = Imports['laws'];

/** Personal data from a list stands on an article of law: who gave it, under what, until when it may be seen. */
export function ConfirmImport({ view, laws, onClose }: { view: ImportView; laws: Laws; onClose: () => void }) {
  const t = useText(importMessages);
  const pick = usePick();
  const locale = useLocale();
  const formats = useFormats();
  const client = useQueryClient();
  const [source, setSource] = useState('');
  const [law, setLaw] = useState<string | null>(null);
  const [article, setArticle] = useState('');
  const [validTo, setValidTo] = useState<string | null>(null);
  const confirm = useMutation({
    mutationFn: () => confirmImport(view.id, { source, law: law ?? '', article, validTo: validTo ?? '' }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: importsKey }),
  });
  return (
    <ConfirmSheet
      title={t.confirmTitle({ count: formats.number(view.counts.new) })}
      isOpen
      onClose={onClose}
      onConfirm={() => confirm.mutate()}
      confirmLabel={t.confirm}
      isPending={confirm.isPending}
      isDisabled={source.trim() === '' || law === null || article.trim() === '' || validTo === null}
      error={confirm.error}
      whoSees={t.confirmWho}
      whatTheySee={t.confirmWhat}
      takeBack={t.confirmBack}
    >
      <FormStack>
        <TextField
          label={t.source}
          description={t.sourceHelp}
          isRequired
          maxLength={200}
          value={source}
          onChange={setSource}
        />
        <Select
          label={t.law}
          isRequired
          options={laws.map(({ id, name }) => ({ id, label: pick(name) }))}
          value={law}
          onChange={setLaw}
        />
        <TextField label={t.article} isRequired maxLength={120} value={article} onChange={setArticle} />
        <DateField
          label={t.validTo}
          isRequired
          min={addDays(todayInSeoul(), 1)}
          value={validTo}
          onChange={setValidTo}
          error={fieldError(confirm.error, 'validTo', locale)}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
