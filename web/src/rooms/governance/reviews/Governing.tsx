import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Actions } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { closeReview, publishReview, type Review, useAgreementDeed } from '../commitments/api.ts';
import { reviewMessages } from './messages.ts';

/** For those who lead the secretariat: close the year, publish it, take that back. */
export function Governing({ review }: { review: Review }) {
  const t = useText(reviewMessages);
  const [sheet, setSheet] = useState<'close' | 'publish' | null>(null);
  const end = () => setSheet(null);
  const { id, version, isPublic } = review;
  const closing = useAgreementDeed((summary: string) => closeReview(id, { version, summary }), t.closed, end);
  const publishing = useAgreementDeed(() => publishReview(id, { version, isPublic: !isPublic }), t.published, end);
  const missing = review.agencies.filter(({ state }) => state !== 'submitted').length;
  return (
    <Actions>
      {review.may.includes('close') ? <Button onPress={() => setSheet('close')}>{t.close}</Button> : null}
      {review.may.includes('publish') ? (
        <Button onPress={() => setSheet('publish')}>{isPublic ? t.unpublish : t.publish}</Button>
      ) : null}
      <ReasonSheet
        title={t.closeTitle}
        isOpen={sheet === 'close'}
        onClose={end}
        confirmLabel={t.close}
        isPending={closing.isPending}
        error={closing.error}
        whatTheySee={t.closeMissing({ count: missing })}
        takeBack={t.closeBack}
        label={t.summary}
        mostCharacters={2000}
        onConfirm={(summary) => closing.mutate(summary)}
      />
      <ConfirmSheet
        title={isPublic ? t.unpublishTitle : t.publishTitle}
        isOpen={sheet === 'publish'}
        onClose={end}
        confirmLabel={isPublic ? t.unpublish : t.publish}
        isPending={publishing.isPending}
        error={publishing.error}
        {...(isPublic ? {} : { whoSees: t.publishWho })}
        takeBack={t.publishBack}
        onConfirm={() => publishing.mutate()}
      />
    </Actions>
  );
}
