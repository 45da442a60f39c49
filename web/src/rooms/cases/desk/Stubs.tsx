import type { Stub, Stubs as StubList } from '@boru/contract/stubs';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#lib/fetcher';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { casesKey } from '../api.ts';
import { momentText } from '../ClockLine.tsx';
import { useTopicNames } from '../names.ts';
import styles from './Desk.module.css';
import { deskMessages } from './messages.ts';
import { ReferralBox } from './ReferralBox.tsx';

const stubsQuery = queryOptions({
  queryKey: [...casesKey, 'stubs'],
  queryFn: ({ signal }) => api<StubList>('GET /api/desk/stubs', { signal }),
});

/** Referrals by law that this desk has not accepted: enough to decide, and no more. */
export function Stubs() {
  const t = useText(deskMessages);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(stubsQuery);
  if (error !== null) return <Fault error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.items.length === 0) return null;
  const open = data.items.find(({ referral }) => referral.id === chosen);
  return (
    <section className={styles.stubs} aria-labelledby="stubs-title">
      <h2 id="stubs-title">{t.stubs({ count: data.items.length })}</h2>
      <ul className={styles.items}>
        {data.items.map((stub) => (
          <Line key={stub.referral.id} stub={stub} onOpen={() => setChosen(stub.referral.id)} />
        ))}
      </ul>
      {open === undefined ? null : <StubSheet stub={open} onClose={() => setChosen(null)} />}
    </section>
  );
}

function Line({ stub, onOpen }: { stub: Stub; onOpen: () => void }) {
  const t = useText(deskMessages);
  const pick = usePick();
  const formats = useFormats();
  const topics = useTopicNames();
  const { referral, topic, territory } = stub;
  const due = referral.dueAt === null ? '' : ` · ${momentText(formats, referral.dueAt)}`;
  const what = `${topics[topic].label} · ${pick(territory)}`;
  return (
    <li className={styles.stub}>
      <span>
        <strong>{what}</strong>
        <br />
        <span className="small muted">{pick(referral.from.name) + due}</span>
      </span>
      <Button size="small" aria-label={t.stubOpenOf({ what })} onPress={onOpen}>
        {t.stubOpen}
      </Button>
    </li>
  );
}

function StubSheet({ stub, onClose }: { stub: Stub; onClose: () => void }) {
  const t = useText(deskMessages);
  const pick = usePick();
  const topics = useTopicNames();
  return (
    <Dialog title={t.stubTitle} isOpen onClose={onClose}>
      <p className="small">{t.stubLead}</p>
      <DescriptionList
        size="small"
        items={[
          { name: t.stubTopic, value: topics[stub.topic].label },
          { name: t.municipality, value: pick(stub.territory) },
        ]}
      />
      <ReferralBox caseId={stub.caseId} referral={stub.referral} />
    </Dialog>
  );
}
