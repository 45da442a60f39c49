import type { ReferralOptions } from '@boru/contract/cases';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { CheckboxGroup, RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { casesKey, referralOptionsQuery } from '../api.ts';
import { useSectionNames } from '../names.ts';
import { BasisFields, type BasisWish, basisOf, isBasisReady } from '../referring/BasisFields.tsx';
import { type Made, makeHandoff, type Wish as Sent } from './api.ts';
import { handoffMessages } from './messages.ts';

interface Props {
  readonly caseId: string;
  readonly version: number;
  readonly onClose: () => void;
}

/** The form, and then the one look at the passphrase. */
export function HandoffSheet(props: Props) {
  const t = useText(handoffMessages);
  const query = useQuery(referralOptionsQuery(props.caseId));
  const client = useQueryClient();
  const [wish, setWish] = useState<Wish>(firstWish);
  const make = useMutation({
    mutationFn: () => makeHandoff(props.caseId, sentOf(props.version, wish)),
    // What the answer says once must not lie in any cache.
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: casesKey }),
  });
  if (make.data !== undefined) return <MadeSheet made={make.data} onClose={props.onClose} />;
  if (query.data === undefined)
    return (
      <Dialog title={t.formTitle} isOpen onClose={props.onClose}>
        {query.error === null ? (
          <Skeleton lines={6} />
        ) : (
          <Fault error={query.error} onRetry={() => void query.refetch()} />
        )}
      </Dialog>
    );
  return <Form {...props} options={query.data} wish={wish} onChange={setWish} make={make} />;
}

interface Wish extends BasisWish {
  readonly to: string | null;
  readonly sections: readonly string[];
  readonly reason: string;
  readonly seal: 'passphrase' | 'key';
  readonly key: string;
}
const firstWish: Wish = {
  to: null,
  sections: ['summary', 'counsel'],
  reason: '',
  basis: 'law',
  law: null,
  article: '',
  seal: 'passphrase',
  key: '',
};
const choosable = ['summary', 'contact', 'counsel', 'documents'] as const;

const sentOf = (version: number, wish: Wish): Sent => ({
  version,
  toAgency: Number(wish.to),
  sections: choosable.filter((section) => wish.sections.includes(section)),
  reason: wish.reason.trim(),
  basis: basisOf(wish),
  recipientKey: wish.seal === 'key' ? wish.key.trim() : null,
});

const isReady = (wish: Wish): boolean =>
  wish.to !== null &&
  wish.reason.trim() !== '' &&
  isBasisReady(wish) &&
  (wish.seal === 'passphrase' || wish.key.trim() !== '');

interface FormProps extends Props {
  readonly options: ReferralOptions;
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
  readonly make: { mutate(): void; isPending: boolean; error: Error | null };
}

function Form({ options, wish, onChange, make, onClose }: FormProps) {
  const t = useText(handoffMessages);
  const pick = usePick();
  const locale = useLocale();
  const outside = options.agencies.filter(({ online }) => !online);
  const receiver = outside.find(({ id }) => String(id) === wish.to);
  const seen = choosable.filter(
    (section) => options.sections.some((own) => own === section) || section === 'documents',
  );
  const names = useSectionNames();
  const nameOf = (section: (typeof choosable)[number]): string =>
    section === 'documents' ? t.documents : names[section];
  return (
    <ConfirmSheet
      title={t.formTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => make.mutate()}
      confirmLabel={t.go}
      isDisabled={!isReady(wish)}
      isPending={make.isPending}
      error={make.error}
      {...(receiver === undefined ? {} : { whoSees: t.who({ agency: pick(receiver.name) }) })}
      whatTheySee={seen
        .filter((section) => wish.sections.includes(section))
        .map(nameOf)
        .join(', ')}
      howLong={t.howLong}
      takeBack={t.back}
    >
      <FormStack>
        {outside.length === 0 ? <Notice title={t.noOne} /> : null}
        <Select
          label={t.to}
          isRequired
          options={outside.map((agency) => ({ id: String(agency.id), label: pick(agency.name) }))}
          value={wish.to}
          onChange={(to) => onChange({ ...wish, to })}
          error={fieldError(make.error, 'toAgency', locale)}
        />
        <Sections seen={seen} nameOf={nameOf} wish={wish} onChange={onChange} error={make.error} />
        <TextArea
          label={t.reason}
          isRequired
          rows={3}
          value={wish.reason}
          onChange={(reason) => onChange({ ...wish, reason })}
          maxLength={1000}
        />
        <Basis laws={options.laws} wish={wish} onChange={onChange} error={make.error} />
        <Sealing wish={wish} onChange={onChange} error={make.error} />
      </FormStack>
    </ConfirmSheet>
  );
}

type PartProps = Pick<FormProps, 'wish' | 'onChange'> & { readonly error: Error | null };

function Basis({ laws, wish, onChange, error }: PartProps & Pick<ReferralOptions, 'laws'>) {
  const t = useText(handoffMessages);
  return (
    <BasisFields
      choices={[
        { id: 'law', label: t.byLaw, detail: t.byLawDetail },
        { id: 'consent', label: t.byConsent, detail: t.byConsentDetail },
      ]}
      laws={laws}
      wish={wish}
      onChange={onChange}
      error={error}
    />
  );
}

interface SectionsProps extends PartProps {
  readonly seen: readonly (typeof choosable)[number][];
  readonly nameOf: (section: (typeof choosable)[number]) => string;
}

function Sections({ seen, nameOf, wish, onChange, error }: SectionsProps) {
  const t = useText(handoffMessages);
  const locale = useLocale();
  return (
    <CheckboxGroup
      label={t.sections}
      description={t.sectionsHint}
      options={seen.map((id) => ({ id, label: nameOf(id), isDisabled: id === 'summary' }))}
      value={wish.sections}
      onChange={(ids) => onChange({ ...wish, sections: ['summary', ...ids.filter((id) => id !== 'summary')] })}
      error={fieldError(error, 'sections', locale)}
    />
  );
}

function Sealing({ wish, onChange, error }: PartProps) {
  const t = useText(handoffMessages);
  const locale = useLocale();
  return (
    <>
      <RadioGroup
        label={t.seal}
        options={[
          { id: 'passphrase', label: t.sealPassphrase },
          { id: 'key', label: t.sealKey },
        ]}
        value={wish.seal}
        onChange={(id) => onChange({ ...wish, seal: id === 'key' ? 'key' : 'passphrase' })}
      />
      {wish.seal === 'passphrase' ? null : (
        <TextField
          label={t.key}
          description={t.keyHint}
          isRequired
          value={wish.key}
          onChange={(key) => onChange({ ...wish, key })}
          maxLength={2200}
          error={fieldError(error, 'recipientKey', locale)}
        />
      )}
    </>
  );
}

function MadeSheet({ made, onClose }: { made: Made; onClose: () => void }) {
  const t = useText(handoffMessages);
  return (
    <Dialog
      title={t.madeTitle}
      isOpen
      onClose={onClose}
      isSteady
      actions={
        <Button look="primary" onPress={onClose}>
          {t.written}
        </Button>
      }
    >
      <Notice tone="warning" title={made.passphrase === null ? t.withKey : t.once} />
      <DescriptionList
        items={[
          ...(made.passphrase === null
            ? []
            : [{ name: t.passphrase, value: <strong className="tabular">{made.passphrase}</strong> }]),
          { name: t.number, value: made.receiptNumber },
          { name: t.fingerprint, value: made.sha256 },
        ]}
      />
    </Dialog>
  );
}
