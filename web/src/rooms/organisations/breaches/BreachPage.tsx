import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { Checkbox } from '#ui/Choices';
import { Clock } from '#ui/Clock';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Page, PageHeader, Section } from '#ui/Page';
import { PaperButtons } from '#ui/PaperButtons';
import { WhyDue } from '../rights/DueLine.tsx';
import { type Breach, breachQuery, changeBreach, type Input, noticeAddress, tickStep, useBreachDeed } from './api.ts';
import { BreachTag, useManagersOnly } from './BreachesPage.tsx';
import { BreachFields, draftOf, inputOf } from './BreachFields.tsx';
import { Dispatches } from './Dispatches.tsx';
import { Duties } from './Duties.tsx';
import { breachMessages } from './messages.ts';
import { Turning } from './Turning.tsx';

/** One breach, in the order in which it is dealt with: the clock, contain, whom to tell, the notice, what was told. */
export function BreachPage() {
  useManagersOnly();
  const query = useQuery(breachQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(breach) => <Shown breach={breach} />}
      </Loaded>
    </Page>
  );
}

function Shown({ breach }: { breach: Breach }) {
  const t = useText(breachMessages);
  const pick = usePick();
  return (
    <>
      <PageHeader
        title={breach.title}
        crumbs={[{ label: t.title, to: '/desk/breaches' }, { label: breach.number }]}
        meta={<Due breach={breach} />}
        actions={<Turning breach={breach} />}
      />
      {breach.isLate ? <Notice tone="danger" title={t.late} /> : null}
      <Notice tone="warning">{pick(breach.notFiling)}</Notice>
      <Contain breach={breach} />
      <Duties breach={breach} />
      <Section title={t.paper} lead={t.paperLead}>
        <PaperButtons addressOf={(format) => noticeAddress(breach.id, format)} labels={{ pdf: t.pdf, hwpx: t.hwpx }} />
      </Section>
      <Dispatches rows={breach.dispatches} />
      <Facts breach={breach} />
    </>
  );
}

function Due({ breach }: { breach: Breach }) {
  const t = useText(breachMessages);
  const formats = useFormats();
  const at = breach.dueAt;
  return (
    <>
      <BreachTag state={breach.state} />
      {at === null ? null : (
        <span>
          {t.due} {formats.dateTime(at)} <Clock due={at} isSettled={breach.state !== 'open'} />{' '}
          <WhyDue explanation={breach.clock} result={`${t.due}: ${formats.dateTime(at)}`} />
        </span>
      )}
    </>
  );
}

function Contain({ breach }: { breach: Breach }) {
  const t = useText(breachMessages);
  return (
    <Section title={t.steps}>
      <FormStack>
        {breach.steps.map((step) => (
          <Step key={step.id} breach={breach} step={step} />
        ))}
      </FormStack>
    </Section>
  );
}

function Step({ breach, step }: { breach: Breach; step: Breach['steps'][number] }) {
  const t = useText(breachMessages);
  const pick = usePick();
  const formats = useFormats();
  const tick = useBreachDeed((isDone: boolean) => tickStep(breach.id, { step: step.id, isDone }), t.ticked);
  const who = step.by === null || step.at === null ? null : t.stepBy({ by: step.by, at: formats.dateTime(step.at) });
  return (
    <div>
      <Checkbox
        label={pick(step.text)}
        {...(who === null ? {} : { detail: who })}
        isSelected={tick.isPending ? !step.isDone : step.isDone}
        isDisabled={!breach.may.includes('tick') || tick.isPending}
        onChange={(isDone) => tick.mutate(isDone)}
      />
      {tick.error === null ? null : <Fault error={tick.error} wrote />}
    </div>
  );
}

function Facts({ breach }: { breach: Breach }) {
  const t = useText(breachMessages);
  const [isEditing, setEditing] = useState(false);
  const edit = breach.may.includes('update') ? <Button onPress={() => setEditing(true)}>{t.edit}</Button> : undefined;
  return (
    <Section title={t.facts} action={isEditing ? undefined : edit}>
      {isEditing ? <Editing breach={breach} onDone={() => setEditing(false)} /> : <Said breach={breach} />}
    </Section>
  );
}

function Said({ breach }: { breach: Breach }) {
  const t = useText(breachMessages);
  const pick = usePick();
  const formats = useFormats();
  const kinds = breach.kinds.map((kind) => pick(lists.breachKind[kind])).join(', ');
  const ended =
    breach.closedAt === null
      ? []
      : [
          { name: t.lessons, value: breach.lessons },
          {
            name: t.state,
            value: t.closedBy({ by: breach.closedBy ?? '', at: formats.dateTime(breach.closedAt) }),
          },
        ];
  return (
    <DescriptionList
      items={[
        { name: t.knownAt, value: formats.dateTime(breach.knownAt) },
        { name: t.certainty, value: pick(lists.breachCertainty[breach.certainty]) },
        { name: t.story, value: breach.story },
        { name: t.people, value: breach.people === null ? t.unknown : `${formats.number(breach.people)} ${t.person}` },
        { name: t.kinds, value: kinds === '' ? t.unknown : kinds },
        { name: t.sensitive, value: t[breach.sensitive] },
        { name: t.identifiers, value: t[breach.identifiers] },
        { name: t.unlawfulAccess, value: t[breach.unlawfulAccess] },
        { name: t.advice, value: breach.advice ?? '–' },
        { name: t.remedy, value: breach.remedy ?? '–' },
        { name: t.contact, value: breach.contact ?? '–' },
        { name: t.openedBy, value: `${breach.openedBy}, ${formats.dateTime(breach.openedAt)}` },
        ...ended,
      ]}
    />
  );
}

function Editing({ breach, onDone }: { breach: Breach; onDone: () => void }) {
  const t = useText(breachMessages);
  const [draft, setDraft] = useState(() => draftOf(breach));
  const [isTried, setTried] = useState(false);
  const saving = useBreachDeed((input: Input) => changeBreach(breach.id, breach.version, input), t.saved, onDone);
  const save = () => {
    setTried(true);
    const input = inputOf(draft);
    if (input !== null) saving.mutate(input);
  };
  return (
    <FormStack>
      <BreachFields draft={draft} onChange={setDraft} isTried={isTried} error={saving.error} />
      {saving.error === null ? null : <Fault error={saving.error} wrote />}
      <Actions>
        <Button look="primary" isPending={saving.isPending} onPress={save}>
          {t.save}
        </Button>
        <Button onPress={onDone}>{t.facts}</Button>
      </Actions>
    </FormStack>
  );
}
