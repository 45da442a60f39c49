import { useText } from '#lib/i18n';
import { OutsideLink } from '#ui/Link';
import { Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { pageMessages } from './messages.ts';

interface Credit {
  readonly name: string;
  readonly use: string;
  readonly licence: string;
}

export function OpenSourcePage() {
  const t = useText(pageMessages);
  const credits: readonly Credit[] = [
    { name: 'Pretendard GOV', use: t.useFont, licence: 'OFL-1.1' },
    { name: 'React', use: t.useInterface, licence: 'MIT' },
    { name: 'React Aria Components', use: t.useComponents, licence: 'Apache-2.0' },
    { name: 'TanStack Router, TanStack Query', use: t.useRouting, licence: 'MIT' },
    { name: 'Zod', use: t.useCheck, licence: 'MIT' },
    { name: 'Apache ECharts', use: t.useChart, licence: 'Apache-2.0' },
    { name: 'SimpleWebAuthn, zxcvbn-ts, node-argon2, otpauth', use: t.useKeys, licence: 'MIT' },
    { name: 'Node.js, Fastify, Kysely, Nodemailer, Pino', use: t.useServer, licence: 'MIT, MIT-0' },
    { name: 'PostgreSQL', use: t.useDatabase, licence: 'PostgreSQL' },
    { name: 'Typst', use: t.useDocuments, licence: 'Apache-2.0' },
  ];
  return (
    <Page width="form">
      <PageHeader title={t.openTitle} lead={t.openLead} />
      <Table
        caption={t.openTitle}
        isCaptionHidden
        rows={credits}
        keyOf={(credit) => credit.name}
        columns={[
          { id: 'name', title: t.openName, cell: (credit) => credit.name, isRowHeader: true },
          { id: 'use', title: t.openUse, cell: (credit) => credit.use },
          { id: 'licence', title: t.openLicence, cell: (credit) => credit.licence },
        ]}
      />
      <p className="small">
        <OutsideLink href="/fonts/OFL.txt">{t.openFont}</OutsideLink>
      </p>
    </Page>
  );
}
