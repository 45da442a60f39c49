import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { RadioGroup } from '#ui/Choices';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { type Desk, desksQuery } from '../sealed/api.ts';
import { loadSealing } from '../sealed/sealing.ts';
import type { Lock } from './making.ts';
import { bundleMessages } from './messages.ts';

/** A passphrase, or the published key of a reporting desk with its recovery key. */
export function LockFields({ value, onChange }: { value: Lock | null; onChange: (lock: Lock | null) => void }) {
  const t = useText(bundleMessages);
  const byKey = value?.kind !== 'passphrase';
  return (
    <>
      <RadioGroup
        label={t.lock}
        options={[
          { id: 'passphrase', label: t.lockPassphrase },
          { id: 'key', label: t.lockKey },
        ]}
        value={byKey ? 'key' : 'passphrase'}
        onChange={(id) => onChange(id === 'passphrase' ? { kind: 'passphrase' } : null)}
      />
      {byKey ? <Desks value={value} onChange={onChange} /> : null}
    </>
  );
}

function Desks({ value, onChange }: { value: Lock | null; onChange: (lock: Lock) => void }) {
  const t = useText(bundleMessages);
  const pick = usePick();
  const query = useQuery({ ...desksQuery, throwOnError: false });
  const desks = query.data ?? [];
  const prints = useQuery({
    queryKey: ['reports', 'fingerprints', desks.map(({ key }) => key.id)],
    queryFn: async () => {
      const { fingerprintOf } = await loadSealing();
      return desks.map(({ key }) => fingerprintOf(key.recipient));
    },
  });
  if (query.error !== null) return <Fault error={query.error} />;
  if (query.data !== undefined && desks.length === 0) return <Notice title={t.deskNone} />;
  const chosen = value?.kind === 'key' ? desks.find(({ key }) => value.recipients.includes(key.recipient)) : undefined;
  const hint = ({ key }: Desk, at: number) => ({
    id: key.id,
    detail: t.deskFingerprint({ fingerprint: prints.data?.[at] ?? '' }),
  });
  return (
    <RadioGroup
      label={t.desk}
      options={desks.map((desk, at) => ({ ...hint(desk, at), label: pick(desk.agency.name) }))}
      value={chosen?.key.id ?? null}
      onChange={(id) => {
        const desk = desks.find(({ key }) => key.id === id);
        if (desk) onChange({ kind: 'key', recipients: [desk.key.recipient, desk.key.recoveryRecipient] });
      }}
    />
  );
}
