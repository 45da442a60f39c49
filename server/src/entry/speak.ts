import { problems } from '@boru/contract/problems';
import { Problem } from '#kernel/problem';
import { Refusal } from '#platform/refusal';

/** How a command talks to the person or the script that called it. */
export type Speaker = {
  json: boolean;
  /** The result: lines for people, one object for scripts. */
  answer(result: Record<string, unknown>, lines: readonly string[]): void;
  /** What is good to know on the way; never on standard output, which belongs to the result. */
  remark(ko: string, en: string): void;
  /** One short line, both languages in it. */
  note(line: string): void;
  /** A bar for what takes longer than two seconds; silent before, and where nobody watches. */
  progress(label: string): { step(done: number, total: number, what: string): void; end(): void };
};

const quietMs = 2_000;
const barWidth = 30;

const bar = (done: number, total: number): string => {
  const filled = total === 0 ? barWidth : Math.min(barWidth, Math.round((done / total) * barWidth));
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${Math.floor((done / Math.max(total, 1)) * 100)}%`;
};

const openProgress = (label: string, watched: boolean): ReturnType<Speaker['progress']> => {
  const began = performance.now();
  let shown = false;
  return {
    step(done, total, what) {
      if (!watched || performance.now() - began < quietMs) return;
      shown = true;
      process.stderr.write(`\r\u001b[K${label} ${bar(done, total)} ${what.slice(0, 40)}`);
    },
    end() {
      if (shown) process.stderr.write('\r\u001b[K');
    },
  };
};

export const speaker = (json: boolean): Speaker => ({
  json,
  answer: (result, lines) => void process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`),
  remark: (ko, en) => {
    if (!json) process.stderr.write(`${ko}\n${en}\n`);
  },
  note: (line) => {
    if (!json) process.stderr.write(`${line}\n`);
  },
  progress: (label) => openProgress(label, !json && process.stderr.isTTY === true),
});

/** What a room refuses, it refuses on the terminal too: same code, same words. */
const refusalOf = (fault: unknown): unknown => {
  if (!(fault instanceof Problem)) return fault;
  const { title, next } = problems[fault.code];
  const fields = Object.values(fault.fields).join(' ');
  return new Refusal(fault.code, `${title.ko} ${next.ko} ${fields}`.trim(), `${title.en} ${next.en}`);
};

/** Says why it stopped, in one sentence for each language, and gives the exit code. A fault of ours keeps its stack. */
export const sayFault = (thrown: unknown, json: boolean): number => {
  const fault = refusalOf(thrown);
  if (fault instanceof Refusal) {
    if (json) process.stdout.write(`${JSON.stringify({ error: { code: fault.code, ko: fault.ko, en: fault.en } })}\n`);
    else process.stderr.write(`${fault.ko}\n${fault.en}\n`);
    return 1;
  }
  const stack = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  process.stderr.write(
    `보루 안의 오류입니다. 아래 내용을 담당자에게 보내 주세요.\nThis is a fault in Boru. Please report the following.\n${stack}\n`,
  );
  if (json) process.stdout.write(`${JSON.stringify({ error: { code: 'fault' } })}\n`);
  return 70;
};
