import { readFileSync } from 'node:fs';
import { staffRoles } from '@boru/contract/administration';
import { Refusal } from '#platform/refusal';
import { createUser, disableUser } from '#rooms/organisations';
import type { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { openRuntime } from './runtime.ts';

const emailIn = ({ values, words }: Arguments): string => {
  const email = (values['email'] ?? words[0] ?? '').trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw new Refusal('arguments', '--email에 전자우편 주소를 적으세요.', 'Give an e-mail address with --email.');
  return email;
};

const roleIn = ({ values }: Arguments): (typeof staffRoles)[number] => {
  const role = staffRoles.find((known) => known === values['role']);
  const list = staffRoles.join(', ');
  if (role === undefined)
    throw new Refusal('arguments', `--role은 다음 중 하나입니다: ${list}`, `--role is one of: ${list}`);
  return role;
};

/** A passphrase never stands on the command line, where every process of the machine can read it. */
const accountIn = ({ values }: Arguments): { name: string; passphrase: string } | null => {
  const name = values['name'];
  if (name === undefined) return null;
  const passphrase = readFileSync(0, 'utf8').replace(/\r?\n$/, '');
  if (passphrase.length < 12)
    throw new Refusal(
      'arguments',
      '--name을 쓰면 표준 입력으로 암호문(12자 이상)을 주어야 합니다. --name 없이 실행하면 본인이 정하는 초대 링크가 나옵니다.',
      'With --name the passphrase (12 characters or more) is read from standard input. Without --name an invitation link is printed.',
    );
  return { name, passphrase };
};

export const userCreateCommand: Command = {
  words: 'user create',
  usage: '--email E --role R [--agency CODE] [--name N < passphrase]',
  ko: '직원을 초대하거나(링크) 바로 만든다',
  en: 'invite staff by link, or create the account at once',
  async run(args, config, speak) {
    const email = emailIn(args);
    const user = { email, role: roleIn(args), agencyCode: args.values['agency'] ?? null, account: accountIn(args) };
    const runtime = await openRuntime(config, 'command');
    try {
      const { link, personId } = await createUser(runtime.database, runtime.services.clock, config.origin, user);
      speak.answer(
        { email, link, personId },
        link === null
          ? [`만들었습니다: ${email} / Created: ${email}`]
          : [`초대 링크(한 번) / invitation (once): ${link}`],
      );
      return 0;
    } finally {
      await runtime.close();
    }
  },
};

export const userDisableCommand: Command = {
  words: 'user disable',
  usage: '--email E',
  ko: '계정을 멈추고 모든 로그인을 끊는다',
  en: 'stop an account and end its sessions',
  async run(args, config, speak) {
    const email = emailIn(args);
    const runtime = await openRuntime(config, 'command');
    try {
      if (!(await disableUser(runtime.database, runtime.services.clock, email)))
        throw new Refusal('user.unknown', `그런 계정이 없습니다: ${email}`, `There is no such account: ${email}`);
      speak.answer({ email, disabled: true }, [`멈췄습니다: ${email} / Disabled: ${email}`]);
      return 0;
    } finally {
      await runtime.close();
    }
  },
};
