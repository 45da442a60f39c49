import { lists } from '@boru/contract/words';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { tokenOf } from '#lib/navigation';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { TextField } from '#ui/TextField';
import { educationKey } from '../api.ts';
import { Materials } from '../Materials.tsx';
import { answerSurvey, attend, lookAtTicket, type TicketView, takeTest } from '../room/api.ts';

import { ticketMessages } from './messages.ts';

const PLACE = 'boru-ticket';
/** The link of the person, or the code of the room's screen together with the link that was opened here before. */
const askedIn = (hash: string): { token: string | null; code: string | null } => {
  const code = /^#code\.(\d{6})$/.exec(hash)?.[1] ?? null;
  const token = tokenOf(hash);
  if (token !== null) localStorage.setItem(PLACE, token);
  return { token: token ?? tokenOf(localStorage.getItem(PLACE) ?? ''), code };
};

export function TicketPage() {
  const t = useText(ticketMessages);
  const [{ token, code }] = useState(() => askedIn(location.hash));
  return (
    <Page width="form">
      <PageHeader title={t.title} lead={t.lead} />
      {token === null ? (
        <Notice tone="warning" title={t.missing}>
          {t.missingBody}
        </Notice>
      ) : (
        <Mine token={token} code={code} />
      )}
    </Page>
  );
}

const keyOf = (token: string) => [...educationKey, 'ticket', token];
/** A deed by the link: the answer is the page as it now stands. */
function useTicket<Wish>(token: string, send: (wish: Wish) => Promise<TicketView>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: (view) => client.setQueryData(keyOf(token), view) });
}

function Mine({ token, code }: { token: string; code: string | null }) {
  const query = useQuery({ queryKey: keyOf(token), queryFn: () => lookAtTicket(token), retry: false });
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={6} height="30rem" />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(view) => <Shown view={view} token={token} code={code} />}
    </Loaded>
  );
}

function Shown({ view, token, code }: { view: TicketView; token: string; code: string | null }) {
  const t = useText(ticketMessages);
  const pick = usePick();
  return (
    <>
      <Notice title={t.forPerson({ person: view.person })}>
        {view.title} · {pick(view.agency.name)}
      </Notice>
      {view.isMet ? (
        <Notice tone="success" isLive title={t.met}>
          {t.metBody}
        </Notice>
      ) : null}
      {view.materials.length > 0 ? (
        <Section title={t.materials}>
          <Materials materials={view.materials} />
        </Section>
      ) : null}
      <Attending view={view} token={token} code={code} />
      {view.questions.length > 0 && view.leastScore !== null ? <Test view={view} token={token} /> : null}
      {view.wantsSurvey ? <Survey view={view} token={token} /> : null}
    </>
  );
}

function Attending({ view, token, code }: { view: TicketView; token: string; code: string | null }) {
  const t = useText(ticketMessages);
  const pick = usePick();
  const formats = useFormats();
  const [typed, setTyped] = useState(code ?? '');
  const attending = useTicket(token, (digits: string) => attend(token, digits));
  const { mutate } = attending;
  useEffect(() => {
    if (code !== null) mutate(code);
  }, [code, mutate]);
  return (
    <Section title={t.attend} lead={t.attendLead}>
      <FormStack>
        <TextField label={t.code} inputMode="numeric" maxLength={6} value={typed} onChange={setTyped} />
        <Actions>
          <Button
            look="primary"
            isPending={attending.isPending}
            isDisabled={!/^\d{6}$/.test(typed)}
            onPress={() => mutate(typed)}
          >
            {t.attend}
          </Button>
        </Actions>
        {attending.error === null ? null : <Fault error={attending.error} wrote />}
        <Table
          caption={t.sessions}
          rows={view.sessions}
          keyOf={(session) => session.id}
          columns={[
            { id: 'when', title: t.sessions, isRowHeader: true, cell: (session) => formats.dateTime(session.startsAt) },
            {
              id: 'mode',
              title: t.title,
              cell: (session) => `${pick(lists.sessionMode[session.mode])} · ${session.place}`,
            },
            {
              id: 'came',
              title: t.attend,
              cell: (session) => (session.minutes === null ? t.notYet : t.came({ count: session.minutes })),
            },
          ]}
        />
      </FormStack>
    </Section>
  );
}

function Test({ view, token }: { view: TicketView; token: string }) {
  const t = useText(ticketMessages);
  const [answers, setAnswers] = useState<readonly (number | null)[]>(() => view.questions.map(() => null));
  const taking = useTicket(token, () => takeTest(token, answers));
  return (
    <Section title={t.test} lead={t.testLead({ least: view.leastScore ?? 0, left: view.triesLeft })}>
      <FormStack>
        {view.score === null ? null : <Notice>{t.score({ score: view.score })}</Notice>}
        {view.questions.map(({ text, choices }, index) => (
          <RadioGroup
            key={text}
            label={`${index + 1}. ${text}`}
            options={choices.map((label, choice) => ({ id: String(choice), label }))}
            value={answers[index] === null || answers[index] === undefined ? null : String(answers[index])}
            onChange={(id) => setAnswers(answers.map((one, place) => (place === index ? Number(id) : one)))}
          />
        ))}
        <Actions>
          <Button
            look="primary"
            isPending={taking.isPending}
            isDisabled={view.triesLeft <= 0}
            onPress={() => taking.mutate(undefined)}
          >
            {t.testSend}
          </Button>
        </Actions>
        {taking.error === null ? null : <Fault error={taking.error} wrote />}
      </FormStack>
    </Section>
  );
}

const marks = ['1', '2', '3', '4', '5'].map((id) => ({ id, label: id }));

function Survey({ view, token }: { view: TicketView; token: string }) {
  const t = useText(ticketMessages);
  const [given, setGiven] = useState({ course: 0, trainer: 0, use: 0, words: '' });
  const { course, trainer, use, words } = given;
  const sending = useTicket(token, () =>
    answerSurvey({ token, course, trainer, use, words: words.trim() === '' ? null : words.trim() }),
  );
  if (view.isSurveyed)
    return (
      <Section title={t.survey}>
        <Notice tone="success">{t.surveyDone}</Notice>
      </Section>
    );
  const asked = [
    { field: 'course', label: t.surveyCourse },
    { field: 'trainer', label: t.surveyTrainer },
    { field: 'use', label: t.surveyUse },
  ] as const;
  return (
    <Section title={t.survey} lead={t.surveyLead}>
      <FormStack>
        {asked.map(({ field, label }) => (
          <RadioGroup
            key={field}
            label={label}
            direction="row"
            options={marks}
            value={given[field] === 0 ? null : String(given[field])}
            onChange={(id) => setGiven({ ...given, [field]: Number(id) })}
          />
        ))}
        <TextField
          label={t.surveyWords}
          isOptional
          maxLength={500}
          value={words}
          onChange={(text) => setGiven({ ...given, words: text })}
        />
        <Actions>
          <Button
            look="primary"
            isPending={sending.isPending}
            isDisabled={course === 0 || trainer === 0 || use === 0}
            onPress={() => sending.mutate(undefined)}
          >
            {t.surveySend}
          </Button>
        </Actions>
        {sending.error === null ? null : <Fault error={sending.error} wrote />}
      </FormStack>
    </Section>
  );
}
