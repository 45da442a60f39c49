import { lists } from '@boru/contract/words';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Select } from '#ui/Select';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { TextField } from '#ui/TextField';
import type { Run, Selection } from '../api.ts';
import type { Changes } from './changes.ts';
import { selectionMessages } from './messages.ts';
import { pointsOf } from './points.ts';

type Row = Selection['applications'][number];
interface Props {
  readonly selection: Selection;
  readonly run: Run | undefined;
  /** Null: the reader sets nothing. */
  readonly changes: Changes | null;
  readonly onChange: (changes: Record<string, { level: string; reason: string }>) => void;
}

/** Each application: what the newest answers give it, and what is set by hand. */
export function Applications({ selection, run, changes, onChange }: Props) {
  const t = useText(selectionMessages);
  const pick = usePick();
  const formats = useFormats();
  const given = (chosen: Readonly<Record<string, number>> | undefined) => (row: Row) => {
    const permille = chosen?.[row.id];
    return permille === undefined ? t.none : formats.won(Math.floor((row.benefitWon * permille) / 1000));
  };
  const result = (row: Row) =>
    row.outcome === null ? (
      t.none
    ) : (
      <Tag tone={row.outcome === 'selected' ? 'green' : 'plain'}>
        {row.reservePlace === null ? pick(lists.selectionOutcome[row.outcome]) : t.reserve({ place: row.reservePlace })}
      </Tag>
    );
  const isDecided = selection.applications.some(({ outcome }) => outcome !== null);
  return (
    <Table
      caption={t.choose}
      isCaptionHidden
      density="dense"
      rows={selection.applications}
      keyOf={({ id }) => id}
      columns={[
        { id: 'rank', title: t.rank, isNumeric: true, cell: ({ rank }) => rank ?? t.none },
        { id: 'company', title: t.company, isRowHeader: true, cell: ({ companyName }) => companyName },
        { id: 'total', title: t.total, isNumeric: true, cell: ({ total }) => pointsOf(total) },
        { id: 'asked', title: t.asked, isNumeric: true, cell: ({ benefitWon }) => formats.won(benefitWon) },
        {
          id: 'solver',
          title: pick(lists.choiceSource.solver),
          isNumeric: true,
          cell: given(run?.solverAnswer?.chosen),
        },
        { id: 'first', title: pick(lists.choiceSource.first), isNumeric: true, cell: given(run?.first.chosen) },
        { id: 'ordered', title: pick(lists.choiceSource.ordered), isNumeric: true, cell: given(run?.ordered.chosen) },
        ...(isDecided ? [{ id: 'outcome', title: t.outcome, cell: result }] : []),
        ...(changes === null
          ? []
          : [
              {
                id: 'hand',
                title: t.byHand,
                cell: (row: Row) => <ByHand selection={selection} row={row} changes={changes} onChange={onChange} />,
              },
            ]),
      ]}
    />
  );
}

function ByHand({
  selection,
  row,
  changes,
  onChange,
}: Pick<Props, 'selection' | 'onChange'> & { row: Row; changes: Changes }) {
  const t = useText(selectionMessages);
  const now = changes[row.id];
  const set = (level: string | null) => {
    const { [row.id]: _gone, ...rest } = changes;
    onChange(level === null || level === 'free' ? rest : { ...rest, [row.id]: { level, reason: now?.reason ?? '' } });
  };
  if (row.rank === null) return null;
  return (
    <>
      <Select
        label={t.byHandOf({ name: row.companyName })}
        size="small"
        value={now?.level ?? 'free'}
        onChange={set}
        options={[
          { id: 'free', label: t.free },
          ...selection.levels.map((level) => ({ id: String(level), label: t.percent({ percent: level / 10 }) })),
          { id: 'out', label: t.out },
        ]}
      />
      {now === undefined ? null : (
        <TextField
          label={t.byHandReason({ name: row.companyName })}
          isRequired
          maxLength={300}
          value={now.reason}
          onChange={(reason) => onChange({ ...changes, [row.id]: { ...now, reason } })}
        />
      )}
    </>
  );
}
