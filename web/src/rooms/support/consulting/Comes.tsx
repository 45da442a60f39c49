import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Actions, FormStack } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { Tag } from '#ui/Tag';
import { assignmentTones } from '../experts/own/Assignments.tsx';
import { type ConsultingView, rate, refuse, useConsultingDeed } from './api.ts';
import { consultingMessages } from './messages.ts';

interface Props {
  readonly assigned: ConsultingView['assignments'][number];
  readonly mayWrite: boolean;
}

/** Who comes to the company, and what it may say about that. */
export function Comes({ assigned, mayWrite }: Props) {
  const t = useText(consultingMessages);
  const pick = usePick();
  const formats = useFormats();
  const { state, expertName } = assigned;
  return (
    <>
      {expertName} <Tag tone={assignmentTones[state]}>{pick(lists.assignmentState[state])}</Tag>
      <p className="small">
        {formats.period(assigned.fromOn, assigned.untilOn)} · {t.halves({ count: assigned.halfDays })}
      </p>
      {state === 'held' ? <Notice tone="warning">{t.held}</Notice> : null}
      <Actions>
        {state === 'accepted' || state === 'completed' ? (
          <LinkButton size="small" to="/company/engagements">
            {t.toWork}
          </LinkButton>
        ) : null}
        {mayWrite && (state === 'offered' || state === 'accepted') ? <Refusing assigned={assigned} /> : null}
        {mayWrite && state === 'completed' && !assigned.isRated ? <Rating assigned={assigned} /> : null}
      </Actions>
    </>
  );
}

function Refusing({ assigned }: Pick<Props, 'assigned'>) {
  const t = useText(consultingMessages);
  const [isAsking, setAsking] = useState(false);
  const name = assigned.expertName;
  const refusing = useConsultingDeed(
    (reason: string) => refuse(assigned, reason),
    t.refused,
    () => setAsking(false),
  );
  return (
    <>
      <Button look="quiet" size="small" aria-label={t.refuseOf({ name })} onPress={() => setAsking(true)}>
        {t.refuse}
      </Button>
      <ReasonSheet
        title={t.refuseOf({ name })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel={t.refuse}
        label={t.refuseReason}
        mostCharacters={300}
        isPending={refusing.isPending}
        error={refusing.error}
        onConfirm={(reason) => refusing.mutate(reason)}
      />
    </>
  );
}

function Rating({ assigned }: Pick<Props, 'assigned'>) {
  const t = useText(consultingMessages);
  const [isAsking, setAsking] = useState(false);
  const [score, setScore] = useState<string | null>(null);
  const rating = useConsultingDeed(
    () => rate(assigned.id, Number(score)),
    t.rated,
    () => setAsking(false),
  );
  return (
    <>
      <Button size="small" onPress={() => setAsking(true)}>
        {t.rate}
      </Button>
      <Dialog
        title={t.rate}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <Button
            look="primary"
            isPending={rating.isPending}
            isDisabled={score === null}
            onPress={() => rating.mutate()}
          >
            {t.rate}
          </Button>
        }
      >
        <FormStack>
          <RadioGroup
            label={t.rate}
            description={t.rateLead}
            options={[5, 4, 3, 2, 1].map((count) => ({ id: String(count), label: t.score({ count }) }))}
            value={score}
            onChange={setScore}
          />
          {rating.error === null ? null : <Fault error={rating.error} wrote />}
        </FormStack>
      </Dialog>
    </>
  );
}
