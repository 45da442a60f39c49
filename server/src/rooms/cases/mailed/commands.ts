import { Problem } from '#kernel/problem';
import type { MailedWords } from '#platform/replies/index';
import { replyByMail } from '../counsel/index.ts';
import type { Doing } from '../files/index.ts';
import { attachPaper } from '../papers/index.ts';

/** Papers that the rules refuse are left; every other fault undoes the whole reply. Answers how many were left. */
const attach = async (doing: Doing, caseId: string, papers: MailedWords['papers']): Promise<number> => {
  let left = 0;
  for (const paper of papers)
    try {
      await attachPaper(doing, caseId, paper, { mail: { whole: null, left: 0 } });
    } catch (fault) {
      if (!(fault instanceof Problem && fault.code.startsWith('file.'))) throw fault;
      left += 1;
    }
  return left;
};

/** The words last, so that they can say how many papers were left. Without words the papers speak for themselves. */
export const takeMailed = async (doing: Doing, caseId: string, words: MailedWords): Promise<number> => {
  const left = words.left + (await attach(doing, caseId, words.papers));
  const { said, whole } = words;
  if (said !== '') await replyByMail(doing, caseId, { said, whole, left });
  // Nothing came through: then there is no reply, and the sender is told to sign in.
  else if (left === words.left + words.papers.length) throw new Problem('file.type_refused');
  return left;
};
