/**
 * Why a command cannot go on, said to the person at the terminal. Not a `Problem`: nobody asked over HTTP,
 * and a stack trace would only hide the one sentence that helps. `ko` and `en` both name the way out.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly ko: string;
  readonly en: string;

  constructor(code: string, ko: string, en: string) {
    super(en);
    this.name = 'Refusal';
    this.code = code;
    this.ko = ko;
    this.en = en;
  }
}

const systemFaults: ReadonlyMap<string, (path: string) => Refusal> = new Map(
  Object.entries({
    EACCES: (path: string) =>
      new Refusal(
        'path.forbidden',
        `${path}에 쓸 권한이 없습니다. 폴더 권한을 고치거나 BORU_DATA로 다른 폴더를 지정하세요.`,
        `No permission to write to ${path}. Fix the permissions or name another folder with BORU_DATA.`,
      ),
    EROFS: (path: string) =>
      new Refusal(
        'path.read_only',
        `${path}는 읽기 전용 디스크에 있습니다. BORU_DATA로 쓸 수 있는 폴더를 지정하세요.`,
        `${path} lies on a read-only disk. Name a writable folder with BORU_DATA.`,
      ),
    ENOSPC: (path: string) =>
      new Refusal(
        'disk.full',
        `디스크가 가득 차서 ${path}에 쓸 수 없습니다. 공간을 비운 뒤 다시 시작하세요. 이미 저장된 자료는 그대로입니다.`,
        `The disk is full, ${path} cannot be written. Free some space and start again. What was stored is intact.`,
      ),
    // Making a folder on a read-only disk is reported as if its parent were missing.
    ENOENT: (path: string) =>
      new Refusal(
        'path.missing',
        `${path}를 만들거나 열 수 없습니다. 상위 폴더가 있는지, 디스크가 읽기 전용이 아닌지 확인하세요.`,
        `${path} cannot be made or opened. Check that the folder above exists and that the disk is not read-only.`,
      ),
    ENOTDIR: (path: string) =>
      new Refusal(
        'path.not_a_folder',
        `${path}는 폴더가 아닙니다. BORU_DATA로 폴더를 지정하세요.`,
        `${path} is not a folder. Name a folder with BORU_DATA.`,
      ),
  }),
);

const sameAs: Readonly<Record<string, string>> = { EPERM: 'EACCES', EEXIST: 'ENOTDIR', EDQUOT: 'ENOSPC' };

/** Turns a failed system call on `path` into a sentence; anything it does not know passes through unchanged. */
export const refusalFor = (fault: unknown, path: string): unknown => {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  return systemFaults.get(sameAs[code] ?? code)?.(path) ?? fault;
};
