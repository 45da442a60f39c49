import type { Candidate, Choice, Constraint, Model } from './types.ts';
import { matches, requireModel } from './weigh.ts';

/** What is given to a solver, in the CPLEX LP format, and which column is whose. */
export interface Program {
  readonly text: string;
  /** In the order of the columns; columns after these are sums. */
  readonly columns: readonly { readonly candidate: string; readonly level: string; readonly name: string }[];
}

/** Amounts stand in the program in thousands of won: coefficients of ten million beside ones make a solver imprecise. */
const thousands = (won: number): string => {
  const digits = String(won).padStart(4, '0');
  const rest = digits.slice(-3);
  return rest === '000' ? digits.slice(0, -3) : `${digits.slice(0, -3)}.${rest}`;
};
const permilleText = (permille: number): string =>
  `${Math.floor(permille / 1000)}.${String(permille % 1000).padStart(3, '0')}`;

type Column = {
  readonly name: string;
  readonly candidate: Candidate;
  readonly level: string;
  readonly won: number;
  readonly value: number;
};
type Row = { readonly name: string; readonly terms: readonly string[]; readonly bound: string };

const written = ({ name, terms, bound }: Row): string => {
  const lines: string[] = [];
  for (let at = 0; at < terms.length; at += 12) lines.push(terms.slice(at, at + 12).join(' '));
  return ` ${name}: ${lines.join('\n  ')} ${bound}`;
};

const counted = (columns: readonly Column[]): string[] => columns.map(({ name }) => `+ 1 ${name}`);
const inWon = (columns: readonly Column[]): string[] =>
  columns.filter(({ won }) => won > 0).map(({ name, won }) => `+ ${thousands(won)} ${name}`);

/** At most so much won, less what is asked to be kept free. */
const budgetBound = (most: number, apart: number): string => `<= ${thousands(Math.max(0, most - apart))}`;

const groupRows = (
  constraint: Constraint & { kind: 'groupCount' | 'groupWon' },
  columns: readonly Column[],
  at: number,
  apart: number,
) =>
  [...Map.groupBy(columns, ({ candidate }) => candidate.group).values()].flatMap((own, index): Row[] => {
    const name = `c${at}_${index}`;
    if (constraint.kind === 'groupCount') {
      const several = new Set(own.map(({ candidate }) => candidate.id)).size > constraint.most;
      return several ? [{ name, terms: counted(own), bound: `<= ${constraint.most}` }] : [];
    }
    const dearest = Map.groupBy(own, ({ candidate }) => candidate.id).values();
    const most = [...dearest].reduce((sum, levels) => sum + Math.max(...levels.map(({ won }) => won)), 0);
    return most > constraint.most ? [{ name, terms: inWon(own), bound: budgetBound(constraint.most, apart) }] : [];
  });

const rowsOf = (constraint: Constraint, columns: readonly Column[], at: number, apart: number): readonly Row[] => {
  if (constraint.kind === 'groupCount' || constraint.kind === 'groupWon')
    return groupRows(constraint, columns, at, apart);
  const meant = columns.filter(({ candidate }) => matches(constraint.where, candidate));
  const name = `c${at}`;
  const row = (terms: string[], bound: string): Row => ({ name, terms: terms.length > 0 ? terms : ['0 total'], bound });
  if (constraint.kind === 'budget') return [row(inWon(meant), budgetBound(constraint.most, apart))];
  if (constraint.kind === 'leastCount') return [row(counted(meant), `>= ${constraint.least}`)];
  if (constraint.kind === 'mostCount') return [row(counted(meant), `<= ${constraint.most}`)];
  const share = [...inWon(meant), `- ${permilleText(constraint.permille)} total`];
  const [sign, room] = constraint.kind === 'leastShare' ? ['>=', apart] : ['<=', -apart];
  return [row(share, `${sign} ${room < 0 ? '-' : ''}${thousands(Math.abs(room))}`)];
};

/**
 * The model as a program. The same model gives the same text, whatever the order of its applications.
 *
 * `apart`: won by which every bound of money is drawn in. A solver holds a row only nearly; where its answer did not hold
 * when added again, it is asked once more with a little room.
 */
export const programOf = (model: Model, apart = 0): Program => {
  requireModel(model);
  const candidates = [...model.candidates].sort((a, b) => (a.id < b.id ? -1 : 1));
  const columns = candidates.flatMap((candidate, at) =>
    [...candidate.levels]
      .sort((a, b) => a.won - b.won || (a.id < b.id ? -1 : 1))
      .map(({ id, won, value }, level): Column => ({ name: `x${at}_${level}`, candidate, level: id, won, value })),
  );
  const single = [...Map.groupBy(columns, ({ candidate }) => candidate.id).values()].flatMap((own, at): Row[] =>
    own.length > 1 ? [{ name: `one${at}`, terms: counted(own), bound: '<= 1' }] : [],
  );
  const isShared = model.constraints.some(({ kind }) => kind === 'leastShare' || kind === 'mostShare');
  const total: Row[] = isShared ? [{ name: 'all', terms: [...inWon(columns), '- 1 total'], bound: '= 0' }] : [];
  const constraints = [...model.constraints].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = constraints.flatMap((constraint, at) => rowsOf(constraint, columns, at, apart));
  // Rows, not bounds: the section of binaries sets bounds anew.
  const fixed = columns.flatMap(({ name, candidate, level }): Row[] => {
    if (!Object.hasOwn(model.fixed, candidate.id)) return [];
    return [{ name: `fix_${name}`, terms: [`1 ${name}`], bound: `= ${model.fixed[candidate.id] === level ? 1 : 0}` }];
  });
  const objective: Row = {
    name: 'value',
    terms: columns.map(({ name, value }) => `+ ${value} ${name}`),
    bound: '+ 0 total',
  };
  const text = [
    'Maximize',
    written(objective),
    'Subject To',
    ...[...single, ...total, ...rows, ...fixed].map(written),
    'Bounds',
    ' total >= 0',
    'Binary',
    ...columns.map(({ name }) => ` ${name}`),
    'End',
    '',
  ].join('\n');
  return { text, columns: columns.map(({ name, candidate, level }) => ({ name, candidate: candidate.id, level })) };
};

/** What a solver's column values mean. A value is taken as chosen from a half on; whether it holds is weighed again. */
export const choiceOf = ({ columns }: Program, values: ArrayLike<number>): Choice =>
  Object.fromEntries(
    columns.flatMap(({ candidate, level }, at) => ((values[at] ?? 0) > 0.5 ? [[candidate, level]] : [])),
  );

/** Column values of a choice, for a solver to begin with. */
export const valuesOf = ({ columns }: Program, choice: Choice): readonly number[] =>
  columns.map(({ candidate, level }) => (choice[candidate] === level ? 1 : 0));
