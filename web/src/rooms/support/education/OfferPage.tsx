import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useAddressToken } from '#lib/navigation';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState, Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Page, PageHeader } from '#ui/Page';
import { type Answer, answerByLink, type OfferView, offerQuery } from './api.ts';
import { educationMessages } from './messages.ts';

/** The link of a letter: take the seat or leave it to the next. No account is needed. */
export function OfferPage() {
  const t = useText(educationMessages);
  const token = useAddressToken();
  return (
    <Page width="form">
      <PageHeader title={t.offerTitle} lead={t.offerLead} />
      {token === null ? (
        <Notice tone="warning" title={t.offerMissing}>
          {t.offerMissingBody}
        </Notice>
      ) : (
        <Offered token={token} />
      )}
    </Page>
  );
}

function Offered({ token }: { token: string }) {
  const query = useQuery(offerQuery(token));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={5} height="20rem" />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(offer) => <Shown offer={offer} token={token} />}
    </Loaded>
  );
}

function Shown({ offer, token }: { offer: OfferView; token: string }) {
  const t = useText(educationMessages);
  const pick = usePick();
  const formats = useFormats();
  const client = useQueryClient();
  const { queryKey } = offerQuery(token);
  const answering = useMutation({
    mutationFn: (answer: Answer) => answerByLink(token, answer),
    onSuccess: (seen) => client.setQueryData(queryKey, seen),
    onError: () => client.invalidateQueries({ queryKey }),
  });
  const said = { accepted: t.offerDone, refused: t.offerRefused, lapsed: t.offerLapsed, withdrawn: t.offerWithdrawn };
  return (
    <FormStack>
      <DescriptionList
        items={[
          { name: t.course, value: <strong>{offer.title}</strong> },
          { name: t.agency, value: pick(offer.agency.name) },
          { name: t.when, value: `${formats.dateTime(offer.startsAt)} ~ ${formats.dateTime(offer.endsAt)}` },
        ]}
      />
      {offer.outcome === null ? (
        <>
          <Notice title={t.offerFor({ person: offer.person })}>
            {t.until({ at: formats.dateTime(offer.expiresAt) })}
          </Notice>
          <Actions>
            <Button look="primary" isPending={answering.isPending} onPress={() => answering.mutate('accept')}>
              {t.take}
            </Button>
            <Button isPending={answering.isPending} onPress={() => answering.mutate('refuse')}>
              {t.decline}
            </Button>
          </Actions>
        </>
      ) : (
        <Notice
          tone={offer.outcome === 'accepted' ? 'success' : 'info'}
          isLive
          title={said[offer.outcome]}
          action={<LinkButton to="/education">{t.title}</LinkButton>}
        >
          {t.offerNext}
        </Notice>
      )}
      {answering.error === null ? null : <Fault error={answering.error} />}
    </FormStack>
  );
}
