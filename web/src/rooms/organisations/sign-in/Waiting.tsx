import { useEffect, useState } from 'react';
import { useText } from '#lib/i18n';
import { isProblem } from '#lib/problem';
import { Fault } from '#ui/ErrorState';
import { signInMessages } from './messages.ts';

/** Seconds left until another try is taken; 0 when one may try. Starts anew with each new error. */
export function useWait(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = isProblem(error) ? (error.retryAfterSeconds ?? 0) : 0;
    const until = Date.now() + seconds * 1000;
    setLeft(seconds);
    if (seconds === 0) return;
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(rest);
      if (rest === 0) clearInterval(timer);
    }, 500);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}

/** The error of a try, with the wait counted down when there is one. */
export function TryFault({ error, left }: { error: unknown; left: number }) {
  const t = useText(signInMessages);
  if (error === null || error === undefined) return null;
  if (isProblem(error, 'sign_in.wait') && left === 0) return null;
  const text =
    left < 60 ? t.seconds({ seconds: left }) : t.minutes({ minutes: Math.floor(left / 60), seconds: left % 60 });
  return (
    <>
      <Fault error={error} />
      {left === 0 ? null : <p className="tabular">{t.wait({ seconds: text })}</p>}
    </>
  );
}
