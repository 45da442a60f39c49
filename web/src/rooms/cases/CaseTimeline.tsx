import type { EntryView } from '@boru/contract/cases';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Tag } from '#ui/Tag';
import { Timeline, type TimelineEntry } from '#ui/Timeline';
import { momentText } from './ClockLine.tsx';
import { MailMark, MailRest } from './mailed/Mailed.tsx';
import { caseMessages } from './messages.ts';
import { useOutcomeNames, useSectionNames } from './names.ts';

/** For the desk: up to when the company has read the case. Nothing where it has no page to read it on. */
export type ReadBy = { readonly until: string | null };

/** Facts, words and notes of a case in one order for everyone who may see them. */
export function CaseTimeline({ entries, read }: { entries: readonly EntryView[]; read?: ReadBy }) {
  const t = useText(caseMessages);
  const line = useLine(read);
  return <Timeline label={t.timeline} entries={entries.flatMap(line)} />;
}

function useLine(read: ReadBy | undefined): (entry: EntryView) => TimelineEntry[] {
  const t = useText(caseMessages);
  const factText = useFactText();
  const who = useWho();
  return (entry) => {
    const { mail } = entry.detail;
    const base = { id: entry.id, at: entry.at, ...(mail === undefined ? {} : { audience: <MailMark /> }) };
    if (entry.kind === 'note')
      return [{ ...base, kind: 'note', who: who(entry), audience: t.noteAudience, body: entry.body }];
    if (entry.kind === 'document') return [{ ...base, kind: 'paper', who: who(entry), body: entry.body }];
    const fact = entry.fact === null ? null : factText(entry);
    if (entry.body === null) return fact === null ? [] : [{ ...base, kind: 'fact', body: fact }];
    const mark = <Marks entry={entry} read={read} />;
    // A fact that carries words (a reason, an outcome) stands above them: what happened, then why.
    const spoken: TimelineEntry = {
      ...base,
      kind: 'words',
      who: who(entry),
      body: entry.body,
      ...(mail === undefined ? { audience: mark } : {}),
      ...(mail === undefined || (mail.whole === null && mail.left === 0) ? {} : { actions: <MailRest mail={mail} /> }),
    };
    const plain = entry.fact === null || ['answered', 'asked', 'replied'].includes(entry.fact);
    return plain || fact === null ? [spoken] : [{ ...base, id: `${entry.id}.fact`, kind: 'fact', body: fact }, spoken];
  };
}

/** That it is a question, and whether it has arrived. */
function Marks({ entry, read }: { entry: EntryView; read: ReadBy | undefined }) {
  const t = useText(caseMessages);
  const isOurs = read !== undefined && entry.author.kind === 'agency';
  return (
    <>
      {entry.kind === 'question' ? <Tag tone="amber">{t.questionMark}</Tag> : null}
      {isOurs ? (
        <span className="small muted" data-print="hide">
          {read.until !== null && read.until >= entry.at ? t.readByCompany : t.unreadByCompany}
        </span>
      ) : null}
    </>
  );
}

function useWho(): (entry: EntryView) => string {
  const t = useText(caseMessages);
  const pick = usePick();
  return ({ author }) => {
    if (author.kind === 'system') return t.system;
    const side = author.agency === null ? t.company : pick(author.agency);
    return author.name === '' ? side : `${side} · ${author.name}`;
  };
}

type Detail = EntryView['detail'];
type Fact = NonNullable<EntryView['fact']>;

function useFactText(): (entry: EntryView) => string {
  const t = useText(caseMessages);
  const pick = usePick();
  const formats = useFormats();
  const outcomes = useOutcomeNames();
  const referral = useReferralFact();
  const when = (at: string | undefined) => ({ at: at === undefined ? '' : formats.dateTime(at) });
  const said = (name: string | undefined) => (name === undefined ? '' : ` ${t.factSaidBy({ name })}`);
  return ({ fact, detail }) => {
    const to = { agency: detail.toAgency === undefined ? '' : pick(detail.toAgency) };
    switch (fact) {
      case 'held':
        return t.factHeld(to);
      case 'submitted':
        return t.factSubmitted(to);
      case 'called':
        return t.factCalled({ name: detail.saidBy ?? '' });
      case 'acknowledged':
        return t.factAcknowledged;
      case 'assigned':
        return t.factAssigned({ name: detail.assignee ?? '' });
      case 'asked':
        return t.factAsked;
      case 'answered':
        return t.factAnswered;
      case 'replied':
        return t.factReplied;
      case 'closed':
        return t.factClosed({ outcome: detail.outcome === undefined ? '' : outcomes[detail.outcome] });
      case 'rated':
        return t.factRated({ score: detail.score ?? 0 });
      case 'reopened':
        return t.factReopened;
      case 'withdrawn':
        return t.factWithdrawn + said(detail.saidBy);
      case 'sightEnded':
        return detail.toAgency === undefined ? t.factSightEnded : t.factSightEndedBack(to);
      case 'takenOver':
        return t.factTakenOver;
      case 'appointmentBooked':
        return t.factAppointmentBooked(when(detail.startsAt));
      case 'appointmentMoved':
        return t.factAppointmentMoved(when(detail.startsAt));
      case 'appointmentCancelled':
        return t.factAppointmentCancelled(when(detail.startsAt));
      case 'handoffMade':
        return t.factHandoffMade(to);
      case 'handoffDispatched':
        return t.factHandoffDispatched(to);
      case 'handoffReceived':
        return t.factHandoffReceived(to);
      case 'handoffWithdrawn':
        return t.factHandoffWithdrawn(to);
      case null:
        return '';
      default:
        return referral(fact, detail) + said(detail.saidBy);
    }
  };
}

/** What happened between two agencies: to whom, on what basis, with which sections. */
function useReferralFact(): (fact: Fact, detail: Detail) => string {
  const t = useText(caseMessages);
  const pick = usePick();
  const formats = useFormats();
  const sections = useSectionNames();
  return (fact, detail) => {
    const to = { agency: detail.toAgency === undefined ? '' : pick(detail.toAgency) };
    const shown =
      detail.sections === undefined
        ? ''
        : ` ${t.factShown({ sections: detail.sections.map((section) => sections[section]).join(', ') })}`;
    switch (fact) {
      case 'referralAwaitingConsent':
        return t.factReferralAwaiting(to) + shown;
      case 'referralRequested':
        return t.factReferralRequested({ ...to, basis: detail.legalBasis ?? t.basisConsent }) + shown;
      case 'referralConsented':
        return t.factReferralConsented(to) + shown;
      case 'referralRefused':
        return t.factReferralRefused(to);
      case 'referralAccepted':
        return t.factReferralAccepted(to);
      case 'referralAcknowledged':
        return t.factReferralAcknowledged(to);
      case 'referralDeclined':
        return t.factReferralDeclined(to);
      case 'referralAnswered':
        return t.factReferralAnswered(to);
      case 'referralExtended':
        return t.factReferralExtended({
          ...to,
          date: detail.dueAt === undefined ? '' : momentText(formats, detail.dueAt),
        });
      case 'referralExpired':
        return t.factReferralExpired(to);
      case 'referralLapsed':
        return t.factReferralLapsed(to);
      case 'referralReturned':
        return t.factReferralReturned(to);
      case 'referralCancelled':
        return t.factReferralCancelled(to);
      case 'referralStopped':
        return t.factReferralStopped(to);
      default:
        return '';
    }
  };
}
