import type { ReferralOptions } from '@boru/contract/cases';
import type { Receiver } from '@boru/contract/receivers';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Select } from '#ui/Select';
import { deskMessages } from '../desk/messages.ts';
import { referringMessages } from './messages.ts';

export interface ReceiverWish {
  readonly to: string | null;
  /** agency, team:… or person:… of that agency. */
  readonly whom: string;
}

export const receiverOf = ({ whom }: ReceiverWish): Receiver => {
  const [kind, id] = whom.split(':');
  if (kind === 'team' && id !== undefined) return { kind, teamId: id };
  if (kind === 'person' && id !== undefined) return { kind, personId: id };
  return { kind: 'agency' };
};

interface PartProps<Wish extends ReceiverWish> {
  readonly options: ReferralOptions;
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
  readonly error: unknown;
}

/** The agency, and whose it is there: everybody's, one team's or one person's. */
export function ReceiverFields<Wish extends ReceiverWish>({ options, wish, onChange, error }: PartProps<Wish>) {
  const t = useText(deskMessages);
  const pick = usePick();
  const locale = useLocale();
  return (
    <>
      <Select
        label={t.referTo}
        isRequired
        options={options.agencies.map((agency) => ({
          id: String(agency.id),
          label: pick(agency.name),
          detail: !agency.online
            ? t.referOffline
            : agency.fits
              ? `${t.referFits}: ${agency.desks.map(pick).join(', ')}`
              : t.referOther,
          isDisabled: !agency.online,
        }))}
        value={wish.to}
        onChange={(to) => onChange({ ...wish, to, whom: 'agency' })}
        error={fieldError(error, 'toAgency', locale)}
      />
      <Whom options={options} wish={wish} onChange={onChange} error={error} />
    </>
  );
}

function Whom<Wish extends ReceiverWish>({ options, wish, onChange, error }: PartProps<Wish>) {
  const t = useText(referringMessages);
  const locale = useLocale();
  const teams = options.agencies.find(({ id }) => String(id) === wish.to)?.teams ?? [];
  if (teams.length === 0) return null;
  const people = new Map(teams.flatMap((team) => team.people.map((person) => [person.id, person.name] as const)));
  return (
    <Select
      label={t.whom}
      options={[
        { id: 'agency', label: t.wholeAgency, detail: t.wholeAgencyDetail },
        ...teams.map((team) => ({
          id: `team:${team.id}`,
          label: team.name,
          detail: t.teamDetail({ names: team.people.map(({ name }) => name).join(', ') }),
        })),
        ...[...people].map(([id, name]) => ({ id: `person:${id}`, label: name, detail: t.personDetail })),
      ]}
      value={wish.whom}
      onChange={(whom) => onChange({ ...wish, whom })}
      error={fieldError(error, 'receiver', locale)}
    />
  );
}
