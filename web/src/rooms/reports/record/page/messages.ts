import { defineMessages } from '#lib/i18n';

/** The saved page speaks both languages at once: which one the reporter reads is nobody's business. */
export const pageMessages = defineMessages({
  ko: {
    title: '접수 기록',
    lead: '보루의 창구가 봉인된 제보를 받았다는 기록입니다. 이 파일은 인터넷 없이 스스로 맞는지 셈해 봅니다.',
    unchecked:
      '아직 확인하지 않았습니다. 이 글이 그대로 있으면 파일이 잘렸거나 브라우저에서 스크립트가 꺼져 있습니다. 맞는 것으로 여기지 마세요.',
    holds: '맞습니다. 아래의 접수는 아래의 열쇠로 서명한 증적에 들어 있고, 그 뒤로 바뀌지 않았습니다.',
    holdsNext: '한 가지가 남았습니다. 그 열쇠가 알려진 보루의 열쇠인지 견주세요.',
    unreadable: '맞지 않습니다. 파일이 잘렸거나 바뀌어 접수 기록을 읽을 수 없습니다.',
    content: '맞지 않습니다. 적힌 내용이 접수할 때 적은 내용과 다릅니다.',
    proof: '맞지 않습니다. 이 접수는 파일에 적힌 열쇠로 서명한 증적에 들어 있지 않습니다.',
    digest: '맞지 않습니다. 첫 글이나 받는 곳이 접수한 것과 다릅니다.',
    failsNext: '이 파일을 믿지 마시고, 준 사람에게 다시 받으세요.',
    filed: '접수한 것',
    digestName: '전자지문',
    digestNote: '봉인된 첫 글과 받는 곳의 공개 열쇠로 셈한 SHA-256입니다. 나중에 더 쓴 글과 파일은 들어 있지 않습니다.',
    hour: '접수한 때',
    hourNote: '한국 시각이고, 보루 서버의 시계로 시까지만 적습니다.',
    recipients: '받는 곳',
    recipientsNote:
      '제보자가 고른 기관의 번호와 이름, 그 공개 열쇠의 지문입니다. 나중에 넘겨받은 곳은 들어 있지 않습니다.',
    report: '제보 번호',
    letter: '봉인된 첫 글의 전자지문',
    place: '증적 나무의 자리 / 모두',
    checkpoint: '서명된 확인점',
    key: '증적의 열쇠',
    compare: '열쇠 견주기',
    compareBody:
      '기관이 종이나 전화, 누리집으로 알린 증적의 열쇠를 넣으세요. 보루의 봉인된 제보 화면에서는 ‘제보 쓰기’의 ‘받을 곳의 열쇠 지문 확인하기’ 아래에 있습니다.',
    compareLabel: '알려진 열쇠',
    same: '같습니다. 알려진 그 열쇠로 서명한 기록입니다.',
    differs: '맞지 않습니다. 알려진 열쇠와 다른 열쇠입니다. 이 파일을 믿지 마세요.',
    proves: '이 기록이 보여 주는 것',
    provesFiled: '이 전자지문을 가진 봉인된 제보가 이 시각에 이 기관들 앞으로 들어왔다고 보루의 증적이 서명했습니다.',
    provesUnchanged: '적힌 것은 서명한 뒤로 바뀌지 않았습니다.',
    provesNot: '이 기록이 보여 주지 않는 것',
    notWho: '누가 제보했는지. 이 파일을 가진 사람이 제보자라는 뜻도 아닙니다.',
    notWhat: '무엇을 썼는지, 그것이 사실인지. 글은 봉인되어 있어 받는 곳과 제보자만 엽니다.',
    notRead: '누가 읽었는지, 그 뒤에 어떻게 되었는지.',
    notNotice: '법이 정한 신고를 했다는 것. 봉인된 제보는 법이 정한 침해신고가 아닙니다.',
    notHistory:
      '보루를 운영하는 사람이 증적을 두 벌 만들지 않았다는 것. 그것은 밖에 보관해 둔 확인점과 견주어야 드러납니다.',
    again: '더 확실히 확인하려면',
    againBody:
      '이 화면도 파일의 한 부분이어서, 준 사람이 확인하는 부분까지 바꿀 수 있습니다. 보루의 프로그램을 따로 받아 아래 명령으로 확인하면 이 화면을 믿지 않아도 됩니다.',
    care: '이 파일을 본 사람은 제보의 번호, 때, 받는 곳을 압니다. 누구에게 보여 줄지 가려 주세요.',
  },
  en: {
    title: 'Filing record',
    lead: 'The record that a desk of Boru received a sealed report. This file works out by itself, without the internet, whether it fits.',
    unchecked:
      'Not checked yet. If these words stay, the file was cut or scripts are off in this browser. Do not take it for true.',
    holds:
      'It fits. The filing below stands in a log of evidence signed with the key below, and has not changed since.',
    holdsNext: 'One thing is left: compare that key with the one Boru has made known.',
    unreadable: 'It does not fit. The file was cut or changed, and no record of a filing can be read.',
    content: 'It does not fit. What it says is not what was written down at the filing.',
    proof: 'It does not fit. This filing is in no log signed with the key in the file.',
    digest: 'It does not fit. The first letter or the recipients are not those that were received.',
    failsNext: 'Do not trust this file; ask whoever gave it to you for it again.',
    filed: 'What was filed',
    digestName: 'Fingerprint',
    digestNote:
      'SHA-256 of the sealed first letter and the recipients’ public keys. Letters and files sent later are not in it.',
    hour: 'Time',
    hourNote: 'Korea time, by the clock of the Boru server, to the hour only.',
    recipients: 'Recipients',
    recipientsNote:
      'Number and name of the agencies the reporter chose, and the fingerprint of their public key. Agencies to which it was passed on later are not in it.',
    report: 'Number of the report',
    letter: 'Fingerprint of the sealed first letter',
    place: 'Place in the log / entries',
    checkpoint: 'Signed checkpoint',
    key: 'Key of the log',
    compare: 'Compare the key',
    compareBody:
      'Enter the key of the log as the agency made it known on paper, by telephone or on its site. On Boru’s page for sealed reports it stands under “Write a report”, “Check the fingerprints of the recipients’ keys”.',
    compareLabel: 'The key as made known',
    same: 'The same: this record was signed with that key.',
    differs: 'It does not fit: this is another key. Do not trust this file.',
    proves: 'What this record shows',
    provesFiled:
      'Boru’s log of evidence has signed that a sealed report with this fingerprint came in at this time for these agencies.',
    provesUnchanged: 'What is written here has not changed since it was signed.',
    provesNot: 'What it does not show',
    notWho: 'Who reported. Nor is whoever holds this file thereby the reporter.',
    notWhat: 'What was written, or whether it is true. It is sealed: only the recipients and the reporter open it.',
    notRead: 'Who has read it, and what came of it.',
    notNotice: 'That the notice the law demands was given. A sealed report is not that notice.',
    notHistory:
      'That those who run Boru keep no second log. That shows only beside a checkpoint that was kept elsewhere.',
    again: 'To be surer',
    againBody:
      'This page is a part of the file, so whoever gave it to you could have changed the checking, too. Get Boru’s program from elsewhere and check with this command: then you need not trust this page.',
    care: 'Whoever sees this file knows the number, the time and the recipients of the report. Choose whom you show it to.',
  },
});
