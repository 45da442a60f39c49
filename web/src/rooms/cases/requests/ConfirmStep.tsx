import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { Checkbox } from '#ui/Choices';
import { ErrorState, Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, FormStack } from '#ui/Page';
import { casesKey, type Preview, previewQuery, type Receipt, requestHelp } from '../api.ts';
import { ConsentPart, DeskPart, SharePart, WordsPart } from './ConfirmParts.tsx';
import type { HelpDraft } from './draft.ts';
import { requestMessages } from './messages.ts';

interface ConfirmStepProps {
  readonly draft: HelpDraft;
  readonly onChange: (draft: HelpDraft) => void;
  readonly onBack: () => void;
  readonly onSent: (receipt: Receipt) => void;
}

const here = encodeURIComponent('/help?step=confirm');

/** Who will see what, until when, on what basis, and how to take it back: before anything leaves this machine. */
export function ConfirmStep(props: ConfirmStepProps) {
  const t = useText(requestMessages);
  const { session, known, has } = useSession();
  const back = <Button onPress={props.onBack}>{t.back}</Button>;
  if (!known) return <Skeleton shape="block" height="40rem" />;
  if (session.person === null)
    return (
      <Notice
        title={t.signInTitle}
        action={
          <>
            <LinkButton look="primary" to={`/sign-in?next=${here}`}>
              {t.signIn}
            </LinkButton>
            <LinkButton to={`/register?next=${here}`}>{t.register}</LinkButton>
            {back}
          </>
        }
      >
        {t.signInBody}
      </Notice>
    );
  if (session.kind !== 'company')
    return (
      <Notice
        tone="warning"
        title={t.notCompany}
        action={
          <>
            <LinkButton to={`/register?next=${here}`}>{t.register}</LinkButton>
            {back}
          </>
        }
      >
        {t.notCompanyBody}
      </Notice>
    );
  if (!has('company.representative', 'company.securityOfficer'))
    return (
      <Notice tone="warning" title={t.notSigner} action={back}>
        {t.notSignerBody}
      </Notice>
    );
  return <Previewed {...props} />;
}

function Previewed(props: ConfirmStepProps) {
  const t = useText(requestMessages);
  const { topic, subject } = props.draft;
  const query = useQuery(previewQuery(topic ?? 'other', subject));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="block" height="60rem" />}
      fault={(error, retry) => (
        <ErrorState error={error} onRetry={retry}>
          <Button onPress={props.onBack}>{t.back}</Button>
        </ErrorState>
      )}
    >
      {(preview) => <Confirm {...props} preview={preview} />}
    </Loaded>
  );
}

function Confirm({ draft, onChange, onBack, onSent, preview }: ConfirmStepProps & { preview: Preview }) {
  const t = useText(requestMessages);
  const pick = usePick();
  const client = useQueryClient();
  const [isAgreed, setAgreed] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const agency = pick(preview.route.agency.name);
  const send = useMutation({
    mutationFn: () =>
      requestHelp({
        ...draft,
        topic: draft.topic ?? 'other',
        title: draft.title.trim(),
        body: draft.body.trim(),
        share: [...draft.share],
        consent: { textId: preview.consent.textId, textVersion: preview.consent.textVersion, agreed: true },
      }),
    onSuccess: async (receipt) => {
      onSent(receipt);
      await client.invalidateQueries({ queryKey: casesKey });
    },
  });
  const press = () => {
    setMissing(!isAgreed);
    if (isAgreed) send.mutate();
  };
  return (
    <FormStack>
      {preview.companyConfirmed ? null : (
        <Notice tone="warning" title={t.heldTitle}>
          {t.heldBody}
        </Notice>
      )}
      <WordsPart draft={draft} />
      <DeskPart preview={preview} />
      <SharePart draft={draft} onChange={onChange} />
      <ConsentPart preview={preview} share={draft.share} />
      <Checkbox
        look="card"
        label={t.agree({ agency })}
        isSelected={isAgreed}
        onChange={(agreed) => {
          setAgreed(agreed);
          setMissing(false);
        }}
        isRequired
        error={isMissing ? t.agreeNeeded : undefined}
      />
      {send.error === null ? null : <Fault error={send.error} wrote />}
      <Actions>
        <Button look="primary" isPending={send.isPending} onPress={press}>
          {preview.companyConfirmed ? t.send({ agency }) : t.hold}
        </Button>
        <Button onPress={onBack}>{t.back}</Button>
      </Actions>
    </FormStack>
  );
}
