import { addDays } from '@boru/contract/civil';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { todayInSeoul } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, FormStack, Page, PageHeader } from '#ui/Page';
import { Receipt } from '#ui/Receipt';
import { askForVisit, type NewVisit, prefillQuery, useEducationDeed, type VisitPrefill } from '../api.ts';
import { visitMessages } from './messages.ts';
import { Audience, Company, Contact, type Draft, type PartProps, Wish } from './VisitFields.tsx';

/** The form that officials ask for, begun with what Boru knows. */
export function VisitPage() {
  const t = useText(visitMessages);
  const query = useQuery(prefillQuery);
  return (
    <Page width="form">
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[{ label: t.own, to: '/company/education' }, { label: t.title }]}
      />
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="60rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(known) => <Form known={known} />}
      </Loaded>
    </Page>
  );
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const needs = (draft: Draft): (keyof NewVisit)[] => [
  ...(draft.agencyId === null ? (['agencyId'] as const) : []),
  ...(draft.roles.length === 0 ? (['roles'] as const) : []),
  ...(['place', 'contactName', 'phone', 'email'] as const).filter((field) => draft[field].trim() === ''),
];
const wishOf = ({ agencyId, ...draft }: Draft): NewVisit => ({
  ...draft,
  agencyId: agencyId ?? 0,
  businessKind: orNull(draft.businessKind),
  homepage: orNull(draft.homepage),
  wishes: orNull(draft.wishes),
  department: orNull(draft.department),
  position: orNull(draft.position),
});

const begin = (known: VisitPrefill): Draft => ({
  ...{ agencyId: null, courseId: null, businessKind: known.businessKind, salesWon: null, employees: known.employees },
  ...{ homepage: '', wishedFrom: addDays(todayInSeoul(), 14), wishedUntil: addDays(todayInSeoul(), 28) },
  ...{ place: known.place, roles: [], people: 20, wishes: '', contactName: known.contactName, department: '' },
  ...{ position: '', phone: '', email: known.email },
});

function Form({ known }: { known: VisitPrefill }) {
  const t = useText(visitMessages);
  const pick = usePick();
  const locale = useLocale();
  const [draft, setDraft] = useState(() => begin(known));
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [done, setDone] = useState<{ number: string; at: string } | null>(null);
  const asking = useEducationDeed(
    async () => {
      const { number } = await askForVisit(wishOf(draft));
      setDone({ number, at: new Date().toISOString() });
    },
    t.sent,
    () => setAsking(false),
  );
  if (done !== null) return <Sent {...done} />;
  const part: PartProps = {
    draft,
    set: (change) => setDraft({ ...draft, ...change }),
    fault: (field) => (isTried && needs(draft).includes(field) ? t.needed : fieldError(asking.error, field, locale)),
  };
  const check = () => {
    setTried(true);
    if (needs(draft).length === 0) setAsking(true);
  };
  const agency = known.agencies.find(({ id }) => id === draft.agencyId);
  return (
    <FormStack>
      <Wish {...part} known={known} />
      <Audience {...part} />
      <Company {...part} known={known} />
      <Contact {...part} />
      <Actions>
        <Button look="primary" onPress={check}>
          {t.check}
        </Button>
      </Actions>
      <ConfirmSheet
        title={t.confirm}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => asking.mutate()}
        confirmLabel={t.send}
        whoSees={t.who({ agency: agency === undefined ? '' : pick(agency.name) })}
        whatTheySee={t.what}
        howLong={t.long}
        basis={t.basis}
        takeBack={t.back}
        isPending={asking.isPending}
        error={asking.error}
      />
    </FormStack>
  );
}

function Sent({ number, at }: { number: string; at: string }) {
  const t = useText(visitMessages);
  return (
    <Receipt
      title={t.sent}
      number={number}
      at={at}
      next={t.sentNext}
      actions={<LinkButton to="/company/education">{t.own}</LinkButton>}
    />
  );
}
