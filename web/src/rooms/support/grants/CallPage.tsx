import { lists } from '@boru/contract/words';
import { linesOf } from '@boru/engines/eligibility';
import { useQuery } from '@tanstack/react-query';
import { fetchFile } from '#lib/download';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { Disclosure } from '#ui/Disclosure';
import { Doubt } from '#ui/Doubt';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { wordingOf } from '../programmes/judging.ts';
import { callQuery, type PublicCall } from './api.ts';
import { CallTag } from './CallsPage.tsx';
import { BeginPart } from './company/BeginPart.tsx';
import styles from './Grants.module.css';
import { grantMessages } from './messages.ts';

/** One call as everybody may read it: the notice, its rules as sentences, and what will be asked. */
export function CallPage() {
  const query = useQuery(callQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={12} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(call) => <Shown call={call} />}
      </Loaded>
    </Page>
  );
}

function Shown({ call }: { call: PublicCall }) {
  const t = useText(grantMessages);
  return (
    <>
      <PageHeader
        title={call.title}
        crumbs={[{ label: t.support, to: '/support' }, { label: t.calls, to: '/support/calls' }, { label: call.title }]}
        meta={<CallTag state={call.state} />}
      />
      {call.state === 'cancelled' ? (
        <Notice tone="danger">{t.cancelled({ reason: call.stateReason ?? '' })}</Notice>
      ) : null}
      {call.form.reason === null ? null : <Notice tone="warning">{t.corrected({ reason: call.form.reason })}</Notice>}
      <Notice tone="info" look="line">
        {t.notRuling}
      </Notice>
      {call.state === 'open' ? <BeginPart callId={call.id} /> : null}
      <Section title={t.notice}>
        <p className={styles.prose}>{call.notice}</p>
      </Section>
      <Section title={t.terms}>
        <Terms call={call} />
      </Section>
      <Rules call={call} />
      <Questions call={call} />
    </>
  );
}

function Terms({ call }: { call: PublicCall }) {
  const t = useText(grantMessages);
  const pick = usePick();
  const formats = useFormats();
  const limits = [
    t.mostEach({ count: call.mostEach }),
    ...(call.mostWon === null ? [] : [t.mostWon({ won: formats.won(call.mostWon) })]),
  ];
  const take = async () => {
    await fetchFile(`/api/grant-calls/${call.id}/calendar`);
    notify({ tone: 'success', title: t.download });
  };
  return (
    <>
      <DescriptionList
        items={[
          { name: t.number, value: call.number },
          { name: t.agency, value: pick(call.agencyName) },
          { name: t.programme, value: pick(call.programmeName) },
          { name: t.item, value: pick(lists.grantItem[call.item]) },
          { name: t.opens, value: formats.dateTime(call.opensAt) },
          {
            name: t.closes,
            value: (
              <>
                <strong>{formats.dateTime(call.closesAt)}</strong>
                <br />
                <span className="small muted">{t.closesWhy}</span>
              </>
            ),
          },
          { name: t.runs, value: formats.period(call.runsFrom, call.runsTo) },
          { name: t.budget, value: formats.won(call.budgetWon) },
          { name: t.limits, value: limits.join(' · ') },
        ]}
      />
      <Actions>
        <Button onPress={() => void take()}>{t.calendar}</Button>
      </Actions>
    </>
  );
}

/** The rules as they were when the call was published. */
function Rules({ call }: { call: PublicCall }) {
  const t = useText(grantMessages);
  const pick = usePick();
  const locale = useLocale();
  const formats = useFormats();
  const { rules } = call.programme;
  const wording = wordingOf(call.names, locale, 'notice', { noticeOn: call.noticeOn, parameters: rules.parameters });
  return (
    <Section title={t.rules} lead={t.noticeOn({ date: formats.date(call.noticeOn) })}>
      {rules.rules.length === 0 ? <p>{t.rulesNone}</p> : null}
      <ul className={styles.rules}>
        {rules.rules.map((rule) => (
          <li key={rule.id}>
            <strong>{pick(rule.title)}</strong>{' '}
            <span className="small muted">{pick(lists.ruleSeverity[rule.severity])}</span>
            <p className={styles.prose}>{linesOf(rule.when, wording).join('\n')}</p>
            <p className="small muted">
              {rule.basis.map(({ text }) => text).join(', ')}{' '}
              {rule.basis.every(({ verified }) => verified) ? null : <Doubt />}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Questions({ call }: { call: PublicCall }) {
  const t = useText(grantMessages);
  const pick = usePick();
  const { questions } = call.form;
  return (
    <Section title={t.questions} lead={t.questionsLead({ count: questions.length })}>
      <Table
        caption={t.questions}
        isCaptionHidden
        rows={questions}
        keyOf={({ key }) => key}
        columns={[
          { id: 'label', title: t.question, isRowHeader: true, cell: ({ label }) => pick(label) },
          {
            id: 'type',
            title: '',
            cell: ({ type, isRequired, visible }) =>
              [pick(lists.questionType[type]), isRequired ? t.required : null, visible === null ? null : t.sometimes]
                .filter((part) => part !== null)
                .join(' · '),
          },
        ]}
      />
      <Disclosure title={t.schema}>
        <pre className={styles.code}>{JSON.stringify(call.schema, null, 2)}</pre>
      </Disclosure>
    </Section>
  );
}
