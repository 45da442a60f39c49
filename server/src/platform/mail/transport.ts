import { JobFault } from '../jobs/index.ts';

export type Outgoing = {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  /** Where an answer goes; without it to nobody who reads it. */
  replyTo?: string;
  /** Letters with the same one stand together in the reader's mail program. */
  thread?: string;
};
export type Transport = { send(mail: Outgoing): Promise<void>; check(): Promise<void>; close(): void };

// One address and nothing that a mail program could read as a second one.
const ADDRESS = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,253}$/;
const isHere = (host: string): boolean => host === 'localhost' || host === '127.0.0.1' || host === '[::1]';

/** A password never goes over an open line to another machine, unless the operator wrote ignoreTLS=true. */
const optionsOf = (url: URL) => ({
  requireTLS:
    url.protocol === 'smtp:' &&
    url.username !== '' &&
    !isHere(url.hostname) &&
    url.searchParams.get('ignoreTLS') !== 'true',
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** The first letter of the thread was never sent: programs hold together what names the same one. */
const threadOf = (root: string) => ({ inReplyTo: root, references: root });

const responseCodeOf = (fault: unknown): number =>
  fault instanceof Error && 'responseCode' in fault && typeof fault.responseCode === 'number' ? fault.responseCode : 0;

export const openTransport = (smtpUrl: string, from: string): Transport => {
  const options = { url: smtpUrl, ...optionsOf(new URL(smtpUrl)) };
  // Loaded while the service is already answering: the first mail can wait, the first page cannot.
  const opening = import('nodemailer').then(({ createTransport }) => createTransport(options));
  const domain = from.replace(/^.*@/, '').replace(/[^\w.-]/g, '') || 'localhost';
  return {
    send: async (mail) => {
      if (!ADDRESS.test(mail.recipient)) throw new JobFault('the address is not one mail address', { final: true });
      try {
        await (await opening).sendMail({
          from: /</.test(from) ? from : { name: '보루', address: from },
          to: { name: '', address: mail.recipient },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          // The same mail sent twice (we may have died between the server's answer and our note) stays one for the reader.
          messageId: `<${mail.id}@${domain}>`,
          ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
          ...(mail.thread === undefined ? {} : threadOf(`<${mail.thread}@${domain}>`)),
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
      } catch (fault) {
        const code = responseCodeOf(fault);
        // 5xx is the server's last word on this mail (RFC 5321 §4.2.1), but for its own sign-in (535 and the like).
        if (code >= 550 && code < 560)
          throw new JobFault(`the mail server refused the mail (${code})`, { final: true });
        throw fault;
      }
    },
    check: async () => {
      await (await opening).verify();
    },
    close: () => void opening.then((transporter) => transporter.close()),
  };
};
