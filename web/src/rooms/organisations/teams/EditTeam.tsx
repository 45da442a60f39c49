import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { CheckboxGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { changeTeam, makeTeam, type Team, type TeamList, useTeamDeed } from './api.ts';
import { teamMessages } from './messages.ts';

interface EditTeamProps {
  /** Null: a new one. */
  readonly team: Team | null;
  readonly colleagues: TeamList['colleagues'];
  readonly onClose: () => void;
}

export function EditTeam({ team, colleagues, onClose }: EditTeamProps) {
  const t = useText(teamMessages);
  const locale = useLocale();
  const [name, setName] = useState(team?.name ?? '');
  const [people, setPeople] = useState<readonly string[]>(team?.people.map(({ id }) => id) ?? []);
  const [wasTried, setTried] = useState(false);
  const wish = { name: name.trim(), people: [...people] };
  const send = useTeamDeed(
    () => (team === null ? makeTeam(wish) : changeTeam(team.id, { ...wish, version: team.version })),
    onClose,
    t.kept,
  );
  const wrong = {
    name: wasTried && wish.name === '' ? t.nameNeeded : fieldError(send.error, 'name', locale),
    people: wasTried && people.length === 0 ? t.peopleNeeded : fieldError(send.error, 'people', locale),
  };
  const isSaid = wrong.name !== undefined || wrong.people !== undefined;
  return (
    <ConfirmSheet
      title={team === null ? t.make : t.editOf({ name: team.name })}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (wish.name !== '' && people.length > 0) send.mutate();
      }}
      confirmLabel={t.keep}
      isPending={send.isPending}
      {...(isSaid ? {} : { error: send.error })}
    >
      <FormStack>
        <TextField
          label={t.name}
          description={t.nameHint}
          isRequired
          value={name}
          onChange={setName}
          maxLength={60}
          error={wrong.name}
        />
        <CheckboxGroup
          label={t.people}
          description={t.peopleHint}
          isRequired
          options={colleagues.map((person) => ({ id: person.id, label: person.name }))}
          value={people}
          onChange={setPeople}
          error={wrong.people}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
