/** Who gets a mail that something happened. Nobody is told of their own deed, and an internal matter is nobody's news. */
/** named: the colleagues an internal note speaks to. */
export type Audience = 'company' | 'owner' | 'sender' | 'receiver' | 'named' | 'secretariat';

export const audienceOf: Readonly<Record<string, readonly Audience[]>> = {
  'case.emergency': ['company', 'secretariat'],
  'case.submitted': ['owner'],
  'case.called': ['company'],
  'case.taken_over': ['company', 'owner'],
  'case.replied': ['owner'],
  'case.paper_added': ['owner'],
  'case.paper_sent': ['company'],
  'case.reopened': ['owner'],
  'case.withdrawn': ['owner'],
  'case.sight_ended': ['owner'],
  'case.acknowledged': ['company'],
  'case.answered': ['company'],
  'case.asked': ['company'],
  'case.closed': ['company'],
  'case.rated': ['owner'],
  'case.mentioned': ['named'],
  'referral.awaiting_consent': ['company'],
  'referral.requested': ['company', 'receiver'],
  'referral.consented': ['sender', 'receiver'],
  'referral.refused': ['sender'],
  'referral.acknowledged': ['sender'],
  'referral.declined': ['company', 'sender'],
  'referral.answered': ['sender'],
  'referral.extended': ['sender'],
  'referral.expired': ['sender'],
  'referral.accepted': ['company', 'sender'],
  'referral.returned': ['company', 'sender'],
  'referral.cancelled': ['company'],
  'handoff.made': ['company'],
  'handoff.received': ['company'],
  'handoff.withdrawn': ['company'],
};

/** What a watcher hears of: all news of the case and changes within the desk, but no alarm and no note to somebody else. */
export const isForWatchers = (action: string): boolean =>
  action === 'case.assigned' || (action in audienceOf && action !== 'case.emergency' && action !== 'case.mentioned');
