import type { ReportFiled } from '@boru/contract/sealed-reports';
import { useEffect, useState } from 'react';
import { useText } from '#lib/i18n';
import { Page, PageHeader } from '#ui/Page';
import { BeforeStep } from './BeforeStep.tsx';
import { FiledStep } from './FiledStep.tsx';
import { Mailbox } from './Mailbox.tsx';
import { sealedMessages } from './messages.ts';
import { ReturnStep } from './ReturnStep.tsx';
import { emptyDraft } from './sealing.ts';
import { WordsStep } from './WordsStep.tsx';
import { WriteStep } from './WriteStep.tsx';

type Stage =
  | { readonly at: 'before' | 'write' | 'words' | 'return' }
  | { readonly at: 'filed'; readonly filed: ReportFiled; readonly entropy: Uint8Array }
  | { readonly at: 'mailbox'; readonly entropy: Uint8Array };

/**
 * From the first word to the answer under one address, so that nothing of the way stands in the history. All of it lives
 * in the memory of this page: no draft, no cookie, no storage. Closing the page is forgetting.
 */
export function ReportPage() {
  const t = useText(sealedMessages);
  const [stage, setStage] = useState<Stage>({ at: 'before' });
  const [draft, setDraft] = useState(emptyDraft);
  useEffect(() => {
    if (stage.at !== 'before') window.scrollTo(0, 0);
  }, [stage.at]);
  const mailbox = (entropy: Uint8Array) => {
    setDraft(emptyDraft);
    setStage({ at: 'mailbox', entropy });
  };
  return (
    <Page width="form">
      <PageHeader title={t.title} {...(stage.at === 'before' ? { lead: t.lead } : {})} />
      {stage.at === 'before' ? (
        <BeforeStep onWrite={() => setStage({ at: 'write' })} onReturn={() => setStage({ at: 'return' })} />
      ) : null}
      {stage.at === 'write' ? (
        <WriteStep draft={draft} onChange={setDraft} onNext={() => setStage({ at: 'words' })} />
      ) : null}
      {stage.at === 'words' ? (
        <WordsStep
          draft={draft}
          onBack={() => setStage({ at: 'write' })}
          onFiled={(filed, entropy) => {
            setDraft(emptyDraft);
            setStage({ at: 'filed', filed, entropy });
          }}
        />
      ) : null}
      {stage.at === 'filed' ? (
        <FiledStep filed={stage.filed} entropy={stage.entropy} onOpen={() => mailbox(stage.entropy)} />
      ) : null}
      {stage.at === 'return' ? <ReturnStep onWords={mailbox} onBack={() => setStage({ at: 'before' })} /> : null}
      {stage.at === 'mailbox' ? <Mailbox entropy={stage.entropy} onBack={() => setStage({ at: 'return' })} /> : null}
    </Page>
  );
}
