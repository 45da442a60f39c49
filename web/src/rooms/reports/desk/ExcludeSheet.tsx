import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useGo } from '#lib/navigation';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Select } from '#ui/Select';
import { deskKey, excludeFrom, type Keys, type Report } from './api.ts';
import { deskMessages } from './messages.ts';

interface Props {
  readonly report: Report;
  readonly people: Keys['people'];
  readonly onClose: () => void;
}

/** A conflict of interest: one's own, or a colleague's that the report speaks of. */
export function ExcludeSheet({ report, people, onClose }: Props) {
  const t = useText(deskMessages);
  const go = useGo();
  const client = useQueryClient();
  const [who, setWho] = useState<string | null>(null);
  const exclude = useMutation({
    mutationFn: (personId: string) => excludeFrom(report.id, personId),
    onSuccess: async (_, personId) => {
      onClose();
      // For whoever leaves, this page is an absent one now.
      if (people.some(({ id, self }) => self && id === personId)) {
        go('/desk/reports', { replace: true });
        client.removeQueries({ queryKey: [...deskKey, 'report', report.id] });
      } else await client.invalidateQueries({ queryKey: [...deskKey, 'report', report.id] });
    },
  });
  const options = people
    .filter(({ id, team }) => team && !report.excluded.includes(id))
    .map(({ id, name, self }) => ({ id, label: self ? `${name} (${t.self})` : name }));
  return (
    <ConfirmSheet
      title={t.excludeTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => who !== null && exclude.mutate(who)}
      confirmLabel={t.excludeConfirm}
      isDanger
      isDisabled={who === null}
      isPending={exclude.isPending}
      error={exclude.error}
      whatTheySee={t.excludeWhat}
      takeBack={t.excludeBack}
    >
      <Select label={t.excludeWho} options={options} value={who} onChange={setWho} isRequired />
    </ConfirmSheet>
  );
}
