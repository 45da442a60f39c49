import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { PaperButtons } from '#ui/PaperButtons';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { Timeline } from '#ui/Timeline';
import { type Disclosure, disclosureQuery, letterAddress } from './api.ts';
import { DecideSheet } from './DecideSheet.tsx';
import { Due } from './Due.tsx';
import { disclosureMessages } from './messages.ts';
import { ExtendSheet, HearSheet, StepSheet } from './Sheets.tsx';

/** One request: its clock, the companies that are heard, the decision, the letter, what happened. */
export function DisclosurePage() {
  const query = useQuery(disclosureQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(request) => <Shown request={request} />}
      </Loaded>
    </Page>
  );
}

type Sheet = 'raise' | 'extend' | 'hear' | 'decide' | 'withdraw' | null;

function Shown({ request }: { request: Disclosure }) {
  const t = useText(disclosureMessages);
  const pick = usePick();
  const [sheet, setSheet] = useState<Sheet>(null);
  const end = () => setSheet(null);
  const button = (what: Exclude<Sheet, null>, look: 'primary' | 'secondary' = 'secondary') =>
    request.may.includes(what) ? (
      <Button look={look} onPress={() => setSheet(what)}>
        {t[what]}
      </Button>
    ) : undefined;
  return (
    <>
      <PageHeader
        title={request.receiptNumber}
        crumbs={[{ label: t.title, to: '/desk/disclosure' }, { label: request.receiptNumber }]}
        meta={
          <>
            <Tag>{pick(lists.disclosureState[request.state])}</Tag>
            <span>
              {t.due} <Due on={request.dueOn} clock={request.clock} isSettled={request.state !== 'received'} />
            </span>
          </>
        }
        actions={
          <Actions>
            {button('extend')}
            {button('withdraw')}
            {button('raise')}
          </Actions>
        }
      />
      {request.isLate ? <Notice tone="danger" title={t.late} /> : null}
      <Facts request={request} />
      <Section title={t.hearings} lead={t.hearingsLead} action={button('hear')}>
        <Hearings request={request} />
      </Section>
      <Section title={t.decision} action={button('decide', 'primary')}>
        <Decision request={request} />
      </Section>
      <Section title={t.log}>
        <Timeline
          label={t.log}
          entries={request.steps.map((step) => ({
            ...{ id: `${step.at}${step.what}`, kind: 'fact' as const, at: step.at },
            body: `${pick(lists.disclosureStep[step.what])} ${step.who}`,
          }))}
        />
      </Section>
      {sheet === 'extend' ? <ExtendSheet request={request} onClose={end} /> : null}
      {sheet === 'raise' || sheet === 'withdraw' ? <StepSheet request={request} step={sheet} onClose={end} /> : null}
      {sheet === 'hear' ? <HearSheet request={request} onClose={end} /> : null}
      {sheet === 'decide' ? <DecideSheet request={request} onClose={end} /> : null}
    </>
  );
}

function Facts({ request }: { request: Disclosure }) {
  const t = useText(disclosureMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <DescriptionList
      items={[
        { name: t.wish, value: request.wish },
        { name: t.matter, value: pick(lists.disclosureMatter[request.matter]) },
        { name: t.receivedOn, value: formats.date(request.receivedOn) },
        { name: t.channel, value: pick(lists.disclosureChannel[request.channel]) },
        { name: t.requester, value: `${request.requesterName} (${request.requesterAddress})` },
        ...(request.extendedReason === null ? [] : [{ name: t.extendReason, value: request.extendedReason }]),
      ]}
    />
  );
}

function Hearings({ request }: { request: Disclosure }) {
  const t = useText(disclosureMessages);
  const pick = usePick();
  return (
    <Table
      caption={t.hearings}
      isCaptionHidden
      rows={request.hearings}
      keyOf={(row) => row.id}
      empty={<p className="muted">{t.noHearings}</p>}
      columns={[
        { id: 'number', title: t.businessNumber, isRowHeader: true, cell: (row) => row.businessNumber },
        { id: 'subject', title: t.subject, cell: (row) => row.subject },
        { id: 'basis', title: t.basis, cell: (row) => pick(lists.hearingBasis[row.basis]) },
        {
          id: 'due',
          title: t.untilDay,
          cell: (row) => <Due on={row.dueOn} clock={row.clock} isSettled={row.position !== null} />,
        },
        {
          id: 'opinion',
          title: t.opinion,
          cell: (row) =>
            row.position === null ? (
              <span className="muted">{row.isOver ? t.silent : t.waiting}</span>
            ) : (
              <>
                {pick(lists.hearingPosition[row.position])}
                <p className="small muted">{row.words}</p>
              </>
            ),
        },
      ]}
    />
  );
}

function Decision({ request }: { request: Disclosure }) {
  const t = useText(disclosureMessages);
  const pick = usePick();
  const formats = useFormats();
  const { outcome, pieces, opensOn } = request;
  if (outcome === null)
    return request.may.includes('decide') || request.state !== 'received' ? null : <p>{t.managerDecides}</p>;
  const groundOf = (id: string) => request.grounds.find((ground) => ground.class === id)?.article ?? '';
  return (
    <>
      <p>
        <strong>{pick(lists.disclosureOutcome[outcome])}</strong> {request.decidedBy}
      </p>
      {request.matter === 'holding' ? <p>{pick(request.holding.answer)}</p> : null}
      {opensOn === null ? null : <Notice tone="warning">{t.opensOn({ on: formats.date(opensOn) })}</Notice>}
      <DescriptionList
        items={[
          ...pieces.map((piece) => ({
            name: piece.title,
            value: piece.words ?? `${t.withheld}: ${groundOf(piece.class)}`,
          })),
          ...(request.how === null ? [] : [{ name: t.how, value: request.how }]),
        ]}
      />
      <p className="small muted">{t.letterLead}</p>
      <PaperButtons addressOf={(format) => letterAddress(request.id, format)} labels={{ pdf: t.pdf, hwpx: t.hwpx }} />
    </>
  );
}
