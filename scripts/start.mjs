// `npm start`: everything from a fresh clone to an address to open in the browser.
import { join } from 'node:path';
import { ensureInstalled, ensureWebBuilt, root, runUnderNode } from './prepare.mjs';

const help = `npm start -- [옵션]

  --port <번호>   들을 포트 (기본 8080, BORU_PORT)
  --host <주소>   들을 주소 (기본 127.0.0.1, BORU_HOST)
  --demo          견본 세상을 불러온다: 모든 쪽에 "견본"이 표시되고 로그인이 출력된다
  --help          이 도움말

자료는 ./data (또는 BORU_DATA)에 둔다. 다른 PostgreSQL을 쓰려면 DATABASE_URL을 지정한다.
다른 명령: npm run boru -- --help

npm start -- [options]

  --port <number>   port to listen on (8080, BORU_PORT)
  --host <address>  address to listen on (127.0.0.1, BORU_HOST)
  --demo            load the sample world: every page is marked 견본, logins are printed
  --help            this text

Data lives in ./data (or BORU_DATA). Set DATABASE_URL to use a PostgreSQL of yours.
Other commands: npm run boru -- --help
`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(help);
} else {
  ensureInstalled();
  ensureWebBuilt();
  process.exitCode = await runUnderNode([join(root, 'server/src/entry/main.ts'), ...args], { channel: true });
}
