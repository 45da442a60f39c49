import { mostTeams } from '@boru/contract/teams';
import type { Actor, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export const deskOf = (actor: Actor): AgencyActor => {
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  return actor;
};

const read = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();

type Kept = { id: string; name: string };
type Wish = { name: string; people: readonly string[] };

/** Throws with the field that is wrong. `except`: the team that is being changed. */
export const checkTeam = (
  wish: Wish,
  known: { teams: readonly Kept[]; colleagues: readonly { id: string }[]; except: string | null },
): void => {
  const fields: Record<string, string> = {};
  if (known.teams.some(({ id, name }) => id !== known.except && read(name) === read(wish.name)))
    fields['name'] = '같은 이름의 팀이 있습니다. / There is a team of this name.';
  else if (known.except === null && known.teams.length >= mostTeams)
    fields['name'] = `팀은 ${mostTeams}개까지 둘 수 있습니다. / At most ${mostTeams} teams.`;
  if (!wish.people.every((id) => known.colleagues.some((colleague) => colleague.id === id)))
    fields['people'] = '우리 기관 사람만 고를 수 있습니다. / Only people of your own agency.';
  if (Object.keys(fields).length > 0) throw new Problem('request.invalid', { fields });
};
