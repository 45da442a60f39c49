const LONGEST = 200;

/** A name that is safe to show and to save: no folders, no control or direction-turning characters, not endless. */
export const cleanFileName = (given: string): string => {
  const base = given.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = base
    .replace(/\p{Cc}|[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(/\s+/g, ' ');
  const dot = plain.lastIndexOf('.');
  const [stem, extension] = dot > 0 && plain.length - dot <= 12 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ''];
  const signs = [...stem]
    .slice(0, LONGEST - extension.length)
    .join('')
    .slice(0, LONGEST - extension.length);
  return `${signs.toWellFormed().trim() || '이름 없음'}${extension}`;
};
