import { defineMessages } from '#lib/i18n';

export const assigningMessages = defineMessages({
  ko: {
    choose: ({ title }: { title: string }) => `${title} 고르기`,
    chooseAll: ({ count }: { count: number }) => `보이는 ${count}건 모두 고르기`,
    chosen: ({ count }: { count: number }) => `${count}건 고름`,
    release: '고른 것 풀기',
    to: '고른 건을 맡을 사람',
    go: ({ count }: { count: number }) => `${count}건 배정하기`,
    me: ({ name }: { name: string }) => `${name} (나)`,
    assigned: ({ count, name }: { count: number; name: string }) => `${count}건을 ${name}님에게 배정했습니다`,
    nothingNew: ({ name }: { name: string }) => `고른 건은 이미 모두 ${name}님이 맡고 있습니다`,
    refused: ({ count }: { count: number }) => `배정할 수 없는 건이 ${count}건 있어 하나도 배정하지 않았습니다`,
    leaveOut: '이 건을 빼고 고르기',
    tooMany: '한 번에 50건까지 고를 수 있습니다.',
    keyChoose: '건 고르기 또는 풀기',
    keyRange: '여기까지 모두 고르기',
    keyAssign: '고른 건 배정하기',
  },
  en: {
    choose: ({ title }: { title: string }) => `Choose ${title}`,
    chooseAll: ({ count }: { count: number }) => (count === 1 ? 'Choose the one shown' : `Choose all ${count} shown`),
    chosen: ({ count }: { count: number }) => `${count} chosen`,
    release: 'Release the choice',
    to: 'Assign the chosen cases to',
    go: ({ count }: { count: number }) => (count === 1 ? 'Assign 1 case' : `Assign ${count} cases`),
    me: ({ name }: { name: string }) => `${name} (me)`,
    assigned: ({ count, name }: { count: number; name: string }) =>
      count === 1 ? `1 case is assigned to ${name}` : `${count} cases are assigned to ${name}`,
    nothingNew: ({ name }: { name: string }) => `All of them are in the charge of ${name} already`,
    refused: ({ count }: { count: number }) =>
      count === 1 ? '1 case cannot be assigned, so none was' : `${count} cases cannot be assigned, so none was`,
    leaveOut: 'Leave these out',
    tooMany: 'At most 50 cases at once.',
    keyChoose: 'Choose or release a case',
    keyRange: 'Choose all up to here',
    keyAssign: 'Assign the chosen cases',
  },
});
