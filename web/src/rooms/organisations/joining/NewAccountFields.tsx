import { useText } from '#lib/i18n';
import { TextField } from '#ui/TextField';
import { PassphraseField } from '../PassphraseField.tsx';
import { joiningMessages } from './messages.ts';

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly passphrase: string;
}

export const emptyAccount: NewAccount = { name: '', email: '', phone: '', passphrase: '' };

interface NewAccountFieldsProps {
  readonly account: NewAccount;
  readonly change: (part: Partial<NewAccount>) => void;
  readonly onStrength: (isGood: boolean) => void;
  readonly fault: (field: keyof NewAccount) => string | undefined;
  /** The address an invitation belongs to; null when it is to be chosen. */
  readonly fixedEmail: string | null;
  readonly asksPhone: boolean;
}

export function NewAccountFields({ account, change, onStrength, fault, fixedEmail, asksPhone }: NewAccountFieldsProps) {
  const t = useText(joiningMessages);
  return (
    <>
      <TextField
        label={t.email}
        type="email"
        autoComplete="username"
        value={fixedEmail ?? account.email}
        onChange={(email) => change({ email })}
        isReadOnly={fixedEmail !== null}
        isRequired
        maxLength={254}
        error={fault('email')}
      />
      <TextField
        label={t.name}
        autoComplete="name"
        value={account.name}
        onChange={(name) => change({ name })}
        isRequired
        maxLength={40}
        error={fault('name')}
      />
      {asksPhone ? (
        <TextField
          label={t.phone}
          type="tel"
          autoComplete="tel"
          value={account.phone}
          onChange={(phone) => change({ phone })}
          isOptional
          maxLength={20}
          error={fault('phone')}
        />
      ) : null}
      <PassphraseField
        value={account.passphrase}
        onChange={(passphrase) => change({ passphrase })}
        onStrength={onStrength}
        about={[account.name, fixedEmail ?? account.email]}
        error={fault('passphrase')}
      />
    </>
  );
}
