import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const named = process.env['BORU_TEST_CHROMIUM'];

export const openBrowser = (): Promise<Browser> => {
  const executablePath = [named, ...places].find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error('No Chromium. Name one in BORU_TEST_CHROMIUM.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
};
