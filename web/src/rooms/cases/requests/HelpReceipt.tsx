import { useEffect } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { LinkButton } from '#ui/Link';
import { Page } from '#ui/Page';
import { Receipt } from '#ui/Receipt';
import type { Receipt as Received } from '../api.ts';
import styles from '../Cases.module.css';
import { momentText } from '../ClockLine.tsx';
import { DeadlineLine } from './ConfirmParts.tsx';
import { requestMessages } from './messages.ts';

export function HelpReceipt({ receipt }: { receipt: Received }) {
  const t = useText(requestMessages);
  const formats = useFormats();
  // The form was long; the receipt begins at the top. Braces: some browsers answer a promise, which React would call.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  const acknowledge = receipt.clocks.find(({ purpose }) => purpose === 'acknowledge');
  const isHeld = receipt.number === null;
  const next =
    isHeld || acknowledge === undefined || acknowledge.dueAt === null
      ? t.heldNext
      : t.doneNext({ date: momentText(formats, acknowledge.dueAt) });
  return (
    <Page width="form">
      <Receipt
        title={isHeld ? t.held : t.done}
        number={receipt.number ?? t.heldNumber}
        at={receipt.submittedAt ?? receipt.createdAt}
        next={next}
        actions={
          <>
            <LinkButton look="primary" to={`/company/cases/${receipt.id}`}>
              {t.open}
            </LinkButton>
            <LinkButton to="/company/readers">{t.readers}</LinkButton>
          </>
        }
      >
        <Facts receipt={receipt} />
      </Receipt>
    </Page>
  );
}

function Facts({ receipt }: { receipt: Received }) {
  const t = useText(requestMessages);
  const pick = usePick();
  const { route } = receipt;
  const names = {
    acknowledge: t.deadlineAcknowledge,
    answer: t.deadlineAnswer,
    referral: '',
    receipt: '',
    forward: '',
  };
  return (
    <DescriptionList
      items={[
        { name: t.desk, value: `${pick(route.agency.name)} · ${pick(route.desk.name)}` },
        {
          name: t.why,
          value: (
            <ul className={styles.reasons}>
              {route.reasons.map((reason) => (
                <li key={reason.ko}>{pick(reason)}</li>
              ))}
            </ul>
          ),
        },
        ...receipt.clocks.map(({ purpose, explanation }) => ({
          name: names[purpose],
          value: <DeadlineLine result={explanation} what={names[purpose]} />,
        })),
        { name: t.consentReceipt, value: <span className="tabular">{receipt.consentReceipt ?? '–'}</span> },
      ]}
    />
  );
}
