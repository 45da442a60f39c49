import { civilDate, line } from '@boru/contract/fields';
import { z } from 'zod';

const text = z.string().min(1).max(8000);
const rows = <Shape extends z.ZodRawShape>(shape: Shape, most: number) => z.array(z.strictObject(shape)).max(most);

/** Evidence of one incident as it lies with the company. No field holds the technology itself. */
export const schema = z.strictObject({
  number: line(60),
  company: line(200),
  title: line(100),
  suspicion: text,
  noticedAt: line(60),
  people: text,
  systems: text,
  notFiling: text,
  madeOn: civilDate,
  items: rows(
    {
      number: line(10),
      kind: line(40),
      title: text,
      source: text,
      holder: text,
      collectedAt: line(60),
      file: text,
      sha256: line(64),
    },
    1000,
  ),
  custody: rows({ number: line(10), at: line(60), handed: text, where: text, reason: text }, 10_000),
  damage: rows({ kind: line(60), amount: line(60), basis: text }, 50),
  total: line(60),
  notices: rows(
    { at: line(60), route: text, addressee: text, how: text, receipt: text, paper: text, sha256: line(64) },
    2000,
  ),
  timeline: rows({ at: line(60), what: text, by: line(200) }, 2000),
});
