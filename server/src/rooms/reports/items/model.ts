import { civilOf, formatDateTime } from '@boru/contract/civil';
import type { DamageKind, DamageSheet, EvidenceItems, EvidenceKind } from '@boru/contract/incident-items';
import type { Pack } from '@boru/contract/pack';
import { incidentWords } from '@boru/contract/words-incidents';
import type { Incident, Notice } from '../incidents/model.ts';

export type Item = {
  id: string;
  incidentId: string;
  number: number;
  kind: EvidenceKind;
  title: string;
  source: string;
  place: string;
  custodian: string;
  collectedAt: Date;
  fileName: string | null;
  fileSize: number | null;
  sha256: Buffer | null;
  note: string | null;
  writtenAt: Date;
  authorName: string;
};
export type Handover = {
  id: string;
  itemId: string;
  placeInChain: number;
  fromName: string;
  toName: string;
  place: string;
  happenedAt: Date;
  reason: string;
  authorName: string;
};
export type Damage = { lines: { kind: DamageKind; amount: number; basis: string }[]; total: number; version: number };

/** Integers add up without loss: 50 lines of at most 10^14 won stay below 2^53. */
export const totalOf = (lines: DamageSheet['lines']): number => lines.reduce((sum, { amount }) => sum + amount, 0);

/** Who holds it now, and since when: the last of the chain. */
export const holderOf = (item: Item, chain: readonly Handover[]) => {
  const last = chain.reduce<Handover | null>(
    (found, one) => (found === null || one.placeInChain > found.placeInChain ? one : found),
    null,
  );
  return last === null
    ? { custodian: item.custodian, place: item.place, since: item.collectedAt, length: 0 }
    : { custodian: last.toName, place: last.place, since: last.happenedAt, length: last.placeInChain };
};

export const itemView = (item: Item, chain: readonly Handover[]): EvidenceItems['items'][number] => {
  const { id, number, kind, title, source, note, fileName, fileSize, sha256 } = item;
  const { custodian, place } = holderOf(item, chain);
  return {
    ...{ id, number, kind, title, source, note, custodian, place },
    collectedAt: item.collectedAt.toISOString(),
    file:
      fileName === null || sha256 === null
        ? null
        : { name: fileName, size: fileSize ?? 0, sha256: sha256.toString('hex') },
    by: item.authorName,
    writtenAt: item.writtenAt.toISOString(),
    custody: [...chain]
      .sort((a, b) => a.placeInChain - b.placeInChain)
      .map((one) => ({
        id: one.id,
        from: one.fromName,
        to: one.toName,
        place: one.place,
        happenedAt: one.happenedAt.toISOString(),
        reason: one.reason,
        by: one.authorName,
      })),
  };
};

const at = (text: string): string => formatDateTime(Date.parse(text));

const noticeRow = ({ catalogue: { noticeRoutes } }: Pack, notice: Notice) => {
  const route = noticeRoutes.items.find(({ id }) => id === notice.route);
  const addressee = route?.addressees.find(({ id }) => id === notice.addressee);
  const { noticeStage, noticeWay } = incidentWords;
  return {
    at: formatDateTime(notice.doneAt.getTime()),
    route: route?.title.ko ?? notice.route,
    addressee: addressee?.name.ko ?? notice.addressee,
    how: `${noticeStage[notice.stage].ko}, ${noticeWay[notice.how].ko}${notice.spokeTo === null ? '' : ` (${notice.spokeTo})`}`,
    receipt: notice.receiptNumber ?? '-',
    paper: notice.paperName ?? '-',
    sha256: notice.paperSha256?.toString('hex') ?? '-',
  };
};

/** What `templates/incident-index` prints: everything a stranger needs to check a medium against. */
export const indexOf = (
  incident: Incident,
  view: Pick<EvidenceItems, 'items' | 'damage'>,
  told: { lines: readonly { happenedAt: Date; body: string; personName: string }[]; notices: readonly Notice[] },
  pack: Pack,
  now: Date,
) => ({
  number: incident.number,
  company: incident.companyName,
  title: incident.title,
  suspicion: incident.suspicion,
  noticedAt: formatDateTime(incident.noticedAt.getTime()),
  people: incident.people ?? '적지 않음',
  systems: incident.systems ?? '적지 않음',
  madeOn: civilOf(now.getTime()),
  notFiling: pack.catalogue.noticeRoutes.notFiling.ko,
  notices: told.notices.map((notice) => noticeRow(pack, notice)),
  items: view.items.map((item) => ({
    number: String(item.number),
    kind: incidentWords.incidentEvidenceKind[item.kind].ko,
    title: item.title,
    source: item.source,
    holder: `${item.custodian} (${item.place})`,
    collectedAt: at(item.collectedAt),
    file: item.file === null ? '파일 아님' : `${item.file.name}, ${item.file.size.toLocaleString('en-US')}바이트`,
    sha256: item.file?.sha256 ?? '-',
  })),
  custody: view.items.flatMap((item) =>
    item.custody.map((one) => ({
      number: String(item.number),
      at: at(one.happenedAt),
      handed: `${one.from} → ${one.to}`,
      where: one.place,
      reason: one.reason,
    })),
  ),
  damage: view.damage.lines.map(({ kind, amount, basis }) => ({
    kind: incidentWords.damageKind[kind].ko,
    amount: `${amount.toLocaleString('en-US')}원`,
    basis,
  })),
  total: `${view.damage.total.toLocaleString('en-US')}원`,
  timeline: [...told.lines]
    .sort((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime())
    .map(({ happenedAt, body, personName }) => ({
      at: formatDateTime(happenedAt.getTime()),
      what: body,
      by: personName,
    })),
});
