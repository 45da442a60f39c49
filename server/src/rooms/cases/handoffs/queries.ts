import type { CaseView } from '@boru/contract/cases';
import { civilOf } from '@boru/contract/civil';
import type { Bilingual } from '@boru/contract/fields';
import type { HandoffList, HandoffView } from '@boru/contract/handoffs';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { HWPX_TYPE, renderHwpx, renderPdf, zipOf } from '#platform/documents/index';
import type { Context, FileReply } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames, companyCard } from '#rooms/organisations';
import { mayDo, relationOf, selectCase } from '../files/index.ts';
import { summaryOf } from '../printing/index.ts';
import { checkTurn, type Handoff, letterOf, mayTurn, namesFor, narrowed } from './model.ts';
import { selectHandoff, selectHandoffs, selectPacket } from './store.ts';

type Asking = Context<Services>;
type Names = ReadonlyMap<number, Bilingual>;
const named = (names: Names, id: number) => ({ id, name: names.get(id) ?? { ko: '', en: '' } });

const viewOf = (handoff: Handoff, names: Names, actor: Actor): HandoffView => {
  const { fromAgency, toAgency, caseId: _case, companyId: _company, consentId: _consent, ...rest } = handoff;
  return {
    ...rest,
    from: named(names, fromAgency),
    to: named(names, toAgency),
    basis: rest.legalBasis === null ? 'consent' : 'law',
    sha256: rest.sha256.toString('hex'),
    madeAt: rest.madeAt.toISOString(),
    dispatchedAt: rest.dispatchedAt?.toISOString() ?? null,
    receivedAt: rest.receivedAt?.toISOString() ?? null,
    withdrawnAt: rest.withdrawnAt?.toISOString() ?? null,
    may: mayTurn(actor, handoff),
  };
};

const caseOf = async ({ tx }: Asking, id: string) => {
  const file = await selectCase(tx, id);
  if (!file) throw new Problem('thing.not_found');
  return file;
};

export const listHandoffs = async (context: Asking, caseId: string): Promise<HandoffList> => {
  const { tx, actor, now } = context;
  const file = await caseOf(context, caseId);
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const relation = relationOf(actor, file);
  if (actor.kind === 'agency') context.read({ companyId: file.companyId, caseId, sections: ['counsel'] });
  return {
    items: (await selectHandoffs(tx, caseId)).map((handoff) => viewOf(handoff, names, actor)),
    mayMake: mayDo('refer', file, relation, { now, referralOpen: false }),
  };
};

/** The sealed packet. Whoever takes it leaves a trace the company sees. */
export const takePacket = async (context: Asking, caseId: string, id: string): Promise<FileReply> => {
  const { tx, actor } = context;
  const { companyId } = await caseOf(context, caseId);
  const handoff = await selectHandoff(tx, caseId, id);
  const packet = handoff && (await selectPacket(tx, id));
  if (!handoff) throw new Problem('thing.not_found');
  checkTurn('take', actor, handoff, null);
  if (!packet) throw new Problem('pledge.needed');
  context.read({
    companyId,
    caseId,
    sections: handoff.sections,
    reason: handoff.receiptNumber,
  });
  return { filename: `${handoff.receiptNumber}.zip.age`, contentType: 'application/octet-stream', body: packet };
};

export const printLetter = async (
  context: Asking,
  caseId: string,
  id: string,
  format: 'pdf' | 'hwpx',
): Promise<FileReply> => {
  const { tx, now } = context;
  const file = await caseOf(context, caseId);
  const handoff = await selectHandoff(tx, caseId, id);
  if (!handoff) throw new Problem('thing.not_found');
  const madeOn = civilOf(handoff.madeAt.getTime());
  const names = await agencyNames(tx, madeOn);
  const data = letterOf(handoff, {
    from: named(names, handoff.fromAgency).name.ko,
    to: named(names, handoff.toAgency).name.ko,
    caseNumber: file.number ?? '번호 없음',
    company: file.companyName,
    madeOn,
  });
  const filename = `인계서-${handoff.receiptNumber}.${format}`;
  if (format === 'hwpx') return { filename, contentType: HWPX_TYPE, body: await renderHwpx('handoff-letter', data) };
  const { pdf } = await renderPdf('handoff-letter', data, { at: now });
  return { filename, contentType: 'application/pdf', body: pdf };
};

/** All papers together; what does not fit goes another way. */
const largest = 40 * 1024 * 1024;

const bytesOf = async (body: FileReply['body']): Promise<Uint8Array> => {
  if (Buffer.isBuffer(body)) return body;
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
};

/** Papers that are through quarantine, by the names they came with. */
const papersOf = async ({ tx, services }: Asking, caseId: string) => {
  const papers = (await services.files.list(tx, { caseId })).filter(({ mayDownload }) => mayDownload);
  if (papers.reduce((sum, { size }) => sum + size, 0) > largest)
    throw new Problem('request.invalid', {
      fields: {
        sections:
          '붙임 파일이 모두 40MB를 넘어 담을 수 없습니다. 붙임 파일을 빼고 따로 전해 주세요. / The papers exceed 40 MB: leave them out.',
      },
    });
  const names = namesFor(papers.map(({ name }) => name));
  const files = [];
  for (const [at, { id }] of papers.entries())
    files.push({ name: names[at] ?? id, bytes: await bytesOf((await services.files.open(tx, id)).body) });
  return files;
};

/** What lies in the zip: the case to read, the same as data, the company's card, and the papers. */
export const packUp = async (context: Asking, view: CaseView, sections: readonly string[], about: object) => {
  const { tx, services, now } = context;
  const told = narrowed(view, sections);
  const { pdf } = await renderPdf('case-summary', summaryOf(told, now), { at: now });
  const card = await companyCard(tx, services.pack, view.company.id);
  const { contacts, ...company } = card ?? { contacts: [] };
  const data = { ...about, case: told, company, contacts: sections.includes('contact') ? contacts : [] };
  const papers = sections.includes('documents') ? await papersOf(context, view.id) : [];
  const files = [
    { name: '건-요약.pdf', bytes: pdf },
    { name: '건.json', bytes: Buffer.from(`${JSON.stringify(data, null, 2)}\n`) },
    ...papers,
  ];
  return { files: files.length, zip: zipOf(files) };
};
