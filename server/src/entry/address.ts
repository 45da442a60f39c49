import { createServer } from 'node:net';
import type { Config } from '#platform/config';
import { Refusal } from '#platform/refusal';

/** What it means that the address could not be had; any other fault passes through. */
export const refuseAddress = (fault: unknown, { host, port }: Config): unknown => {
  const code = fault instanceof Error && 'code' in fault ? fault.code : '';
  if (code === 'EADDRINUSE')
    return new Refusal(
      'port.taken',
      `${port}번 포트를 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끄거나 --port로 다른 번호를 지정하세요.`,
      `Port ${port} is taken by another program. Stop it or choose another with --port.`,
    );
  if (code === 'EACCES')
    return new Refusal(
      'port.forbidden',
      `${port}번 포트를 열 권한이 없습니다. --port로 1024 이상의 번호를 지정하세요.`,
      `No permission to open port ${port}. Choose 1024 or above with --port.`,
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Refusal(
      'host.unknown',
      `${host}는 이 컴퓨터의 주소가 아닙니다. --host를 고치세요.`,
      `${host} is not an address of this machine. Correct --host.`,
    );
  return fault;
};

/** Better to learn it before the database starts. Between this look and the listening somebody else may still come. */
export const refuseTakenPort = (config: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (fault) => reject(refuseAddress(fault, config)));
    probe.listen({ port: config.port, host: config.host }, () => probe.close(() => resolve()));
  });
