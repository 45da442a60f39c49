import type { CardView } from '@boru/contract/technologies';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Link } from '#ui/Link';
import { Actions } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { packetAddress, sheetAddress } from '../api.ts';
import { technologyMessages } from '../messages.ts';
import { standingWord, statusTone, statusWord } from '../words.ts';
import { cardMessages } from './messages.ts';
import { Download } from './Papers.tsx';

export function CardTable({
  cards,
  caption,
  base,
  hasPapers = false,
}: {
  cards: readonly CardView[];
  caption: string;
  base: string | null;
  /** For a desk, which has no page of the card: its papers stand in the row. */
  hasPapers?: boolean;
}) {
  const t = useText(cardMessages);
  const words = useText(technologyMessages);
  const pick = usePick();
  const formats = useFormats();
  const columns: Column<CardView>[] = [
    {
      id: 'name',
      title: t.name,
      isRowHeader: true,
      cell: (card) =>
        base === null ? (
          card.name
        ) : (
          <Link to={`${base}/${card.id}`} aria-label={t.openOf({ name: card.name })}>
            {card.name}
          </Link>
        ),
    },
    { id: 'field', title: t.field, cell: (card) => pick(card.field) },
    { id: 'items', title: t.items, cell: (card) => <Items card={card} /> },
    { id: 'standing', title: t.standing, cell: (card) => words[standingWord[card.standing]] },
    { id: 'on', title: t.screenedOn, cell: (card) => formats.date(card.screenedOn) },
    ...(hasPapers ? [{ id: 'papers', title: t.papers, cell: (card: CardView) => <RowPapers card={card} /> }] : []),
  ];
  return <Table caption={caption} isCaptionHidden columns={columns} rows={cards} keyOf={(card) => card.id} />;
}

function RowPapers({ card }: { card: CardView }) {
  const t = useText(cardMessages);
  return (
    <Actions>
      <Download href={sheetAddress(card.id)} label={t.sheet} name={card.name} />
      <Download href={packetAddress(card.id, 'hwpx')} label={t.packet({ format: 'HWPX' })} name={card.name} />
    </Actions>
  );
}

function Items({ card }: { card: CardView }) {
  const t = useText(cardMessages);
  const words = useText(technologyMessages);
  const [first, ...rest] = card.items;
  if (first === undefined) return <span className="muted">{t.noItems}</span>;
  return (
    <>
      {first.item} <Tag tone={statusTone[first.status]}>{words[statusWord[first.status]]}</Tag>
      {rest.length === 0 ? null : ` +${rest.length}`}{' '}
      {card.items.every((item) => item.inForce) ? null : <Tag tone="amber">{t.oldEdition}</Tag>}
    </>
  );
}
