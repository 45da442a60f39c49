import { newKey } from './entry.ts';
import type { KeptPhoto } from './shelf.ts';

const longest = 1600;
const mostBytes = 1_500_000;

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const drawn = async (file: Blob, quality: number): Promise<Blob> => {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/jpeg', quality),
  );
};

/** Drawn anew, which leaves place, camera and time behind, and small enough to be sent. Throws for what is no picture. */
export const pictureOf = async (
  file: Blob,
  about: Pick<KeptPhoto, 'engagementId' | 'question' | 'caption' | 'device'>,
): Promise<KeptPhoto> => {
  const first = await drawn(file, 0.8);
  const jpeg = first.size <= mostBytes ? first : await drawn(file, 0.5);
  const sha256 = hex(await crypto.subtle.digest('SHA-256', await jpeg.arrayBuffer()));
  return { ...about, key: newKey(), sha256, bytes: jpeg.size, at: new Date().toISOString(), isNamed: false, jpeg };
};

export const base64Of = async (blob: Blob): Promise<string> => {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
};
