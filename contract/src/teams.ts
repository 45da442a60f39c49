import { z } from 'zod';
import { id, line, version } from './fields.ts';

/** Teams of an agency (팀). Another agency may send a referral to a team or to one of its people, and then to nobody else there. */
export const mostTeams = 50;
const content = {
  name: line(60),
  people: z.array(id).min(1, { error: '팀원을 한 명 이상 골라 주세요. / Choose at least one person.' }).max(100),
};
export const NewTeam = z.strictObject(content);
export const TeamChange = z.strictObject({ ...content, version });
export const TeamParams = z.strictObject({ id });
const person = z.object({ id, name: z.string() });
export const TeamList = z.object({
  items: z.array(z.object({ id, name: z.string(), version: z.number().int(), people: z.array(person) })),
  /** Who may be put into a team. */
  colleagues: z.array(person),
  mayManage: z.boolean(),
});
export type NewTeam = z.infer<typeof NewTeam>;
export type TeamChange = z.infer<typeof TeamChange>;
export type TeamList = z.infer<typeof TeamList>;
export type Team = TeamList['items'][number];
