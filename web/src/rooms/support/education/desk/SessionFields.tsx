import { addDays } from '@boru/contract/civil';
import { SessionMode } from '@boru/contract/education';
import { lists } from '@boru/contract/words';
import { todayInSeoul } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { instantText, type Moment } from '#lib/moment';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { MomentField } from '#ui/MomentField';
import { FormStack, Section } from '#ui/Page';
import { TextField } from '#ui/TextField';
import type { NewRun } from '../api.ts';
import { deskEducationMessages } from './messages.ts';

export interface SessionDraft {
  readonly key: number;
  readonly mode: SessionMode;
  readonly place: string;
  readonly link: string;
  readonly starts: Moment;
  readonly ends: Moment;
}
export const blankSession = (key: number, isVisit: boolean): SessionDraft => {
  const on = addDays(todayInSeoul(), 13 + key);
  const times = { starts: { on, clock: '14:00' }, ends: { on, clock: '16:00' } };
  return { key, mode: isVisit ? 'atCompany' : 'onSite', place: '', link: '', ...times };
};
/** What is sent; null while something that is needed is missing. */
export const sessionOf = ({ mode, place, link, starts, ends }: SessionDraft): NewRun['sessions'][number] | null => {
  const [startsAt, endsAt] = [instantText(starts), instantText(ends)];
  if (startsAt === null || endsAt === null || place.trim() === '') return null;
  return { mode, place: place.trim(), link: mode === 'online' ? link.trim() : null, startsAt, endsAt };
};

interface Props {
  readonly sessions: readonly SessionDraft[];
  readonly onChange: (sessions: readonly SessionDraft[]) => void;
  readonly isTried: boolean;
  readonly error: unknown;
}

export function SessionFields({ sessions, onChange, isTried, error }: Props) {
  const t = useText(deskEducationMessages);
  const last = sessions.at(-1);
  const add = () => {
    const fresh = blankSession(Math.max(0, ...sessions.map(({ key }) => key)) + 1, last?.mode === 'atCompany');
    onChange([...sessions, { ...fresh, place: last?.place ?? '' }]);
  };
  return (
    <Section title={t.sessions} action={<Button onPress={add}>{t.addSession}</Button>}>
      <FormStack>
        {sessions.map((session, index) => (
          <Fields
            key={session.key}
            session={session}
            number={index + 1}
            isTried={isTried}
            error={error}
            onChange={(part) => onChange(sessions.map((one) => (one === session ? { ...one, ...part } : one)))}
            {...(sessions.length > 1 ? { onRemove: () => onChange(sessions.filter((one) => one !== session)) } : {})}
          />
        ))}
      </FormStack>
    </Section>
  );
}

function Fields({
  session,
  number,
  isTried,
  error,
  onChange,
  onRemove,
}: {
  readonly session: SessionDraft;
  readonly number: number;
  readonly isTried: boolean;
  readonly error: unknown;
  readonly onChange: (part: Partial<SessionDraft>) => void;
  readonly onRemove?: () => void;
}) {
  const t = useText(deskEducationMessages);
  const pick = usePick();
  const locale = useLocale();
  const fault = (field: string) => fieldError(error, `sessions.${number - 1}.${field}`, locale);
  return (
    <fieldset>
      <legend className="small muted">{t.session({ number })}</legend>
      <FormStack>
        <RadioGroup
          label={t.mode}
          direction="row"
          options={SessionMode.options.map((id) => ({ id, label: pick(lists.sessionMode[id]) }))}
          value={session.mode}
          onChange={(id) => onChange({ mode: SessionMode.options.find((one) => one === id) ?? 'onSite' })}
        />
        <TextField
          label={t.place}
          isRequired
          maxLength={200}
          value={session.place}
          onChange={(place) => onChange({ place })}
          error={isTried && session.place.trim() === '' ? t.needed : fault('place')}
        />
        {session.mode === 'online' ? (
          <TextField
            label={t.online}
            isRequired
            maxLength={300}
            value={session.link}
            onChange={(link) => onChange({ link })}
            error={fault('link')}
          />
        ) : null}
        <MomentField isAhead label={t.starts} value={session.starts} onChange={(starts) => onChange({ starts })} />
        <MomentField
          isAhead
          label={t.ends}
          value={session.ends}
          onChange={(ends) => onChange({ ends })}
          error={fault('endsAt')}
        />
        {onRemove === undefined ? null : (
          <Button look="quiet" size="small" onPress={onRemove}>
            {t.removeSession({ number })}
          </Button>
        )}
      </FormStack>
    </fieldset>
  );
}
