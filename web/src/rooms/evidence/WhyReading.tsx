import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { type Chain, companySightQuery, type Reading } from './api.ts';
import { evidenceMessages } from './messages.ts';
import { useSectionNames } from './names.ts';

/** What one reading rested on, at the moment it happened: consent or article, referral, receipt number, dates. */
export function WhyReading({ row }: { row: Reading }) {
  const t = useText(evidenceMessages);
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="link" size="small" onPress={() => setOpen(true)}>
        {t.whyGo}
      </Button>
      <Dialog title={t.whyTitle} isOpen={isOpen} onClose={() => setOpen(false)} place="side">
        <p className="small">{t.whyLead({ agency: row.agencyName, date: formats.dateTime(row.at) })}</p>
        {isOpen ? <Grounds row={row} /> : null}
      </Dialog>
    </>
  );
}

/** The grants that held at that moment for that agency, those parts and that request. */
function holds(chain: Chain, row: Reading): boolean {
  const { at } = row;
  const isTime = chain.from <= at && at < chain.endsAt && (chain.revokedAt === null || at < chain.revokedAt);
  const isPlace = row.caseId === null || chain.caseId === null || chain.caseId === row.caseId;
  // A paper is read with the counsel of its case.
  const isPart =
    row.sections.includes(chain.section) || (chain.section === 'counsel' && row.sections.includes('documents'));
  return isTime && isPlace && isPart && chain.agency.name.ko === row.agencyName;
}

function Grounds({ row }: { row: Reading }) {
  const t = useText(evidenceMessages);
  const pick = usePick();
  const formats = useFormats();
  const sections = useSectionNames();
  const groundsOf = ({ consent, law, referral, from, endsAt }: Chain): string =>
    [
      referral === null
        ? ''
        : t.whyReferral({ from: pick(referral.from.name), date: formats.dateTime(referral.requestedAt) }),
      consent === null ? '' : t.whyConsent({ number: consent.receiptNumber, date: formats.dateTime(consent.givenAt) }),
      law === null ? '' : t.whyLaw({ law: law.text, asOf: law.asOf }),
      t.whyBetween({ from: formats.dateTime(from), to: formats.dateTime(endsAt) }),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <Loaded
      query={useQuery(companySightQuery)}
      skeleton={<Skeleton lines={4} />}
      fault={(error, retry) => <Fault error={error} onRetry={retry} />}
    >
      {({ chains }) => {
        const found = chains.filter((chain) => holds(chain, row));
        return found.length === 0 ? (
          <p className="small muted">{t.whyNone}</p>
        ) : (
          <DescriptionList
            size="small"
            items={[...new Set(found.map(({ section }) => section))].map((section) => ({
              name: sections[section],
              value: found
                .filter((chain) => chain.section === section)
                .map(groundsOf)
                .join(' / '),
            }))}
          />
        );
      }}
    </Loaded>
  );
}
