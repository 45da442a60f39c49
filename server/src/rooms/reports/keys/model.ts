import { Problem } from '#kernel/problem';

export type KeyRow = {
  id: string;
  agencyId: number;
  recipient: string;
  recoveryRecipient: string;
  madeOn: string;
  retiredOn: string | null;
};

export const keyView = ({ id, recipient, recoveryRecipient, madeOn, retiredOn }: KeyRow) => ({
  id,
  recipient,
  recoveryRecipient,
  madeOn,
  retiredOn,
});

export type OfficerKey = { id: string; personId: string; recipient: string };

/** Every share goes to a key of the team that is in force, each once; else somebody would hold a desk that nobody named. */
export const checkShares = (shares: readonly { officerKeyId: string }[], team: readonly OfficerKey[]): void => {
  const wanted = shares.map(({ officerKeyId }) => officerKeyId);
  if (new Set(wanted).size !== wanted.length || !wanted.every((id) => team.some((key) => key.id === id)))
    throw new Problem('thing.changed');
};
