import { incidentWords } from '@boru/contract/words-incidents';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchFile } from '#lib/download';
import { bytesText, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, Card, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import type { Incident } from '../incidents/api.ts';
import styles from '../incidents/Incidents.module.css';
import { type Paper, PaperField } from '../incidents/PaperField.tsx';
import { type Evidence as Contents, type Item, indexAddress, itemsQuery } from './api.ts';
import { DamagePart } from './DamagePart.tsx';
import { HandoverSheet } from './HandoverSheet.tsx';
import { ItemSheet } from './ItemSheet.tsx';
import { itemMessages } from './messages.ts';

/** Evidence with its chain of custody, and the damage in won. */
export function Evidence({ incident }: { incident: Incident }) {
  const query = useQuery(itemsQuery(incident.id));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={4} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(contents) => (
        <>
          <Items incidentId={incident.id} contents={contents} mayPrint={incident.may.length > 0} />
          {contents.items.some(({ file }) => file !== null) ? <Compare items={contents.items} /> : null}
          <DamagePart key={contents.damage.version} incidentId={incident.id} contents={contents} />
        </>
      )}
    </Loaded>
  );
}

function Items({ incidentId, contents, mayPrint }: { incidentId: string; contents: Contents; mayPrint: boolean }) {
  const t = useText(itemMessages);
  const [isOpen, setOpen] = useState(false);
  const print = useMutation({ mutationFn: () => fetchFile(indexAddress(incidentId)) });
  return (
    <div className={styles.list}>
      <p className="prose">{t.lead}</p>
      {contents.items.length === 0 ? <EmptyState title={t.none}>{t.noneLead}</EmptyState> : null}
      <div className={styles.list}>
        {contents.items.map((item) => (
          <One key={item.id} incidentId={incidentId} item={item} mayAdd={contents.mayAdd} />
        ))}
      </div>
      {print.error === null ? null : <Fault error={print.error} />}
      <Actions>
        {contents.mayAdd ? (
          <Button look="primary" onPress={() => setOpen(true)}>
            {t.add}
          </Button>
        ) : null}
        {mayPrint ? (
          <Button isPending={print.isPending} onPress={() => print.mutate()}>
            {t.index}
          </Button>
        ) : null}
      </Actions>
      {isOpen ? <ItemSheet incidentId={incidentId} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function One({ incidentId, item, mayAdd }: { incidentId: string; item: Item; mayAdd: boolean }) {
  const t = useText(itemMessages);
  const pick = usePick();
  const [isOpen, setOpen] = useState(false);
  return (
    <Card
      title={`${t.number({ number: item.number })}: ${item.title}`}
      tag={<Tag>{pick(incidentWords.incidentEvidenceKind[item.kind])}</Tag>}
      actions={
        mayAdd ? (
          <Button
            size="small"
            aria-label={`${t.handOver}: ${t.number({ number: item.number })}`}
            onPress={() => setOpen(true)}
          >
            {t.handOver}
          </Button>
        ) : undefined
      }
    >
      <Facts item={item} />
      {isOpen ? <HandoverSheet incidentId={incidentId} item={item} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}

function Facts({ item }: { item: Item }) {
  const t = useText(itemMessages);
  const formats = useFormats();
  return (
    <DescriptionList
      size="small"
      items={[
        { name: t.source, value: item.source },
        { name: t.holder, value: `${item.custodian} (${item.place})` },
        { name: t.collectedAt, value: `${formats.dateTime(item.collectedAt)} (${item.by})` },
        {
          name: t.file,
          value:
            item.file === null ? (
              t.notFile
            ) : (
              <span className={styles.fingerprint}>
                {item.file.name}, {bytesText(item.file.size)} <code>{item.file.sha256}</code>
              </span>
            ),
        },
        ...(item.note === null ? [] : [{ name: t.note, value: <span className={styles.spoken}>{item.note}</span> }]),
        {
          name: t.chain,
          value:
            item.custody.length === 0 ? (
              t.chainNone
            ) : (
              <ol className={styles.plain}>
                {item.custody.map((one) => (
                  <li key={one.id}>
                    {t.handing({ from: one.from, to: one.to, at: formats.dateTime(one.happenedAt) })} ({one.place}).{' '}
                    {one.reason}
                  </li>
                ))}
              </ol>
            ),
        },
      ]}
    />
  );
}

/** Whether a file at hand is the one that was entered: computed here, sent nowhere. */
function Compare({ items }: { items: readonly Item[] }) {
  const t = useText(itemMessages);
  const [paper, setPaper] = useState<Paper | null>(null);
  const found = items.find(({ file }) => file !== null && file.sha256 === paper?.sha256);
  return (
    <Section title={t.check} lead={t.checkHint} level={3}>
      <PaperField label={t.check} value={paper} onChange={setPaper} />
      {paper === null ? null : found === undefined ? (
        <Notice tone="danger" title={t.differs} isLive />
      ) : (
        <Notice tone="success" title={t.same({ number: found.number })} isLive />
      )}
    </Section>
  );
}
