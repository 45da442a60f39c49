import type { DraftView } from '@boru/contract/diagnosis';
import type { QuestionSet } from '@boru/contract/question-set';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { isProblem } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { ErrorState, Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { Answering } from './Answering.tsx';
import { completeDraft, draftQuery } from './api.ts';
import { type DraftState, useDraftSaving } from './draft.ts';
import { diagnosisMessages } from './messages.ts';
import { QuestionSetLoaded } from './QuestionSetLoaded.tsx';
import { nextDomain } from './VisitorStart.tsx';

const BASE = '/company/diagnoses/draft';

/** The draft of the signed-in company, one domain a page. Without a domain in the address it opens where answers are missing. */
export function CompanyDomain() {
  const query = useQuery(draftQuery);
  return (
    <Loaded
      query={query}
      skeleton={
        <Page>
          <Skeleton shape="block" height="50rem" />
        </Page>
      }
      fault={(error, retry) => (
        <Page>{isProblem(error, 'thing.not_found') ? <NoDraft /> : <ErrorState error={error} onRetry={retry} />}</Page>
      )}
    >
      {(draft) => (
        <QuestionSetLoaded edition={draft.set}>
          {(set) => <DomainPage key={draft.id} set={set} draft={draft} />}
        </QuestionSetLoaded>
      )}
    </Loaded>
  );
}

/** An old address of a diagnosis that was finished since. */
function NoDraft() {
  const t = useText(diagnosisMessages);
  return (
    <>
      <PageHeader title={t.noDraft} lead={t.noDraftText} />
      <LinkButton to="/company/diagnoses" look="primary">
        {t.history}
      </LinkButton>
    </>
  );
}

function DomainPage({ set, draft }: { set: QuestionSet; draft: DraftView }) {
  const { domain } = useParams({ strict: false }) as { readonly domain?: string };
  const saving = useDraftSaving(draft);
  const [first] = useState(() => nextDomain(set, saving.answers));
  return (
    <>
      {saving.error === null ? null : (
        <Page>
          <Fault error={saving.error} wrote onRetry={() => void saving.flush().catch(() => undefined)} />
        </Page>
      )}
      <Answering
        set={set}
        domainId={domain ?? first}
        answers={saving.answers}
        onAnswer={saving.answer}
        base={BASE}
        saved={<SaveState saving={saving} />}
        finish={<Finish set={set} saving={saving} />}
      />
    </>
  );
}

function SaveState({ saving }: { saving: DraftState }) {
  const t = useText(diagnosisMessages);
  const formats = useFormats();
  if (saving.state === 'saving') return t.saving;
  return saving.state === 'unsaved' ? t.unsaved : t.savedServer({ time: formats.time(saving.savedAt) });
}

function Finish({ set, saving }: { set: QuestionSet; saving: DraftState }) {
  const t = useText(diagnosisMessages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const left = set.questions.filter((question) => !Object.hasOwn(saving.answers, question.id)).length;
  const complete = useMutation({
    mutationFn: async () => {
      const draft = await saving.flush();
      return completeDraft(draft.id, draft.version);
    },
    onSuccess: async ({ outcomeId }) => {
      await navigate({ to: `/company/diagnoses/${outcomeId}` });
      client.removeQueries({ queryKey: draftQuery.queryKey });
      await client.invalidateQueries({ queryKey: ['diagnosis'] });
    },
  });
  return (
    <div>
      <Button look="primary" isDisabled={left > 0} onPress={() => setAsking(true)}>
        {t.complete}
      </Button>
      {left === 0 ? null : <p className="small muted">{t.incompleteTitle({ left })}</p>}
      <ConfirmSheet
        title={t.complete}
        isOpen={asking}
        onClose={() => setAsking(false)}
        confirmLabel={t.complete}
        isPending={complete.isPending}
        error={complete.error}
        onConfirm={() => complete.mutate()}
        whoSees={t.completeWho}
        whatTheySee={t.completeWhat}
        howLong={t.completeHow({ months: set.expiryMonths })}
        takeBack={t.completeBack}
      >
        <p>{t.completeLead}</p>
      </ConfirmSheet>
    </div>
  );
}
