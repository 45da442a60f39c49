import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Dialog } from '#ui/Dialog';
import { useAnyRoleName } from '../names.ts';
import styles from './Administration.module.css';
import { disablePerson, enablePerson, endMembership, resetFactors, type Staff } from './api.ts';
import { Deed } from './Deed.tsx';
import { administrationMessages } from './messages.ts';

/** What can be done about one person; each deed says first what it means. */
export function PersonManager({ person }: { person: Staff }) {
  const t = useText(administrationMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" look="quiet" aria-label={t.manageOf({ name: person.name })} onPress={() => setOpen(true)}>
        {t.manage}
      </Button>
      <Dialog title={t.manageOf({ name: person.name })} isOpen={isOpen} onClose={() => setOpen(false)}>
        <div className={styles.deeds}>
          <Account person={person} />
          <Memberships person={person} />
        </div>
      </Dialog>
    </>
  );
}

function Account({ person }: { person: Staff }) {
  const t = useText(administrationMessages);
  const { personId, name } = person;
  return (
    <>
      {person.secondFactor ? (
        <Deed
          label={t.reset}
          title={t.resetTitle({ name })}
          body={t.resetBody}
          said={t.done}
          run={() => resetFactors(personId)}
          isDanger
        />
      ) : null}
      {person.disabledAt === null ? (
        <Deed
          label={t.disable}
          title={t.disableTitle({ name })}
          body={t.disableBody}
          said={t.done}
          run={() => disablePerson(personId)}
          isDanger
        />
      ) : (
        <Deed
          label={t.enable}
          title={t.enableTitle({ name })}
          body={t.enableBody}
          said={t.done}
          run={() => enablePerson(personId)}
        />
      )}
    </>
  );
}

function Memberships({ person }: { person: Staff }) {
  const t = useText(administrationMessages);
  const pick = usePick();
  const roleName = useAnyRoleName();
  return person.memberships.map((membership) => {
    const organisation = membership.agency === null ? t.boru : pick(membership.agency);
    return (
      <Deed
        key={membership.id}
        label={`${t.end}: ${organisation} · ${roleName(membership.role)}`}
        title={t.endTitle({ name: person.name, organisation })}
        body={t.endBody}
        said={t.done}
        run={() => endMembership(membership.id)}
        isDanger
      />
    );
  });
}
