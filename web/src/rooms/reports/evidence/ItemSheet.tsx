import { EvidenceKind } from '@boru/contract/incident-items';
import { incidentWords } from '@boru/contract/words-incidents';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { instantText, momentOf } from '#lib/moment';
import { fieldError } from '#lib/problem';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { MomentField } from '#ui/MomentField';
import { FormStack } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import { type Paper, PaperField } from '../incidents/PaperField.tsx';
import { useDeed } from '../incidents/useDeed.ts';
import { addItem, type NewItem } from './api.ts';
import { itemMessages } from './messages.ts';

type Said = Readonly<Record<(typeof words)[number] | 'note', string>>;
const lengths = { title: 100, source: 200, place: 200, custodian: 60 };
const words = ['title', 'source', 'place', 'custodian'] as const;

export function ItemSheet({ incidentId, onClose }: { incidentId: string; onClose: () => void }) {
  const t = useText(itemMessages);
  const pick = usePick();
  const locale = useLocale();
  const [kind, setKind] = useState<NewItem['kind']>('file');
  const [said, setSaid] = useState<Said>({ title: '', source: '', place: '', custodian: '', note: '' });
  const [collected, setCollected] = useState(() => momentOf(Date.now()));
  const [paper, setPaper] = useState<Paper | null>(null);
  const collectedAt = instantText(collected);
  const send = useDeed((item: NewItem) => addItem(incidentId, item), t.added, onClose);
  const isReady = collectedAt !== null && words.every((name) => said[name].trim() !== '');
  const go = () => {
    if (collectedAt === null) return;
    const { note, ...rest } = said;
    send.mutate({ kind, ...rest, collectedAt, file: paper, note: note.trim() === '' ? null : note.trim() });
  };
  return (
    <ConfirmSheet
      title={t.add}
      isOpen
      onClose={onClose}
      onConfirm={go}
      confirmLabel={t.add}
      isDisabled={!isReady}
      isPending={send.isPending}
      error={send.error}
    >
      <FormStack>
        <RadioGroup
          label={t.kind}
          direction="row"
          options={EvidenceKind.options.map((id) => ({ id, label: pick(incidentWords.incidentEvidenceKind[id]) }))}
          value={kind}
          onChange={(id) => setKind(EvidenceKind.options.find((one) => one === id) ?? kind)}
        />
        <WordFields said={said} onChange={setSaid} error={send.error} />
        <MomentField
          label={t.collectedAt}
          value={collected}
          onChange={setCollected}
          error={fieldError(send.error, 'collectedAt', locale)}
        />
        <PaperField label={t.file} value={paper} onChange={setPaper} />
        <TextArea
          label={t.note}
          isOptional
          rows={2}
          maxCharacters={1000}
          value={said.note}
          onChange={(note) => setSaid({ ...said, note })}
        />
      </FormStack>
    </ConfirmSheet>
  );
}

function WordFields({ said, onChange, error }: { said: Said; onChange: (said: Said) => void; error: unknown }) {
  const t = useText(itemMessages);
  const locale = useLocale();
  const labels = { title: t.name, source: t.source, place: t.place, custodian: t.custodian };
  return (
    <>
      {words.map((name) => (
        <TextField
          key={name}
          label={labels[name]}
          isRequired
          maxLength={lengths[name]}
          value={said[name]}
          onChange={(text) => onChange({ ...said, [name]: text })}
          error={fieldError(error, name, locale)}
        />
      ))}
    </>
  );
}
