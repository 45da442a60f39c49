import { PieceClass } from '@boru/contract/disclosure';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Actions, FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { type Decision, type Disclosure, decideRequest, type Piece, useDisclosureDeed } from './api.ts';
import { disclosureMessages } from './messages.ts';

interface Draft {
  readonly key: number;
  readonly class: PieceClass;
  readonly title: string;
  readonly words: string;
}
const isWhole = (piece: Draft): boolean =>
  piece.title.trim() !== '' && (piece.class !== 'open' || piece.words.trim() !== '');
/** What is withheld is not sent at all. */
const pieceOf = ({ class: id, title, words }: Draft): Piece => ({
  class: id,
  title: title.trim(),
  words: id === 'open' ? words.trim() : null,
});

export function DecideSheet({ request, onClose }: { request: Disclosure; onClose: () => void }) {
  const t = useText(disclosureMessages);
  const pick = usePick();
  const isHolding = request.matter === 'holding';
  const [pieces, setPieces] = useState<readonly Draft[]>([{ key: 1, class: 'open', title: '', words: '' }]);
  const [how, setHow] = useState('');
  const [isTried, setTried] = useState(false);
  const opens = !isHolding && pieces.some((piece) => piece.class === 'open');
  const deciding = useDisclosureDeed((wish: Decision) => decideRequest(request.id, wish), t.decided, onClose);
  const decide = () => {
    setTried(true);
    const { version } = request;
    if (isHolding) return deciding.mutate({ version, pieces: [], how: null });
    if (!pieces.every(isWhole) || (opens && how.trim() === '')) return;
    deciding.mutate({ version, pieces: pieces.map(pieceOf), how: opens ? how.trim() : null });
  };
  return (
    <ConfirmSheet
      title={t.decideTitle}
      isOpen
      onClose={onClose}
      onConfirm={decide}
      confirmLabel={t.decide}
      isPending={deciding.isPending}
      error={deciding.error}
      whoSees={t.decideWho}
      takeBack={t.decideBack}
      basis={isHolding ? request.holding.article : undefined}
    >
      {isHolding ? (
        <>
          <p>{t.decideHolding}</p>
          <blockquote>{pick(request.holding.answer)}</blockquote>
        </>
      ) : (
        <FormStack>
          <Pieces pieces={pieces} onChange={setPieces} isTried={isTried} request={request} />
          {opens ? (
            <TextField
              label={t.how}
              isRequired
              maxLength={500}
              value={how}
              onChange={setHow}
              error={isTried && how.trim() === '' ? t.needed : undefined}
            />
          ) : null}
        </FormStack>
      )}
    </ConfirmSheet>
  );
}

interface Props {
  readonly pieces: readonly Draft[];
  readonly onChange: (pieces: readonly Draft[]) => void;
  readonly isTried: boolean;
  readonly request: Disclosure;
}

function Pieces({ pieces, onChange, isTried, request }: Props) {
  const t = useText(disclosureMessages);
  const set = (key: number, change: Partial<Draft>) =>
    onChange(pieces.map((piece) => (piece.key === key ? { ...piece, ...change } : piece)));
  const next = Math.max(0, ...pieces.map(({ key }) => key)) + 1;
  return (
    <>
      {pieces.map((piece, at) => (
        <fieldset key={piece.key}>
          <legend>{t.piece({ at: at + 1 })}</legend>
          <FormStack>
            <PieceFields piece={piece} request={request} isTried={isTried} set={(change) => set(piece.key, change)} />
            {pieces.length === 1 ? null : (
              <Button
                size="small"
                onPress={() => onChange(pieces.filter(({ key }) => key !== piece.key))}
                aria-label={`${t.piece({ at: at + 1 })} ${t.dropPiece}`}
              >
                {t.dropPiece}
              </Button>
            )}
          </FormStack>
        </fieldset>
      ))}
      <Actions>
        <Button onPress={() => onChange([...pieces, { key: next, class: 'open', title: '', words: '' }])}>
          {t.addPiece}
        </Button>
      </Actions>
    </>
  );
}

function PieceFields({
  piece,
  request,
  isTried,
  set,
}: {
  piece: Draft;
  request: Disclosure;
  isTried: boolean;
  set: (change: Partial<Draft>) => void;
}) {
  const t = useText(disclosureMessages);
  const pick = usePick();
  const detailOf = (id: PieceClass) => request.grounds.find((ground) => ground.class === id)?.article;
  const missing = (text: string) => (isTried && text.trim() === '' ? t.needed : undefined);
  return (
    <>
      <Select
        label={t.pieceClass}
        options={PieceClass.options.map((id) => ({ id, label: pick(lists.pieceClass[id]), detail: detailOf(id) }))}
        value={piece.class}
        onChange={(id) => set({ class: PieceClass.options.find((one) => one === id) ?? piece.class })}
      />
      <TextField
        label={t.pieceTitle}
        isRequired
        maxLength={200}
        value={piece.title}
        onChange={(title) => set({ title })}
        error={missing(piece.title)}
      />
      {piece.class === 'open' ? (
        <TextArea
          label={t.pieceWords}
          isRequired
          rows={4}
          maxCharacters={5000}
          value={piece.words}
          onChange={(words) => set({ words })}
          error={missing(piece.words)}
        />
      ) : null}
    </>
  );
}
