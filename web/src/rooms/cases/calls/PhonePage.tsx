import type { CallReceipt } from '@boru/contract/calls';
import { useEffect, useState } from 'react';
import { useDraft } from '#lib/drafts';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Page, PageHeader } from '#ui/Page';
import { Receipt } from '#ui/Receipt';
import { DeadlineLine } from '../requests/ConfirmParts.tsx';
import { CallForm } from './CallForm.tsx';
import { emptyCall, readCall } from './draft.ts';
import { callMessages } from './messages.ts';

/** The telephone desk: from the first word of the caller to a case with its clock, without leaving the page. */
export function PhonePage() {
  const t = useText(callMessages);
  const [initial] = useState(emptyCall);
  const draft = useDraft('call', initial, readCall);
  const [receipt, setReceipt] = useState<CallReceipt | null>(null);
  if (receipt !== null)
    return (
      <Taken
        receipt={receipt}
        onNext={() => {
          // A new call, a new key: else the next press would find the call before.
          draft.set(emptyCall());
          setReceipt(null);
        }}
      />
    );
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      {draft.restored ? (
        <Notice
          look="line"
          action={
            <Button size="small" onPress={() => draft.set(emptyCall())}>
              {t.startOver}
            </Button>
          }
        >
          {t.restored}
        </Notice>
      ) : null}
      <CallForm
        draft={draft.value}
        onChange={draft.set}
        onTaken={(taken) => {
          draft.clear();
          setReceipt(taken);
        }}
      />
    </Page>
  );
}

function Taken({ receipt, onNext }: { receipt: CallReceipt; onNext: () => void }) {
  const t = useText(callMessages);
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  return (
    <Page width="form">
      <Receipt
        title={t.doneTitle}
        number={receipt.number}
        at={receipt.takenAt}
        next={t.doneBody}
        actions={
          <>
            <LinkButton look="primary" to={`/desk/cases/${receipt.id}`}>
              {t.openCase}
            </LinkButton>
            <Button onPress={onNext}>{t.nextCall}</Button>
          </>
        }
      >
        <DescriptionList
          items={[
            { name: t.due, value: <DeadlineLine result={receipt.answer} what={t.due} /> },
            { name: t.receiptConsent, value: <span className="tabular">{receipt.consentReceipt}</span> },
          ]}
        />
      </Receipt>
    </Page>
  );
}
