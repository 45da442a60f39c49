/** Pages go backwards in time; the cursor is the last line seen: its moment to the microsecond, and its key. */
export type Cursor = { microseconds: number; key: string };

export const readCursor = (text: string | undefined): Cursor | null => {
  const match = /^(\d{1,16})\.([deo][0-9a-f-]{1,36})$/.exec(text ?? '');
  const microseconds = Number(match?.[1]);
  return match?.[2] !== undefined && Number.isSafeInteger(microseconds) ? { microseconds, key: match[2] } : null;
};
export const writeCursor = ({ microseconds, key }: Cursor): string => `${microseconds}.${key}`;
