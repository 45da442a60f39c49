/** A mail before it is sent: a few plain sentences and at most one link. What is secret stays behind the sign-in. */
export type Letter = {
  kind: string;
  locale: 'ko' | 'en';
  subject: string;
  paragraphs: readonly string[];
  action?: { label: string; url: string };
  /** Number of the address by which this letter can be answered (platform/replies). */
  replyId?: string;
};
export type WrittenLetter = { kind: string; subject: string; text: string; html: string };

const closing = {
  ko: '이 전자우편은 보루가 자동으로 보냈습니다. 회신은 읽지 않습니다.',
  en: 'Boru sent this mail automatically. Replies are not read.',
} as const;

/** What a mail says goes over foreign machines: the reader is told so before he writes. */
const answerable = {
  ko: '메일로 답하기: 이 메일에 답장하시면 글이 건에 적힙니다. 기술 내용이나 비밀은 메일에 쓰지 마시고 로그인해서 적어 주세요. 동의, 취하 같은 결정은 로그인해야 할 수 있습니다.',
  en: 'Reply by mail: what you answer to this mail is written into the case. Put no technical content or secrets into a mail; sign in for those, and for every decision such as a consent or a withdrawal.',
} as const;

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One line: a line break in a subject would begin a new header. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);

/**
 * A link that carries a single-use secret carries it behind `#`: that part is never sent to a server,
 * so it stands in no access log and no Referer. Only invitations and the like may have one.
 */
export const linkTo = (origin: string, path: `/${string}`, secret?: string): string =>
  `${origin}${path}${secret === undefined ? '' : `#${encodeURIComponent(secret)}`}`;

export const writeLetter = (letter: Letter): WrittenLetter => {
  const { action } = letter;
  const end = (letter.replyId === undefined ? closing : answerable)[letter.locale];
  if (action !== undefined && !/^https?:\/\//.test(action.url)) throw new RangeError('a link of a mail is absolute');
  const text = [
    ...letter.paragraphs,
    ...(action === undefined ? [] : [`${action.label}\n${action.url}`]),
    `--\n${end}`,
  ].join('\n\n');
  const paragraph = (content: string) => `<p style="margin:0 0 16px">${content}</p>`;
  const html = [
    `<!doctype html><html lang="${letter.locale}"><head><meta charset="utf-8"><title>${escapeHtml(oneLine(letter.subject))}</title></head>`,
    '<body style="margin:24px;font-family:sans-serif;font-size:16px;line-height:1.6;color:#1e2124;max-width:600px">',
    ...letter.paragraphs.map((one) => paragraph(escapeHtml(one).replaceAll('\n', '<br>'))),
    action === undefined
      ? ''
      : paragraph(
          `<a href="${escapeHtml(action.url)}" style="color:#0b50d0">${escapeHtml(action.label)}</a><br>${escapeHtml(action.url)}`,
        ),
    `<p style="margin:24px 0 0;font-size:13px;color:#464c53">${end}</p></body></html>`,
  ].join('');
  return { kind: letter.kind, subject: `[보루] ${oneLine(letter.subject)}`, text, html };
};
