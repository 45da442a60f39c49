import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Actions } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { type Breach, type Turn, turnBreach, useBreachDeed } from './api.ts';
import { breachMessages } from './messages.ts';

/** The next step of the record, or what stands in its way. */
export function Turning({ breach }: { breach: Breach }) {
  const t = useText(breachMessages);
  const [sheet, setSheet] = useState<Turn['to'] | null>(null);
  const close = () => setSheet(null);
  const turn = useBreachDeed((wish: Turn) => turnBreach(breach.id, wish), t.turned, close);
  const { version, next } = breach;
  if (!breach.may.includes('turn')) return null;
  if (next.length === 0) return <p className="small muted">{t.blocked}</p>;
  return (
    <Actions>
      {next.includes('told') ? (
        <Button look="primary" onPress={() => setSheet('told')}>
          {t.toTold}
        </Button>
      ) : null}
      {next.includes('closed') ? <Button onPress={() => setSheet('closed')}>{t.toClosed}</Button> : null}
      <ConfirmSheet
        title={t.toldTitle}
        isOpen={sheet === 'told'}
        onClose={close}
        confirmLabel={t.toTold}
        isPending={turn.isPending}
        error={turn.error}
        takeBack={t.toldWhat}
        onConfirm={() => turn.mutate({ to: 'told', version })}
      />
      <ReasonSheet
        title={t.closedTitle}
        isOpen={sheet === 'closed'}
        onClose={close}
        confirmLabel={t.toClosed}
        isPending={turn.isPending}
        error={turn.error}
        takeBack={t.closedBack}
        label={t.lessons}
        mostCharacters={2000}
        onConfirm={(lessons) => turn.mutate({ to: 'closed', version, lessons })}
      />
    </Actions>
  );
}
