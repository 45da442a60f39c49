import { formatBusinessNumber } from '@boru/contract/business-number';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useAddressToken } from '#lib/navigation';
import { useSession } from '#lib/session';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { FormStack, Page, PageHeader } from '#ui/Page';
import { emptyDraft, type RegistrationDraft } from '../registration/draft.ts';
import type { OnDone } from '../registration/form.ts';
import { Registered, RegistrationFields } from '../registration/RegisterPage.tsx';
import { type Claim, claimQuery } from './api.ts';
import { claimMessages } from './messages.ts';

/** The registration, begun with what the list says. Nothing of what was written so far is shown: the business is not confirmed yet. */
export function ClaimPage() {
  const t = useText(claimMessages);
  const token = useAddressToken();
  const [done, setDone] = useState<Parameters<OnDone>[0] | null>(null);
  const { session, known } = useSession();
  if (done !== null) return <Registered registration={done.registration} at={done.at} />;
  return (
    <Page>
      <PageHeader title={t.title} lead={t.after} />
      {token === null ? (
        <Notice tone="warning" title={t.linkMissingTitle} action={<LinkButton to="/register">{t.plain}</LinkButton>}>
          {t.linkMissing}
        </Notice>
      ) : !known ? (
        <Skeleton lines={8} height="60rem" />
      ) : session.kind === 'company' ? (
        <Notice title={t.already} action={<LinkButton to="/company">{t.alreadyGo}</LinkButton>} />
      ) : (
        <Claimed key={token} token={token} onDone={setDone} />
      )}
    </Page>
  );
}

const draftOf = ({ businessNumber, company, email }: Claim): RegistrationDraft => ({
  ...emptyDraft,
  ...company,
  businessNumber: formatBusinessNumber(businessNumber),
  corporateNumber: company.corporateNumber ?? '',
  address: company.address ?? '',
  email,
});

function Claimed({ token, onDone }: { token: string; onDone: OnDone }) {
  const t = useText(claimMessages);
  const pick = usePick();
  const formats = useFormats();
  const look = useQuery(claimQuery(token));
  if (look.error !== null) return <ErrorState error={look.error} onRetry={() => void look.refetch()} />;
  if (look.data === undefined) return <Skeleton lines={8} height="60rem" />;
  const { agency, expiresAt, source } = look.data;
  return (
    <FormStack>
      <Notice title={t.invited({ agency: pick(agency), until: formats.dateTime(expiresAt) })}>
        {t.filled({ source })}
      </Notice>
      <RegistrationFields onDone={onDone} claim={{ token, initial: draftOf(look.data) }} />
    </FormStack>
  );
}
