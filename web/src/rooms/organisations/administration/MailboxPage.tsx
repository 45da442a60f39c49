import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag, type TagTone } from '#ui/Tag';
import styles from './Administration.module.css';
import { type Mail, mailQuery, sendMail } from './api.ts';
import { StateFilter, useStateFilter } from './Filter.tsx';
import { administrationMessages } from './messages.ts';
import { OpenMail } from './OpenMail.tsx';
import { QuickDeed } from './QuickDeed.tsx';

const states = ['waiting', 'sent', 'held'] as const;
const tones: Readonly<Record<Mail['state'], TagTone>> = { waiting: 'blue', sent: 'green', held: 'amber' };

export function MailboxPage() {
  const t = useText(administrationMessages);
  const state = useStateFilter(states);
  const query = useQuery(mailQuery(state));
  const names = { waiting: t.mailWaiting, sent: t.mailSent, held: t.mailHeld };
  return (
    <Page>
      <PageHeader title={t.mailboxTitle} lead={t.mailboxLead} />
      <StateFilter options={states.map((id) => ({ id, label: names[id] }))} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} height="40rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items, smtp }) => (
          <>
            {smtp ? null : <Notice tone="warning" title={t.mailboxNoServer} />}
            <Mails items={items} smtp={smtp} names={names} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface MailsProps {
  readonly items: readonly Mail[];
  readonly smtp: boolean;
  readonly names: Readonly<Record<Mail['state'], string>>;
}

function Mails({ items, smtp, names }: MailsProps) {
  const t = useText(administrationMessages);
  const formats = useFormats();
  return (
    <Table
      caption={t.mailboxTitle}
      isCaptionHidden
      density="dense"
      rows={items}
      keyOf={(mail) => mail.id}
      empty={<EmptyState title={t.mailNone} />}
      columns={[
        { id: 'subject', title: t.subject, isRowHeader: true, cell: (mail) => mail.subject },
        { id: 'recipient', title: t.recipient, cell: (mail) => mail.recipient },
        { id: 'state', title: t.state, cell: (mail) => <Tag tone={tones[mail.state]}>{names[mail.state]}</Tag> },
        { id: 'created', title: t.createdAt, cell: (mail) => formats.dateTime(mail.createdAt) },
        {
          id: 'deed',
          title: t.manage,
          cell: (mail) =>
            mail.state === 'sent' ? null : (
              <span className={styles.buttons}>
                <OpenMail mail={mail} />
                {mail.state === 'held' && smtp ? (
                  <QuickDeed label={t.send} said={t.sent} run={() => sendMail(mail.id)} />
                ) : null}
              </span>
            ),
        },
      ]}
    />
  );
}
