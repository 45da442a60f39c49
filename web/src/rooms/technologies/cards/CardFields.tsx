import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { FormStack } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import { technologyMessages } from '../messages.ts';
import { cardMessages } from './messages.ts';

export interface CardWords {
  readonly name: string;
  readonly product: string;
  readonly note: string;
}

interface Props {
  readonly words: CardWords;
  readonly onChange: (words: CardWords) => void;
  readonly error: unknown;
  /** Between name and product: field, standing. */
  readonly children: React.ReactNode;
}

/** The few words a card holds. How the thing is made has no place among them, and the server refuses it. */
export function CardFields({ words, onChange, error, children }: Props) {
  const t = useText(cardMessages);
  const room = useText(technologyMessages);
  const locale = useLocale();
  const fault = (path: string) => fieldError(error, `card.${path}`, locale) ?? fieldError(error, path, locale);
  return (
    <FormStack>
      <p className="small">{room.onlyMetadata}</p>
      <TextField
        label={t.name}
        description={t.nameHint}
        isRequired
        maxLength={80}
        value={words.name}
        onChange={(name) => onChange({ ...words, name })}
        error={fault('name')}
      />
      {children}
      <TextField
        label={t.product}
        isOptional
        maxLength={100}
        value={words.product}
        onChange={(product) => onChange({ ...words, product })}
        error={fault('product')}
      />
      <TextArea
        label={t.note}
        description={t.noteHint}
        isOptional
        rows={3}
        maxCharacters={500}
        value={words.note}
        onChange={(note) => onChange({ ...words, note })}
        error={fault('note')}
      />
    </FormStack>
  );
}
