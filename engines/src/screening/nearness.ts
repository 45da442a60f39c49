// How far a cue word stands from a figure: commas, objects and other figures in between part them.
import type { Cue, ReadFigure, Reading } from './read.ts';
import { firstFrom } from './text.ts';

// Taken out piece by piece, never matched as a whole: a pattern of repeated alternatives could be made to run for ever.
const FILLER =
  /은|는|이상|이|가|을|를|의|도|만|약|최대|최고|최소|각각|모두|평균|기준|비율|함량|수준|급|와|과|및|is|of|at|are|was|the|about|[\s,:=()~%·/\d.]/g;
const isFiller = (text: string): boolean => text.replace(FILLER, '') === '';

const OBJECT = 8;
/** A cue before the figure reaches across commas only over other figures; a cue behind it must touch it. */
export function distance(text: string, cue: Cue, figure: ReadFigure): number {
  if (cue.end <= figure.start) {
    const between = text.slice(cue.end, figure.start);
    if (between.length > 44 || /[.!?;\n]\s/.test(between)) return Number.POSITIVE_INFINITY;
    const comma = between.lastIndexOf(',');
    if (comma >= 0 && !isFiller(between.slice(comma))) return Number.POSITIVE_INFINITY;
    // "두께를 0.1㎛ 분해능으로": an object is what is worked on, not what the figure is called.
    return between.length + (/^(?:을|를)\s/.test(between) ? OBJECT : 0);
  }
  if (cue.start >= figure.end) {
    const between = text.slice(figure.end, cue.start);
    if (
      between.length > 14 ||
      /[,.;!?\n]/.test(between) ||
      /(?:[가-힣]고\s|이고|이며|으로|하고|인데|\sand\s|와\s|과\s)/.test(between)
    )
      return Number.POSITIVE_INFINITY;
    return between.length + 4;
  }
  return 0;
}

/** "1.2% Ni, 0.45% N": what stands right behind the figure before is that figure's. */
export function isNeighbours({ figures, folded: { text } }: Reading, cue: Cue, figure: ReadFigure): boolean {
  if (cue.end > figure.start || !/^[a-z가-힣]{0,3},\s?$/.test(text.slice(cue.end, figure.start))) return false;
  const before = figures[firstFrom(figures, figure.start) - 1];
  return before !== undefined && before.end <= cue.start && cue.start - before.end <= 1;
}
