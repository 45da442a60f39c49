import { passphrase } from './steps.ts';
import type { Visitor } from './visitor.ts';

/** At an address with a name, which passkeys need, and on a device that keeps them and answers for them (WebAuthn PRF). */
export const openByPasskey = async ({ page, context, sound }: Visitor, address: string): Promise<void> => {
  const named = address.replace('127.0.0.1', 'localhost');
  const session = (await context.cookies()).find((cookie) => cookie.name === 'boru_session');
  await context.addCookies([{ name: 'boru_session', value: session?.value ?? '', url: named, httpOnly: true }]);
  const device = await context.newCDPSession(page);
  await device.send('WebAuthn.enable');
  const abilities = { hasResidentKey: true, hasUserVerification: true, isUserVerified: true, hasPrf: true };
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', ...abilities },
  });
  await page.goto(`${named}/desk/reports/keys`);
  await page.getByRole('textbox', { name: '열쇠 암호' }).fill(passphrase);
  await page.getByRole('button', { name: '열쇠 열기' }).click();
  await page.getByRole('button', { name: '패스키 등록' }).click();
  await page.getByText('패스키로 열 수 있습니다.').waitFor();
  await sound();
  await page.reload();
  await page.getByRole('button', { name: '패스키로 열기' }).click();
  // Only an open key shows it.
  await page.getByRole('button', { name: '패스키 지우기' }).waitFor();
  await sound();
};
