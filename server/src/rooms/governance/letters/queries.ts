import { civilOf } from '@boru/contract/civil';
import type { LetterList, LetterView } from '@boru/contract/letters';
import { Problem } from '#kernel/problem';
import { HWPX_TYPE, numbered, officialDate, renderHwpx, renderPdf } from '#platform/documents/index';
import type { Context, FileReply, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { listAgencies } from '#rooms/organisations';
import { memberOf } from '../commitments/index.ts';
import { namesOn } from '../council/index.ts';
import { type Letter, mayOf, outlineOf } from './model.ts';
import { selectLetter, selectLetters, selectParties } from './store.ts';

type Asking = Context<Services>;
const found = async ({ tx }: Pick<Asking, 'tx'>, id: string): Promise<Letter> => {
  const letter = await selectLetter(tx, id);
  if (!letter) throw new Problem('thing.not_found');
  return letter;
};
const short = ({ id, title, recipient, state, number }: Letter) => ({ id, title, recipient, state, number });

export const listLetters = async ({ tx, now, actor }: Asking): Promise<Sent<LetterList>> => {
  const { agencyId: own } = memberOf(actor);
  const today = civilOf(now.getTime());
  const letters = await selectLetters(tx);
  const parties = await selectParties(
    tx,
    letters.map(({ id }) => id),
  );
  const nameOf = await namesOn(tx, today);
  return {
    own,
    items: letters.map((letter) => {
      const asked = parties.filter(({ letterId }) => letterId === letter.id);
      const waits = asked.some(({ agencyId, consent }) => agencyId === own && consent === 'waiting');
      return {
        ...short(letter),
        lead: nameOf(letter.agencyId),
        agreed: asked.filter(({ consent }) => consent === 'agreed').length,
        of: asked.length,
        isAsked: letter.state === 'asking' && waits,
      };
    }),
    agencies: (await listAgencies(tx, today)).map(({ id: agencyId, name }) => ({ agencyId, name })),
  };
};

export const showLetter = async (asking: Asking, id: string): Promise<Sent<LetterView>> => {
  const { tx, now, actor } = asking;
  const { agencyId, role } = memberOf(actor);
  const letter = await found(asking, id);
  const parties = await selectParties(tx, [id]);
  const nameOf = await namesOn(tx, civilOf((letter.sentAt ?? now).getTime()));
  return {
    ...short(letter),
    ...{ version: letter.version, body: letter.body, enclosed: letter.enclosed, writtenBy: letter.writtenByName },
    ...{ lead: nameOf(letter.agencyId), sentAt: letter.sentAt?.toISOString() ?? null, sentBy: letter.sentByName },
    parties: parties.map((party) => ({
      ...{ agencyId: party.agencyId, agency: nameOf(party.agencyId), consent: party.consent, words: party.words },
      ...{ by: party.decidedByName, at: party.decidedAt?.toISOString() ?? null },
    })),
    may: mayOf(letter, parties, { agencyId, works: role !== 'auditor', leads: role === 'manager' }),
  };
};

/** A draft until it is issued, then the same bytes for everybody who is named in it. */
export const takePaper = async (asking: Asking, id: string, format: 'pdf' | 'hwpx'): Promise<FileReply> => {
  const { tx, now, trace } = asking;
  const letter = await found(asking, id);
  const parties = await selectParties(tx, [id]);
  const at = letter.sentAt ?? now;
  const on = civilOf(at.getTime());
  const nameOf = await namesOn(tx, on);
  const names = [letter.agencyId, ...parties.map(({ agencyId }) => agencyId)].map((one) => ({ name: nameOf(one).ko }));
  const data = {
    heading: letter.state === 'sent' ? '공동 공문' : '공동 공문(시행하지 않은 초안)',
    sender: names.map(({ name }) => name).join(', '),
    recipient: letter.recipient,
    title: letter.title,
    lines: numbered(outlineOf(letter)),
    names,
    number: letter.number ?? '시행하면 매김',
    on: officialDate(on),
    written: letter.sentByName ?? letter.writtenByName,
    summary: `${letter.title}에 관한 공동 공문.`,
  };
  trace({ action: 'jointLetter.taken', subjectId: id, detail: { format } });
  const filename = `공동공문-${letter.number ?? '초안'}.${format}`;
  if (format === 'hwpx') return { filename, contentType: HWPX_TYPE, body: await renderHwpx('official-letter', data) };
  return { filename, contentType: 'application/pdf', body: (await renderPdf('official-letter', data, { at })).pdf };
};
