import { civilOf } from '@boru/contract/civil';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Clock } from '#ui/Clock';
import { Explain } from '#ui/ExplainSheet';
import type { Request } from './api.ts';
import { rightsMessages } from './messages.ts';

/** A period of days ends at midnight; people are told the last day that is in time. */
export const lastDay = (at: string): string => civilOf(Date.parse(at) - 1);

/** How a count of the law came to its end, step by step. */
export function WhyDue({ explanation, result }: { explanation: Request['explanation']; result: string }) {
  const t = useText(rightsMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Explain
      label={t.why}
      title={t.why}
      explanation={{
        result,
        rule: (
          <>
            <p>{pick(explanation.title)}</p>
            {explanation.summary === undefined ? null : <p>{pick(explanation.summary)}</p>}
          </>
        ),
        inputs: [
          { name: t.start, value: explanation.startsOn === null ? '–' : formats.date(explanation.startsOn) },
          {
            name: t.steps,
            value: (
              <ol>
                {explanation.steps.map((step) => (
                  <li key={`${step.on} ${step.kind} ${step.text.ko}`}>{pick(step.text)}</li>
                ))}
              </ol>
            ),
          },
        ],
        edition: (
          <>
            <p>
              {explanation.rule} · {explanation.lawRef.map(({ article }) => article).join(', ')}
            </p>
            <p className="small muted">{explanation.verified ? t.verified : t.unverified}</p>
          </>
        ),
      }}
    />
  );
}

/** By when, and how that day was counted. */
export function DueLine({ request }: { request: Request }) {
  const t = useText(rightsMessages);
  const formats = useFormats();
  if (request.dueAt === null) return null;
  const day = lastDay(request.dueAt);
  return (
    <>
      <Clock due={request.postponedUntil ?? day} isSettled={request.state !== 'received'} />{' '}
      <WhyDue explanation={request.explanation} result={`${t.due}: ${formats.date(day)}`} />
    </>
  );
}
