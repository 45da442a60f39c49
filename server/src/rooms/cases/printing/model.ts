import type { CaseView, EntryView } from '@boru/contract/cases';
import { civilOf, formatTime } from '@boru/contract/civil';
import { caseWords } from '@boru/contract/words-cases';
import { peopleWords } from '@boru/contract/words-people';
import { protectionWords } from '@boru/contract/words-protection';

type Sight = CaseView['sight'][number];

const instantOf = (at: string): number => Date.parse(at);

const authorOf = ({ author }: EntryView): string =>
  [author.agency?.ko ?? caseWords.author[author.kind].ko, author.name].filter((part) => part !== '').join(' ');

const textOf = ({ kind, fact, body, detail }: EntryView): string => {
  const place = detail.toAgency ? ` (${detail.toAgency.ko})` : '';
  const head = fact === null ? caseWords.entryKind[kind].ko : `${caseWords.caseFact[fact].ko}${place}`;
  const how = detail.mail === undefined ? '' : ' (메일로 받음, 로그인으로 확인되지 않음)';
  return body === null || body === '' ? `${head}${how}` : `${head}${how}: ${body}`;
};

const basisOf = ({ basis, legalBasis, validTo }: Sight): string => {
  const [year, month, day] = validTo.split('-').map(Number);
  const until = `${year}. ${month}. ${day}.까지`;
  return basis === 'consent' ? `기업의 동의, ${until}` : `${legalBasis ?? caseWords.referralBasis.law.ko}, ${until}`;
};

/** One line for each agency and basis, however many sections it covers. */
const sharingOf = (sight: readonly Sight[]) => {
  const lines = new Map<string, { recipient: string; basis: string; sections: string[] }>();
  for (const grant of sight) {
    const [recipient, basis] = [grant.agency.name.ko, basisOf(grant)];
    const line = lines.get(`${recipient} ${basis}`) ?? { recipient, basis, sections: [] };
    line.sections.push(peopleWords.section[grant.section].ko);
    lines.set(`${recipient} ${basis}`, line);
  }
  return [...lines.values()].map(({ sections, ...line }) => ({ ...line, items: sections.join(', ') }));
};

/** What the template `case-summary` prints: exactly what this reader sees on the screen, nothing more. */
export const summaryOf = (view: CaseView, now: Date) => {
  const topic = protectionWords.helpTopic[view.topic].ko;
  const asked = view.timeline.find(({ kind, author }) => kind === 'message' && author.kind === 'company');
  return {
    caseNumber: view.number ?? '번호 없음',
    agency: view.owner?.name.ko ?? '정해지지 않음',
    company: { name: view.company.name === '' ? '이름을 볼 수 없음' : view.company.name },
    topic: `${topic} · ${view.title}`,
    receivedOn: civilOf(instantOf(view.submittedAt ?? now.toISOString())),
    ...(view.dueAt === null ? {} : { dueOn: civilOf(instantOf(view.dueAt)) }),
    printedOn: civilOf(now.getTime()),
    status: caseWords.caseStatus[view.status].ko,
    summary: asked?.body ?? view.title,
    sharing: sharingOf(view.sight),
    timeline: view.timeline.map((entry) => ({
      on: civilOf(instantOf(entry.at)),
      time: formatTime(instantOf(entry.at)),
      actor: authorOf(entry),
      text: textOf(entry),
    })),
  };
};
