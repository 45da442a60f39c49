// Ways to break a pack, as data: what is changed in the real files, and which fault must stand on which line.
// `at` is a piece of the changed text (the `nth` occurrence) or a pattern; the fault must name the line where it ends.
export interface Breakage {
  readonly title: string;
  readonly file: string;
  readonly swap: readonly [from: string | RegExp, to: string];
  readonly at: string | RegExp;
  readonly nth?: number;
  readonly says: RegExp;
  /** Where the fault is told when that is another file than the changed one. */
  readonly told?: string;
}
