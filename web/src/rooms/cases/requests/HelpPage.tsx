import { lazy, Suspense, useEffect, useState } from 'react';
import { useDraft } from '#lib/drafts';
import { useText } from '#lib/i18n';
import { useAddressQuery } from '#lib/navigation';
import { Button } from '#ui/Button';
import { Link } from '#ui/Link';
import { Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader } from '#ui/Page';
import { StepIndicator } from '#ui/Steps';
import type { Receipt } from '../api.ts';
import styles from '../Cases.module.css';
import { emptyDraft, readDraft, topicOf } from './draft.ts';
import { requestMessages } from './messages.ts';
import { WriteStep } from './WriteStep.tsx';

/** What follows the writing comes while somebody writes. */
const loadConfirm = () => import('./ConfirmStep.tsx').then((module) => ({ default: module.ConfirmStep }));
const loadReceipt = () => import('./HelpReceipt.tsx').then((module) => ({ default: module.HelpReceipt }));
const ConfirmStep = lazy(loadConfirm);
const HelpReceipt = lazy(loadReceipt);

/** Written without an account up to the last step; the draft outlives a reload, a sign-in and a registration. */
export function HelpPage() {
  const t = useText(requestMessages);
  const query = useAddressQuery();
  const [initial] = useState(() => emptyDraft(topicOf(query['topic']), query['title']));
  const draft = useDraft('help', initial, readDraft);
  const [step, setStep] = useState(query['step'] === 'confirm' && draft.restored ? 1 : 0);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  useEffect(() => {
    // Here before the line may break: what was sent must be able to say so.
    for (const load of [loadConfirm, loadReceipt]) load().catch(() => undefined);
  }, []);
  if (receipt !== null)
    return (
      <Suspense fallback={<Skeleton height="40rem" />}>
        <HelpReceipt receipt={receipt} />
      </Suspense>
    );
  return (
    <Page aside={<Aside />}>
      <PageHeader title={t.title} lead={t.lead} />
      <div className={styles.steps}>
        <StepIndicator label={t.steps} steps={[t.stepWrite, t.stepConfirm, t.stepDone]} current={step} />
      </div>
      {draft.restored && step === 0 ? (
        <Notice
          look="line"
          action={
            <Button size="small" onPress={draft.clear}>
              {t.startOver}
            </Button>
          }
        >
          {t.restored}
        </Notice>
      ) : null}
      {step === 0 ? (
        <WriteStep draft={draft.value} onChange={draft.set} onNext={() => setStep(1)} />
      ) : (
        <Suspense fallback={<Skeleton height="40rem" />}>
          <ConfirmStep
            draft={draft.value}
            onChange={draft.set}
            onBack={() => setStep(0)}
            onSent={(sent) => {
              draft.clear();
              setReceipt(sent);
            }}
          />
        </Suspense>
      )}
    </Page>
  );
}

function Aside() {
  const t = useText(requestMessages);
  return (
    <section className={styles.aside}>
      <h2>{t.asideTitle}</h2>
      <ul className="prose small">
        {[t.asideOne, t.asideTwo, t.asideThree].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="small">
        {t.asideLeak}: <Link to="/leak">{t.asideLeakGo}</Link>
      </p>
    </section>
  );
}
