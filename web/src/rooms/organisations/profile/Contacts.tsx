import { useText } from '#lib/i18n';
import { EmptyState } from '#ui/EmptyState';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { TextField } from '#ui/TextField';
import { addContact, type Company, removeContact } from '../api.ts';
import { organisationMessages } from '../messages.ts';
import { useMaySign } from '../names.ts';
import { AddForm } from './AddForm.tsx';
import { profileMessages } from './messages.ts';
import { RemoveThing } from './RemoveButton.tsx';

const empty = { name: '', position: '', email: '', phone: '' };

export function Contacts({ company }: { company: Company }) {
  const t = useText(profileMessages);
  const words = useText(organisationMessages);
  const maySign = useMaySign();
  return (
    <Section title={t.contacts} lead={t.contactsLead} action={maySign ? <AddContact /> : null}>
      <Table
        caption={t.contacts}
        isCaptionHidden
        rows={company.contacts}
        keyOf={(contact) => contact.id}
        empty={
          <EmptyState title={t.noContacts} size="small">
            {t.noContactsBody}
          </EmptyState>
        }
        columns={[
          { id: 'name', title: words.personName, cell: (contact) => contact.name, isRowHeader: true },
          { id: 'position', title: words.position, cell: (contact) => contact.position },
          { id: 'email', title: words.email, cell: (contact) => contact.email },
          { id: 'phone', title: words.phone, cell: (contact) => contact.phone },
          ...(maySign
            ? [
                {
                  id: 'remove',
                  title: '',
                  cell: (contact: Company['contacts'][number]) => (
                    <RemoveThing id={contact.id} name={contact.name} remove={() => removeContact(contact.id)} />
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function AddContact() {
  const t = useText(profileMessages);
  const words = useText(organisationMessages);
  return (
    <AddForm
      label={t.addContact}
      empty={empty}
      missing={(fields) =>
        (['name', 'position', 'email', 'phone'] as const).filter((field) => fields[field].trim() === '')
      }
      add={addContact}
    >
      {(fields, change, fault) => (
        <>
          <TextField
            label={words.personName}
            value={fields.name}
            onChange={(name) => change({ name })}
            maxLength={40}
            isRequired
            error={fault('name')}
          />
          <TextField
            label={words.position}
            value={fields.position}
            onChange={(position) => change({ position })}
            maxLength={40}
            isRequired
            error={fault('position')}
          />
          <TextField
            label={words.email}
            type="email"
            value={fields.email}
            onChange={(email) => change({ email })}
            maxLength={254}
            isRequired
            error={fault('email')}
          />
          <TextField
            label={words.phone}
            type="tel"
            value={fields.phone}
            onChange={(phone) => change({ phone })}
            maxLength={20}
            isRequired
            error={fault('phone')}
          />
        </>
      )}
    </AddForm>
  );
}
