import { incidentWords } from '@boru/contract/words-incidents';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchFile } from '#lib/download';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Clock } from '#ui/Clock';
import { Disclosure } from '#ui/Disclosure';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Actions } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { type ChannelTable, formAddress, type Incident, type Route, type Stage } from './api.ts';
import styles from './Incidents.module.css';
import { incidentMessages } from './messages.ts';
import { NoticeSheet } from './NoticeSheet.tsx';
import { RouteCard, RouteList } from './RouteCard.tsx';

interface Props {
  readonly incident: Incident;
  readonly table: ChannelTable;
}

/** Who must be told, may be told, and who has been told. */
export function Routes({ incident, table }: Props) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const rest = incident.routes.filter(({ verdict }) => verdict === 'notApplicable');
  const card = (decision: Incident['routes'][number]) => (
    <One key={decision.id} incident={incident} table={table} decision={decision} />
  );
  return (
    <>
      <div className={styles.notFiling}>
        <Notice tone="warning" title={pick(table.notFiling)} />
      </div>
      <RouteList
        decisions={incident.routes}
        titleOf={({ id }) => table.items.find((route) => route.id === id)?.title ?? { ko: id, en: id }}
        card={card}
      />
      {rest.length === 0 ? null : (
        <Disclosure title={t.rest({ count: rest.length })}>
          <div className={styles.list}>{rest.map(card)}</div>
        </Disclosure>
      )}
      {table.verified ? null : (
        <p className="small muted">
          {t.draft}. {table.note}
        </p>
      )}
    </>
  );
}

function One({ incident, table, decision }: Props & { decision: Incident['routes'][number] }) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const route = table.items.find(({ id }) => id === decision.id);
  if (route === undefined) return null;
  const due = decision.clock?.dueAt ?? null;
  const clock =
    decision.clock === null ? undefined : (
      <>
        {decision.clock.status === 'immediate' || due === null ? (
          <strong>{t.dueNow}</strong>
        ) : (
          <Clock due={new Date(due).toISOString()} isSettled={decision.untold.length + decision.unfiled.length === 0} />
        )}{' '}
        {pick(route.clock)}
      </>
    );
  return (
    <RouteCard
      table={table}
      route={route}
      {...decision}
      clock={clock}
      below={(addressee) => (
        <Told
          incident={incident}
          route={route}
          addressee={addressee}
          owesForm={decision.unfiled.includes(addressee.id)}
        />
      )}
    />
  );
}

/** By telephone first, then the form, then its receipt: what the next entry most likely is. */
const stageAfter = (notices: Incident['notices']): Stage =>
  notices.some(({ stage }) => stage !== 'urgent') ? 'receipt' : notices.length === 0 ? 'urgent' : 'form';

/** What was told to one addressee, the form for it, and the next thing to write down. */
function Told({
  incident,
  route,
  addressee,
  owesForm,
}: {
  incident: Incident;
  route: Route;
  addressee: Route['addressees'][number];
  owesForm: boolean;
}) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const [isOpen, setOpen] = useState(false);
  const fetch = useMutation({
    mutationFn: (format: 'pdf' | 'hwpx') => fetchFile(formAddress(incident.id, route.id, addressee.id, format)),
  });
  const name = pick(addressee.name);
  const notices = incident.notices.filter((one) => one.route === route.id && one.addressee === addressee.id);
  const button = (label: string, run: () => void) => (
    <Button size="small" aria-label={`${label}: ${pick(route.title)}, ${name}`} onPress={run}>
      {label}
    </Button>
  );
  return (
    <>
      <Entries notices={notices} />
      {owesForm ? <Notice tone="warning" title={t.owesForm} /> : null}
      {fetch.error === null ? null : <Fault error={fetch.error} />}
      {incident.may.includes('notify') ? (
        <Actions>
          {button(t.note, () => setOpen(true))}
          {button(t.pdf, () => fetch.mutate('pdf'))}
          {button(t.hwpx, () => fetch.mutate('hwpx'))}
        </Actions>
      ) : null}
      {isOpen ? (
        <NoticeSheet
          incidentId={incident.id}
          route={route}
          addressee={addressee}
          first={stageAfter(notices)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

function Entries({ notices }: { notices: Incident['notices'] }) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const formats = useFormats();
  if (notices.length === 0)
    return (
      <p>
        <Tag>{t.untold}</Tag>
      </p>
    );
  return (
    <ul className={styles.plain}>
      {notices.map((one) => (
        <li key={one.id}>
          <Tag tone="green">{t.told}</Tag> {formats.dateTime(one.doneAt)} {pick(incidentWords.noticeStage[one.stage])},{' '}
          {pick(incidentWords.noticeWay[one.how])}
          {one.spokeTo === null ? null : `, ${t.spokeTo} ${one.spokeTo}`}
          {one.receiptNumber === null ? null : `, ${t.receipt} ${one.receiptNumber}`} ({one.by})
          {one.paper === null ? null : (
            <span className={styles.fingerprint}>
              {' '}
              {t.paperOf({ name: one.paper.name })} <code>{one.paper.sha256}</code>
            </span>
          )}
          {one.note === null ? null : <p className={styles.spoken}>{one.note}</p>}
        </li>
      ))}
    </ul>
  );
}
