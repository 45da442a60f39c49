/** The script of the saved page: it stands alone (`?standalone` in vite.config.ts), asks nothing of anybody and puts in text only. */
import { checkFiling, type Filed } from '@boru/engines/filing';

const all = (selector: string) => document.querySelectorAll<HTMLElement>(selector);
const put = (name: string, value: string): void => {
  for (const place of all(`[data-value="${name}"]`)) place.textContent = value;
};
/** Of the sentences of one kind exactly the one that is so. */
const say = (kind: string, which: string): void => {
  for (const sentence of all(`[data-${kind}]`)) sentence.hidden = sentence.dataset[kind] !== which;
};

/** 2026-11-23 17:00–18:00 (UTC+9), whatever the clock and language of the machine. */
const hourOf = (milliseconds: number): string => {
  const seoul = new Date(milliseconds + 9 * 3_600_000).toISOString();
  const hour = Number(seoul.slice(11, 13));
  return `${seoul.slice(0, 10)} ${seoul.slice(11, 13)}:00–${String(hour + 1).padStart(2, '0')}:00 (UTC+9)`;
};

const listRecipients = (recipients: Filed['recipients']): void => {
  const list = document.querySelector('[data-list]');
  for (const { agency, name, fingerprint } of recipients) {
    const item = document.createElement('li');
    const key = document.createElement('code');
    key.textContent = fingerprint;
    item.append(`#${agency} ${name === null ? '' : `${name.ko} · ${name.en}`} `, document.createElement('br'), key);
    list?.append(item);
  }
};

const show = (filed: Filed): void => {
  put('digest', filed.digest);
  put('hour', hourOf(filed.hour));
  put('report', filed.report);
  put('letter', filed.letter);
  put('place', `${filed.index + 1n} / ${filed.size}`);
  put('checkpoint', filed.checkpoint);
  put('key', filed.key);
  listRecipients(filed.recipients);
  const field = document.querySelector('input');
  field?.addEventListener('input', () => {
    const typed = field.value.replace(/\s/g, '');
    say('compare', typed === '' ? '' : typed === filed.key ? 'same' : 'differs');
  });
};

const check = (): void => {
  const found = checkFiling(document.getElementById('record')?.textContent ?? '');
  if (found.holds) show(found.filed);
  say('state', found.holds ? 'holds' : found.fault);
  for (const part of all('[data-if-holds]')) part.hidden = !found.holds;
};

// The record is the last thing of the file: one that was cut has less of it, and says so.
document.addEventListener('DOMContentLoaded', check);
