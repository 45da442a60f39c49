import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { isProblem } from '#lib/problem';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Page, PageHeader } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { type CheckedCertificate, checkCertificate } from './api.ts';
import { roomMessages } from './messages.ts';

/** What the QR code of a paper says stands behind the #: it reaches no log. */
const askedIn = (hash: string): { number: string; code: string } | null => {
  try {
    const [number, code] = decodeURIComponent(hash.replace(/^#/, '')).split('.');
    return number !== undefined && code !== undefined ? { number, code } : null;
  } catch {
    return null;
  }
};

/** Anybody with a paper in hand learns whether it is recorded here and still holds. */
export function CertificatePage() {
  const t = useText(roomMessages);
  const [asked] = useState(() => askedIn(location.hash));
  const [number, setNumber] = useState(asked?.number ?? '');
  const [code, setCode] = useState(asked?.code ?? '');
  const checking = useMutation({ mutationFn: () => checkCertificate(number.trim(), code.trim()) });
  const { mutate } = checking;
  useEffect(() => {
    if (asked !== null) mutate();
  }, [asked, mutate]);
  const isUnknown = isProblem(checking.error) && checking.error.status === 404;
  return (
    <Page width="form">
      <PageHeader title={t.check} lead={t.checkLead} />
      <FormStack>
        <TextField label={t.number} isRequired maxLength={40} value={number} onChange={setNumber} />
        <TextField label={t.checkCode} isRequired maxLength={20} value={code} onChange={setCode} />
        <Actions>
          <Button
            look="primary"
            isPending={checking.isPending}
            isDisabled={number.trim() === '' || code.trim() === ''}
            onPress={() => mutate()}
          >
            {t.checkGo}
          </Button>
        </Actions>
        {checking.data === undefined ? null : <Checked certificate={checking.data} />}
        {isUnknown ? (
          <Notice tone="warning" isLive title={t.checkNone}>
            {t.checkNoneBody}
          </Notice>
        ) : checking.error === null ? null : (
          <Fault error={checking.error} />
        )}
      </FormStack>
    </Page>
  );
}

function Checked({ certificate }: { certificate: CheckedCertificate }) {
  const t = useText(roomMessages);
  const formats = useFormats();
  const said = { valid: t.validTitle, expired: t.expiredTitle, revoked: t.revokedTitle };
  const tones = { valid: 'success', expired: 'warning', revoked: 'danger' } as const;
  const { state, expiresOn } = certificate;
  return (
    <>
      <Notice tone={tones[state]} isLive title={said[state]} />
      <DescriptionList
        items={[
          { name: t.certificate, value: certificate.number },
          { name: t.person, value: certificate.person },
          { name: t.course, value: certificate.courseTitle },
          { name: t.agency, value: certificate.agencyName },
          { name: t.held, value: formats.period(certificate.heldFrom, certificate.heldUntil) },
          { name: t.issuedOn, value: formats.date(certificate.issuedOn) },
          { name: t.expiresOn, value: expiresOn === null ? t.forever : formats.date(expiresOn) },
        ]}
      />
    </>
  );
}
