import { defineMessages } from '#lib/i18n';

export const recordMessages = defineMessages({
  ko: {
    title: '접수 기록',
    what: '접수한 것의 전자지문, 때, 받는 곳을 서명과 함께 파일 하나로 저장합니다. 누구나 인터넷 없이 열어 맞는지 확인할 수 있습니다. 이름, 쓴 글, 열두 낱말은 들어 있지 않습니다.',
    trace:
      '저장하면 이 기기에 파일이 남고, 그 파일을 본 사람은 이 제보가 있었음을 압니다. 회사 기기나 함께 쓰는 기기에는 저장하지 마세요. 열두 낱말로 돌아와 언제든 다시 받을 수 있습니다.',
    save: '접수 기록 저장',
    saved: '접수 기록을 저장했습니다. 내려받은 파일에서 찾을 수 있습니다.',
    wrong: '받은 기록이 맞지 않아 저장하지 않았습니다.',
    wrongNext: '제보는 그대로 있습니다. 잠시 뒤에 다시 해 보시고, 또 그러면 제보함에서 받는 곳에 알려 주세요.',
  },
  en: {
    title: 'Filing record',
    what: 'Saves the fingerprint of what was received, the time and the recipients, with a signature, as one file. Anybody can open it without the internet and check that it fits. Your name, your text and the twelve words are not in it.',
    trace:
      'The file stays on this device, and whoever sees it knows that this report was made. Do not save it on a company device or a shared one. You can come back with the twelve words and get it at any time.',
    save: 'Save the filing record',
    saved: 'The filing record was saved. You find it among your downloads.',
    wrong: 'The record that came does not fit, so it was not saved.',
    wrongNext:
      'Your report is untouched. Try again in a while; if it happens again, tell the recipients in your mailbox.',
  },
});
