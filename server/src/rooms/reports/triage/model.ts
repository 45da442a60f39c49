import { Problem } from '#kernel/problem';

export type TriageRow = { deskKeyId: string; version: number; body: Buffer };

export const triageView = ({ deskKeyId, version, body }: TriageRow) => ({
  deskKeyId,
  version,
  body: body.toString('base64'),
});

/** Sealed to a key that was changed, a triage could be read by whoever left the team with it. */
export const checkKey = (asked: string, newest: string | undefined): void => {
  if (asked !== newest) throw new Problem('report.key_changed');
};
