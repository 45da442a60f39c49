import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { replyAddress, tokensIn } from '../mail/reply-address.ts';
import { Refusal } from '../refusal.ts';
import { type Incoming, isMachine, isReply, nameOf, senderOf } from './model.ts';
import { cutReply, htmlToPlain, tidy } from './words.ts';

const message = (headers: Record<string, string>, from: string[] = ['kim@gaon.kr']): Incoming => ({
  headers: Object.entries({ from: '김 <kim@gaon.kr>', ...headers }),
  from,
  to: [],
  said: '네',
  whole: '네',
  papers: [],
  left: 0,
});

describe('답장에서 쓴 글만 남깁니다', () => {
  const tails: readonly [string, string][] = [
    [
      'Gmail',
      '2026년 11월 23일 (월) 오후 3:00, 보루 <boru@boru.example.kr>님이 작성:\n\n> [보루] 요청에 답이 왔습니다\n> --',
    ],
    ['줄이 접힌 Gmail', '2026년 11월 23일 (월) 오후 3:00, 보루\n<boru@boru.example.kr>님이 작성:\n\n> 답이 왔습니다'],
    ['영문', 'On Mon, Nov 23, 2026 at 3:00 PM Boru <boru@boru.example.kr> wrote:\n> An answer has come'],
    [
      'Outlook',
      '보낸 사람: 보루 <boru@boru.example.kr>\n보낸 날짜: 2026년 11월 23일\n받는 사람: 김\n제목: 답\n\n답이 왔습니다',
    ],
    ['Naver', '-----Original Message-----\nFrom: "보루"\nTo: 김\n\n답이 왔습니다'],
    ['다음', '--------- 원본 메일 ---------\n보낸이: 보루'],
    ['서명', '-- \n김대표\n010-0000-0000'],
    ['표시만', '> 답이 왔습니다\n> 로그인해 주세요\n'],
  ];
  it.each(tails)('%s 프로그램의 꼬리', (_name, tail) => {
    expect(cutReply(tidy(`다음 달에 퇴직합니다.\r\n\r\n자세한 것은 전화로요.\r\n\r\n${tail}`))).toBe(
      '다음 달에 퇴직합니다.\n\n자세한 것은 전화로요.',
    );
  });

  it('아래에 쓴 답과 사이에 쓴 답은 남깁니다', () => {
    expect(cutReply('On Mon, Nov 23, 2026 at 3:00 PM Boru wrote:\n> 언제인가요?\n\n다음 달입니다.')).toBe(
      '다음 달입니다.',
    );
    expect(cutReply('> 언제인가요?\n다음 달입니다.\n> 몇 명인가요?\n두 명입니다.\n> 감사합니다')).toBe(
      '> 언제인가요?\n다음 달입니다.\n> 몇 명인가요?\n두 명입니다.',
    );
  });

  it('꼬리처럼 보이는 글을 함부로 자르지 않습니다', () => {
    const prose =
      '보낸 사람: 아직 모릅니다.\n\n2026년 11월에 계약서를 작성\n-- 이렇게 적었습니다.\nOn time이 중요합니다.';
    expect(cutReply(prose)).toBe(prose);
  });

  it('HTML은 글만 남고 아무것도 움직이지 않습니다', () => {
    const html = `<html><head><title>t</title><style>p{}</style></head><body><p>안녕하세요 &amp; 반갑습니다&nbsp;&#128512;</p>
      <div>다음<br>달</div><script>alert(1)</script><!-- <p>숨은 글</p> --><img src=x onerror=alert(1)>
      <blockquote><p>답이 왔습니다</p></blockquote></body></html>`;
    expect(cutReply(tidy(htmlToPlain(html)))).toBe('안녕하세요 & 반갑습니다 😀\n\n다음\n달');
  });

  it('닫지 않은 표시와 깊은 겹침에도 금방 끝납니다', () => {
    const began = performance.now();
    for (const html of [
      '<'.repeat(300_000),
      '<blockquote>'.repeat(30_000),
      '<!--'.repeat(60_000),
      `${'&#x'.repeat(90_000)}`,
    ])
      cutReply(tidy(htmlToPlain(html)));
    cutReply(`${'On '.repeat(80_000)}\n`.repeat(1));
    cutReply('> '.repeat(100_000));
    cutReply('\n'.repeat(200_000));
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it('저장할 수 없는 글자를 버립니다', () => {
    expect(tidy('가\u0000나\u0007\ud800다\r\n\r\n\r\n\r\n라  \n')).toBe('가나\ufffd다\n\n라');
  });
});

describe('기계가 보낸 메일', () => {
  const loops: readonly [string, Record<string, string>, string[]?][] = [
    ['부재중', { 'auto-submitted': 'auto-replied' }],
    ['자동 알림', { 'auto-submitted': 'Auto-Generated' }],
    ['대량 메일', { precedence: 'bulk' }],
    ['메일링 리스트', { 'list-id': '<a.b>' }],
    ['구독', { 'list-unsubscribe': '<mailto:x@y.kr>' }],
    ['반송', { 'return-path': '<>' }],
    ['배달 보고', { 'content-type': 'multipart/report; report-type=delivery-status' }],
    ['우체국', {}, ['MAILER-DAEMON@mx.example.kr']],
    ['읽지 않는 주소', {}, ['no-reply@example.kr']],
  ];
  it.each(loops)('%s은 조용히 버립니다', (_name, headers, from) => {
    expect(isMachine(message(headers, from))).toBe(true);
  });
  it('사람이 쓴 메일은 아닙니다', () => {
    expect(isMachine(message({ 'auto-submitted': 'no', 'return-path': '<kim@gaon.kr>', precedence: 'normal' }))).toBe(
      false,
    );
  });
});

describe('누가 보냈는지', () => {
  it('주소가 하나일 때만 사람입니다', () => {
    expect(senderOf(message({}, ['Kim@Gaon.kr']))).toBe('kim@gaon.kr');
    expect(senderOf(message({}, ['kim@gaon.kr', 'evil@x.kr']))).toBeNull();
    expect(senderOf(message({}, []))).toBeNull();
    expect(senderOf(message({}, ['kim@gaon.kr>\r\nBcc: all@x.kr']))).toBeNull();
    const twice: Incoming = {
      ...message({}),
      headers: [
        ['from', 'a'],
        ['from', 'b'],
      ],
    };
    expect(senderOf(twice)).toBeNull();
  });
  it('번호가 없으면 내용이 이름입니다', () => {
    expect(nameOf(message({ 'message-id': ' <A@b> ' }), 'f00d')).toBe('id <a@b>');
    expect(nameOf(message({}), 'f00d')).toBe('bytes f00d');
  });
  it('글도 붙임도 없거나 너무 길면 답장이 아닙니다', () => {
    const paper = { name: 'a', bytes: new Uint8Array(1) };
    expect(isReply({ said: '', papers: [] })).toBe(false);
    expect(isReply({ said: '', papers: [paper] })).toBe(true);
    expect(isReply({ said: '가'.repeat(4001), papers: [] })).toBe(false);
  });
});

describe('답하는 주소', () => {
  const setting = { address: 'reply+*@boru.example.kr' };
  const token = 'abcdefghijklmnopqrstuvwxyz234567';
  it('우리 모양의 주소에서만 낱말을 꺼냅니다', () => {
    expect(tokensIn(setting, [replyAddress(setting, token).toUpperCase()])).toEqual([token]);
    for (const stranger of [
      `reply+${token}@boru.example.kr.evil.kr`,
      `xreply+${token}@boru.example.kr`,
      `reply+${token}a@boru.example.kr`,
      `reply+${token.slice(1)}@boru.example.kr`,
      `reply+${token}@boruxexample.kr`,
      'reply+*@boru.example.kr',
    ])
      expect(tokensIn(setting, [stranger]), stranger).toEqual([]);
  });
  it('반쪽 설정으로는 시작하지 않습니다', () => {
    const secret = 's'.repeat(32);
    for (const half of [
      { BORU_REPLY_ADDRESS: 'reply+*@boru.example.kr' },
      { BORU_REPLY_DROP: '/var/mail/boru' },
      { BORU_REPLY_SECRET: secret },
      { BORU_REPLY_ADDRESS: 'reply@boru.example.kr', BORU_REPLY_SECRET: secret },
      { BORU_REPLY_ADDRESS: 'reply+*@boru.example.kr', BORU_REPLY_SECRET: 'short' },
      { BORU_REPLY_ADDRESS: `${'a'.repeat(40)}*@boru.example.kr`, BORU_REPLY_SECRET: secret },
    ])
      expect(() => readConfig(half), JSON.stringify(half)).toThrow(Refusal);
    const { replies } = readConfig({ BORU_REPLY_ADDRESS: '*@reply.boru.kr', BORU_REPLY_SECRET: secret });
    expect(replies).toEqual({ address: '*@reply.boru.kr', drop: undefined, hookSecret: secret });
  });
});
