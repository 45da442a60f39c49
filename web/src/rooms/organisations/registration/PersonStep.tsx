import { useText } from '#lib/i18n';
import type { Session } from '#lib/session';
import { Notice } from '#ui/Notice';
import { TextField } from '#ui/TextField';
import { organisationMessages } from '../messages.ts';
import { PassphraseField } from '../PassphraseField.tsx';
import type { RegistrationDraft } from './draft.ts';
import { registrationMessages } from './messages.ts';

interface PersonStepProps {
  readonly draft: RegistrationDraft;
  readonly person: Session['person'];
  readonly passphrase: string;
  readonly change: (part: Partial<RegistrationDraft>) => void;
  readonly onPassphrase: (passphrase: string) => void;
  readonly onStrength: (isGood: boolean) => void;
  readonly fault: (field: keyof RegistrationDraft | 'passphrase') => string | undefined;
}

export function PersonStep({ draft, person, passphrase, change, onPassphrase, onStrength, fault }: PersonStepProps) {
  const own = useText(registrationMessages);
  if (person === null) return <NewPersonFields {...{ draft, passphrase, change, onPassphrase, onStrength, fault }} />;
  return (
    <>
      <Notice title={own.signedInAs({ name: person.name, email: person.email })} />
      <PositionField draft={draft} change={change} fault={fault} />
    </>
  );
}

function PositionField({ draft, change, fault }: Pick<PersonStepProps, 'draft' | 'change' | 'fault'>) {
  const t = useText(organisationMessages);
  return (
    <TextField
      label={t.position}
      value={draft.position}
      onChange={(position) => change({ position })}
      autoComplete="organization-title"
      maxLength={40}
      isRequired
      error={fault('position')}
    />
  );
}

function NewPersonFields({
  draft,
  passphrase,
  change,
  onPassphrase,
  onStrength,
  fault,
}: Omit<PersonStepProps, 'person'>) {
  const t = useText(organisationMessages);
  return (
    <>
      <TextField
        label={t.personName}
        value={draft.personName}
        onChange={(personName) => change({ personName })}
        autoComplete="name"
        maxLength={40}
        isRequired
        error={fault('personName')}
      />
      <PositionField draft={draft} change={change} fault={fault} />
      <TextField
        label={t.email}
        type="email"
        value={draft.email}
        onChange={(email) => change({ email })}
        autoComplete="email"
        maxLength={254}
        isRequired
        error={fault('email')}
      />
      <TextField
        label={t.phone}
        type="tel"
        value={draft.phone}
        onChange={(phone) => change({ phone })}
        autoComplete="tel"
        maxLength={20}
        isRequired
        error={fault('phone')}
      />
      <PassphraseField
        value={passphrase}
        onChange={onPassphrase}
        onStrength={onStrength}
        about={[draft.personName, draft.email, draft.name]}
        error={fault('passphrase')}
      />
    </>
  );
}
