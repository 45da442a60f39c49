import { definitionOf } from '@boru/contract/eligibility-facts';
import { lists } from '@boru/contract/words';
import { valueText } from '@boru/engines/eligibility';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag, type TagTone } from '#ui/Tag';
import { wordingOf } from '../../programmes/judging.ts';
import { applicationQuery, type Outcome, type Received } from '../api-desk.ts';
import { ApplicationTag } from '../company/OwnApplicationsPage.tsx';
import { Answers } from './Answers.tsx';
import { receivedMessages } from './messages.ts';
import { Steps } from './Steps.tsx';

/** One application as the agency of the call reads it, with the check of its papers. */
export function DeskApplicationPage() {
  const query = useQuery(applicationQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={12} height="60rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(received) => <Shown received={received} />}
      </Loaded>
    </Page>
  );
}

function Shown({ received }: { received: Received }) {
  const t = useText(receivedMessages);
  const pick = usePick();
  const { companyName, businessNumber, number, overlaps } = received;
  return (
    <>
      <PageHeader
        title={`${companyName} ${number}`}
        crumbs={[
          { label: t.calls, to: '/desk/grant-calls' },
          { label: received.callTitle, to: `/desk/grant-calls/${received.callId}` },
          { label: number },
        ]}
        meta={<ApplicationTag state={received.state} />}
        actions={<Steps received={received} />}
      />
      <p className="tabular">
        {t.businessNumber} {businessNumber}
      </p>
      {received.stateReason === null ? null : <Notice>{received.stateReason}</Notice>}
      {overlaps.map(({ agencyName, reference }) => (
        <Notice key={reference} tone="warning">
          {t.overlap({ agency: pick(agencyName), reference })}
        </Notice>
      ))}
      <Automatic received={received} />
      <Answers received={received} />
      <Record received={received} />
    </>
  );
}

const tones: Readonly<Record<Outcome, TagTone>> = { met: 'green', lacking: 'red', unsure: 'amber' };

function Automatic({ received }: { received: Received }) {
  const t = useText(receivedMessages);
  const pick = usePick();
  const locale = useLocale();
  const terms = { noticeOn: received.noticeOn, parameters: received.programme.rules.parameters };
  const wording = wordingOf(received.names, locale, 'sentence', terms);
  return (
    <Section title={t.automatic} lead={t.automaticLead}>
      <Table
        caption={t.automatic}
        isCaptionHidden
        density="dense"
        rows={received.automatic}
        keyOf={({ item, fact }) => `${item}.${fact ?? ''}`}
        columns={[
          {
            id: 'item',
            title: t.item,
            isRowHeader: true,
            cell: ({ item, fact }) =>
              fact === null
                ? pick(lists.automaticItem[item])
                : `${pick(lists.automaticItem[item])}: ${pick(definitionOf(fact) ?? { ko: fact, en: fact })}`,
          },
          {
            id: 'outcome',
            title: t.outcome,
            cell: ({ outcome }) => <Tag tone={tones[outcome]}>{pick(lists.paperOutcome[outcome])}</Tag>,
          },
          {
            id: 'detail',
            title: t.detail,
            cell: ({ fact, declared, recorded }) =>
              fact === null
                ? '–'
                : t.declared({
                    declared: valueText(fact, declared, wording),
                    recorded: valueText(fact, recorded, wording),
                  }),
          },
        ]}
      />
    </Section>
  );
}

function Record({ received }: { received: Received }) {
  const t = useText(receivedMessages);
  const pick = usePick();
  const formats = useFormats();
  const labelOf = (key: string) =>
    pick(received.questions.find((one) => one.key === key)?.label ?? { ko: key, en: key });
  return (
    <>
      <Section title={t.versions}>
        <Table
          caption={t.versions}
          isCaptionHidden
          density="dense"
          rows={received.versions}
          keyOf={({ receipt }) => receipt}
          columns={[
            { id: 'receipt', title: t.number, isRowHeader: true, cell: ({ receipt }) => receipt },
            { id: 'at', title: t.at, cell: ({ submittedAt }) => formats.dateTime(submittedAt) },
            { id: 'verdict', title: t.verdict, cell: ({ verdict }) => pick(lists.applicationVerdict[verdict]) },
            {
              id: 'changed',
              title: t.changed,
              cell: ({ number, changed }) => (number === 1 ? t.first : changed.map(labelOf).join(', ')),
            },
          ]}
        />
      </Section>
      {received.corrections.length === 0 ? null : (
        <Section title={t.corrections}>
          <ul>
            {received.corrections.map(({ id, state, words, keys, dueOn }) => (
              <li key={id}>
                <Tag>{pick(lists.correctionState[state])}</Tag> {formats.date(dueOn)} · {keys.map(labelOf).join(', ')} ·{' '}
                {words}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
