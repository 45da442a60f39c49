import type { NoticeEvent } from '@boru/contract/notices';

/** Who is told that something happened, and as what. Nobody is told of their own deed, and an internal matter is nobody's news. */
/** named: colleagues that the deed itself names: spoken to in a note, or given the case. */
export type Audience = 'company' | 'owner' | 'sender' | 'receiver' | 'named' | 'secretariat';

type Tellings = Partial<Readonly<Record<Audience, NoticeEvent>>>;

export const tellingsOf: Readonly<Record<string, Tellings>> = {
  'case.emergency': { company: 'case.emergency', secretariat: 'case.emergency' },
  'case.submitted': { owner: 'case.arrived' },
  'case.called': { company: 'case.progress' },
  'case.taken_over': { company: 'case.progress', owner: 'case.takenOver' },
  'case.replied': { owner: 'case.replied' },
  'case.paper_added': { owner: 'case.replied' },
  'case.paper_sent': { company: 'case.progress' },
  'case.reopened': { owner: 'case.arrived' },
  'case.withdrawn': { owner: 'case.replied' },
  'case.sight_ended': { owner: 'consent.withdrawn' },
  'case.acknowledged': { company: 'case.progress' },
  'case.answered': { company: 'case.answered' },
  'case.asked': { company: 'case.asked' },
  'case.closed': { company: 'case.progress' },
  'case.merged': { company: 'case.progress' },
  'case.unmerged': { company: 'case.progress' },
  'case.rated': { owner: 'case.replied' },
  'case.assigned': { named: 'case.assigned' },
  'case.mentioned': { named: 'case.mentioned' },
  'referral.awaiting_consent': { company: 'referral.awaitingConsent' },
  'referral.requested': { company: 'referral.progress', receiver: 'referral.received' },
  'referral.consented': { sender: 'referral.answered', receiver: 'referral.received' },
  'referral.refused': { sender: 'referral.answered' },
  'referral.acknowledged': { sender: 'referral.answered' },
  'referral.declined': { company: 'referral.progress', sender: 'referral.answered' },
  'referral.answered': { sender: 'referral.answered' },
  'referral.extended': { sender: 'referral.answered' },
  'referral.expired': { sender: 'referral.answered' },
  'referral.lapsed': { company: 'referral.progress', sender: 'referral.answered' },
  'referral.accepted': { company: 'referral.progress', sender: 'referral.answered' },
  'referral.returned': { company: 'referral.progress', sender: 'referral.answered' },
  'referral.cancelled': { company: 'referral.progress' },
  'handoff.made': { company: 'handoff.progress' },
  'handoff.received': { company: 'handoff.progress' },
  'handoff.withdrawn': { company: 'handoff.progress' },
};

const audiences: readonly Audience[] = ['company', 'owner', 'sender', 'receiver', 'named', 'secretariat'];

/** In a fixed order, so that what is told first does not depend on how an object was written down. */
export const tellings = (action: string): { audience: Audience; event: NoticeEvent }[] =>
  audiences.flatMap((audience) => {
    const event = tellingsOf[action]?.[audience];
    return event === undefined ? [] : [{ audience, event }];
  });

/** What a watcher hears of: all news of the case and changes within the desk, but no alarm and no note to somebody else. */
export const isForWatchers = (action: string): boolean =>
  action in tellingsOf && action !== 'case.emergency' && action !== 'case.mentioned';
