import { Problem } from '#kernel/problem';
import type { Database } from '../database/index.ts';
import { type Listening, listen } from '../database/listening.ts';
import { Memory } from './memory.ts';
import { Presence } from './presence.ts';
import { openStream, type Stream } from './stream.ts';

const channel = 'boru_live';
const beatMs = 15_000;
/** Several changes of one deed, and of several people within a blink, are told together. */
const gatherMs = 250;
const longestStallMs = 30_000;
const mostOfPerson = 8;
const mostOfAll = 2_000;
/** Without a reader for so long, the connection is given back. */
const idleMs = 30_000;

/** Whose stream it is, which thing is open on the page, and where it left off. */
export type Subscription = { session: string; person: string; about: string | null; after: string | null };
export type Told = { event: string; data: unknown };

/** What the stream of one reader is told; `Seen` is what the room found out about a session a moment ago. */
export type LiveRoom<Seen> = {
  /** One look for all readers: who still is signed in, and what each of them sees at this moment. Absent: nobody any more. */
  look(sessions: readonly string[], targets: readonly string[]): Promise<ReadonlyMap<string, Seen>>;
  /** Which things these words are about. */
  targetsOf(words: readonly unknown[]): string[];
  /** Null when none of it is this reader's. */
  news(words: readonly unknown[], me: Seen, session: string): Told | null;
  /** Who else has it open, as this reader may know it. */
  company(about: string, me: Seen, others: readonly Seen[]): Told;
  /** Told when nobody else is there, which needs no telling at the beginning. */
  alone(about: string): Told;
  fault(fault: unknown): void;
};

export type Live = {
  open(wanted: Subscription): Promise<Stream['body']>;
  close(): Promise<void>;
};

type Open = Subscription & { stream: Stream; upTo: number; lastCompany: string };

class Hub<Seen> implements Live {
  readonly #database: Database;
  readonly #room: LiveRoom<Seen>;
  readonly #memory = new Memory();
  readonly #present = new Presence();
  readonly #open = new Set<Open>();
  #listening: Promise<Listening> | null = null;
  #gathering: NodeJS.Timeout | null = null;
  #beating: NodeJS.Timeout | null = null;
  #idling: NodeJS.Timeout | null = null;
  #telling: Promise<void> | null = null;
  #again = false;
  #isClosed = false;

  constructor(database: Database, room: LiveRoom<Seen>) {
    this.#database = database;
    this.#room = room;
  }

  async open(wanted: Subscription): Promise<Stream['body']> {
    if (this.#isClosed || this.#open.size >= mostOfAll) throw new Problem('server.busy');
    await this.#listen();
    if (this.#isClosed) throw new Problem('server.busy');
    this.#makeRoom(wanted.person);
    const upTo = this.#memory.placeOf(wanted.after);
    const stream = openStream(
      () => this.#soon(),
      () => this.#forget(open),
    );
    const open: Open = { ...wanted, stream, upTo: upTo ?? this.#memory.last, lastCompany: '' };
    if (open.about !== null) open.lastCompany = JSON.stringify(this.#room.alone(open.about));
    this.#open.add(open);
    stream.say('hello', { refetch: upTo === null }, this.#memory.nameOf(open.upTo));
    this.#wake();
    if (open.about !== null) this.#announce([open], true);
    // Once at the beginning too: who has it open, what was missed, and whether the session still stands.
    this.#soon();
    return stream.body;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of [this.#gathering, this.#beating, this.#idling]) if (timer) clearTimeout(timer);
    for (const { stream } of this.#open) stream.end();
    this.#open.clear();
    await this.#telling;
    await this.#stopListening();
  }

  /** The oldest page of a person who has too many open asks from time to time instead. */
  #makeRoom(person: string): void {
    const own = [...this.#open].filter((open) => open.person === person);
    for (const open of own.slice(0, Math.max(0, own.length - mostOfPerson + 1))) this.#retire(open, 'retire');
  }

  #retire(open: Open, why: 'retire' | 'ended'): void {
    open.stream.say(why, {});
    open.stream.end();
    this.#forget(open);
  }

  #forget(open: Open): void {
    if (!this.#open.delete(open)) return;
    if (open.about !== null) this.#announce([open], false);
    if (this.#open.size > 0 || this.#isClosed) return;
    if (this.#beating) clearInterval(this.#beating);
    this.#beating = null;
    this.#idling = setTimeout(() => void this.#stopListening(), idleMs).unref();
  }

  #wake(): void {
    if (this.#idling) clearTimeout(this.#idling);
    this.#idling = null;
    this.#beating ??= setInterval(() => this.#beat(), beatMs).unref();
  }

  async #listen(): Promise<void> {
    this.#listening ??= listen(this.#database, channel, {
      heard: (words) => this.#hear(words),
      lost: () => this.#lost(),
    }).then(async (listening) => {
      await listening.say(['who']);
      return listening;
    });
    try {
      await this.#listening;
    } catch (fault) {
      this.#listening = null;
      this.#room.fault(fault);
      throw new Problem('server.busy');
    }
  }

  async #stopListening(): Promise<void> {
    const listening = this.#listening;
    this.#listening = null;
    this.#memory.forget();
    await listening?.then(
      ({ close }) => close(),
      () => undefined,
    );
  }

  /** Nobody knows what was said meanwhile: every page comes back and asks for everything once. */
  #lost(): void {
    this.#listening = null;
    this.#memory.forget();
    this.#present.clear();
    for (const open of this.#open) {
      open.stream.end();
      this.#open.delete(open);
    }
    if (this.#beating) clearInterval(this.#beating);
    this.#beating = null;
  }

  #hear(words: unknown): void {
    // A server that has just begun to listen asks who is here.
    if (Array.isArray(words) && words[0] === 'who') this.#announce([...this.#open], true);
    else if (!this.#present.hear(words)) this.#memory.add(words);
    this.#soon();
  }

  #beat(): void {
    for (const open of this.#open) {
      if (open.stream.stalledFor() > longestStallMs) {
        open.stream.body.destroy();
        this.#forget(open);
      } else if (open.stream.stalledFor() === 0) open.stream.beat();
    }
    this.#announce([...this.#open], true);
    this.#present.expire();
    this.#soon();
  }

  /** To every server, this one too. Nobody keeps it longer than a few beats. */
  #announce(opens: readonly Open[], isHere: boolean): void {
    const pairs = opens.flatMap(({ session, about }) => (about === null ? [] : [{ session, about }]));
    const stillHere = new Set([...this.#open].map(({ session, about }) => `${session} ${about}`));
    // The same page in two windows is there until the second is closed.
    const said = isHere ? pairs : pairs.filter(({ session, about }) => !stillHere.has(`${session} ${about}`));
    for (const words of this.#present.words(said, isHere))
      void this.#listening?.then(({ say }) => say(words)).catch(() => undefined);
  }

  #soon(): void {
    if (this.#isClosed) return;
    this.#gathering ??= setTimeout(() => {
      this.#gathering = null;
      if (this.#telling) {
        this.#again = true;
        return;
      }
      this.#telling = this.#tell().finally(() => {
        this.#telling = null;
        if (!this.#again) return;
        this.#again = false;
        this.#soon();
      });
    }, gatherMs);
  }

  /** One look at the database, whoever and however many are listening. What cannot be told now is told at the next beat. */
  async #tell(): Promise<void> {
    const opens = [...this.#open].filter(({ stream }) => stream.stalledFor() === 0);
    if (opens.length === 0) return;
    const upTo = this.#memory.last;
    const words = this.#memory.since(Math.min(upTo, ...opens.map((open) => this.#memory.reach(open.upTo)))) ?? [];
    const abouts = opens.flatMap(({ about }) => (about === null ? [] : [about]));
    const present = this.#present.all().filter(({ about }) => abouts.includes(about));
    const sessions = new Set([...opens.map(({ session }) => session), ...present.map(({ session }) => session)]);
    const targets = new Set([...this.#room.targetsOf(words.map(({ said }) => said)), ...abouts]);
    try {
      const seen = await this.#room.look([...sessions], [...targets]);
      for (const open of opens) this.#tellOne(open, seen, upTo);
    } catch (fault) {
      this.#room.fault(fault);
    }
  }

  #tellOne(open: Open, seen: ReadonlyMap<string, Seen>, upTo: number): void {
    if (!this.#open.has(open)) return;
    const me = seen.get(open.session);
    if (me === undefined) {
      this.#retire(open, 'ended');
      return;
    }
    const id = this.#memory.nameOf(upTo);
    const words = this.#memory.since(open.upTo);
    open.upTo = Math.max(open.upTo, upTo);
    const own = words?.filter(({ at }) => at <= upTo).map(({ said }) => said) ?? [];
    const told = words === null ? { event: 'hello', data: { refetch: true } } : this.#room.news(own, me, open.session);
    if (told !== null) open.stream.say(told.event, told.data, id);
    this.#tellCompany(open, me, seen);
  }

  #tellCompany(open: Open, me: Seen, seen: ReadonlyMap<string, Seen>): void {
    const { about } = open;
    if (about === null) return;
    const others = this.#present
      .all()
      .filter((one) => one.about === about && one.session !== open.session)
      .flatMap(({ session }) => seen.get(session) ?? []);
    const told = this.#room.company(about, me, others);
    const text = JSON.stringify(told);
    if (text === open.lastCompany) return;
    open.lastCompany = text;
    open.stream.say(told.event, told.data);
  }
}

/** Opens no connection before the first page asks. */
export const openLive = <Seen>(database: Database, room: LiveRoom<Seen>): Live => new Hub(database, room);
