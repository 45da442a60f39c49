import type { SecurityView } from '@boru/contract/accounts';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { safeNext, useAddressQuery, useGo } from '#lib/navigation';
import { sessionQuery, useForgetEverythingSeen } from '#lib/session';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { FormStack, Page, PageHeader } from '#ui/Page';
import { StepIndicator } from '#ui/Steps';
import styles from './Account.module.css';
import { landingOf, securityQuery, signOut } from './api.ts';
import { setUpMessages } from './messages.ts';
import { PasskeySetUp } from './PasskeySetUp.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SignedInOnly } from './SignedInOnly.tsx';
import { TotpSetUp } from './TotpSetUp.tsx';

type Kind = 'app' | 'passkey';

/** Choose, set up, keep the codes. Staff meet this page before anything else. */
export function SetUpPage() {
  const t = useText(setUpMessages);
  const query = useQuery(securityQuery);
  return (
    <SignedInOnly>
      <Page width="form">
        <PageHeader title={t.title} lead={t.lead} />
        <Loaded
          query={query}
          skeleton={<Skeleton lines={5} height="40rem" />}
          fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
        >
          {(security) => <SetUp security={security} />}
        </Loaded>
      </Page>
    </SignedInOnly>
  );
}

function SetUp({ security }: { security: SecurityView }) {
  const t = useText(setUpMessages);
  const wanted = useAddressQuery()['with'];
  const hasApp = security.totp !== null;
  const [first] = useState<Kind | null>(wanted === 'passkey' ? 'passkey' : wanted === 'app' && !hasApp ? 'app' : null);
  const [kind, setKind] = useState<Kind | null>(first);
  const [added, setAdded] = useState<{ codes: readonly string[] | null } | null>(null);
  const step = added !== null ? 2 : kind !== null ? 1 : 0;
  const finish = useFinish();
  const isFirst = security.totp === null && security.passkeys.length === 0;
  return (
    <FormStack>
      <StepIndicator label={t.steps} steps={[t.stepChoose, t.stepSet, t.stepCodes]} current={step} />
      {added !== null ? (
        added.codes === null ? (
          <Notice
            tone="success"
            title={t.doneTitle}
            isLive
            action={
              <Button look="primary" onPress={() => void finish()}>
                {t.goOn}
              </Button>
            }
          >
            {t.doneLead}
          </Notice>
        ) : (
          <RecoveryCodes codes={added.codes} onKept={() => void finish()} />
        )
      ) : kind === null ? (
        <Choose security={security} isFirst={isFirst} onChoose={setKind} />
      ) : (
        <>
          {kind === 'app' ? (
            <TotpSetUp onAdded={(codes) => setAdded({ codes })} onBack={() => setKind(null)} />
          ) : (
            <PasskeySetUp onAdded={(codes) => setAdded({ codes })} />
          )}
          <div>
            <Button look="link" onPress={() => setKind(null)}>
              {t.back}
            </Button>
          </div>
        </>
      )}
    </FormStack>
  );
}

interface ChooseProps {
  readonly security: SecurityView;
  readonly isFirst: boolean;
  readonly onChoose: (kind: Kind) => void;
}

function Choose({ security, isFirst, onChoose }: ChooseProps) {
  const t = useText(setUpMessages);
  const canPasskey = security.passkeysWork && browserSupportsWebAuthn();
  const [kind, setKind] = useState<Kind>(security.totp === null ? 'app' : 'passkey');
  if (security.totp !== null && !canPasskey)
    return <Notice title={t.already} action={<LinkButton to="/account/security">{t.alreadyGo}</LinkButton>} />;
  return (
    <FormStack>
      {isFirst && security.factorRequired ? <Notice title={t.required} /> : null}
      <RadioGroup
        label={t.choose}
        look="cards"
        value={kind}
        onChange={(id) => setKind(id === 'passkey' ? 'passkey' : 'app')}
        options={[
          { id: 'app', label: t.app, detail: t.appDetail, isDisabled: security.totp !== null },
          {
            id: 'passkey',
            label: t.passkey,
            detail: canPasskey ? t.passkeyDetail : t.passkeyOff,
            isDisabled: !canPasskey,
          },
        ]}
      />
      <Button look="primary" onPress={() => onChoose(kind)}>
        {t.next}
      </Button>
      {isFirst && security.factorRequired ? <Later /> : null}
    </FormStack>
  );
}

function Later() {
  const t = useText(setUpMessages);
  const forget = useForgetEverythingSeen();
  const go = useGo();
  const leave = async () => {
    await signOut();
    await forget();
    go('/');
  };
  return (
    <div className={styles.later}>
      <Button look="link" onPress={() => void leave()}>
        {t.signOut}
      </Button>
    </div>
  );
}

/** The session gained rights, so what was read before is asked anew. */
function useFinish(): () => Promise<void> {
  const go = useGo();
  const query = useAddressQuery();
  const client = useQueryClient();
  const forget = useForgetEverythingSeen();
  return async () => {
    await forget();
    const session = await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    go(safeNext(query['next'], landingOf(session)), { replace: true });
  };
}
