import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { clamdScanner, ScannerFault } from './clamd.ts';
import { type Behaviour, eicar, scannerServer } from './testing/scanner-server.ts';

const scanWith = async (behaviour: Behaviour, content: Buffer, patienceMs = 3000) => {
  const server = await scannerServer(behaviour);
  try {
    return await clamdScanner(server.place, patienceMs).scan(
      Readable.from([content.subarray(0, 3), content.subarray(3)]),
    );
  } finally {
    await server.stop();
  }
};

test('깨끗한 파일과 위험한 파일을 가린다', async () => {
  expect(await scanWith('honest', Buffer.from('안녕하세요'))).toEqual({ clean: true });
  expect(await scanWith('honest', Buffer.alloc(3_000_000, 97))).toEqual({ clean: true });
  const infected = Buffer.concat([Buffer.alloc(70_000), eicar]);
  expect(await scanWith('honest', infected)).toEqual({ clean: false, finding: 'Eicar-Test-Signature' });
});

test.each(['mute', 'hangs up', 'size limit', 'ok too early'] as const)(
  'a scanner that %s gives no verdict',
  async (behaviour) => {
    await expect(scanWith(behaviour, Buffer.alloc(5_000_000), 400)).rejects.toThrow(ScannerFault);
  },
);

test('a scanner that is not there is a fault, and the content is let go', async () => {
  const content = Readable.from([Buffer.from('x')]);
  await expect(clamdScanner('127.0.0.1:1').scan(content)).rejects.toThrow(ScannerFault);
  expect(content.destroyed).toBe(true);
});

test('a file that cannot be read ends the scan with that fault', async () => {
  const server = await scannerServer();
  const broken = new Readable({
    read() {
      this.destroy(new Error('disk'));
    },
  });
  await expect(clamdScanner(server.place).scan(broken)).rejects.toThrow('disk');
  await server.stop();
});

test('the version is told', async () => {
  const server = await scannerServer();
  expect(await clamdScanner(`tcp://${server.place}`).version()).toContain('ClamAV');
  await server.stop();
});
