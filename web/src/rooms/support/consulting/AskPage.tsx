import { addDays } from '@boru/contract/civil';
import { ConsultingLanguage } from '@boru/contract/experts';
import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { todayInSeoul } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { CheckboxGroup, RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, FormStack, Page, PageHeader } from '#ui/Page';
import { Receipt } from '#ui/Receipt';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { askForConsulting, type ConsultingForm, formQuery, type NewConsulting, useConsultingDeed } from './api.ts';
import { consultingMessages } from './messages.ts';

export function AskPage() {
  const t = useText(consultingMessages);
  const query = useQuery(formQuery);
  return (
    <Page width="form">
      <PageHeader
        title={t.ask}
        lead={t.askLead}
        crumbs={[{ label: t.title, to: '/company/consulting' }, { label: t.ask }]}
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

type Draft = Omit<NewConsulting, 'agencyId' | 'competitors'> & { agencyId: number | null; competitors: string };
const begin = (known: ConsultingForm): Draft => ({
  ...{ agencyId: null, need: '', language: 'ko', competitors: '', contactName: known.contactName, phone: '' },
  gaps: known.gaps.filter(({ critical }) => critical).map(({ question }) => question),
  ...{ wishedFrom: addDays(todayInSeoul(), 14), wishedUntil: addDays(todayInSeoul(), 75), email: known.email },
});
/** One competitor a line; ten digits at its end are its business number. */
const rivalsOf = (text: string): NewConsulting['competitors'] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const digits = /(\d{3})-?(\d{2})-?(\d{5})\s*$/.exec(one);
      const name = one.slice(0, digits?.index ?? one.length).trim();
      return { name: name === '' ? one : name, businessNumber: digits?.slice(1).join('') ?? null };
    });
const needs = (draft: Draft) => [
  ...(draft.agencyId === null ? ['agencyId'] : []),
  ...(['need', 'contactName', 'phone', 'email'] as const).filter((field) => draft[field].trim() === ''),
];

function Form({ known }: { known: ConsultingForm }) {
  const t = useText(consultingMessages);
  const pick = usePick();
  const locale = useLocale();
  const [draft, setDraft] = useState(() => begin(known));
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [done, setDone] = useState<{ number: string; at: string } | null>(null);
  const asking = useConsultingDeed(
    async () => {
      const { agencyId, competitors, ...rest } = draft;
      const wish = { ...rest, agencyId: agencyId ?? 0, competitors: rivalsOf(competitors) };
      const { number } = await askForConsulting(wish);
      setDone({ number, at: new Date().toISOString() });
    },
    t.sent,
    () => setAsking(false),
  );
  if (done !== null) return <Sent {...done} />;
  const part: PartProps = {
    draft,
    set: (change) => setDraft({ ...draft, ...change }),
    fault: (field) =>
      isTried && needs(draft).includes(field)
        ? field === 'agencyId'
          ? t.needAgency
          : t.needed
        : fieldError(asking.error, field, locale),
  };
  const check = () => {
    setTried(true);
    if (needs(draft).length === 0) setAsking(true);
  };
  const agency = known.agencies.find(({ id }) => id === draft.agencyId);
  return (
    <FormStack>
      <Wish {...part} known={known} />
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
  const t = useText(consultingMessages);
  return (
    <Receipt
      title={t.sent}
      number={number}
      at={at}
      next={t.sentNext}
      actions={<LinkButton to="/company/consulting">{t.title}</LinkButton>}
    />
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly fault: (field: string) => string | undefined;
}
function Wish({ draft, set, fault, known }: PartProps & { known: ConsultingForm }) {
  const t = useText(consultingMessages);
  const pick = usePick();
  return (
    <>
      <Select
        label={t.agency}
        isRequired
        options={known.agencies.map(({ id, name }) => ({ id: String(id), label: pick(name) }))}
        value={draft.agencyId === null ? null : String(draft.agencyId)}
        onChange={(id) => set({ agencyId: id === null ? null : Number(id) })}
        error={fault('agencyId')}
      />
      <TextArea
        label={t.need}
        description={t.needHelp}
        isRequired
        rows={5}
        maxCharacters={2000}
        value={draft.need}
        onChange={(need) => set({ need })}
        error={fault('need')}
      />
      {known.gaps.length === 0 ? (
        <p className="small muted">{t.gapsNone}</p>
      ) : (
        <CheckboxGroup
          label={t.gaps}
          description={t.gapsHelp}
          options={known.gaps.map(({ question, text, critical }) => ({
            id: question,
            label: `${question} ${pick(text)}${critical ? ` (${t.critical})` : ''}`,
          }))}
          value={draft.gaps}
          onChange={(gaps) => set({ gaps })}
        />
      )}
      <RadioGroup
        label={t.language}
        direction="row"
        options={ConsultingLanguage.options.map((id) => ({ id, label: pick(lists.consultingLanguage[id]) }))}
        value={draft.language}
        onChange={(id) => set({ language: ConsultingLanguage.parse(id) })}
      />
      <TextArea
        label={t.competitors}
        description={t.competitorsHelp}
        isOptional
        rows={3}
        value={draft.competitors}
        onChange={(competitors) => set({ competitors })}
        error={fault('competitors')}
      />
    </>
  );
}

function Contact({ draft, set, fault }: PartProps) {
  const t = useText(consultingMessages);
  return (
    <>
      <DateField label={t.from} isRequired value={draft.wishedFrom} onChange={(on) => on && set({ wishedFrom: on })} />
      <DateField
        label={t.until}
        isRequired
        value={draft.wishedUntil}
        onChange={(on) => on && set({ wishedUntil: on })}
        error={fault('wishedUntil')}
      />
      {(['contactName', 'phone', 'email'] as const).map((field) => (
        <TextField
          key={field}
          label={t[field]}
          isRequired
          maxLength={field === 'email' ? 254 : field === 'phone' ? 20 : 40}
          value={draft[field]}
          onChange={(text) => set({ [field]: text })}
          error={fault(field)}
        />
      ))}
    </>
  );
}
