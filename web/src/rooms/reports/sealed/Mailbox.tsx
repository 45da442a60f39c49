import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState } from '#ui/ErrorState';
import { Section } from '#ui/Frame';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { reporterMessages } from '../readers/reporter/messages.ts';
import { ReceiptMark } from '../receipts/ReceiptMark.tsx';
import { SaveRecord } from '../record/SaveRecord.tsx';
import { type Conversation, comeBack, sayMore } from './api.ts';
import { LetterForm } from './LetterForm.tsx';
import { Letters } from './Letters.tsx';
import { sealedMessages } from './messages.ts';
import { loadSealing, openLetters, sureOf } from './sealing.ts';

const enter = async (entropy: Uint8Array) => {
  const { passOf, reporterKeys, unwrapText } = await loadSealing();
  const pass = passOf(entropy);
  const view = await comeBack(pass);
  const identity = sureOf(await unwrapText(reporterKeys(entropy).identity, view.reporterWrap));
  return { view, pass, identity, letters: await openLetters(identity, view.letters) };
};

/** The reporter's side of the conversation. Leaves the cache of the page with the page itself. */
export function Mailbox({ entropy, onBack }: { entropy: Uint8Array; onBack: () => void }) {
  const t = useText(sealedMessages);
  // Under a name of its own: the words must not become the key of a cache.
  const [place] = useState(() => crypto.randomUUID());
  const query = useQuery({
    queryKey: ['reports', 'mailbox', place],
    queryFn: () => enter(entropy),
    gcTime: 0,
    throwOnError: false,
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={6} height="40rem" />}
      fault={(error, retry) => (
        <ErrorState error={error} onRetry={retry}>
          <Button onPress={onBack}>{t.wordsTypeAgain}</Button>
        </ErrorState>
      )}
    >
      {({ view, letters, pass, identity }) => (
        <>
          <Section
            title={t.mailbox}
            lead={t.mailboxLead}
            action={
              <Button size="small" isPending={query.isFetching} onPress={() => void query.refetch()}>
                {t.lookAgain}
              </Button>
            }
          >
            <Receipt view={view} identity={identity} />
            {letters.some(({ sender }) => sender === 'desk') ? null : <Notice>{t.noAnswerYet}</Notice>}
            <Letters letters={letters} side="reporter" />
          </Section>
          <Section title={t.writeMore}>
            <LetterForm
              identity={identity}
              from="reporter"
              label={t.moreText}
              action={t.sendMore}
              done={t.moreSent}
              pass={pass}
              deliver={(letter, files) => sayMore(pass, letter, files)}
              onSent={() => query.refetch()}
            />
          </Section>
          <SaveRecord entropy={entropy} />
        </>
      )}
    </Loaded>
  );
}

function Receipt({ view, identity }: { view: Conversation; identity: string }) {
  const t = useText(sealedMessages);
  const readers = useText(reporterMessages);
  const formats = useFormats();
  const pick = usePick();
  return (
    <DescriptionList
      size="small"
      items={[
        { name: t.filedOn, value: formats.dateOf(view.filedAt) },
        {
          name: t.to,
          value: view.recipients.map((recipient) => (
            <div key={recipient.agency.id}>
              {pick(recipient.agency.name)}
              {recipient.from === null
                ? null
                : ` (${t.passedOnBy({ agency: pick(recipient.from), reason: recipient.reason })})`}
              {recipient.read ? null : <Notice tone="warning">{readers.readByNobodyNow}</Notice>}
              <div>
                <ReceiptMark held={{ ...view, id: view.report, identity }} recipient={recipient} />
              </div>
            </div>
          )),
        },
      ]}
    />
  );
}
