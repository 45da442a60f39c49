import type { GrantQuestion } from '@boru/contract/grants';
import type { OwnReviews, SheetView } from '@boru/contract/review';
import { Problem } from '#kernel/problem';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { selectCall, selectForm } from '../../grants/index.ts';
import { selectPanel } from '../panels/index.ts';
import type { Sheet } from './model.ts';
import { myJudges, selectAnswers, selectAssigned, selectOpened, selectSheets } from './store.ts';

type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'read'>;

/** Applications that the reader is to judge; one with a tie is not there any more. */
export const listOwn = async ({ tx }: Pick<Asking, 'tx'>): Promise<Sent<OwnReviews>> => {
  const assigned = await selectAssigned(tx, await myJudges(tx));
  const opened = new Map(
    (
      await selectOpened(
        tx,
        assigned.map(({ applicationId }) => applicationId),
      )
    ).map((one) => [one.id, one]),
  );
  const items: Sent<OwnReviews>['items'][number][] = [];
  const mine = new Set(assigned.map(({ judgeId }) => judgeId));
  for (const [callId, own] of Map.groupBy(assigned, (one) => one.callId)) {
    const [call, panel] = [await selectCall(tx, callId), await selectPanel(tx, callId)];
    const sheets = (await selectSheets(tx, { callId })).filter(({ judgeId }) => mine.has(judgeId));
    for (const { applicationId } of own) {
      const one = opened.get(applicationId);
      if (one === undefined || call === undefined || panel === undefined) continue;
      const state = sheets.find((sheet) => sheet.applicationId === applicationId)?.state ?? 'assigned';
      const { number, companyName } = one;
      items.push({
        callId,
        call: call.title,
        applicationId,
        number: number ?? '',
        companyName,
        state,
        isOpen: panel.state === 'scoring',
      });
    }
  }
  return { items };
};

const shownValue = (value: unknown, question: GrantQuestion | undefined): string => {
  const nameOf = (id: unknown) => question?.choices.find((choice) => choice.id === id)?.name.ko ?? String(id);
  if (typeof value === 'boolean') return value ? '예' : '아니요';
  if (Array.isArray(value)) return value.map(nameOf).join(', ');
  return question?.choices.length ? nameOf(value) : String(value);
};

/** The reader's own assignment for an application of this call; nothing of it is told where there is none. */
export const ownAssignment = async ({ tx }: Pick<Asking, 'tx'>, callId: string, applicationId: string) => {
  const assigned = (await selectAssigned(tx, await myJudges(tx))).find(
    (one) => one.callId === callId && one.applicationId === applicationId,
  );
  const [application] = assigned === undefined ? [] : await selectOpened(tx, [applicationId]);
  const panel = assigned === undefined ? undefined : await selectPanel(tx, callId);
  if (assigned === undefined || application === undefined || panel === undefined) throw new Problem('thing.not_found');
  return { assigned, application, panel };
};

export const showSheet = async (asking: Asking, callId: string, applicationId: string): Promise<Sent<SheetView>> => {
  const { tx, actor, read } = asking;
  const { assigned, application, panel } = await ownAssignment(asking, callId, applicationId);
  const call = await selectCall(tx, callId);
  if (call === undefined) throw new Problem('thing.not_found');
  const form = await selectForm(tx, callId, application.formNumber);
  const sheets: Sheet[] = await selectSheets(tx, { applicationId });
  const own = sheets.find(({ judgeId }) => judgeId === assigned.judgeId);
  const { companyId, agencyId } = application;
  const forWhom = actor.kind === 'expert' ? { agencyId } : {};
  read({ companyId, caseId: null, sections: ['summary'], reason: '지원사업 평가', ...forWhom });
  const questions = new Map((form?.questions ?? []).map((one) => [one.key, one]));
  return {
    ...{
      callId,
      call: call.title,
      applicationId,
      number: application.number ?? '',
      companyName: application.companyName,
    },
    ...{ askedWon: application.askedWon, criteria: panel.criteria, isOpen: panel.state === 'scoring' },
    answers: (await selectAnswers(tx, applicationId, application.newest)).map(({ key, value }) => {
      const question = questions.get(key);
      return { key, label: question?.label ?? { ko: key, en: key }, value: shownValue(value, question) };
    }),
    state: own?.state ?? 'assigned',
    version: own?.version ?? null,
    marks: own?.marks ?? {},
    words: own?.words ?? null,
    others:
      own?.state === 'submitted'
        ? sheets
            .filter(({ judgeId, state }) => judgeId !== assigned.judgeId && state === 'submitted')
            .map(({ marks, words }) => ({ marks, words }))
        : null,
  };
};
