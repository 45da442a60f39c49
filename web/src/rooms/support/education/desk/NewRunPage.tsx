import { addDays } from '@boru/contract/civil';
import { QueueRule } from '@boru/contract/education';
import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { todayInSeoul } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { instantText, type Moment } from '#lib/moment';
import { useAddressQuery, useGo } from '#lib/navigation';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { MomentField } from '#ui/MomentField';
import { NumberField } from '#ui/NumberField';
import { Actions, FormStack, Page, PageHeader } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import { type Desk, deskQuery, type NewRun, openRun, useEducationDeed } from '../api.ts';
import { deskEducationMessages } from './messages.ts';
import { blankSession, type SessionDraft, SessionFields, sessionOf } from './SessionFields.tsx';

const HOME = '/desk/education';

/** `?visit=` is the accepted request of a company: the run is then theirs alone. */
export function NewRunPage() {
  const t = useText(deskEducationMessages);
  const query = useQuery(deskQuery);
  return (
    <Page width="form">
      <PageHeader title={t.newRun} crumbs={[{ label: t.title, to: HOME }, { label: t.newRun }]} />
      <Loaded
        query={query}
        skeleton={<Skeleton lines={8} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(desk) =>
          desk.courses.length === 0 ? (
            <EmptyState
              title={t.coursesNone}
              action={<LinkButton to="/desk/education/courses/new">{t.newCourse}</LinkButton>}
            />
          ) : (
            <Form desk={desk} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface Draft {
  readonly courseId: string | null;
  readonly capacity: number;
  readonly quota: number;
  readonly priceWon: number;
  readonly queueRule: NewRun['queueRule'];
  readonly offerHours: number;
  readonly enrolUntil: Moment;
  readonly cancelUntil: Moment;
  readonly trainers: string;
  readonly sessions: readonly SessionDraft[];
}
const ahead = (days: number, clock: string): Moment => ({ on: addDays(todayInSeoul(), days), clock });
const begin = (courseId: string | null, isVisit: boolean): Draft => ({
  ...{
    courseId,
    capacity: 20,
    quota: isVisit ? 0 : 5,
    priceWon: 0,
    queueRule: 'firstCome',
    offerHours: 48,
    trainers: '',
  },
  ...{ enrolUntil: ahead(12, '18:00'), cancelUntil: ahead(10, '18:00'), sessions: [blankSession(1, isVisit)] },
});

/** What is sent; null while something that is needed is missing. */
function wishOf(draft: Draft, visitId: string | null): NewRun | null {
  const [enrolUntil, cancelUntil] = [instantText(draft.enrolUntil), instantText(draft.cancelUntil)];
  const sessions = draft.sessions.flatMap((session) => sessionOf(session) ?? []);
  const trainers = draft.trainers
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const isWhole = sessions.length === draft.sessions.length && trainers.length > 0;
  if (draft.courseId === null || enrolUntil === null || cancelUntil === null || !isWhole) return null;
  const { courseId, capacity, priceWon, queueRule, offerHours } = draft;
  const quota = draft.quota === 0 ? null : draft.quota;
  return {
    courseId,
    visitId,
    capacity,
    quota,
    priceWon,
    queueRule,
    offerHours,
    enrolUntil,
    cancelUntil,
    trainers,
    sessions,
  };
}

function Form({ desk }: { desk: Desk }) {
  const t = useText(deskEducationMessages);
  const go = useGo();
  const asked = useAddressQuery();
  const visitId = asked['visit'] ?? null;
  const [draft, setDraft] = useState(() =>
    begin(desk.courses.find(({ id }) => id === asked['course'])?.id ?? null, visitId !== null),
  );
  const [isTried, setTried] = useState(false);
  const opening = useEducationDeed(async (wish: NewRun) => go(`${HOME}/runs/${(await openRun(wish)).id}`), t.opened);
  const open = () => {
    setTried(true);
    const wish = wishOf(draft, visitId);
    if (wish !== null) opening.mutate(wish);
  };
  const part = {
    draft,
    set: (change: Partial<Draft>) => setDraft({ ...draft, ...change }),
    isTried,
    error: opening.error,
  };
  return (
    <FormStack>
      <What {...part} desk={desk} />
      <Seats {...part} />
      <SessionFields
        sessions={draft.sessions}
        onChange={(sessions) => part.set({ sessions })}
        isTried={isTried}
        error={opening.error}
      />
      <MomentField
        isAhead
        label={t.enrolUntil}
        value={draft.enrolUntil}
        onChange={(enrolUntil) => part.set({ enrolUntil })}
      />
      <MomentField
        isAhead
        label={t.cancelUntil}
        value={draft.cancelUntil}
        onChange={(cancelUntil) => part.set({ cancelUntil })}
      />
      {opening.error === null ? null : <Fault error={opening.error} wrote />}
      <Actions>
        <Button look="primary" isPending={opening.isPending} onPress={open}>
          {t.open}
        </Button>
      </Actions>
    </FormStack>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isTried: boolean;
  readonly error: unknown;
}

function What({ draft, set, isTried, error, desk }: PartProps & { desk: Desk }) {
  const t = useText(deskEducationMessages);
  const locale = useLocale();
  return (
    <>
      <Select
        label={t.chooseCourse}
        isRequired
        options={desk.courses.map(({ id, title }) => ({ id, label: title }))}
        value={draft.courseId}
        onChange={(courseId) => set({ courseId })}
        error={isTried && draft.courseId === null ? t.needed : undefined}
      />
      <TextField
        label={t.trainers}
        isRequired
        maxLength={300}
        value={draft.trainers}
        onChange={(trainers) => set({ trainers })}
        error={isTried && draft.trainers.trim() === '' ? t.needed : fieldError(error, 'trainers', locale)}
      />
    </>
  );
}

function Seats({ draft, set, error }: PartProps) {
  const t = useText(deskEducationMessages);
  const pick = usePick();
  const locale = useLocale();
  const number = (value: number, otherwise: number) => (Number.isNaN(value) ? otherwise : value);
  return (
    <>
      <NumberField
        label={t.capacity}
        unit={t.person}
        minValue={1}
        maxValue={1000}
        value={draft.capacity}
        onChange={(value) => set({ capacity: number(value, 1) })}
      />
      <NumberField
        label={t.quota}
        unit={t.person}
        minValue={0}
        maxValue={1000}
        value={draft.quota}
        onChange={(value) => set({ quota: number(value, 0) })}
        error={fieldError(error, 'quota', locale)}
      />
      <NumberField
        label={t.price}
        unit={t.won}
        minValue={0}
        maxValue={100_000_000}
        value={draft.priceWon}
        onChange={(value) => set({ priceWon: number(value, 0) })}
      />
      <RadioGroup
        label={t.queue}
        options={QueueRule.options.map((id) => ({ id, label: pick(lists.queueRule[id]) }))}
        value={draft.queueRule}
        onChange={(id) => set({ queueRule: QueueRule.options.find((one) => one === id) ?? 'firstCome' })}
      />
      <NumberField
        label={t.offerHours}
        unit={t.hours}
        minValue={1}
        maxValue={240}
        value={draft.offerHours}
        onChange={(value) => set({ offerHours: number(value, 48) })}
      />
    </>
  );
}
