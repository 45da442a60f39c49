import { appendToTiles, growingTree, type Tile, type Verifier } from '@boru/engines/merkle';
import type { Tx } from '#platform/database/index';
import { selectTiles } from '../log/index.ts';
import {
  checkCheckpoint,
  checkEntryRow,
  checkPinned,
  checkPlace,
  checkTile,
  type Fault,
  type Pinned,
  readPinned,
  type Verified,
} from './model.ts';
import {
  countWaiting,
  selectCheckpoints,
  selectLargestSize,
  selectLeaves,
  selectUnexplained,
  selectUnlogged,
  selectWaiting,
} from './store.ts';

const batch = 2_000;
const mostWaiting = 10_000;
/** A stopped computation: the first fault ends it, whatever else is wrong. */
class Found extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}
const demand = (fault: Fault | null): void => {
  if (fault) throw new Found(fault);
};

type Walk = { tx: Tx; log: Verifier; pinned: readonly Pinned[]; step(done: number, total: number): void };
type Counts = { entries: number; erased: number; checkpoints: number; root: Uint8Array };

/** Full pieces never change again, so each is compared once; the edge is compared at the end. */
const compareTiles = async (tx: Tx, tiles: readonly Tile[]): Promise<void> => {
  const kept = new Map((await selectTiles(tx, tiles)).map((tile) => [`${tile.level}.${tile.index}`, tile]));
  for (const tile of tiles) demand(checkTile(tile, kept.get(`${tile.level}.${tile.index}`)));
};

/** From the first entry to the last that was signed for: row, place, piece, root, signature. */
const walk = async ({ tx, log, pinned, step }: Walk, size: number, counts: Counts): Promise<void> => {
  const tree = growingTree();
  let edge: Tile[] = [];
  const pins = new Map(pinned.map((pin) => [pin.checkpoint.size, pin]));
  for (let from = 0; from < size; ) {
    const rows = await selectLeaves(tx, from, Math.min(batch, size - from));
    if (rows.length === 0) throw new Found({ code: 'log.short', where: { index: from, size } });
    const upTo = from + rows.length;
    const checkpoints = new Map((await selectCheckpoints(tx, from, upTo)).map((row) => [row.size, row]));
    for (const row of rows) {
      demand(checkPlace(row, counts.entries));
      demand(checkEntryRow(row));
      tree.append(row.leaf);
      counts.entries += 1;
      if (row.entry?.salt === null) counts.erased += 1;
      const checkpoint = checkpoints.get(counts.entries);
      const pin = pins.get(BigInt(counts.entries));
      if (checkpoint || pin) counts.root = tree.root();
      if (checkpoint) demand(checkCheckpoint(checkpoint, counts.root, log));
      if (checkpoint) counts.checkpoints += 1;
      if (pin) demand(checkPinned(pin, counts.root));
    }
    const { changed } = appendToTiles(
      BigInt(from),
      edge,
      rows.map(({ leaf }) => leaf),
    );
    const merged = new Map([...edge, ...changed].map((tile) => [`${tile.level}.${tile.index}`, tile]));
    const full = [...merged.values()].filter(({ hashes }) => hashes.length === 256);
    await compareTiles(tx, full);
    edge = [...merged.values()].filter(({ hashes }) => hashes.length < 256);
    from = upTo;
    step(from, size);
  }
  const beyond = await selectLeaves(tx, size, 1);
  if (beyond.length > 0) throw new Found({ code: 'log.unsigned', where: { index: size } });
  await compareTiles(tx, edge);
};

/** What stands beside the signed log: entries that wait, entries without a leaf, erasures without a trace. */
const lookBeside = async (tx: Tx): Promise<void> => {
  for (const row of await selectWaiting(tx, mostWaiting)) demand(checkEntryRow(row));
  for (const [code, row] of [
    ['entry.unlogged', await selectUnlogged(tx)],
    ['entry.erased_without_trace', await selectUnexplained(tx)],
  ] as const)
    if (row)
      throw new Found({
        code,
        where: { kind: row.kind, id: row.id, at: new Date(Number(row.at) / 1000).toISOString() },
      });
};

/**
 * Works everything out again from the rows and compares it with what was written down and signed. As the system actor;
 * `pinnedNotes` are checkpoints kept outside: the log must still begin with what they signed.
 */
export const verifyLog = async (
  tx: Tx,
  log: Verifier,
  pinnedNotes: readonly string[],
  step: Walk['step'] = () => undefined,
): Promise<Verified> => {
  const counts: Counts = { entries: 0, erased: 0, checkpoints: 0, root: new Uint8Array() };
  const size = await selectLargestSize(tx);
  let fault: Fault | null = null;
  try {
    const pinned = pinnedNotes.map((note) => {
      const pin = readPinned(note, log);
      if ('code' in pin) throw new Found(pin);
      if (pin.checkpoint.size > BigInt(size))
        throw new Found({ code: 'log.short', where: { size: Number(pin.checkpoint.size) } });
      return pin;
    });
    await walk({ tx, log, pinned, step }, size, counts);
    await lookBeside(tx);
  } catch (stopped) {
    if (!(stopped instanceof Found)) throw stopped;
    fault = stopped.fault;
  }
  const { waiting, seconds } = await countWaiting(tx);
  return {
    sound: fault === null,
    fault,
    origin: log.name,
    size,
    root: Buffer.from(counts.root).toString('base64'),
    entries: counts.entries,
    erased: counts.erased,
    checkpoints: counts.checkpoints,
    waiting,
    waitingSeconds: Math.round(seconds),
  };
};
