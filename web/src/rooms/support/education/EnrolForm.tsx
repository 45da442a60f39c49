import { targetRoles } from '@boru/contract/education';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Actions, FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import { enrol, type NewAttendee, type RunView, type TargetRole, useEducationDeed } from './api.ts';
import styles from './Education.module.css';
import { educationMessages } from './messages.ts';

interface Person {
  readonly key: number;
  readonly name: string;
  readonly role: TargetRole;
  readonly email: string;
}
const most = 30;
const roleOf = (id: string | null): TargetRole => targetRoles.find((role) => role === id) ?? 'allStaff';
const sent = ({ name, role, email }: Person): NewAttendee => ({
  name: name.trim(),
  role,
  email: email.trim() === '' ? null : email.trim(),
});

/** Several people at once; what is written stays until it was taken. */
export function EnrolForm({ run }: { run: RunView }) {
  const t = useText(educationMessages);
  const blank = (key: number): Person => ({ key, name: '', role: run.roles[0] ?? 'allStaff', email: '' });
  const [people, setPeople] = useState<readonly Person[]>(() => [blank(1)]);
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [done, setDone] = useState<{ seated: number; waiting: number } | null>(null);
  const sending = useEducationDeed(
    async () => setDone(await enrol(run.id, people.map(sent))),
    t.enrol,
    () => {
      setAsking(false);
      setTried(false);
      setPeople([blank(1)]);
    },
  );
  const check = () => {
    setTried(true);
    if (people.every(({ name }) => name.trim() !== '')) setAsking(true);
  };
  const change = (key: number, part: Partial<Person>) =>
    setPeople(people.map((person) => (person.key === key ? { ...person, ...part } : person)));
  const add = () => setPeople([...people, blank(Math.max(...people.map(({ key }) => key)) + 1)]);
  return (
    <FormStack>
      {done === null ? null : <Done {...done} />}
      {people.map((person, index) => (
        <Row
          key={person.key}
          person={person}
          number={index + 1}
          isTried={isTried}
          error={sending.error}
          onChange={(part) => change(person.key, part)}
          {...(people.length > 1 ? { onRemove: () => setPeople(people.filter(({ key }) => key !== person.key)) } : {})}
        />
      ))}
      <Actions>
        <Button isDisabled={people.length >= most} onPress={add}>
          {t.addPerson}
        </Button>
        <Button look="primary" onPress={check}>
          {t.send}
        </Button>
      </Actions>
      <Asking run={run} count={people.length} isOpen={isAsking} onClose={() => setAsking(false)} sending={sending} />
    </FormStack>
  );
}

function Done(counts: { seated: number; waiting: number }) {
  const t = useText(educationMessages);
  return (
    <Notice
      tone="success"
      isLive
      title={t.enrolled(counts)}
      action={<LinkButton to="/company/education">{t.ownGo}</LinkButton>}
    >
      {t.enrolledNext}
    </Notice>
  );
}

interface AskingProps {
  readonly run: RunView;
  readonly count: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly sending: ReturnType<typeof useEducationDeed<void>>;
}

/** Who will see what, before it is sent. */
function Asking({ run, count, isOpen, onClose, sending }: AskingProps) {
  const t = useText(educationMessages);
  const pick = usePick();
  return (
    <ConfirmSheet
      title={t.confirm}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => sending.mutate()}
      confirmLabel={t.confirmGo}
      whoSees={t.confirmWho({ agency: pick(run.agency.name) })}
      whatTheySee={t.confirmWhat({ count })}
      howLong={t.confirmLong}
      basis={t.confirmBasis}
      takeBack={t.confirmBack}
      isPending={sending.isPending}
      error={sending.error}
    />
  );
}

function Row({
  person,
  number,
  isTried,
  error,
  onChange,
  onRemove,
}: {
  readonly person: Person;
  readonly number: number;
  readonly isTried: boolean;
  readonly error: unknown;
  readonly onChange: (part: Partial<Person>) => void;
  readonly onRemove?: () => void;
}) {
  const t = useText(educationMessages);
  const pick = usePick();
  const locale = useLocale();
  const fault = (field: string) => fieldError(error, `people.${number - 1}.${field}`, locale);
  const missing = isTried && person.name.trim() === '' ? t.needed : undefined;
  return (
    <fieldset>
      <legend className="small muted">{t.person({ number })}</legend>
      <div className={styles.person}>
        <TextField
          label={t.name}
          isRequired
          maxLength={40}
          value={person.name}
          onChange={(name) => onChange({ name })}
          error={missing ?? fault('name')}
        />
        <Select
          label={t.role}
          options={targetRoles.map((id) => ({ id, label: pick(lists.targetRole[id]) }))}
          value={person.role}
          onChange={(id) => onChange({ role: roleOf(id) })}
        />
        <TextField
          label={t.email}
          isOptional
          maxLength={254}
          value={person.email}
          onChange={(email) => onChange({ email })}
          error={fault('email')}
        />
      </div>
      {onRemove === undefined ? null : (
        <Button look="quiet" size="small" onPress={onRemove}>
          {t.removePerson({ number })}
        </Button>
      )}
    </fieldset>
  );
}
