import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkProof,
  formatCheckpoint,
  formatProof,
  fromBase64,
  inclusionProof,
  leafHash,
  nodesOver,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseProof,
  readVerifier,
  rootOf,
  signCheckpoint,
  signerOf,
  signNote,
  toBase64,
  verifierOf,
  writeVerifier,
} from './index.ts';

const must = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('missing');
  return value;
};

/** C2SP signed-note, section "Verifier keys", example. */
const spec = {
  key: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  note: 'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
};
/** golang.org/x/mod/sumdb/note, package documentation: signing is deterministic, so the whole note is known. */
const peter = {
  key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  secret: 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  signature:
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
const enoch = {
  key: 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop',
  signature:
    '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n',
};
const peterKey = must(readVerifier(peter.key));
const peterSigner = signerOf('PeterNeumann', must(fromBase64(peter.secret)).slice(1));

test('base 64 agrees with the reference and has one spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.string({ maxLength: 12 }), (bytes, text) => {
      const expected = Buffer.from(bytes).toString('base64');
      expect(toBase64(bytes)).toBe(expected);
      expect(Buffer.from(must(fromBase64(expected))).equals(Buffer.from(bytes))).toBe(true);
      const read = fromBase64(text);
      if (read !== null) expect(toBase64(read)).toBe(text);
    }),
  );
  for (const text of ['=', 'A', 'AA', 'AB==', 'AAA', 'AA=A', '====', 'AA==\n', 'A-A_'])
    expect(fromBase64(text)).toBeNull();
});

describe('signed notes', () => {
  test('the example of the specification opens, an altered one does not', () => {
    const key = must(readVerifier(spec.key));
    expect(openNote(spec.note, [key])?.text).toBe('This is an example message.\n');
    expect(openNote(spec.note.replace('example message', 'example massage'), [key])).toBeNull();
    expect(writeVerifier(key)).toBe(spec.key);
  });

  test('signing gives the published bytes', () => {
    expect(writeVerifier(peterSigner)).toBe(peter.key);
    expect(signNote(peter.text, peterSigner)).toBe(`${peter.text}\n${peter.signature}`);
  });

  test('two signers; strangers are passed over, a wrong signature of a known key spoils the note', () => {
    const note = `${peter.text}\n${enoch.signature}${peter.signature}`;
    const enochKey = must(readVerifier(enoch.key));
    expect(openNote(note, [peterKey, enochKey])?.signedBy.map(({ name }) => name)).toEqual([
      'EnochRoot',
      'PeterNeumann',
    ]);
    expect(openNote(note, [enochKey])?.signedBy.map(({ name }) => name)).toEqual(['EnochRoot']);
    expect(openNote(note, [])).toBeNull();
    const spoilt = note.replace('rwz+eBzm', 'rwz+eBzn');
    expect(openNote(spoilt, [peterKey, enochKey])).toBeNull();
    expect(openNote(spoilt, [peterKey])?.text).toBe(peter.text);
  });

  test('names and keys that no note can carry', () => {
    for (const name of ['', 'a b', 'a+b', 'a\nb', 'a\u3000b', '\ud800'])
      expect(() => verifierOf(name, peterKey.publicKey)).toThrow();
    for (const key of [
      '',
      'x',
      peter.key.replace('c74f20a3', 'c74f20a4'),
      `${peter.key}=`,
      peter.key.replace('+AR', '+BR'),
    ])
      expect(readVerifier(key)).toBeNull();
    for (const text of ['', 'no newline', 'tab\there\n', 'nul\u0000\n', '\ud800\n'])
      expect(() => signNote(text, peterSigner)).toThrow(RangeError);
  });

  test('one spelling only: no note opens after any change of a character', () => {
    const note = signNote('보루\n1\n', peterSigner);
    expect(openNote(note, [peterKey])?.text).toBe('보루\n1\n');
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }), (at, put) => {
        const altered = note.slice(0, at) + put + note.slice(at + 1);
        if (altered !== note) expect(openNote(altered, [peterKey])).toBeNull();
      }),
    );
  });

  test('nothing hostile throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(openNote(value as string, [peterKey])).toBeNull();
        expect(parseCheckpoint(value as string)).toBeNull();
        expect(parseProof(value as string)).toBeNull();
      }),
    );
    expect(openNote(`${'a\n'.repeat(20)}\n${peter.signature.repeat(100)}`, [peterKey])).toBeNull();
  });
});

describe('checkpoints', () => {
  const seed = Uint8Array.from({ length: 32 }, (_none, at) => at);
  const log = signerOf('boru.example/evidence', seed);
  const root = leafHash(Uint8Array.of(1));
  const checkpoint = { origin: log.name, size: 1n, root };

  test('the example of the specification is read', () => {
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    const read = must(parseCheckpoint(text));
    expect(read.size).toBe(20_852_163n);
    expect(formatCheckpoint(read)).toBe(text);
    expect(parseCheckpoint(`${text}an extension\n`)?.size).toBe(20_852_163n);
  });

  test.each([
    'a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    'a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    'a\n18446744073709551616\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    '\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    'a\n1\nCsUY\n',
    'a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n',
    'a\n1\n',
    'a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
    'a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nx\n',
  ])('%j is none', (text) => {
    expect(parseCheckpoint(text)).toBeNull();
  });

  test('signed by the log it opens; by another key, or of another origin, it does not', () => {
    const note = signCheckpoint(checkpoint, log);
    expect(openCheckpoint(note, log)).toEqual(checkpoint);
    expect(openCheckpoint(note, signerOf(log.name, seed.toReversed()))).toBeNull();
    expect(openCheckpoint(signCheckpoint({ ...checkpoint, origin: 'another/log' }, log), log)).toBeNull();
    const witness = signerOf('witness.example', seed.toReversed());
    const witnessed = signNote(formatCheckpoint(checkpoint), witness);
    expect(openCheckpoint(witnessed, log, [witness])).toBeNull();
    const both = note + witnessed.slice(formatCheckpoint(checkpoint).length + 1);
    expect(openCheckpoint(both, log, [witness])).toEqual(checkpoint);
  });

  test('a proof that stands alone is checked with the key of the log and nothing else', () => {
    const leaves = [1, 2, 3, 4, 5].map((at) => leafHash(Uint8Array.of(at)));
    const note = signCheckpoint({ origin: log.name, size: 5n, root: rootOf(leaves) }, log);
    const text = formatProof({ index: 3n, hashes: inclusionProof(3n, 5n, nodesOver(leaves)), checkpoint: note });
    const leaf = must(leaves[3]);
    expect(checkProof(text, leaf, log)?.index).toBe(3n);
    expect(checkProof(text.replace('@v1\n', '@v1\nextra aGVsbG8=\n'), leaf, log)?.index).toBe(3n);
    expect(checkProof(text, must(leaves[2]), log)).toBeNull();
    expect(checkProof(text.replace('index 3', 'index 2'), leaf, log)).toBeNull();
    expect(checkProof(text.replace('\n5\n', '\n6\n'), leaf, log)).toBeNull();
    expect(checkProof(text, leaf, signerOf(log.name, seed.toReversed()))).toBeNull();
  });

  test.each([
    ['missing header', 'wrong-header\nindex 0\n\ncheckpoint\n'],
    ['extra is not base64', 'c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n'],
    ['missing index', 'c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n'],
    ['no number', 'c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n'],
    ['negative', 'c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n'],
    ['hash is not base64', 'c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\ncheckpoint\n'],
    ['hash too long', `c2sp.org/tlog-proof@v1\nindex 0\n${toBase64(new Uint8Array(64))}\n\ncheckpoint\n`],
  ])('the reference refuses it and so do we: %s', (_why, text) => {
    expect(parseProof(text)).toBeNull();
  });
});
