import { createHash } from 'node:crypto';
import type { AnswerValue } from '@boru/contract/diagnosis';
import type { FieldEntry } from '@boru/contract/engagements';
import { Problem } from '#kernel/problem';

export type NewEntry = FieldEntry;
export type Note = FieldEntry & { by: string; value: AnswerValue | null };
export type Photo = {
  key: string;
  engagementId: string;
  companyId: string;
  question: string | null;
  caption: string;
  sha256: string;
  bytes: number;
  at: string;
  device: string;
  state: 'asked' | 'allowed' | 'refused';
  isHere: boolean;
};

/** The clock of a tablet may be wrong by hours, not by years. */
const mostAhead = 86_400_000;
export const mayKeep = (entry: FieldEntry, questions: ReadonlySet<string>, now: Date): boolean =>
  questions.has(entry.question) &&
  (entry.value !== null || entry.words !== null) &&
  Date.parse(entry.at) <= now.getTime() + mostAhead;

/** The very picture that the company said yes to, and a JPEG. */
export const requirePhoto = (photo: Photo | undefined, body: Buffer): void => {
  if (!photo) throw new Problem('thing.not_found');
  const isJpeg = body.length > 3 && body[0] === 0xff && body[1] === 0xd8 && body[2] === 0xff;
  const isSame = createHash('sha256').update(body).digest('hex') === photo.sha256 && body.length === photo.bytes;
  if (photo.state !== 'allowed' || photo.isHere) throw new Problem('thing.changed');
  if (!isJpeg || !isSame)
    throw new Problem('request.invalid', {
      fields: {
        jpeg: '기업이 허락한 사진과 다릅니다. 사진은 이 기기에 그대로 있습니다. / Not the picture the company allowed. It is still on this device.',
      },
    });
};
