import type { FieldEntry } from '@boru/contract/engagements';
import { type Layer, type Noted, notedAt } from '@boru/engines/fieldwork';

export const newKey = (): string => crypto.randomUUID();

const place = 'boru-field-device';
/** A name by which two people tell their tablets apart; kept on the device. */
export const deviceName = (fallback: string): string => {
  const kept = localStorage.getItem(place);
  if (kept !== null && kept !== '') return kept;
  const made = `${fallback} ${crypto.randomUUID().slice(0, 4)}`;
  localStorage.setItem(place, made);
  return made;
};
export const nameDevice = (name: string): void => localStorage.setItem(place, name.trim().slice(0, 40));

/** The next entry of a place: it stands for everything that this device knows of it. */
export const entryAfter = (
  merged: ReadonlyMap<string, Noted>,
  about: { question: string; layer: Layer; device: string },
  said: Pick<FieldEntry, 'value' | 'words'>,
): FieldEntry => ({
  ...{ ...about, ...said, key: newKey(), at: new Date().toISOString() },
  after: [...(notedAt(merged, about.question, about.layer)?.keys ?? [])].slice(-20),
});
