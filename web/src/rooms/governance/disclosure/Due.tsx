import type { DeadlineResult } from '@boru/contract/deadline';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Clock } from '#ui/Clock';
import { Explain } from '#ui/ExplainSheet';
import { disclosureMessages } from './messages.ts';

/** A day of the law with the count behind it. */
export function Due({ on, clock, isSettled }: { on: string; clock: DeadlineResult; isSettled: boolean }) {
  const t = useText(disclosureMessages);
  const pick = usePick();
  const formats = useFormats();
  const counted = clock.steps.map(({ text }) => pick(text)).join(' · ');
  return (
    <>
      <Clock due={on} isSettled={isSettled} />{' '}
      <Explain
        label={t.why}
        title={t.why}
        explanation={{
          result: formats.date(on),
          rule: <p>{clock.summary === undefined ? pick(clock.title) : pick(clock.summary)}</p>,
          inputs: [{ name: t.counted, value: counted }],
          edition: (
            <p>
              {clock.lawRef.map(({ article }) => article).join(', ')}. {clock.verified ? t.verified : t.unverified}
            </p>
          ),
        }}
      />
    </>
  );
}
