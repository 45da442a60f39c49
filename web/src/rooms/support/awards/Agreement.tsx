import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Actions, FormStack, Section } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import styles from './Awards.module.css';
import {
  type AwardView,
  agreementAddress,
  issueAgreement,
  type Side,
  signAgreement,
  useAwardDeed,
  useWord,
} from './api.ts';
import { awardMessages } from './messages.ts';

type Props = { readonly award: AwardView; readonly side: Side };
const sides = ['company', 'agency'] as const;

/** The versions of the agreement, the newest first, with who signed what and when. */
export function Agreement({ award, side }: Props) {
  const t = useText(awardMessages);
  const [open, setOpen] = useState<'issue' | 'sign' | null>(null);
  const mayIssue = side === 'desk' && award.may.includes('issueAgreement');
  return (
    <Section title={t.agreement}>
      {award.agreements.length === 0 ? <p>{t.agreementNone}</p> : null}
      <ul className={styles.list}>
        {award.agreements.map((one) => (
          <li key={one.number}>
            <Version award={award} one={one} />
          </li>
        ))}
      </ul>
      <Actions>
        {award.may.includes('signAgreement') ? (
          <Button look="primary" onPress={() => setOpen('sign')}>
            {t.sign}
          </Button>
        ) : null}
        {mayIssue ? (
          <Button onPress={() => setOpen('issue')}>{award.agreements.length === 0 ? t.issue : t.issueAgain}</Button>
        ) : null}
      </Actions>
      {open === 'issue' ? <IssueSheet award={award} onClose={() => setOpen(null)} /> : null}
      {open === 'sign' ? <SignSheet award={award} side={side} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}

function Version({ award, one }: { award: AwardView; one: AwardView['agreements'][number] }) {
  const t = useText(awardMessages);
  const word = useWord();
  const { dateTime } = useFormats();
  const signatureOf = (side: 'company' | 'agency'): string => {
    const found = one.signatures.find((each) => each.side === side);
    const name = word('awardSide', side);
    return found === undefined
      ? t.unsigned({ side: name })
      : t.signature({ side: name, name: found.byName, at: dateTime(found.at) });
  };
  return (
    <>
      <strong>{t.version({ number: one.number })}</strong> · {dateTime(one.issuedAt)} · {one.reason} ·{' '}
      <a href={agreementAddress(award.id, one.number)} download>
        {t.paper({ number: one.number })}
      </a>
      {sides.map((side) => (
        <div key={side}>{signatureOf(side)}</div>
      ))}
      <div className={`${styles.print} small muted`}>
        {t.fingerprint} {one.sha256}
      </div>
    </>
  );
}

function IssueSheet({ award, onClose }: { award: AwardView; onClose: () => void }) {
  const t = useText(awardMessages);
  const [reason, setReason] = useState('');
  const seen = award.agreements[0]?.number ?? 0;
  const issuing = useAwardDeed(() => issueAgreement(award.id, { seen, reason: reason.trim() }), t.issued, onClose);
  return (
    <ConfirmSheet
      title={seen === 0 ? t.issue : t.issueAgain}
      isOpen
      onClose={onClose}
      onConfirm={() => issuing.mutate()}
      confirmLabel={t.issue}
      isPending={issuing.isPending}
      isDisabled={reason.trim() === ''}
      whoSees={t.issueWho}
      error={issuing.error}
    >
      <TextArea label={t.reason} value={reason} onChange={setReason} maxCharacters={300} rows={2} isRequired />
    </ConfirmSheet>
  );
}

function SignSheet({ award, side, onClose }: Props & { onClose: () => void }) {
  const t = useText(awardMessages);
  const locale = useLocale();
  const [reason, setReason] = useState('');
  const [currentPassphrase, setPassphrase] = useState('');
  const { number = 1, sha256 = '' } = award.agreements[0] ?? {};
  const signing = useAwardDeed(
    () => signAgreement(side, award.id, { number, sha256, reason: reason.trim(), currentPassphrase }),
    t.signed,
    onClose,
  );
  return (
    <ConfirmSheet
      title={`${t.sign} · ${t.version({ number })}`}
      isOpen
      onClose={onClose}
      onConfirm={() => signing.mutate()}
      confirmLabel={t.sign}
      isPending={signing.isPending}
      isDisabled={reason.trim() === '' || currentPassphrase === ''}
      whoSees={t.signWho}
      takeBack={t.signBack}
      error={signing.error}
    >
      <FormStack>
        <p>{t.signLead}</p>
        <a href={agreementAddress(award.id, number)} download>
          {t.paper({ number })}
        </a>
        <p className={`${styles.print} small`}>
          {t.fingerprint} {sha256}
        </p>
        <TextArea label={t.signReason} value={reason} onChange={setReason} maxCharacters={300} rows={2} isRequired />
        <TextField
          label={t.passphrase}
          description={t.passphraseWhy}
          type="password"
          autoComplete="current-password"
          value={currentPassphrase}
          onChange={setPassphrase}
          maxLength={200}
          isRequired
          error={fieldError(signing.error, 'currentPassphrase', locale)}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
