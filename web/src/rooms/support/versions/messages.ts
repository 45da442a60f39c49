import { defineMessages } from '#lib/i18n';

export const versionMessages = defineMessages({
  ko: {
    versions: '판의 기록',
    writtenBy: '쓴 사람',
    proposedBy: '제안한 사람',
    decidedBy: '정한 사람',
    noticeOf: ({ date }: { date: string }) => `${date} 공고`,
    changes: ({ number }: { number: number }) => `제${number}판에서 달라진 것`,
    noChanges: '규칙과 내용이 앞 판과 같습니다.',
    changedFields: ({ count }: { count: number }) => `기본 내용 ${count}가지가 달라졌습니다.`,
    added: '더함',
    removed: '지움',
    changed: '바꿈',
  },
  en: {
    versions: 'Versions',
    writtenBy: 'Written by',
    proposedBy: 'Proposed by',
    decidedBy: 'Decided by',
    noticeOf: ({ date }) => `Notice of ${date}`,
    changes: ({ number }) => `What version ${number} changes`,
    noChanges: 'Rules and content are as in the version before.',
    changedFields: ({ count }) => `${count} of the basics changed.`,
    added: 'Added',
    removed: 'Removed',
    changed: 'Changed',
  },
});
