import type { ReportFiled } from '@boru/contract/sealed-reports';
import type { SealedReport } from '@boru/engines/sealing';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useText } from '#lib/i18n';
import { isProblem } from '#lib/problem';
import { Button } from '#ui/Button';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Actions, FormStack, Section } from '#ui/Frame';
import { Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { TextField } from '#ui/TextField';
import { desksQuery, fileReport } from './api.ts';
import { sealedMessages } from './messages.ts';
import styles from './Sealed.module.css';
import { type Draft, loadSealing, sealDraft } from './sealing.ts';
import { unwatched } from './WriteStep.tsx';

interface Props {
  readonly draft: Draft;
  readonly onBack: () => void;
  readonly onFiled: (filed: ReportFiled, entropy: Uint8Array) => void;
}

interface Minted {
  readonly entropy: Uint8Array;
  readonly words: readonly string[];
  /** Places that are asked back. */
  readonly asked: readonly number[];
}

const mint = async (): Promise<Minted> => {
  const { wordsOf } = await loadSealing();
  const entropy = crypto.getRandomValues(new Uint8Array(16));
  // One word of each third: who wrote down only the beginning finds out now.
  const asked = [...crypto.getRandomValues(new Uint8Array(3))].map((byte, third) => third * 4 + (byte % 4));
  return { entropy, words: wordsOf(entropy), asked };
};

/** The words are made here, shown once and asked back before anything is sent: afterwards nobody can restore them. */
export function WordsStep({ draft, onBack, onFiled }: Props) {
  const t = useText(sealedMessages);
  const [minted, setMinted] = useState<Minted | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [isNoted, setNoted] = useState(false);
  useEffect(() => {
    let isHere = true;
    mint().then(
      (made) => isHere && setMinted(made),
      (error) => isHere && setFault(error),
    );
    return () => {
      isHere = false;
    };
  }, []);
  if (fault !== null) return <ErrorState error={fault} onRetry={onBack} />;
  if (minted === null) return <Skeleton lines={6} />;
  if (isNoted) return <Check draft={draft} minted={minted} onAgain={() => setNoted(false)} {...{ onBack, onFiled }} />;
  return (
    <Section title={t.wordsTitle} lead={t.wordsLead}>
      <ol className={styles.words} aria-label={t.wordsTitle}>
        {minted.words.map((word, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice; its place is what it is
          <li key={at}>
            <span aria-hidden="true">{at + 1}</span>
            {word}
          </li>
        ))}
      </ol>
      <FormStack>
        <Notice tone="warning">
          <p>{t.wordsOnce}</p>
          <p>{t.wordsWhere}</p>
        </Notice>
        <Actions>
          <Button look="primary" onPress={() => setNoted(true)}>
            {t.wordsNoted}
          </Button>
          <Button onPress={onBack}>{t.toText}</Button>
        </Actions>
      </FormStack>
    </Section>
  );
}

function Check({ draft, minted, onAgain, onBack, onFiled }: Props & { minted: Minted; onAgain: () => void }) {
  const t = useText(sealedMessages);
  const [typed, setTyped] = useState<readonly string[]>(['', '', '']);
  const [tried, setTried] = useState(false);
  const send = useSend(draft, minted, onFiled);
  const isRight = (at: number) => typed[at]?.trim().normalize('NFC') === minted.words[minted.asked[at] ?? 0];
  const submit = () => {
    setTried(true);
    if (minted.asked.every((_, at) => isRight(at))) send.mutate();
  };
  return (
    <Section title={t.checkTitle} lead={t.checkLead}>
      <form
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <FormStack>
          <div className={styles.checks}>
            {minted.asked.map((place, at) => (
              <TextField
                {...unwatched}
                key={place}
                label={t.wordAt({ number: place + 1 })}
                value={typed[at] ?? ''}
                onChange={(word) => setTyped(typed.map((old, index) => (index === at ? word : old)))}
                error={tried && !isRight(at) ? t.wordWrong : undefined}
                isDisabled={send.isPending}
              />
            ))}
          </div>
          <Notice>{t.whatHappens}</Notice>
          {send.error === null ? null : <Fault error={send.error} wrote />}
          <Actions>
            {isProblem(send.error, 'report.desk_changed') ? (
              <Button look="primary" onPress={onBack}>
                {t.toText}
              </Button>
            ) : (
              <Button look="primary" type="submit" isPending={send.isPending}>
                {t.send}
              </Button>
            )}
            <Button onPress={onAgain} isDisabled={send.isPending}>
              {t.wordsAgain}
            </Button>
          </Actions>
        </FormStack>
      </form>
    </Section>
  );
}

/** Sealed once: sent a second time after a lost answer it is the same report, and the desk gets it once. */
function useSend(draft: Draft, { entropy }: Minted, onFiled: Props['onFiled']) {
  const client = useQueryClient();
  const { data } = useQuery(desksQuery);
  const sealed = useRef<SealedReport | null>(null);
  return useMutation({
    mutationFn: async () => {
      sealed.current ??= await sealDraft(draft, data ?? [], entropy);
      return fileReport(sealed.current);
    },
    gcTime: 0,
    onSuccess: (filed) => onFiled(filed, entropy),
    onError: (error) => {
      if (isProblem(error, 'report.desk_changed')) void client.invalidateQueries({ queryKey: desksQuery.queryKey });
    },
  });
}
