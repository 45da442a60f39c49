import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Card, NextStep, Page, PageHeader, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { type Consent, consentsQuery, withdrawConsent } from '../api.ts';
import { useMaySign, usePurposeNames, useSectionNames } from '../names.ts';
import { consentMessages } from './messages.ts';

export function ConsentsPage() {
  const t = useText(consentMessages);
  const query = useQuery(consentsQuery);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="block" height="40rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => <Consents items={items} />}
      </Loaded>
      <NextStep title={t.nextTitle} why={t.nextWhy} to="/company/readers" label={t.readersGo} />
    </Page>
  );
}

function Consents({ items }: { items: readonly Consent[] }) {
  const t = useText(consentMessages);
  const active = items.filter((consent) => consent.state === 'active');
  const past = items.filter((consent) => consent.state !== 'active');
  if (items.length === 0) return <EmptyState title={t.noneTitle}>{t.none}</EmptyState>;
  return (
    <>
      <Section title={t.active}>
        {active.length === 0 ? (
          <EmptyState title={t.noneTitle} size="small">
            {t.none}
          </EmptyState>
        ) : (
          active.map((consent) => <ConsentCard key={consent.id} consent={consent} />)
        )}
      </Section>
      {past.length === 0 ? null : (
        <Section title={t.past}>
          {past.map((consent) => (
            <ConsentCard key={consent.id} consent={consent} />
          ))}
        </Section>
      )}
    </>
  );
}

function ConsentCard({ consent }: { consent: Consent }) {
  const t = useText(consentMessages);
  const pick = usePick();
  const formats = useFormats();
  const sections = useSectionNames();
  const purposes = usePurposeNames();
  const agency = pick(consent.agencyName);
  const words = { active: t.stateActive, expired: t.stateExpired, withdrawn: t.stateWithdrawn }[consent.state];
  return (
    <Card
      title={agency}
      tag={<Tag tone={consent.state === 'active' ? 'green' : 'plain'}>{words}</Tag>}
      actions={
        <>
          {consent.state === 'active' ? <Withdraw consent={consent} agency={agency} /> : null}
          {consent.caseId === null ? null : <Link to={`/company/cases/${consent.caseId}`}>{t.forCase}</Link>}
        </>
      }
    >
      <DescriptionList
        items={[
          { name: t.purpose, value: purposes[consent.purpose] },
          { name: t.sections, value: consent.sections.map((section) => sections[section]).join(' · ') },
          { name: t.validTo, value: t.until({ date: formats.date(consent.validTo) }) },
          { name: t.givenBy, value: `${consent.givenByName} · ${formats.dateTime(consent.givenAt)}` },
          {
            name: t.receipt,
            value: (
              <>
                <span className="tabular">{consent.receiptNumber}</span>{' '}
                <a href={`/api/company/consents/${consent.id}/receipt`} download data-print="hide">
                  {t.receiptPaper}
                </a>
              </>
            ),
          },
          { name: t.textVersion, value: t.version({ id: consent.textId, version: consent.textVersion }) },
        ]}
      />
    </Card>
  );
}

function Withdraw({ consent, agency }: { consent: Consent; agency: string }) {
  const t = useText(consentMessages);
  const client = useQueryClient();
  const maySign = useMaySign();
  const sections = useSectionNames();
  const [isOpen, setOpen] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => withdrawConsent(consent.id),
    onSuccess: async () => {
      setOpen(false);
      notify({ tone: 'success', title: t.withdrawn, detail: agency });
      await client.invalidateQueries();
    },
  });
  if (!maySign) {
    return <span className="small muted">{t.onlySigners}</span>;
  }
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t.withdraw}
      </Button>
      <ConfirmSheet
        title={t.withdrawTitle({ agency })}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => withdraw.mutate()}
        confirmLabel={t.withdrawGo}
        isDanger
        isPending={withdraw.isPending}
        error={withdraw.error}
        whoSees={t.withdrawWho({ agency })}
        whatTheySee={`${consent.sections.map((section) => sections[section]).join(' · ')} — ${t.withdrawWhat}`}
        takeBack={t.withdrawBack}
      />
    </>
  );
}
