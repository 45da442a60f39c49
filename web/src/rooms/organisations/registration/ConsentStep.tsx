import { businessNumberText } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { Checkbox } from '#ui/Choices';
import { DescriptionList } from '#ui/DescriptionList';
import { Section } from '#ui/Page';
import type { ConsentText, Place } from '../api.ts';
import { ConsentWords } from '../ConsentWords.tsx';
import { organisationMessages } from '../messages.ts';
import { fullPlaceName, useSizeNames } from '../names.ts';
import type { RegistrationDraft } from './draft.ts';
import { registrationMessages } from './messages.ts';

interface ConsentStepProps {
  readonly draft: RegistrationDraft;
  readonly places: Place;
  readonly text: ConsentText;
  readonly isAgreed: boolean;
  readonly onAgree: (agreed: boolean) => void;
  readonly error: string | undefined;
}

export function ConsentStep({ draft, places, text, isAgreed, onAgree, error }: ConsentStepProps) {
  const t = useText(registrationMessages);
  const words = useText(organisationMessages);
  const pick = usePick();
  const locale = useLocale();
  const sizes = useSizeNames();
  return (
    <>
      <Section title={t.review} level={3}>
        <DescriptionList
          items={[
            { name: words.businessNumber, value: businessNumberText(draft.businessNumber) },
            { name: words.companyName, value: draft.name },
            { name: words.representative, value: draft.representativeName },
            { name: words.size, value: draft.size === null ? '' : sizes[draft.size] },
            { name: words.industry, value: draft.ksicName },
            {
              name: words.municipality,
              value: draft.municipality === null ? '' : fullPlaceName(places, draft.municipality, locale),
            },
          ]}
        />
      </Section>
      <Section title={t.consentTitle} level={3}>
        <div className="prose">
          <p>{t.consentLead({ agency: pick(text.recipient) })}</p>
          <ConsentWords text={text} />
        </div>
      </Section>
      <Checkbox look="card" label={t.agree} isSelected={isAgreed} onChange={onAgree} isRequired error={error} />
    </>
  );
}
