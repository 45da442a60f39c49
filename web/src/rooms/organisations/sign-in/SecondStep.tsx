import type { SignInAnswer } from '@boru/contract/accounts';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError, isProblem } from '#lib/problem';
import { Button } from '#ui/Button';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { answerWithCode, isDismissed, signInWithPasskey } from './api.ts';
import { signInMessages } from './messages.ts';
import { TryFault, useWait } from './Waiting.tsx';

type Begun = Extract<SignInAnswer, { next: 'secondFactor' }>;
type Factor = Begun['factors'][number];

interface SecondStepProps {
  readonly begun: Begun;
  readonly onDone: () => Promise<unknown>;
  readonly onStartOver: () => void;
}

/** One way at a time; the others stand below it. */
export function SecondStep({ begun, onDone, onStartOver }: SecondStepProps) {
  const t = useText(signInMessages);
  const usable = begun.factors.filter((factor) => factor !== 'passkey' || browserSupportsWebAuthn());
  const [factor, setFactor] = useState<Factor>(usable[0] ?? 'recoveryCode');
  const labels: Readonly<Record<Factor, string>> = {
    totp: t.useCode,
    passkey: t.usePasskey,
    recoveryCode: t.useRecovery,
  };
  return (
    <FormStack>
      <div className="prose">
        <h2>{t.secondTitle}</h2>
        <p>{t.secondLead}</p>
      </div>
      {factor === 'passkey' ? (
        <PasskeyStep step={begun.step} onDone={onDone} />
      ) : (
        <CodeStep key={factor} step={begun.step} factor={factor} onDone={onDone} />
      )}
      <div>
        {usable
          .filter((other) => other !== factor)
          .map((other) => (
            <Button key={other} look="link" onPress={() => setFactor(other)}>
              {labels[other]}
            </Button>
          ))}
        <Button look="link" onPress={onStartOver}>
          {t.startOver}
        </Button>
      </div>
    </FormStack>
  );
}

interface CodeStepProps {
  readonly step: string;
  readonly factor: 'totp' | 'recoveryCode';
  readonly onDone: () => Promise<unknown>;
}

function CodeStep({ step, factor, onDone }: CodeStepProps) {
  const t = useText(signInMessages);
  const locale = useLocale();
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const answer = useMutation({
    mutationFn: () => answerWithCode(step, factor, code),
    onSuccess: onDone,
    onError: (error) => {
      if (!isProblem(error, 'request.invalid')) setCode('');
    },
  });
  const left = useWait(answer.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(code.trim() === '');
    if (code.trim() !== '' && left === 0 && !answer.isPending) answer.mutate();
  };
  const isTotp = factor === 'totp';
  const malformed = fieldError(answer.error, 'answer.code', locale);
  return (
    <form onSubmit={submit} noValidate>
      <FormStack>
        {malformed === undefined ? <TryFault error={answer.error} left={left} /> : null}
        <TextField
          label={isTotp ? t.code : t.recovery}
          description={isTotp ? t.codeHint : t.recoveryHint}
          value={code}
          onChange={setCode}
          name="code"
          autoComplete={isTotp ? 'one-time-code' : 'off'}
          inputMode={isTotp ? 'numeric' : 'text'}
          maxLength={isTotp ? 7 : 20}
          autoFocus
          error={isMissing ? t.needed : malformed}
        />
        <Button type="submit" look="primary" fullWidth isPending={answer.isPending} isDisabled={left > 0}>
          {t.confirm}
        </Button>
      </FormStack>
    </form>
  );
}

function PasskeyStep({ step, onDone }: { step: string; onDone: () => Promise<unknown> }) {
  const t = useText(signInMessages);
  const answer = useMutation({ mutationFn: () => signInWithPasskey(step), onSuccess: onDone });
  const error = isDismissed(answer.error) ? null : answer.error;
  const left = useWait(error);
  return (
    <FormStack>
      <TryFault error={error} left={left} />
      <Button look="primary" fullWidth isPending={answer.isPending} onPress={() => answer.mutate()}>
        {t.usePasskey}
      </Button>
    </FormStack>
  );
}
