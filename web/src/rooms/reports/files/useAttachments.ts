import { useRef, useState } from 'react';
import { isProblem } from '#lib/problem';
import { type Examined, examine } from './examining.ts';
import { type Attached, courier, type Pass } from './sending.ts';

const largestFile = 524_288_000;
export const mostFiles = 20;

export interface Item {
  readonly id: string;
  readonly file: File;
  /** Null while the browser looks into it. */
  readonly examined: Examined | null;
  readonly isKept: boolean;
  readonly isTooLarge: boolean;
  /** Share that has been sent; null before. */
  readonly sent: number | null;
}

/** Without a decision about its hidden details, nothing leaves. */
const isDecided = ({ examined, isKept, isTooLarge }: Item) =>
  !isTooLarge && examined !== null && (isKept || examined.cleaned !== null);

const parcelOf = ({ file, examined, isKept }: Item) => {
  const isClean = !isKept && examined?.cleaned;
  return {
    name: file.name,
    type: file.type,
    content: isClean ? isClean : file,
    details: isClean ? ('removed' as const) : examined?.refusal === null ? ('kept' as const) : ('unknown' as const),
  };
};

export function useAttachments(identity: string, pass: Pass | undefined) {
  const [items, setItems] = useState<readonly Item[]>([]);
  const couriers = useRef(new Map<string, ReturnType<typeof courier>>());
  const change = (id: string, part: Partial<Item>) =>
    setItems((all) => all.map((item) => (item.id === id ? { ...item, ...part } : item)));
  const add = (files: readonly File[]) => {
    const added = files.map((file) => ({
      id: crypto.randomUUID(),
      file,
      examined: null,
      isKept: false,
      isTooLarge: file.size > largestFile,
      sent: null,
    }));
    setItems((all) => [...all, ...added]);
    for (const { id, file, isTooLarge } of added)
      if (!isTooLarge)
        void examine(file).then(
          (examined) => change(id, { examined }),
          (error) =>
            change(id, {
              examined: { found: null, cleaned: null, refusal: isProblem(error) ? 'unloaded' : 'damaged' },
            }),
        );
  };
  /** One after the other; what has arrived is not sent again when the rest is tried once more. */
  const send = async (): Promise<Attached[]> => {
    if (pass === undefined) return [];
    const sent: Attached[] = [];
    for (const item of items) {
      const carry = couriers.current.get(item.id) ?? courier(pass, identity, parcelOf(item));
      couriers.current.set(item.id, carry);
      sent.push(await carry((share) => change(item.id, { sent: share })));
    }
    return sent;
  };
  return {
    items,
    isReady: items.length <= mostFiles && items.every(isDecided),
    add,
    keep: (id: string, isKept: boolean) => {
      couriers.current.delete(id);
      change(id, { isKept });
    },
    remove: (id: string) => {
      couriers.current.delete(id);
      setItems((all) => all.filter((item) => item.id !== id));
    },
    clear: () => {
      couriers.current.clear();
      setItems([]);
    },
    send,
  };
}
export type Attachments = ReturnType<typeof useAttachments>;
