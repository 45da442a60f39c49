import { useQuery } from '@tanstack/react-query';
import { businessNumberText, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { DescriptionList } from '#ui/DescriptionList';
import { Doubt } from '#ui/Doubt';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { Ledger } from '../money/Ledger.tsx';
import { Requests } from '../money/Requests.tsx';
import { Agreement } from './Agreement.tsx';
import { awardTones } from './AwardsPage.tsx';
import { type AwardView, awardQuery, type Side, useWord } from './api.ts';
import { Changes } from './Changes.tsx';
import { awardMessages } from './messages.ts';
import { Payments } from './Payments.tsx';
import { Settlement } from './settling/Settlement.tsx';
import { Spending } from './spending/Spending.tsx';

export function DeskAward() {
  return <Award side="desk" />;
}
export function CompanyAward() {
  return <Award side="company" />;
}

/** One award from its article to its last won, for the agency and for the company. */
function Award({ side }: { side: Side }) {
  const query = useQuery(awardQuery(usePathParam('awardId')));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={10} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(award) => <Body award={award} side={side} />}
    </Loaded>
  );
}

function Body({ award, side }: { award: AwardView; side: Side }) {
  const t = useText(awardMessages);
  const word = useWord();
  const isTold = award.state !== 'deciding' && award.state !== 'dropped';
  const open = award.requests.filter(({ state }) => state === 'waiting' || state === 'approved');
  return (
    <Page>
      <PageHeader
        title={award.title}
        crumbs={[{ label: t.title, to: `/${side}/awards` }, { label: award.title }]}
        meta={<Tag tone={awardTones[award.state]}>{word('awardState', award.state)}</Tag>}
      />
      <Facts award={award} side={side} />
      <Duties award={award} />
      {side === 'desk' && open.length > 0 ? (
        <Section title={t.requests}>
          <Requests requests={open} empty={null} />
        </Section>
      ) : null}
      <Agreement award={award} side={side} />
      <Payments award={award} />
      <Plan award={award} />
      {isTold ? <Spending award={award} /> : null}
      {isTold ? <Settlement award={award} side={side} /> : null}
      <Changes award={award} side={side} />
      <Section title={t.ledger}>
        <p className="small">{t.ledgerLead}</p>
        <Ledger entries={award.entries} onReverse={null} />
      </Section>
    </Page>
  );
}

function Facts({ award, side }: { award: AwardView; side: Side }) {
  const t = useText(awardMessages);
  const pick = usePick();
  const word = useWord();
  const { won, date } = useFormats();
  const basis = (
    <>
      {award.article} {award.isArticleVerified ? null : <Doubt note={t.unverified} />}
    </>
  );
  return (
    <DescriptionList
      items={[
        { name: t.company, value: `${award.companyName} (${businessNumberText(award.businessNumber)})` },
        { name: t.agency, value: pick(award.agencyName) },
        { name: t.item, value: word('awardItem', award.item) },
        { name: t.period, value: `${date(award.periodFrom)} ~ ${date(award.periodTo)}` },
        { name: t.grant, value: won(award.grantWon) },
        { name: t.own, value: won(award.ownWon) },
        { name: t.basis, value: basis },
        { name: t.clause, value: award.clause ?? '–' },
        ...(side === 'desk'
          ? [{ name: t.budgetLine, value: <Link to={`/desk/budget/${award.lineId}`}>{t.openLine}</Link> }]
          : []),
        { name: t.reference, value: award.reference },
        { name: t.committed, value: won(award.committedWon) },
        { name: t.held, value: won(award.heldWon) },
        { name: t.spent, value: won(award.spentWon) },
        { name: t.ownSpent, value: won(award.ownSpentWon) },
        { name: t.due, value: won(award.dueWon) },
        ...(award.overlapWords === null ? [] : [{ name: t.overlapSaid, value: award.overlapWords }]),
      ]}
    />
  );
}

function Duties({ award: { duties } }: { award: AwardView }) {
  const t = useText(awardMessages);
  const pick = usePick();
  const { won } = useFormats();
  if (duties.length === 0) return null;
  return (
    <Notice tone="warning" title={t.duties}>
      {duties.map(({ name, fromWon, article, verified }) => (
        <p key={name.ko}>
          {t.duty({ name: pick(name), article, amount: won(fromWon) })}{' '}
          {verified ? null : <Doubt note={t.unverified} />}
        </p>
      ))}
    </Notice>
  );
}

function Plan({ award: { plan } }: { award: AwardView }) {
  const t = useText(awardMessages);
  const { won } = useFormats();
  return (
    <Section title={t.plan}>
      <Table
        caption={t.plan}
        isCaptionHidden
        density="dense"
        rows={plan}
        keyOf={({ item }) => item}
        columns={[
          { id: 'item', title: t.plan, isRowHeader: true, cell: ({ item }) => item },
          { id: 'grant', title: t.grantWon, isNumeric: true, cell: ({ grantWon }) => won(grantWon) },
          { id: 'own', title: t.own, isNumeric: true, cell: ({ ownWon }) => won(ownWon) },
        ]}
      />
    </Section>
  );
}
