import type { ReportFiled } from '@boru/contract/sealed-reports';
import { useEffect, useState } from 'react';
import { FiledStep } from './FiledStep.tsx';
import { Mailbox } from './Mailbox.tsx';
import { ReturnStep } from './ReturnStep.tsx';
import { emptyDraft, loadSealing } from './sealing.ts';
import { WordsStep } from './WordsStep.tsx';
import { WriteStep } from './WriteStep.tsx';

type Stage =
  | { readonly at: 'write' | 'words' | 'return' }
  | { readonly at: 'filed'; readonly filed: ReportFiled; readonly entropy: Uint8Array }
  | { readonly at: 'mailbox'; readonly entropy: Uint8Array };

/** All that follows the first screen, from the form to the answer. */
export function Conversing({ start, onBack }: { start: 'write' | 'return'; onBack: () => void }) {
  const [stage, setStage] = useState<Stage>({ at: start });
  const [draft, setDraft] = useState(emptyDraft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its top
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [stage.at]);
  useEffect(() => {
    // Here before the first field is filled; what fails now is asked for again, and said, when it is needed.
    loadSealing().catch(() => undefined);
  }, []);
  const mailbox = (entropy: Uint8Array) => {
    setDraft(emptyDraft);
    setStage({ at: 'mailbox', entropy });
  };
  if (stage.at === 'write')
    return <WriteStep draft={draft} onChange={setDraft} onNext={() => setStage({ at: 'words' })} />;
  if (stage.at === 'words')
    return (
      <WordsStep
        draft={draft}
        onBack={() => setStage({ at: 'write' })}
        onFiled={(filed, entropy) => {
          setDraft(emptyDraft);
          setStage({ at: 'filed', filed, entropy });
        }}
      />
    );
  if (stage.at === 'filed')
    return <FiledStep filed={stage.filed} entropy={stage.entropy} onOpen={() => mailbox(stage.entropy)} />;
  if (stage.at === 'mailbox') return <Mailbox entropy={stage.entropy} onBack={() => setStage({ at: 'return' })} />;
  return <ReturnStep onWords={mailbox} onBack={onBack} />;
}
