import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { type DeskCall, deskCallQuery, saveCall, useGrantDeed } from '../api.ts';
import { CallTag } from '../CallsPage.tsx';
import styles from '../Grants.module.css';
import { ReceivedList } from '../received/ReceivedList.tsx';
import { RehearsalPart } from '../rehearsal/RehearsalPart.tsx';
import { deskGrantMessages } from './messages.ts';
import { QuestionsPart } from './QuestionsPart.tsx';
import { StepButtons } from './StepButtons.tsx';
import { TermsFields } from './TermsFields.tsx';
import { termsOf, wordsOf } from './terms.ts';

/** One call of our agency: terms, questions, and the steps it may take now. */
export function DeskCallPage() {
  const query = useQuery(deskCallQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={12} height="60rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(call) => <Shown call={call} />}
      </Loaded>
    </Page>
  );
}

function Shown({ call }: { call: DeskCall }) {
  const t = useText(deskGrantMessages);
  const formats = useFormats();
  return (
    <>
      <PageHeader
        title={call.title}
        crumbs={[{ label: t.title, to: '/desk/grant-calls' }, { label: call.title }]}
        meta={
          <>
            <CallTag state={call.state} /> <span className="small muted">{call.number}</span>
          </>
        }
        actions={<StepButtons call={call} />}
      />
      <p className="small muted">
        {t.written({ name: call.writtenByName, at: formats.dateTime(call.writtenAt) })}
        {call.publishedAt === null ? null : (
          <>
            {' · '}
            <Link to={`/support/calls/${call.id}`}>{t.publicPage}</Link>
            {' · '}
            <Link to={`/desk/grant-calls/${call.id}/panel`}>{t.reviewPage}</Link>
          </>
        )}
      </p>
      {call.may.includes('save') ? <TermsPart key={call.version} call={call} /> : <FixedTerms call={call} />}
      {call.publishedAt === null ? null : <ReceivedList callId={call.id} />}
      <QuestionsPart call={call} />
      {call.state === 'draft' || call.state === 'published' ? <RehearsalPart callId={call.id} /> : null}
    </>
  );
}

function TermsPart({ call }: { call: DeskCall }) {
  const t = useText(deskGrantMessages);
  const [terms, setTerms] = useState(() => termsOf(call));
  const words = wordsOf(terms);
  const saving = useGrantDeed(
    async () => (words === null ? undefined : saveCall(call.id, { version: call.version, call: words })),
    t.saved,
  );
  return (
    <Section title={t.terms}>
      <TermsFields terms={terms} lines={call.lines} error={saving.error} onChange={setTerms} />
      {saving.error === null ? null : <Fault error={saving.error} wrote />}
      <Actions>
        <Button look="primary" isDisabled={words === null} isPending={saving.isPending} onPress={() => saving.mutate()}>
          {t.save}
        </Button>
      </Actions>
    </Section>
  );
}

function FixedTerms({ call }: { call: DeskCall }) {
  const t = useText(deskGrantMessages);
  const formats = useFormats();
  return (
    <Section title={t.terms}>
      <p className="tabular">
        {formats.dateTime(call.opensAt)} ~ {formats.dateTime(call.closesAt)} · {formats.won(call.budgetWon)}
      </p>
      <p className={styles.prose}>{call.notice}</p>
    </Section>
  );
}
