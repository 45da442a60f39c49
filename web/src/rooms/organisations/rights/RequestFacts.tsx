import { lists } from '@boru/contract/words';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Doubt } from '#ui/Doubt';
import { Tag } from '#ui/Tag';
import type { Request } from './api.ts';
import { DueLine } from './DueLine.tsx';
import { rightsMessages } from './messages.ts';

const tones = { received: 'blue', granted: 'green', partly: 'amber', refused: 'red', withdrawn: 'plain' } as const;

export function StateTag({ request }: { request: Pick<Request, 'state' | 'late'> }) {
  const t = useText(rightsMessages);
  const pick = usePick();
  return (
    <>
      <Tag tone={tones[request.state]}>{pick(lists.rightsState[request.state])}</Tag>{' '}
      {request.late ? <Tag tone="red">{t.late}</Tag> : null}
    </>
  );
}

/** One request and its answer, the same for the person and for the desk. */
export function RequestFacts({ request }: { request: Request }) {
  const t = useText(rightsMessages);
  const formats = useFormats();
  const { postponedUntil: on, postponedReason: reason } = request;
  return (
    <DescriptionList
      items={[
        { name: t.state, value: <StateTag request={request} /> },
        { name: t.receipt, value: request.receiptNumber },
        { name: t.received, value: formats.dateTime(request.receivedAt) },
        { name: t.due, value: <DueLine request={request} /> },
        ...(on === null || reason === null
          ? []
          : [{ name: t.postpone, value: t.postponed({ on: formats.date(on), reason }) }]),
        { name: t.wished, value: <span className="prose">{request.wish}</span> },
        ...(request.answer === null
          ? []
          : [{ name: t.answer, value: <span className="prose">{request.answer}</span> }]),
        ...(request.answeredAt === null ? [] : [{ name: t.answered, value: formats.dateTime(request.answeredAt) }]),
        ...(request.grounds.length === 0 ? [] : [{ name: t.grounds, value: <Grounds grounds={request.grounds} /> }]),
      ]}
    />
  );
}

function Grounds({ grounds }: { grounds: Request['grounds'] }) {
  const t = useText(rightsMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <ul>
      {grounds.map((ground) => (
        <li key={ground.held}>
          {[
            t.ground({ title: pick(ground.title), basis: ground.basis }),
            ...(ground.period === null ? [] : [pick(ground.period)]),
            ...(ground.until === null ? [] : [t.until({ on: formats.date(ground.until) })]),
          ].join(', ')}{' '}
          {ground.verified ? null : <Doubt />}
        </li>
      ))}
    </ul>
  );
}
