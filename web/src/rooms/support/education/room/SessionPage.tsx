import { lists } from '@boru/contract/words';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { NumberField } from '#ui/NumberField';
import { Actions, FormStack, Page, PageHeader, Section } from '#ui/Page';
import { QrCode } from '#ui/QrCode';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { TextField } from '#ui/TextField';
import { educationKey, useEducationDeed } from '../api.ts';
import { codeQuery, type DeskSession, decideCorrection, proposeCorrection, sessionQuery } from './api.ts';
import { type Kept, useKeptMarks } from './kept.ts';
import { roomMessages } from './messages.ts';

type Person = DeskSession['people'][number];

/** The list of the room: the code on the screen, marks by hand that survive a dropped network, corrections by two. */
export function SessionPage() {
  const query = useQuery(sessionQuery(usePathParam('sessionId')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(session) => <Shown view={session} />}
      </Loaded>
    </Page>
  );
}

function Shown({ view }: { view: DeskSession }) {
  const t = useText(roomMessages);
  const formats = useFormats();
  const client = useQueryClient();
  const { id, startsAt, endsAt } = view.session;
  const marks = useKeptMarks(id, () => void client.invalidateQueries({ queryKey: educationKey }));
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[
          { label: t.desk, to: '/desk/education' },
          { label: view.title, to: `/desk/education/runs/${view.runId}` },
          { label: t.title },
        ]}
        meta={`${formats.dateTime(startsAt)} ~ ${formats.time(endsAt)}`}
      />
      {marks.kept.length === 0 ? null : (
        <Notice
          tone="warning"
          isLive
          title={t.waiting({ count: marks.kept.length })}
          action={
            <Button size="small" isPending={marks.isSending} onPress={() => void marks.send()}>
              {t.sendNow}
            </Button>
          }
        >
          {t.waitingBody}
        </Notice>
      )}
      {marks.error === null ? null : <Fault error={marks.error} wrote />}
      <Code sessionId={id} />
      <Section title={t.people}>
        {view.people.length === 0 ? (
          <EmptyState size="small" title={t.none} />
        ) : (
          <People view={view} kept={marks.kept} onMark={marks.mark} />
        )}
      </Section>
    </>
  );
}

function Code({ sessionId }: { sessionId: string }) {
  const t = useText(roomMessages);
  const query = useQuery(codeQuery(sessionId));
  const shown = query.isError ? undefined : query.data;
  return (
    <Section title={t.code} lead={t.codeLead}>
      {shown === undefined ? (
        <Notice title={t.codeNone}>{t.codeNoneBody}</Notice>
      ) : (
        <FormStack>
          <p className="tabular">
            <strong>{t.codeOf({ code: shown.code })}</strong>
          </p>
          <QrCode text={shown.link} label={t.qr} />
        </FormStack>
      )}
    </Section>
  );
}

interface PeopleProps {
  readonly view: DeskSession;
  readonly kept: readonly Kept[];
  readonly onMark: (attendeeId: string) => void;
}

function People({ view, kept, onMark }: PeopleProps) {
  const t = useText(roomMessages);
  const pick = usePick();
  const isKept = (person: Person) => kept.some(({ attendeeId }) => attendeeId === person.attendeeId);
  return (
    <Table
      caption={t.people}
      isCaptionHidden
      density="dense"
      rows={view.people}
      keyOf={(person) => person.attendeeId}
      columns={[
        { id: 'name', title: t.name, isRowHeader: true, cell: (person) => person.name },
        { id: 'company', title: t.company, cell: (person) => person.companyName },
        {
          id: 'state',
          title: t.state,
          cell: (person) =>
            person.mark !== null ? (
              <>
                <Tag tone="green">{t.minutes({ count: person.mark.minutes })}</Tag>{' '}
                <span className="small muted">{pick(lists.markHow[person.mark.how])}</span>
              </>
            ) : isKept(person) ? (
              <Tag tone="amber">{t.kept}</Tag>
            ) : (
              '–'
            ),
        },
        {
          id: 'act',
          title: t.act,
          cell: (person) => (
            <>
              {person.mark === null && !isKept(person) ? (
                <Button
                  size="small"
                  aria-label={t.cameOf({ name: person.name })}
                  onPress={() => onMark(person.attendeeId)}
                >
                  {t.came}
                </Button>
              ) : null}
              <Correction sessionId={view.session.id} person={person} planned={view.planned} />
            </>
          ),
        },
      ]}
    />
  );
}

interface CorrectionProps {
  readonly sessionId: string;
  readonly person: Person;
  readonly planned: number;
}

function Correction({ sessionId, person, planned }: CorrectionProps) {
  const t = useText(roomMessages);
  const [isOpen, setOpen] = useState(false);
  const { correction, name } = person;
  const deciding = useEducationDeed((grant: boolean) => decideCorrection(correction?.id ?? '', grant), t.decided);
  if (correction === null)
    return (
      <>
        <Button look="quiet" size="small" aria-label={t.correctOf({ name })} onPress={() => setOpen(true)}>
          {t.correct}
        </Button>
        <Proposing
          sessionId={sessionId}
          person={person}
          planned={planned}
          isOpen={isOpen}
          onClose={() => setOpen(false)}
        />
      </>
    );
  return (
    <>
      <p className="small">{t.pending(correction)}</p>
      {correction.mayDecide ? (
        <Actions>
          <Button size="small" look="primary" isPending={deciding.isPending} onPress={() => deciding.mutate(true)}>
            <span className="visually-hidden">{name}: </span>
            {t.grant}
          </Button>
          <Button size="small" isPending={deciding.isPending} onPress={() => deciding.mutate(false)}>
            <span className="visually-hidden">{name}: </span>
            {t.refuse}
          </Button>
        </Actions>
      ) : (
        <p className="small muted">{t.second}</p>
      )}
      {deciding.error === null ? null : <Fault error={deciding.error} />}
    </>
  );
}

function Proposing({
  sessionId,
  person,
  planned,
  isOpen,
  onClose,
}: CorrectionProps & { isOpen: boolean; onClose: () => void }) {
  const t = useText(roomMessages);
  const [minutes, setMinutes] = useState(person.mark?.minutes ?? planned);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const said = reason.trim();
  const proposing = useEducationDeed(
    () => proposeCorrection(sessionId, { attendeeId: person.attendeeId, minutes, reason: said }),
    t.proposed,
    onClose,
  );
  const propose = () => {
    setTried(true);
    if (said !== '') proposing.mutate();
  };
  return (
    <ConfirmSheet
      title={t.correctTitle({ name: person.name })}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={propose}
      confirmLabel={t.correct}
      isPending={proposing.isPending}
      error={proposing.error}
    >
      <FormStack>
        <NumberField
          label={t.correctMinutes}
          unit={t.unit}
          minValue={0}
          maxValue={planned}
          value={minutes}
          onChange={(value) => setMinutes(Number.isNaN(value) ? 0 : value)}
        />
        <TextField
          label={t.reason}
          isRequired
          maxLength={300}
          value={reason}
          onChange={setReason}
          error={isTried && said === '' ? t.needed : undefined}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
