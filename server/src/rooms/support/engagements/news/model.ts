import type { EngagementState } from '@boru/contract/engagements';

export type Next = 'company' | 'desk' | 'expert' | 'reviewer';
/** Whose turn it is now. */
export const nextIn = ({ state, reviewerId }: { state: EngagementState; reviewerId: string | null }): Next[] => {
  switch (state) {
    case 'visiting':
      return reviewerId === null ? ['desk', 'company'] : ['expert'];
    case 'inReview':
      return ['reviewer'];
    case 'reviewed':
      return ['desk'];
    case 'delivered':
      return ['company'];
    case 'accepted':
      return ['desk', 'expert'];
  }
};
