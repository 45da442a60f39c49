import { type HookEvent, hookEvents } from '@boru/contract/hooks';
import { type NoticeReader, noticeRule } from '@boru/contract/notices';
import { Problem } from '#kernel/problem';

/** The former secret goes on signing for this long after a new one was made. */
export const formerMs = 86_400_000;

const wrong = (ko: string, en: string): Problem => new Problem('request.invalid', { fields: { url: `${ko} / ${en}` } });

/** `isClosed`: this literal address may not be called. `allowsPlain`: the operator opened ranges in which TLS may be absent. */
type Rules = { isClosed: (host: string, protocol: string) => boolean; allowsPlain: boolean };

/** What can be seen from the words alone; what a name leads to is checked at each call. */
export const checkTarget = (text: string, { isClosed, allowsPlain }: Rules): string => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw wrong('https://로 시작하는 주소를 적어 주세요.', 'Give an address that begins with https://.');
  if (url.username !== '' || url.password !== '')
    throw wrong('주소에 아이디나 암호를 넣을 수 없습니다.', 'The address may not carry a user name or a password.');
  if (url.hash !== '') throw wrong('# 뒤는 빼고 적어 주세요.', 'Leave out the part after #.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isInside = /^localhost$|\.localhost$/.test(host) || isClosed(host, url.protocol);
  if (isInside || (url.protocol === 'http:' && !allowsPlain))
    throw wrong(
      '공개된 https 주소만 쓸 수 있습니다. 내부망 주소는 운영자가 BORU_HOOK_NETWORKS로 열어야 합니다.',
      'Only public https addresses. The operator opens addresses of the inner network by BORU_HOOK_NETWORKS.',
    );
  return url.href;
};

/** The secretariat is told more than the others. */
export const offeredTo = (isSecretariat: boolean): HookEvent[] => {
  const readers: readonly NoticeReader[] = isSecretariat ? ['agency', 'secretariat'] : ['agency'];
  return hookEvents.filter((event) => noticeRule(event).for.some((reader) => readers.includes(reader)));
};

export const checkEvents = (chosen: readonly HookEvent[], isSecretariat: boolean): HookEvent[] => {
  const offered = offeredTo(isSecretariat);
  if (chosen.every((event) => offered.includes(event))) return [...chosen];
  throw new Problem('request.invalid', {
    fields: { events: '고를 수 없는 알림입니다. / This notice cannot be chosen.' },
  });
};
