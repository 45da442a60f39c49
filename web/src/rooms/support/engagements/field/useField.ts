import type { EntryOutcomes, FieldEntry, PhotoNote } from '@boru/contract/engagements';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '#lib/fetcher';
import { engagementQuery, type PhotoView } from '../api.ts';
import { base64Of } from './picture.ts';
import { drop, type KeptEntry, type KeptPhoto, keep, keptOf } from './shelf.ts';

const noteOf = ({ engagementId: _at, isNamed: _named, jpeg: _picture, ...note }: KeptPhoto): PhotoNote => note;
const entryOf = ({ engagementId: _at, ...entry }: KeptEntry): FieldEntry => entry;

const sendEntries = async (engagementId: string): Promise<number> => {
  const waiting = (await keptOf('entries', engagementId)).slice(0, 500);
  if (waiting.length === 0) return 0;
  const { outcomes } = await api<EntryOutcomes>('POST /api/expert/engagements/:engagementId/entries', {
    params: { engagementId },
    body: { entries: waiting.map(entryOf) },
  });
  // What the server holds, or will never take, does not wait any more; refused ones are told of by their number.
  await drop(
    'entries',
    outcomes.map(({ key }) => key),
  );
  return outcomes.filter(({ outcome }) => outcome === 'refused').length;
};

const sendPhotos = async (engagementId: string, known: readonly PhotoView[]): Promise<void> => {
  const here = await keptOf('photos', engagementId);
  const fresh = here.filter(({ isNamed }) => !isNamed).slice(0, 50);
  if (fresh.length > 0) {
    await api('POST /api/expert/engagements/:engagementId/photos', {
      params: { engagementId },
      body: { photos: fresh.map(noteOf) },
    });
    await keep(
      'photos',
      fresh.map((photo) => ({ ...photo, isNamed: true })),
    );
  }
  const states = new Map(known.map((photo) => [photo.key, photo]));
  for (const photo of here) {
    const state = states.get(photo.key);
    if (state?.isHere === true) await drop('photos', [photo.key]);
    else if (state?.state === 'allowed') {
      const jpeg = await base64Of(photo.jpeg);
      await api('PUT /api/expert/photos/:photoKey', { params: { photoKey: photo.key }, body: { jpeg } });
      await drop('photos', [photo.key]);
    }
  }
};

/**
 * Everything is first kept on the device, then sent: a network that drops, a closed page or a flat battery loses nothing
 * that was shown as kept. Each entry has a number of its own, so that sent twice it is kept once.
 */
export function useField(engagementId: string, photos: readonly PhotoView[]) {
  const client = useQueryClient();
  const [entries, setEntries] = useState<readonly KeptEntry[]>([]);
  const [pictures, setPictures] = useState<readonly KeptPhoto[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [refused, setRefused] = useState(0);
  const [isSending, setSending] = useState(false);
  const sending = useRef(false);
  const known = useRef(photos);
  known.current = photos;
  const look = useCallback(async () => {
    setEntries(await keptOf('entries', engagementId));
    setPictures(await keptOf('photos', engagementId));
  }, [engagementId]);
  const send = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    setSending(true);
    try {
      const [waits, lies] = [await keptOf('entries', engagementId), await keptOf('photos', engagementId)];
      if (waits.length === 0 && lies.length === 0) return;
      const dropped = await sendEntries(engagementId);
      if (dropped > 0) setRefused((count) => count + dropped);
      await sendPhotos(engagementId, known.current);
      await client.fetchQuery({ ...engagementQuery(engagementId), staleTime: 0 });
      setError(null);
      await look();
    } catch (fault) {
      setError(fault);
    } finally {
      sending.current = false;
      setSending(false);
    }
  }, [client, engagementId, look]);
  const note = async (fresh: readonly FieldEntry[]) => {
    await keep(
      'entries',
      fresh.map((entry) => ({ ...entry, engagementId })),
    );
    await look();
    void send();
  };
  const photograph = async (photo: KeptPhoto) => {
    await keep('photos', [photo]);
    await look();
    void send();
  };
  useEffect(() => {
    void look().then(send);
    const again = () => void send();
    window.addEventListener('online', again);
    const timer = setInterval(again, 10_000);
    return () => {
      window.removeEventListener('online', again);
      clearInterval(timer);
    };
  }, [look, send]);
  return { entries, pictures, error, refused, isSending, note, photograph, send };
}
