import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { type ChangeView, changeQuery, type PairView, type RoundView } from '../api.ts';
import { roundMessages } from './messages.ts';
import { useBars } from './useBars.ts';

interface Props {
  readonly round: RoundView;
  readonly pair: PairView;
  readonly onClose: () => void;
  readonly onPin: (expertId: string) => void;
}

/** Another expert for a company: what that costs is said before anything changes. */
export function Changing({ round, pair, onClose, onPin }: Props) {
  const t = useText(roundMessages);
  const [expertId, setExpert] = useState<string | null>(null);
  const query = useQuery(changeQuery(round.id, pair.requestId, expertId ?? ''));
  return (
    <Dialog
      title={t.changeOf({ name: pair.companyName })}
      isOpen
      onClose={onClose}
      actions={
        <Button
          look="primary"
          isDisabled={expertId === null || query.data?.isPossible !== true}
          onPress={() => expertId !== null && onPin(expertId)}
        >
          {t.pin}
        </Button>
      }
    >
      <FormStack>
        <Select
          label={t.choose}
          options={round.experts.filter(({ id }) => id !== pair.expertId).map(({ id, name }) => ({ id, label: name }))}
          value={expertId}
          onChange={setExpert}
        />
        {expertId === null ? null : (
          <Loaded
            query={query}
            skeleton={<Skeleton lines={2} />}
            fault={(error, retry) => <Fault error={error} onRetry={retry} />}
          >
            {(change) => <Cost change={change} />}
          </Loaded>
        )}
      </FormStack>
    </Dialog>
  );
}

function Cost({ change }: { change: ChangeView }) {
  const t = useText(roundMessages);
  const inWords = useBars();
  if (!change.isPossible)
    return <Notice tone="warning">{t.impossible({ what: change.bars.map(inWords).join(', ') })}</Notice>;
  return (
    <Notice tone={change.unservedMore > 0 ? 'warning' : 'info'} title={t.costs({ count: change.costs })}>
      {change.unservedMore > 0 ? <p>{t.unservedMore({ count: change.unservedMore })}</p> : null}
      <p>{change.moves.length === 0 ? t.movesNone : t.moves({ names: change.moves.join(', ') })}</p>
    </Notice>
  );
}
