import type { CaseMergers } from '@boru/contract/case-mergers';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { useStep } from '../useStep.ts';
import { mergersQuery, undoMerger } from './api.ts';
import { mergerMessages } from './messages.ts';

type From = CaseMergers['from'][number];

/** Both numbers lead to one case: what this one went into, and what came into it. */
export function MergedNotice({ caseId, side }: { caseId: string; side: 'desk' | 'company' }) {
  const t = useText(mergerMessages);
  // Without an answer the case itself is still whole; what is missing here is only the way to its twin.
  const { data } = useQuery(mergersQuery(caseId));
  if (data === undefined) return null;
  return (
    <>
      {data.into === null ? null : (
        <Notice
          tone="info"
          title={t.into({ number: data.into.number ?? '' })}
          action={
            <LinkButton size="small" to={`/${side}/cases/${data.into.id}`}>
              {t.intoGo}
            </LinkButton>
          }
        >
          {t.intoBody}
        </Notice>
      )}
      {data.from.map((from) => (
        <CameIn key={from.mergerId} caseId={caseId} from={from} side={side} />
      ))}
    </>
  );
}

function CameIn({ caseId, from, side }: { caseId: string; from: From; side: 'desk' | 'company' }) {
  const t = useText(mergerMessages);
  const formats = useFormats();
  const undo = useStep(() => undoMerger(caseId, from.mergerId), t.undone);
  return (
    <Notice
      tone="info"
      title={t.from({ merged: from.number ?? '' })}
      action={
        <>
          <LinkButton size="small" to={`/${side}/cases/${from.id}`}>
            {t.fromGo}
          </LinkButton>
          {from.mayUndo ? (
            <Button size="small" isPending={undo.isPending} onPress={() => undo.mutate()}>
              {t.undo}
            </Button>
          ) : null}
        </>
      }
    >
      {side === 'desk' ? t.fromDesk : t.fromBody}{' '}
      {from.mayUndo ? t.undoUntil({ date: formats.dateTime(from.undoUntil) }) : null}
      {undo.error === null ? null : <Fault error={undo.error} />}
    </Notice>
  );
}
