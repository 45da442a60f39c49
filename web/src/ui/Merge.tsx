import { useText } from '#lib/i18n';
import type { Side } from '#lib/merge';
import { RadioGroup } from './Choices.tsx';
import { DescriptionList } from './DescriptionList.tsx';
import { uiMessages } from './messages.ts';
import { Notice } from './Notice.tsx';
import { FormStack } from './Page.tsx';

export interface MergeRow {
  readonly id: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

interface MergeProps {
  /** Changed by both: one must be chosen. */
  readonly clashes: readonly MergeRow[];
  /** Changed by the other alone: taken as it is. */
  readonly taken: readonly MergeRow[];
  readonly chosen: Readonly<Partial<Record<string, Side>>>;
  readonly onChoose: (id: string, side: Side) => void;
}

/** Somebody else stored the same form first: field by field, yours and theirs beside each other. Nothing typed is lost. */
export function Merge({ clashes, taken, chosen, onChoose }: MergeProps) {
  const t = useText(uiMessages);
  const shown = (value: string) => (value === '' ? t.mergeEmpty : value);
  return (
    <FormStack>
      <Notice tone="warning" isLive title={t.mergeTitle}>
        {clashes.length === 0 ? t.mergeNone : t.mergeChoose}
      </Notice>
      {clashes.map(({ id, label, mine, theirs }) => (
        <RadioGroup
          key={id}
          label={label}
          direction="row"
          look="cards"
          options={[
            { id: 'mine', label: t.mergeMine, detail: shown(mine) },
            { id: 'theirs', label: t.mergeTheirs, detail: shown(theirs) },
          ]}
          value={chosen[id] ?? 'mine'}
          onChange={(side) => onChoose(id, side === 'theirs' ? 'theirs' : 'mine')}
        />
      ))}
      {taken.length === 0 ? null : (
        <div>
          <p className="small">{t.mergeTaken}</p>
          <DescriptionList
            size="small"
            items={taken.map(({ label, theirs }) => ({ name: label, value: shown(theirs) }))}
          />
        </div>
      )}
    </FormStack>
  );
}
