import { lists } from '@boru/contract/words';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { Fault } from '#ui/ErrorState';
import { OutsideLink } from '#ui/Link';
import { Actions, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { decidePhoto, type EngagementView, type PhotoView, photoAddress, useEngagementDeed } from './api.ts';
import type { Side } from './EngagementsPage.tsx';
import { engagementMessages } from './messages.ts';

const tones = { asked: 'amber', allowed: 'green', refused: 'plain' } as const;

/** Captions of what was photographed; the company says picture by picture what may leave the device. */
export function Photos({ view, side }: { view: EngagementView; side: Side }) {
  const t = useText(engagementMessages);
  const pick = usePick();
  return (
    <Section title={t.photos} lead={side === 'company' ? t.photosCompany : t.photosOther}>
      {view.photos.length === 0 ? (
        <EmptyState size="small" title={t.photosNone} />
      ) : (
        <Table
          caption={t.photos}
          isCaptionHidden
          density="dense"
          rows={view.photos}
          keyOf={(row) => row.key}
          columns={[
            { id: 'caption', title: t.photos, isRowHeader: true, cell: (row) => row.caption },
            {
              id: 'state',
              title: t.state,
              cell: (row) => <Tag tone={tones[row.state]}>{pick(lists.photoState[row.state])}</Tag>,
            },
            {
              id: 'act',
              title: t.open,
              cell: (row) =>
                row.isHere ? (
                  <OutsideLink href={photoAddress(row.key)}>{`${t.open}: ${row.caption}`}</OutsideLink>
                ) : view.may.includes('allowPhotos') ? (
                  <Deciding photo={row} />
                ) : (
                  '–'
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Deciding({ photo }: { photo: PhotoView }) {
  const t = useText(engagementMessages);
  const allowing = useEngagementDeed(() => decidePhoto(photo.key, true), t.allowed);
  const refusing = useEngagementDeed(() => decidePhoto(photo.key, false), t.refusedDone);
  const error = allowing.error ?? refusing.error;
  return (
    <>
      <Actions>
        {photo.state === 'allowed' ? null : (
          <Button size="small" isPending={allowing.isPending} onPress={() => allowing.mutate()}>
            <span className="visually-hidden">{photo.caption}: </span>
            {t.allow}
          </Button>
        )}
        {photo.state === 'refused' ? null : (
          <Button size="small" look="quiet" isPending={refusing.isPending} onPress={() => refusing.mutate()}>
            <span className="visually-hidden">{photo.caption}: </span>
            {t.refuse}
          </Button>
        )}
      </Actions>
      {error === null ? null : <Fault error={error} />}
    </>
  );
}
