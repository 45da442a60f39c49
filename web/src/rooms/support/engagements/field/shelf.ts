import type { FieldEntry, PhotoNote } from '@boru/contract/engagements';
import type { EngagementView, QuestionSet } from '../api.ts';

/** A note or picture of a visit that lies on this device. */
export type KeptEntry = FieldEntry & { readonly engagementId: string };
export type KeptPhoto = PhotoNote & { readonly engagementId: string; readonly isNamed: boolean; readonly jpeg: Blob };
type Snapshot = { readonly engagementId: string; readonly view: EngagementView; readonly set: QuestionSet };
type Stores = { entries: KeptEntry; photos: KeptPhoto; snapshots: Snapshot };
const keys = { entries: 'key', photos: 'key', snapshots: 'engagementId' } as const;

const asked = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let opened: Promise<IDBDatabase> | undefined;
const database = (): Promise<IDBDatabase> => {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('boru-field', 1);
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(keys)) {
        const store = request.result.createObjectStore(name, { keyPath });
        if (keyPath === 'key') store.createIndex('engagementId', 'engagementId');
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
};

/** Written when this resolves: the transaction has ended, not merely begun. */
const change = async (name: keyof Stores, work: (store: IDBObjectStore) => void): Promise<void> => {
  const tx = (await database()).transaction(name, 'readwrite');
  work(tx.objectStore(name));
  await new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });
};

export const keep = <Name extends keyof Stores>(name: Name, rows: readonly Stores[Name][]): Promise<void> =>
  change(name, (store) => {
    for (const row of rows) store.put(row);
  });
export const drop = (name: keyof Stores, gone: readonly string[]): Promise<void> =>
  change(name, (store) => {
    for (const key of gone) store.delete(key);
  });
export const keptOf = async <Name extends 'entries' | 'photos'>(
  name: Name,
  engagementId: string,
): Promise<Stores[Name][]> =>
  asked((await database()).transaction(name).objectStore(name).index('engagementId').getAll(engagementId));
export const snapshotOf = async (engagementId: string): Promise<Snapshot | undefined> =>
  asked((await database()).transaction('snapshots').objectStore('snapshots').get(engagementId));
