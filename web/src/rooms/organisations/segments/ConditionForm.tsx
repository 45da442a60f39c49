import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Select } from '#ui/Select';
import { placesQuery } from '../api.ts';
import { useSizeNames } from '../names.ts';
import type { Chosen } from './choosing.ts';
import { segmentMessages } from './messages.ts';
import styles from './Segments.module.css';

type Options = readonly { id: string; label: string }[];
const quietDays = [30, 90, 180, 365];

export function ConditionForm({ chosen, onChange }: { chosen: Chosen; onChange: (chosen: Chosen) => void }) {
  const t = useText(segmentMessages);
  const pick = usePick();
  const sizes = useSizeNames();
  const places = useQuery(placesQuery).data;
  const days = [...new Set([...quietDays, ...(chosen.quiet === '' ? [] : [Number(chosen.quiet)])])];
  const fields: readonly { field: keyof Chosen; label: string; options: Options }[] = [
    {
      field: 'industry',
      label: t.industry,
      options: (places?.industries ?? []).map(({ id, name }) => ({ id, label: pick(name) })),
    },
    {
      field: 'municipality',
      label: t.municipality,
      options: (places?.municipalities ?? []).map(({ code, name }) => ({ id: code, label: pick(name) })),
    },
    { field: 'size', label: t.size, options: Object.entries(sizes).map(([id, label]) => ({ id, label })) },
    {
      field: 'diagnosed',
      label: t.diagnosed,
      options: [
        { id: 'yes', label: t.diagnosedYes },
        { id: 'no', label: t.diagnosedNo },
      ],
    },
    {
      field: 'openCase',
      label: t.openCase,
      options: [
        { id: 'yes', label: t.openYes },
        { id: 'no', label: t.openNo },
      ],
    },
    {
      field: 'quiet',
      label: t.quiet,
      options: days.map((count) => ({ id: String(count), label: t.days({ count }) })),
    },
  ];
  return (
    <div className={styles.conditions}>
      {fields.map(({ field, label, options }) => (
        <Select
          key={field}
          label={label}
          value={chosen[field] === '' ? 'any' : chosen[field]}
          onChange={(id) => onChange({ ...chosen, [field]: id === null || id === 'any' ? '' : id })}
          options={[{ id: 'any', label: t.any }, ...options]}
        />
      ))}
    </div>
  );
}
