/** A mail before it is sent: a few plain sentences and at most one link. What is secret stays behind the sign-in. */
export type Letter = {
  kind: string;
  locale: 'ko' | 'en';
  subject: string;
  paragraphs: readonly string[];
  action?: { label: string; url: string };
};
export type WrittenLetter = { kind: string; subject: string; text: string; html: string };

const closing = {
  ko: '이 전자우편은 보루가 자동으로 보냈습니다. 회신은 읽지 않습니다.',
  en: 'Boru sent this mail automatically. Replies are not read.',
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
  if (action !== undefined && !/^https?:\/\//.test(action.url)) throw new RangeError('a link of a mail is absolute');
  const text = [
    ...letter.paragraphs,
    ...(action === undefined ? [] : [`${action.label}\n${action.url}`]),
    `--\n${closing[letter.locale]}`,
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
    `<p style="margin:24px 0 0;font-size:13px;color:#464c53">${closing[letter.locale]}</p></body></html>`,
  ].join('');
  return { kind: letter.kind, subject: `[보루] ${oneLine(letter.subject)}`, text, html };
};
