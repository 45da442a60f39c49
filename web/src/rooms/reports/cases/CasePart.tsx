import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDeedOn } from '#lib/deed';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Link } from '#ui/Link';
import { Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { Tag } from '#ui/Tag';
import { deskKey, type Report } from '../desk/api.ts';
import type { Keyring } from '../desk/keyring.ts';
import { casesQuery, openCase } from './api.ts';
import { caseMessages } from './messages.ts';
import { useTitles } from './useTitles.ts';

const refreshed = { all: deskKey, one: deskKey };

/** On the page of a report: the case it became, or the way to make it one. */
export function CasePart({ report, ring }: { report: Report; ring: Keyring }) {
  const t = useText(caseMessages);
  const [isOpen, setOpen] = useState(false);
  const { sealedCase } = report;
  return (
    <Section
      title={t.part}
      lead={t.partLead}
      action={sealedCase === null ? <Button onPress={() => setOpen(true)}>{t.make}</Button> : null}
    >
      {sealedCase === null ? (
        <p className="muted">{t.partNone}</p>
      ) : (
        <p>
          <Link to={`/desk/reports/cases/${sealedCase.id}`}>{sealedCase.number}</Link>{' '}
          <Tag tone={sealedCase.state === 'open' ? 'blue' : 'plain'}>
            {sealedCase.state === 'open' ? t.open : t.closed}
          </Tag>
        </p>
      )}
      {isOpen ? <MakeSheet report={report.id} ring={ring} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function MakeSheet({ report, ring, onClose }: { report: string; ring: Keyring; onClose: () => void }) {
  const t = useText(caseMessages);
  const [to, setTo] = useState('');
  const { data } = useQuery(casesQuery('open', 0));
  const items = data?.items ?? [];
  const titles = useTitles(
    ring,
    items.flatMap(({ reports }) => reports.slice(0, 1)),
  );
  const make = useDeedOn(refreshed, () => openCase(report, to === '' ? null : to), t.madeNow, onClose);
  return (
    <ConfirmSheet
      title={t.makeTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => make.mutate()}
      confirmLabel={t.make}
      isPending={make.isPending}
      error={make.error}
      whoSees={t.makeWho}
      whatTheySee={t.makeWhat}
      takeBack={t.makeBack}
    >
      {items.length === 0 ? null : (
        <Select
          label={t.makeWhich}
          options={[
            { id: '', label: t.makeNew },
            ...items.map(({ id, number, reports }) => ({ id, label: number, detail: titles.of(reports[0]) })),
          ]}
          value={to}
          onChange={(id) => setTo(id ?? '')}
        />
      )}
    </ConfirmSheet>
  );
}
