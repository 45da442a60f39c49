// "코로나19와 독감 A·B, RSV를 한 번에": what is named one by one is counted like "4종". Fewer than named elsewhere proves nothing,
// so only the longest list of one sentence speaks, and only as "at least".
import type { Catalogue } from './compile.ts';
import type { Figure } from './quantities.ts';
import type { Mention } from './read.ts';

/** "독감 A·B", "influenza A and B": one name, two kinds. */
const TWO_KINDS = /^[가-힣]{0,4}\s?\(?a(?:형)?\s?(?:·|,|\/|및|와|과|&|and)\s?b(?![a-z])/;

/** A list of at least so many is a figure; a shorter one may be only part of what there is. */
const FEWEST = 3;

export function enumerated(catalogue: Catalogue, text: string, mentions: readonly Mention[]): Figure[] {
  const figures: Figure[] = [];
  for (const quantity of catalogue.counted) {
    const bySentence = new Map<number, Mention[]>();
    for (const mention of mentions) {
      if (mention.term !== quantity.counts || mention.hint || mention.standing === 'negated') continue;
      const known = bySentence.get(mention.sentence);
      if (known === undefined) bySentence.set(mention.sentence, [mention]);
      else known.push(mention);
    }
    for (const named of bySentence.values()) {
      const [first, last] = [named[0], named.at(-1)];
      if (first === undefined || last === undefined || named.length > 60) continue;
      const words = new Set(named.map((mention) => text.slice(mention.start, mention.end)));
      const twice = named.filter((mention) => TWO_KINDS.test(text.slice(mention.end, mention.end + 12))).length;
      const count = words.size + Math.min(1, twice);
      if (count < FEWEST) continue;
      const value = { low: count, high: count, lowOpen: false, highOpen: false };
      figures.push({
        start: first.start,
        end: last.end,
        readings: [{ unit: quantity.unit, dimension: quantity.dimension, value }],
        written: value,
        grade: false,
        ratio: null,
        quantity: quantity.id,
        coded: true,
      });
    }
  }
  return figures;
}
