import { defineMessages } from '#lib/i18n';

export const passkeyMessages = defineMessages({
  ko: {
    unlock: '패스키로 열기',
    or: '패스키를 쓸 수 없는 기기에서는 열쇠 암호로 여세요.',
    stopped: '패스키를 쓰지 않았습니다. 열쇠는 그대로입니다. 다시 누르거나 열쇠 암호를 쓰세요.',
    changed: '이 패스키로는 열리지 않습니다. 열쇠 암호로 연 다음, 팀과 열쇠 화면에서 패스키를 다시 등록해 주세요.',
    title: '패스키로 열기',
    lead: '이 기기의 패스키(지문, 얼굴, 보안키)로 내 열쇠를 엽니다. 열쇠 암호는 그대로 남아 다른 기기에서 씁니다.',
    add: '패스키 등록',
    again: '다른 패스키로 바꾸기',
    remove: '패스키 지우기',
    has: '패스키로 열 수 있습니다.',
    removed: '패스키를 지웠습니다. 열쇠 암호로 엽니다.',
    unsupported: '이 기기나 패스키에는 열쇠를 지키는 기능(PRF)이 없습니다. 바뀐 것은 없으니 열쇠 암호를 계속 쓰세요.',
    cannot: '이 브라우저나 주소에서는 패스키를 쓸 수 없습니다. 열쇠 암호를 쓰세요.',
  },
  en: {
    unlock: 'Open with the passkey',
    or: 'On a device without the passkey, use the key passphrase.',
    stopped: 'The passkey was not used. Your key is as it was. Press again, or use the key passphrase.',
    changed:
      'This passkey does not open the key. Open it with the key passphrase, then add the passkey again on the page of team and keys.',
    title: 'Open with a passkey',
    lead: 'A passkey of this device (finger, face, security key) opens your key. The key passphrase stays, for other devices.',
    add: 'Add a passkey',
    again: 'Use another passkey',
    remove: 'Remove the passkey',
    has: 'A passkey opens your key.',
    removed: 'The passkey was removed. The key passphrase opens your key.',
    unsupported:
      'This device or passkey cannot protect a key (PRF). Nothing was changed; go on with the key passphrase.',
    cannot: 'Passkeys do not work in this browser or at this address. Use the key passphrase.',
  },
});
