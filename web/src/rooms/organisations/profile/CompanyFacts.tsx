import { businessNumberText, corporateNumberText, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Tag } from '#ui/Tag';
import type { Company } from '../api.ts';
import { organisationMessages } from '../messages.ts';
import { useSizeNames } from '../names.ts';
import { profileMessages } from './messages.ts';

export function CompanyFacts({ company }: { company: Company }) {
  const t = useText(profileMessages);
  const words = useText(organisationMessages);
  const pick = usePick();
  const formats = useFormats();
  const sizes = useSizeNames();
  const state = { unconfirmed: t.statusUnconfirmed, confirmed: t.statusConfirmed, refused: t.statusRefused }[
    company.status
  ];
  const tone = { unconfirmed: 'amber', confirmed: 'green', refused: 'red' } as const;
  const confirmedOn = company.confirmedAt === null ? '' : ` ${formats.dateOf(company.confirmedAt)}`;
  return (
    <DescriptionList
      items={[
        { name: words.companyName, value: <strong>{company.name}</strong> },
        {
          name: words.businessNumber,
          value: (
            <>
              <span className="tabular">{businessNumberText(company.businessNumber)}</span>{' '}
              <Tag tone={tone[company.status]}>{state}</Tag>
              <span className="small muted">{confirmedOn}</span>
            </>
          ),
        },
        { name: words.representative, value: company.representativeName },
        {
          name: words.corporateNumber,
          value:
            company.corporateNumber === null ? (
              t.none
            ) : (
              <span className="tabular">{corporateNumberText(company.corporateNumber)}</span>
            ),
        },
        { name: words.size, value: sizes[company.size] },
        { name: words.industry, value: `${company.ksicName} (${company.ksicCode}) · ${pick(company.industryName)}` },
        { name: words.municipality, value: pick(company.municipalityName) },
        { name: words.address, value: company.address ?? t.none },
        {
          name: words.employees,
          value: company.employees === null ? t.none : `${formats.number(company.employees)} ${words.people}`,
        },
        { name: t.registeredOn, value: formats.dateOf(company.createdAt) },
      ]}
    />
  );
}
