import { id, ok } from '@boru/contract/fields';
import {
  LetterAnswer,
  LetterInput,
  LetterList,
  LetterPaperQuery,
  LetterStep,
  LetterUpdate,
  LetterView,
} from '@boru/contract/letters';
import { z } from 'zod';
import { agencyWorkers, everyAgencyRole } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { answerLead, askParties, changeLetter, sendLetter, takeBack, writeLetter } from './commands.ts';
import { listLetters, showLetter, takePaper } from './queries.ts';

const params = z.strictObject({ id });
const base = '/api/governance/letters';
const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

const reading = [
  endpoint({
    id: 'governance.listLetters',
    method: 'GET',
    path: base,
    summary: { ko: '공동 공문 목록', en: 'Joint letters' },
    may: everyAgencyRole,
    output: LetterList,
    handle: (_, context) => listLetters(context),
  }),
  endpoint({
    id: 'governance.showLetter',
    method: 'GET',
    path: `${base}/:id`,
    summary: { ko: '공동 공문 하나', en: 'One joint letter' },
    may: everyAgencyRole,
    params,
    output: LetterView,
    handle: (input, context) => showLetter(context, input.params.id),
  }),
  download({
    id: 'governance.takeLetter',
    method: 'GET',
    path: `${base}/:id/paper`,
    summary: { ko: '공동 공문 받기(PDF, HWPX)', en: 'Take a joint letter (PDF, HWPX)' },
    may: everyAgencyRole,
    params,
    query: LetterPaperQuery,
    produces: 'application/pdf',
    perMinute: 20,
    handle: (input, context) => takePaper(context, input.params.id, input.query.format),
  }),
];

const writing = [
  endpoint({
    id: 'governance.writeLetter',
    method: 'POST',
    path: base,
    summary: { ko: '공동 공문 적기', en: 'Write a joint letter' },
    may: agencyWorkers,
    body: LetterInput,
    output: z.object({ id }),
    status: 201,
    handle: (input, context) => writeLetter(context, input.body),
  }),
  endpoint({
    id: 'governance.changeLetter',
    method: 'PUT',
    path: `${base}/:id`,
    summary: { ko: '공동 공문 고치기', en: 'Change a joint letter' },
    may: agencyWorkers,
    params,
    body: LetterUpdate,
    output: ok,
    handle: (input, context) => done(changeLetter(context, input.params.id, input.body)),
  }),
  endpoint({
    id: 'governance.askParties',
    method: 'POST',
    path: `${base}/:id/asking`,
    summary: { ko: '함께 보낼지 기관에 묻기', en: 'Ask the agencies to join' },
    may: agencyWorkers,
    params,
    body: LetterStep,
    output: ok,
    handle: (input, context) => done(askParties(context, input.params.id, input.body.version)),
  }),
  endpoint({
    id: 'governance.takeLetterBack',
    method: 'POST',
    path: `${base}/:id/taking-back`,
    summary: { ko: '거두어 다시 적기', en: 'Take back and rewrite' },
    may: agencyWorkers,
    params,
    body: LetterStep,
    output: ok,
    handle: (input, context) => done(takeBack(context, input.params.id, input.body.version)),
  }),
  endpoint({
    id: 'governance.answerLead',
    method: 'POST',
    path: `${base}/:id/answer`,
    summary: { ko: '함께 보낼지 답하기', en: 'Agree or decline' },
    may: ['agency.manager'],
    params,
    body: LetterAnswer,
    output: ok,
    handle: (input, context) => done(answerLead(context, input.params.id, input.body)),
  }),
  endpoint({
    id: 'governance.sendLetter',
    method: 'POST',
    path: `${base}/:id/sending`,
    summary: { ko: '번호를 매겨 시행하기', en: 'Number and issue' },
    may: ['agency.manager'],
    params,
    body: LetterStep,
    output: ok,
    handle: (input, context) => done(sendLetter(context, input.params.id, input.body.version)),
  }),
];

export const routes = [...reading, ...writing];
