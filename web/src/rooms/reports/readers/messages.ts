import { defineMessages } from '#lib/i18n';

export const readerMessages = defineMessages({
  ko: {
    removeTitle: ({ name }: { name: string }) => `${name} 님을 팀에서 빼기`,
    removeConfirm: '팀에서 빼기',
    removeWhat: '그 순간부터 제보가 보이지 않고, 나누어 준 열쇠가 지워집니다.',
    removeBack: '다시 지명할 수 있지만, 열쇠는 다시 나누어 주어야 합니다.',
    removeThen: '빠진 사람이 열쇠를 따로 베껴 두었을 수도 있습니다. 뺀 다음에 남은 사람이 창구의 열쇠를 바꾸어 주세요.',
    removeLast:
      '이 사람만 여는 열쇠가 있습니다. 빼면 새로 지명한 사람이 복구 종이 두 장을 모아야 제보를 읽을 수 있습니다. 먼저 동료에게 열쇠를 나누는 것이 낫습니다.',
    removeMeant: '복구 종이 두 장이 어디 있는지 확인했고, 알고 뺍니다.',
    unreadTitle: '지금 이 창구를 열 수 있는 사람이 없습니다',
    unreadFormer: '지난 열쇠 가운데 열 수 있는 사람이 없는 것이 있습니다',
    unreadBody:
      '받은 제보는 그대로 있고 사라지지 않지만 아무도 읽지 못합니다. 두 사람을 지명하고, 그 사람이 자기 열쇠를 만든 다음, 복구 종이를 가진 두 사람을 불러 팀과 열쇠의 복구에서 함께 여세요. 종이가 없으면 지난 제보는 열 수 없으니 창구의 열쇠를 바꾸고, 제보자에게 다시 보내 달라고 알리세요. 제보하는 사람에게는 읽는 사람이 없다고 보입니다.',
    readByNobody: '지금 읽을 수 있는 사람 없음',
  },
  en: {
    removeTitle: ({ name }) => `Take ${name} off the team`,
    removeConfirm: 'Take off the team',
    removeWhat: 'From that moment no report is seen, and the shares of the key are deleted.',
    removeBack: 'Can be named again; the key has to be shared again.',
    removeThen:
      'Somebody who leaves may have copied the key. Afterwards, those who stay should change the key of the desk.',
    removeLast:
      'There is a key that only this person opens. Without them, somebody newly named needs both recovery papers before reports can be read. Better share the key with a colleague first.',
    removeMeant: 'I know where the two recovery papers are, and it is meant.',
    unreadTitle: 'Nobody can open this desk at present',
    unreadFormer: 'There are former keys that nobody can open',
    unreadBody:
      'What was received is still there and is not lost, but nobody can read it. Name two people, have them make their own keys, then call the two who keep the recovery papers and open the desk together under recovery. Without the papers what came before cannot be opened: change the key of the desk and ask reporters to send again. Whoever reports sees that nobody reads here.',
    readByNobody: 'Nobody can read it at present',
  },
});
