import { type AssignedMany, mostAssigned } from '@boru/contract/assignments';
import type { InboxItem } from '@boru/contract/inbox';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { useShortcuts } from '#lib/shortcuts';
import { press, Waiting } from '#lib/steps';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Select } from '#ui/Select';
import { casesKey, colleaguesQuery } from '../api.ts';
import styles from './Assigning.module.css';
import { assigningMessages } from './messages.ts';
import type { Chosen } from './useChosen.ts';

interface AssignBarProps {
  readonly items: readonly InboxItem[];
  readonly chosen: Chosen;
}

/** What to do with the chosen rows: all of them are assigned, or none and each reason is said. */
export function AssignBar({ items, chosen }: AssignBarProps) {
  const t = useText(assigningMessages);
  const bar = useRef<HTMLDivElement>(null);
  const count = chosen.ids.size;
  const [personId, setPerson] = useState<string | null>(null);
  const colleagues = useQuery({ ...colleaguesQuery, enabled: count > 0 });
  const options = (colleagues.data?.items ?? []).map(({ id, name, self }) => ({
    id,
    label: self ? t.me({ name }) : name,
  }));
  const name = colleagues.data?.items.find(({ id }) => id === personId)?.name ?? '';
  const send = useAssign(name, chosen);
  useShortcuts([
    {
      key: 'b',
      label: t.keyAssign,
      disabled: count === 0,
      run: () => bar.current?.querySelector<HTMLButtonElement>('button[aria-haspopup]')?.focus(),
    },
  ]);
  const wish = items.filter(({ id }) => chosen.has(id)).map(({ id, version }) => ({ id, version }));
  const refused = send.data === undefined || send.data instanceof Waiting ? [] : send.data.refused;
  const most = Math.min(items.length, mostAssigned);
  return (
    <div className={styles.bar} ref={bar} data-print="hide">
      <div className={styles.line}>
        <Button size="small" look="quiet" onPress={count === 0 ? chosen.all : chosen.release}>
          {count === 0 ? t.chooseAll({ count: most }) : t.release}
        </Button>
        <span role="status">{count === 0 ? '' : t.chosen({ count })}</span>
      </div>
      {count === 0 ? null : (
        <div className={styles.line}>
          <Select size="small" label={t.to} options={options} value={personId} onChange={setPerson} />
          <Button
            size="small"
            look="primary"
            isDisabled={personId === null}
            isPending={send.isPending}
            onPress={() => personId !== null && send.mutate({ personId, cases: wish })}
          >
            {t.go({ count })}
          </Button>
        </div>
      )}
      {count === mostAssigned ? <p className="small muted">{t.tooMany}</p> : null}
      {send.error === null ? null : <Fault error={send.error} />}
      {refused.length === 0 || count === 0 ? null : (
        <Refusals refused={refused} items={items} onLeaveOut={chosen.leaveOut} onDone={send.reset} />
      )}
    </div>
  );
}

type Wish = { personId: string; cases: { id: string; version: number }[] };

function useAssign(name: string, chosen: Chosen) {
  const t = useText(assigningMessages);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Wish) => press<AssignedMany>('POST /api/desk/assignments', { body }),
    onSuccess: async (answer) => {
      if (answer instanceof Waiting) return chosen.release();
      const { assigned, refused } = answer;
      if (refused.length > 0) return;
      const title = assigned === 0 ? t.nothingNew({ name }) : t.assigned({ count: assigned, name });
      notify({ tone: 'success', title });
      chosen.release();
      await client.invalidateQueries({ queryKey: casesKey });
    },
  });
}

function Refusals({
  refused,
  items,
  onLeaveOut,
  onDone,
}: {
  refused: AssignedMany['refused'];
  items: readonly InboxItem[];
  onLeaveOut: (ids: readonly string[]) => void;
  onDone: () => void;
}) {
  const t = useText(assigningMessages);
  const pick = usePick();
  const client = useQueryClient();
  const leaveOut = () => {
    onLeaveOut(refused.map(({ id }) => id));
    onDone();
    // What somebody else has changed since is shown as it is now.
    void client.invalidateQueries({ queryKey: [...casesKey, 'inbox'] });
  };
  return (
    <Notice
      tone="warning"
      isLive
      title={t.refused({ count: refused.length })}
      action={
        <Button size="small" onPress={leaveOut}>
          {t.leaveOut}
        </Button>
      }
    >
      <ul className={styles.refused}>
        {refused.map(({ id, why }) => (
          <li key={id}>
            <strong>{items.find((item) => item.id === id)?.title ?? ''}</strong>: {pick(why)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
