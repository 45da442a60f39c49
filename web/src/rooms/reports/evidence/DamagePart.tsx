import { DamageKind } from '@boru/contract/incident-items';
import { incidentWords } from '@boru/contract/words-incidents';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Actions, Card, FormStack, Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { useDeed } from '../incidents/useDeed.ts';
import { countDamage, type DamageLine, type Evidence } from './api.ts';
import { itemMessages } from './messages.ts';

interface Draft {
  readonly key: number;
  readonly kind: DamageLine['kind'];
  readonly amount: string;
  readonly basis: string;
}
const most = 50;
/** Commas are how people write won; anything else that is no whole number is said, not guessed. */
const wonOf = (text: string): number | null => {
  const plain = text.replaceAll(',', '').trim();
  return /^\d{1,15}$/.test(plain) ? Number(plain) : null;
};

export function DamagePart({ incidentId, contents }: { incidentId: string; contents: Evidence }) {
  const t = useText(itemMessages);
  const formats = useFormats();
  const { damage, mayAdd } = contents;
  const [lines, setLines] = useState<readonly Draft[]>(() =>
    damage.lines.map(({ kind, amount, basis }, key) => ({ key, kind, basis, amount: String(amount) })),
  );
  const amounts = lines.map(({ amount }) => wonOf(amount));
  const total = amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  const send = useDeed(
    () =>
      countDamage(incidentId, {
        version: damage.version,
        lines: lines.map(({ kind, basis }, at) => ({ kind, basis: basis.trim(), amount: amounts[at] ?? 0 })),
      }),
    t.saved,
  );
  const change = (key: number, set: Partial<Draft>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...set } : line)));
  const isReady = lines.every(({ basis }, at) => amounts[at] !== null && basis.trim() !== '');
  return (
    <Section title={t.damage} lead={t.damageLead} level={3}>
      <FormStack>
        {lines.map((line, at) => (
          <Line
            key={line.key}
            line={line}
            place={at + 1}
            mayChange={mayAdd}
            onChange={(set) => change(line.key, set)}
            onDrop={() => setLines(lines.filter(({ key }) => key !== line.key))}
          />
        ))}
        <p>
          <strong>{t.total({ total: formats.won(total) })}</strong>
        </p>
        {send.error === null ? null : <Fault error={send.error} wrote />}
        {mayAdd ? (
          <Actions>
            <Button
              isDisabled={lines.length >= most}
              onPress={() =>
                setLines([
                  ...lines,
                  { key: Math.max(-1, ...lines.map(({ key }) => key)) + 1, kind: 'research', amount: '', basis: '' },
                ])
              }
            >
              {t.addLine}
            </Button>
            <Button look="primary" isDisabled={!isReady} isPending={send.isPending} onPress={() => send.mutate()}>
              {t.save}
            </Button>
          </Actions>
        ) : null}
      </FormStack>
    </Section>
  );
}

interface LineProps {
  readonly line: Draft;
  readonly place: number;
  readonly mayChange: boolean;
  readonly onChange: (set: Partial<Draft>) => void;
  readonly onDrop: () => void;
}

function Line({ line, place, mayChange, onChange, onDrop }: LineProps) {
  const t = useText(itemMessages);
  const pick = usePick();
  const isWrong = line.amount !== '' && wonOf(line.amount) === null;
  return (
    <Card>
      <FormStack>
        <Select
          label={t.kind}
          isDisabled={!mayChange}
          options={DamageKind.options.map((id) => ({ id, label: pick(incidentWords.damageKind[id]) }))}
          value={line.kind}
          onChange={(id) => onChange({ kind: DamageKind.options.find((kind) => kind === id) ?? line.kind })}
        />
        <TextField
          label={t.amount}
          isRequired
          isReadOnly={!mayChange}
          inputMode="numeric"
          maxLength={20}
          value={line.amount}
          onChange={(amount) => onChange({ amount })}
          error={isWrong ? t.amountWrong : undefined}
        />
        <TextArea
          label={t.basis}
          isRequired
          isReadOnly={!mayChange}
          rows={2}
          maxCharacters={500}
          value={line.basis}
          onChange={(basis) => onChange({ basis })}
        />
        {mayChange ? (
          <Actions>
            <Button size="small" look="quiet" onPress={onDrop}>
              {t.dropLine({ line: place })}
            </Button>
          </Actions>
        ) : null}
      </FormStack>
    </Card>
  );
}
