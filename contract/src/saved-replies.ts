/**
 * 자주 쓰는 답변: words of the desk with places that are filled when they are put into a letter. The filling happens where the
 * officer writes, from what is on screen: a reply can never bring more than its reader sees.
 */
import { z } from 'zod';
import { id, line, prose, version } from './fields.ts';
import { HelpTopic } from './help.ts';
import { caseWords } from './words-cases.ts';

export const replyPlaces = ['company', 'caseNumber', 'caseTitle', 'due', 'agency', 'writer'] as const;
export const ReplyPlace = z.enum(replyPlaces);
export type ReplyPlace = z.output<typeof ReplyPlace>;

/** As it is written between braces: {회사}, or {the company} for who writes in English. */
const places = new Map<string, ReplyPlace>(
  replyPlaces.flatMap((place) => {
    const { ko, en } = caseWords.replyPlace[place];
    return [
      [ko, place],
      [en.toLowerCase(), place],
    ] as const;
  }),
);
const placeOf = (inner: string): ReplyPlace | undefined => places.get(inner.trim().replace(/\s+/g, ' ').toLowerCase());

const braces = /\{([^{}]*)\}/g;

/** What stands between braces and is no place, and braces that do not close: as written, each once. */
export const unknownPlaces = (body: string): string[] => {
  const unknown = [...body.matchAll(braces)]
    .filter(([, inner = '']) => placeOf(inner) === undefined)
    .map(([all]) => all);
  const loose = /[{}]/.exec(body.replace(braces, ''))?.[0];
  return [...new Set([...unknown, ...(loose === undefined ? [] : [loose])])];
};

/** One pass: what a company is called is never read as a place. A place without a value stays and is named in `left`. */
export const fillReply = (
  body: string,
  values: Readonly<Record<ReplyPlace, string | null>>,
): { text: string; left: readonly string[] } => {
  const left = new Set<string>();
  const text = body.replace(braces, (all, inner: string) => {
    const place = placeOf(inner);
    const value = place === undefined ? null : values[place];
    if (value !== null && value !== '') return value;
    left.add(all);
    return all;
  });
  return { text, left: [...left] };
};

/** Places that still stand in a text that is about to be sent. */
export const placesLeft = (text: string): string[] => [
  ...new Set([...text.matchAll(braces)].filter(([, inner = '']) => placeOf(inner) !== undefined).map(([all]) => all)),
];

const body = prose(3000).superRefine((text, context) => {
  const unknown = unknownPlaces(text);
  if (unknown.length > 0) {
    const named = unknown.slice(0, 5).join(' ').slice(0, 200);
    context.addIssue({ code: 'custom', message: `모르는 자리입니다: ${named} / Not a place we know: ${named}` });
  }
});

export const mostSavedReplies = 100;
const content = { name: line(60), body, topic: HelpTopic.nullable() };
export const NewSavedReply = z.strictObject(content);
export const SavedReplyChange = z.strictObject({ version, ...content });
export const SavedReply = z.object({
  id,
  name: z.string(),
  body: z.string(),
  topic: HelpTopic.nullable(),
  version,
});
export const SavedReplies = z.object({ items: z.array(SavedReply), mayManage: z.boolean() });

export type NewSavedReply = z.output<typeof NewSavedReply>;
export type SavedReplyChange = z.output<typeof SavedReplyChange>;
export type SavedReply = z.output<typeof SavedReply>;
export type SavedReplies = z.output<typeof SavedReplies>;
