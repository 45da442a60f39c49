/** A piece of one of both texts: in both (`same`), only in the old one (`gone`), only in the new one (`come`). */
export type Change = { kind: 'same' | 'gone' | 'come'; text: string };
type Step = Change['kind'];

/** More words than this on a side are compared by paragraph: the number of steps grows with the square of what changed. */
export const mostWords = 1_500;

/** Words, spaces and line breaks, each of its own; joined they are the text. */
const wordsOf = (text: string): string[] => text.match(/\n|[^\S\n]+|\S+/gu) ?? [];
const paragraphsOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];

/** The furthest points after each number of changes (Myers 1986), from which the way is walked back. */
const trail = (a: readonly string[], b: readonly string[]): Map<number, number>[] => {
  const furthest = new Map([[1, 0]]);
  const seen: Map<number, number>[] = [];
  for (let changes = 0; changes <= a.length + b.length; changes++) {
    seen.push(new Map(furthest));
    for (let k = -changes; k <= changes; k += 2) {
      const [left, right] = [furthest.get(k - 1) ?? -1, furthest.get(k + 1) ?? -1];
      let x = k === -changes || (k !== changes && left < right) ? right : left + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) return seen;
    }
  }
  return seen;
};

const stepsOf = (a: readonly string[], b: readonly string[]): Step[] => {
  const seen = trail(a, b);
  const steps: Step[] = [];
  let [x, y] = [a.length, b.length];
  for (let changes = seen.length - 1; changes >= 0; changes--) {
    const furthest = seen[changes] ?? new Map<number, number>();
    const k = x - y;
    const isDown = k === -changes || (k !== changes && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
    const from = isDown ? k + 1 : k - 1;
    const fromX = changes === 0 ? 0 : (furthest.get(from) ?? 0);
    const fromY = changes === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      steps.push('same');
      x -= 1;
      y -= 1;
    }
    if (changes > 0) steps.push(isDown ? 'come' : 'gone');
    [x, y] = [fromX, fromY];
  }
  return steps.reverse();
};

/** Neighbours of one kind together; between two `same`, what went stands before what came. */
const gathered = (changes: readonly Change[]): Change[] => {
  const all: Change[] = [];
  let [gone, come] = ['', ''];
  const settle = (): void => {
    if (gone !== '') all.push({ kind: 'gone', text: gone });
    if (come !== '') all.push({ kind: 'come', text: come });
    [gone, come] = ['', ''];
  };
  for (const { kind, text } of changes) {
    if (kind === 'gone') gone += text;
    else if (kind === 'come') come += text;
    else {
      settle();
      const last = all.at(-1);
      if (last?.kind === 'same') last.text += text;
      else all.push({ kind, text });
    }
  }
  settle();
  return all;
};

/** A space alone between two changed words belongs to the change: a sentence in shreds cannot be read. */
const readable = (changes: readonly Change[]): Change[] =>
  gathered(
    changes.flatMap((change, at): Change[] => {
      const [before, after] = [changes[at - 1], changes[at + 1]];
      const isLone = change.kind === 'same' && /^[^\S\n]+$/u.test(change.text);
      if (!isLone || before === undefined || after === undefined) return [change];
      return [
        { kind: 'gone', text: change.text },
        { kind: 'come', text: change.text },
      ];
    }),
  );

/** What changed from one text to another, in reading order. `same`+`gone` is the old text, `same`+`come` the new one. */
export const compareWords = (before: string, after: string): Change[] => {
  let [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length > mostWords || b.length > mostWords) [a, b] = [paragraphsOf(before), paragraphsOf(after)];
  let [x, y] = [0, 0];
  const changes = stepsOf(a, b).map((kind): Change => {
    const text = (kind === 'come' ? b[y] : a[x]) ?? '';
    if (kind !== 'come') x += 1;
    if (kind !== 'gone') y += 1;
    return { kind, text };
  });
  return readable(gathered(changes));
};
