import type { CallPreview } from '@boru/contract/calls';
import type { UseQueryResult } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Checkbox } from '#ui/Choices';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Section } from '#ui/Page';
import { DeadlineLine } from '../requests/ConfirmParts.tsx';
import styles from './Calls.module.css';
import { callMessages } from './messages.ts';

interface CallConsentProps {
  readonly preview: UseQueryResult<CallPreview>;
  readonly isAgreed: boolean;
  readonly onAgreed: (agreed: boolean) => void;
  readonly fault: string | undefined;
}

/** The words the officer reads out, and the one box that says they were agreed to. */
export function CallConsent({ preview, isAgreed, onAgreed, fault }: CallConsentProps) {
  const t = useText(callMessages);
  return (
    <Section title={t.consent}>
      <Loaded
        query={preview}
        skeleton={<Skeleton shape="block" height="20rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ consent, answer }) => (
          <div className={styles.stack}>
            <ReadOut consent={consent} />
            <Checkbox
              look="card"
              label={t.agreed({ edition: `${consent.textId} ${consent.textVersion}` })}
              isSelected={isAgreed}
              onChange={onAgreed}
              isRequired
              error={fault}
            />
            <DescriptionList items={[{ name: t.due, value: <DeadlineLine result={answer} what={t.due} /> }]} />
          </div>
        )}
      </Loaded>
    </Section>
  );
}

/** Every word of the text that is kept with the consent; shared with the consent to a referral. */
export function ReadOut({ consent }: { consent: CallPreview['consent'] }) {
  const t = useText(callMessages);
  const pick = usePick();
  const formats = useFormats();
  const items = consent.items.map(({ name }) => pick(name)).join(', ');
  return (
    <DescriptionList
      items={[
        { name: t.consentUse, value: `${pick(consent.recipient)} · ${pick(consent.use)}` },
        { name: t.consentItems, value: `${items}. ${t.consentItemsOnly}` },
        { name: t.consentUntil, value: `${pick(consent.period)} (${formats.date(consent.validTo)})` },
        { name: t.consentRefusal, value: pick(consent.refusal) },
        { name: t.consentTakeBack, value: t.consentTakeBackSpoken },
      ]}
    />
  );
}
