import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Notice } from '#ui/Notice';
import type { ConsentText } from './api.ts';
import { consentMessages } from './consents/messages.ts';

/** The five notices of 개인정보 보호법 제17조제2항, word for word as they are stored with the consent. */
export function ConsentWords({ text }: { text: ConsentText }) {
  const t = useText(consentMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <>
      {text.verified ? null : (
        <Notice tone="warning" title={t.draftText}>
          {t.draftTextBody}
        </Notice>
      )}
      <DescriptionList
        items={[
          { name: t.recipient, value: pick(text.recipient) },
          { name: t.use, value: pick(text.use) },
          { name: t.items, value: text.items.map((item) => pick(item.name)).join(' · ') },
          { name: t.period, value: `${pick(text.period)} (${t.until({ date: formats.date(text.validTo) })})` },
          { name: t.refusal, value: pick(text.refusal) },
          { name: t.withdrawal, value: pick(text.withdrawal) },
        ]}
      />
    </>
  );
}
