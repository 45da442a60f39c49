import { readFileSync } from 'node:fs';
import { EvidenceProof } from '@boru/contract/evidence';
import { checkFiling, recordIn } from '@boru/engines/filing';
import { checkEntry, readVerifier, type Verifier, writeVerifier } from '@boru/engines/merkle';
import { asActor } from '#platform/database/index';
import { Refusal, refusalFor } from '#platform/refusal';
import { logSigner, type Verified, verifyLog, type Where } from '#rooms/evidence';
import type { Command } from './command.ts';
import { openRuntime } from './runtime.ts';
import type { Speaker } from './speak.ts';

const patienceMs = 3_600_000;

const faults: Readonly<Record<string, readonly [ko: string, en: string]>> = {
  'entry.changed': ['기록된 뒤에 줄이 바뀌었습니다', 'the row was changed after it was written'],
  'entry.missing': ['나무에 있는 줄이 표에서 사라졌습니다', 'the row stands in the log but is gone from its table'],
  'entry.unlogged': ['줄이 나무에 없고 기다리지도 않습니다', 'the row is neither in the log nor waiting for it'],
  'entry.erased_without_trace': [
    '지운 기록 없이 내용이 사라졌습니다',
    'content is gone without the trace of an erasure',
  ],
  'log.gap': ['차례가 비었습니다', 'a place of the log is empty'],
  'log.short': ['서명한 것보다 잎이 적습니다', 'fewer entries than were signed for'],
  'log.unsigned': ['서명하지 않은 잎이 더 있습니다', 'entries beyond what was signed for'],
  'checkpoint.root': [
    '서명한 뿌리와 다시 셈한 뿌리가 다릅니다',
    'the root that was signed is not the root of the entries',
  ],
  'checkpoint.signature': ['서명이 이 설치의 열쇠로 한 것이 아닙니다', 'not signed with the key of this installation'],
  'tile.changed': ['나무의 조각이 잎과 다릅니다', 'a stored piece of the tree is not what the entries give'],
  'pinned.signature': [
    '건네준 확인점의 서명이 맞지 않습니다',
    'the checkpoint you handed in was not signed by this log',
  ],
  'pinned.rewritten': [
    '건네준 확인점 뒤에 역사가 바뀌었습니다',
    'history was rewritten since the checkpoint you handed in',
  ],
};

const placeOf = ({ kind, id, at, index, size, tile }: Where): string =>
  [
    kind === undefined ? '' : `evidence.${kind}_entry id=${id} at=${at}`,
    index === undefined ? '' : `index=${index}`,
    size === undefined ? '' : `size=${size}`,
    tile === undefined ? '' : `tile=${tile}`,
  ]
    .filter(Boolean)
    .join(' ');

const linesOf = (found: Verified, key: string): string[] => {
  const said = found.fault === null ? undefined : (faults[found.fault.code] ?? [found.fault.code, found.fault.code]);
  return [
    `${found.sound ? '✓' : '✗'} 잎 / entries ${found.entries}/${found.size} · 지운 내용 / erased ${found.erased} · 확인점 / checkpoints ${found.checkpoints} · 기다림 / waiting ${found.waiting}`,
    `열쇠 / key ${key}`,
    ...(said && found.fault
      ? [`${said[0]}: ${placeOf(found.fault.where)}`, `${said[1]}: ${placeOf(found.fault.where)}`]
      : [`뿌리 / root ${found.root}`, '모두 그대로입니다. / Everything is as it was written.']),
  ];
};

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    throw refusalFor(fault, path);
  }
};

export const auditVerifyCommand: Command = {
  words: 'audit verify',
  usage: '[checkpoint-file …] [--json]',
  ko: '증적을 줄부터 다시 셈해 서명과 맞춘다(예전 확인점을 주면 그 뒤의 역사도)',
  en: 'work the evidence out again from its rows; with checkpoints kept earlier, its history too',
  async run({ words }, config, speak) {
    const notes = words.map(readText);
    const runtime = await openRuntime(config, 'command');
    try {
      const signer = await logSigner(config.dataDir);
      const bar = speak.progress('audit verify');
      const { database } = runtime;
      const found = await asActor(
        database,
        database.systemTicket,
        'read',
        (tx) => verifyLog(tx, signer, notes, (done, total) => bar.step(done, total, String(done))),
        patienceMs,
      );
      bar.end();
      const key = writeVerifier(signer);
      speak.answer({ ...found, key }, linesOf(found, key));
      return found.sound ? 0 : 1;
    } finally {
      await runtime.close();
    }
  },
};

const refuseFile = (file: string): Refusal =>
  new Refusal(
    'proof.unreadable',
    `${file}은 보루의 증적 증명이 아닙니다. 감사 화면에서 받은 파일이나 저장한 접수 기록을 지정하세요.`,
    `${file} is no proof of Boru's evidence. Name a file downloaded from the auditor's page, or a saved filing record.`,
  );

const readProof = (file: string, text: string): EvidenceProof => {
  try {
    const read = EvidenceProof.safeParse(JSON.parse(text));
    if (read.success) return read.data;
  } catch {
    // Said below, as for JSON that is something else.
  }
  throw refuseFile(file);
};

const keyOf = (given: string | undefined, inFile: string): Verifier => {
  const key = readVerifier(given ?? inFile);
  if (key) return key;
  throw new Refusal(
    'key.unreadable',
    '열쇠를 읽을 수 없습니다. boru/evidence/…+…+… 꼴이어야 합니다.',
    'The key cannot be read. It looks like boru/evidence/…+…+….',
  );
};

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

const keyLine = (given: string | undefined, name: string): string =>
  given === undefined
    ? '파일 안의 열쇠로 확인했습니다. 따로 받아 둔 열쇠를 뒤에 적으면 더 확실합니다. / Checked with the key in the file; name the key you keep to be sure.'
    : `열쇠 / key ${name}`;

/** A page that a reporter saved: worked out again here, so that nobody has to believe the page's own script. */
const checkSaved = (record: string, given: string | undefined, speak: Speaker): number => {
  const found = checkFiling(record);
  const fault = !found.holds
    ? found.fault
    : given !== undefined && writeVerifier(keyOf(given, '')) !== found.filed.key
      ? 'key'
      : null;
  if (!found.holds || fault !== null) {
    speak.answer({ holds: false, fault }, [
      fault === 'key'
        ? '✗ 접수 기록이 다른 열쇠로 서명되었습니다. / The filing record was signed with another key.'
        : '✗ 접수 기록이 맞지 않습니다. 잘렸거나 바뀌었습니다. / The filing record does not fit: it was cut or changed.',
    ]);
    return 1;
  }
  const { report, digest, hour, recipients, key } = found.filed;
  const at = new Date(hour).toISOString();
  speak.answer({ holds: true, report, digest, hour: at, recipients, trusted: given !== undefined }, [
    `✓ ${at} report.filed ${digest}`,
    ...recipients.map(({ agency, name, fingerprint }) => `→ #${agency} ${name?.ko ?? ''} ${fingerprint}`),
    keyLine(given, key),
  ]);
  return 0;
};

/** Needs no database and no network: a file, and the key one trusts. */
export const auditCheckProofCommand: Command = {
  words: 'audit check-proof',
  usage: '<file> [key] [--json]',
  ko: '받아 둔 증명을 데이터베이스 없이 확인한다(열쇠를 따로 적으면 그 열쇠로)',
  en: 'check a downloaded proof without a database, with the key you trust when you name it',
  async run({ words: [file, given] }, _config, speak) {
    if (file === undefined) throw new Refusal('arguments', '증명 파일을 지정하세요.', 'Name the file of the proof.');
    const text = readText(file);
    const record = recordIn(text);
    if (record !== null) return checkSaved(record, given, speak);
    const { entry, commitment, content, proof, key } = readProof(file, text);
    const log = keyOf(given, key);
    const fields = content === null ? null : { salt: bytes(content.salt), fields: content.fields };
    const found = checkEntry({ head: entry, commitment: bytes(commitment), content: fields, proof }, log);
    if (!found.holds) {
      speak.answer({ holds: false, fault: found.fault }, [
        found.fault === 'content'
          ? '✗ 적힌 내용이 약속값과 다릅니다. / The content is not what was committed to.'
          : '✗ 이 열쇠로 서명한 나무에 들어 있지 않습니다. / Not in a log signed with this key.',
      ]);
      return 1;
    }
    const { index, checkpoint, disclosed } = found;
    const when = new Date(Number(entry.at) / 1000).toISOString();
    speak.answer(
      {
        holds: true,
        index: Number(index),
        size: Number(checkpoint.size),
        origin: log.name,
        disclosed,
        trusted: given !== undefined,
      },
      [
        `✓ ${when} ${entry.what} — ${index}번째 잎, 모두 ${checkpoint.size}개 / leaf ${index} of ${checkpoint.size}`,
        disclosed
          ? '내용까지 그대로입니다. / The content, too, is as it was written.'
          : '내용은 지워졌고 머리만 증명됩니다. / The content was erased; its head is proved.',
        keyLine(given, log.name),
      ],
    );
    return 0;
  },
};
