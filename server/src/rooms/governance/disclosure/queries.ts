import { civilOf } from '@boru/contract/civil';
import type { CompanyHearings, DisclosureList, DisclosureView } from '@boru/contract/disclosure';
import { lists } from '@boru/contract/words';
import { Problem } from '#kernel/problem';
import { HWPX_TYPE, numbered, officialDate, renderHwpx, renderPdf } from '#platform/documents/index';
import type { Context, FileReply, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { memberOf } from '../commitments/index.ts';
import { namesOn } from '../council/index.ts';
import { articleOf, type Hearing, letterOf, mayOf, type Request } from './model.ts';
import { selectHearings, selectPieces, selectReceipts, selectRequest, selectRequests } from './store.ts';

type Asking = Context<Services>;
const short = (request: Request, today: string) => ({
  ...{ id: request.id, receiptNumber: request.receiptNumber, matter: request.matter, channel: request.channel },
  ...{ state: request.state, outcome: request.outcome, receivedOn: request.receivedOn, dueOn: request.dueOn },
  isLate: request.state === 'received' && request.dueOn < today,
});
const shown = ({ askedAt, answeredAt, answerKey: _key, ...hearing }: Hearing, today: string) => ({
  ...hearing,
  askedAt: askedAt.toISOString(),
  answeredAt: answeredAt?.toISOString() ?? null,
  isOver: hearing.dueOn < today,
});

/** 정보공개 처리대장 of the own agency. */
export const listRequests = async ({ tx, now, actor }: Asking): Promise<Sent<DisclosureList>> => {
  const today = civilOf(now.getTime());
  const { role } = memberOf(actor);
  return {
    today,
    items: (await selectRequests(tx)).map((request) => ({ ...short(request, today), wish: request.wish })),
    may: role === 'auditor' ? [] : ['register'],
  };
};

const stepsOf = (request: Request, hearings: readonly Hearing[]): Sent<DisclosureView['steps']> => {
  const at = (what: string, when: Date | null, who: string | null) =>
    when === null ? [] : [{ what, at: when.toISOString(), who: who ?? '' }];
  const steps = [
    ...at('received', request.writtenAt, request.writtenByName),
    ...at('raised', request.raisedAt, request.raisedByName),
    ...at('extended', request.extendedAt, ''),
    ...hearings.flatMap((hearing) => [
      ...at('asked', hearing.askedAt, hearing.askedByName),
      ...at('heard', hearing.answeredAt, hearing.answeredByName),
    ]),
    ...at(request.state === 'withdrawn' ? 'withdrawn' : 'decided', request.endedAt, request.endedByName),
  ];
  return steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};

const found = async ({ tx }: Pick<Asking, 'tx'>, id: string): Promise<Request> => {
  const request = await selectRequest(tx, id);
  if (!request) throw new Problem('thing.not_found');
  return request;
};
export const showRequest = async (asking: Asking, id: string): Promise<Sent<DisclosureView>> => {
  const { tx, now, actor, services } = asking;
  const { role } = memberOf(actor);
  const today = civilOf(now.getTime());
  const request = await found(asking, id);
  const hearings = await selectHearings(tx, id);
  const { items, holding } = services.pack.catalogue.disclosureGrounds;
  return {
    ...short(request, today),
    ...{ version: request.version, today, requesterName: request.requesterName, wish: request.wish },
    ...{ requesterAddress: request.requesterAddress, clock: request.clock, extendedReason: request.extendedReason },
    hearings: hearings.map((hearing) => ({ ...shown(hearing, today), answeredBy: hearing.answeredByName })),
    pieces: await selectPieces(tx, id),
    ...{ how: request.how, opensOn: request.opensOn, decidedBy: request.endedByName },
    decidedAt: request.endedAt?.toISOString() ?? null,
    grounds: items.map((ground) => ({
      ...{ class: ground.id, heading: ground.heading, article: articleOf(services.pack, ground.article) },
      ...{ verified: ground.verified, note: ground.note ?? null },
    })),
    holding: { piece: holding.piece, answer: holding.answer, article: articleOf(services.pack, holding.article) },
    steps: stepsOf(request, hearings),
    may: mayOf(request, { works: role !== 'auditor', leads: role === 'manager' }),
  };
};

/** 결정통지서. The same words for everybody who asks who holds what. */
export const takeLetter = async (asking: Asking, id: string, format: 'pdf' | 'hwpx'): Promise<FileReply> => {
  const { tx, trace, services } = asking;
  const request = await found(asking, id);
  if (request.outcome === null || request.endedAt === null) throw new Problem('disclosure.not_now');
  const on = civilOf(request.endedAt.getTime());
  const nameOf = await namesOn(tx, on);
  const sender = nameOf(request.agencyId).ko;
  const say = { outcome: lists.disclosureOutcome[request.outcome].ko, dateOf: officialDate };
  const data = {
    heading: '정보공개 여부 결정 통지',
    sender,
    recipient: `${request.requesterName} 귀하`,
    title: `정보공개 청구(${request.receiptNumber})에 대한 결정`,
    lines: numbered(letterOf(services.pack, request, await selectPieces(tx, id), say)),
    names: [{ name: sender }],
    number: request.receiptNumber,
    on: officialDate(on),
    written: `${request.endedByName ?? ''}`,
    summary: `${officialDate(request.receivedOn)} 받은 정보공개 청구에 대한 결정 통지.`,
  };
  trace({ action: 'disclosure.letter_taken', subjectId: id, detail: { format } });
  const filename = `정보공개-결정통지-${request.receiptNumber}.${format}`;
  if (format === 'hwpx') return { filename, contentType: HWPX_TYPE, body: await renderHwpx('official-letter', data) };
  const { pdf } = await renderPdf('official-letter', data, { at: request.endedAt });
  return { filename, contentType: 'application/pdf', body: pdf };
};

/** What the own company is asked; not by whom the agency was asked. */
export const listHearings = async ({ tx, now }: Asking): Promise<Sent<CompanyHearings>> => {
  const today = civilOf(now.getTime());
  const receipts = await selectReceipts(tx);
  const nameOf = await namesOn(tx, today);
  return {
    today,
    items: (await selectHearings(tx)).map((hearing) => ({
      ...shown(hearing, today),
      agency: nameOf(hearing.agencyId),
      receiptNumber: receipts.get(hearing.id) ?? '',
      may: hearing.answeredAt === null ? (['answer'] as const) : [],
    })),
  };
};
