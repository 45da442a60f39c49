import { lists } from '@boru/contract/words';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Switch } from '#ui/Choices';
import { DescriptionList } from '#ui/DescriptionList';
import { Doubt } from '#ui/Doubt';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, Card, Section } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { Tag } from '#ui/Tag';
import type { Incident } from '../incidents/api.ts';
import styles from '../incidents/Incidents.module.css';
import { Lines } from '../incidents/RouteCard.tsx';
import { useDeed } from '../incidents/useDeed.ts';
import {
  acceptLesson,
  type Lesson,
  type Lessons,
  lessonsQuery,
  type Questions,
  questionsQuery,
  refuseLesson,
  shareLearning,
} from './api.ts';
import { lessonMessages } from './messages.ts';

/** What a closed incident teaches, one proposal after the other. Nothing changes by itself. */
export function LessonsPart({ incident }: { incident: Incident }) {
  const t = useText(lessonMessages);
  const query = useQuery(lessonsQuery(incident.id));
  const questions = useQuery(questionsQuery);
  const skeleton = <Skeleton shape="rows" lines={4} />;
  return (
    <Loaded query={query} skeleton={skeleton} fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}>
      {(lessons) =>
        lessons.mayDecide ? (
          <Loaded
            query={questions}
            skeleton={skeleton}
            fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
          >
            {(set) => <Proposals incidentId={incident.id} lessons={lessons} set={set} />}
          </Loaded>
        ) : (
          <EmptyState title={t.notYet}>{t.notYetBody}</EmptyState>
        )
      }
    </Loaded>
  );
}

function Proposals({ incidentId, lessons, set }: { incidentId: string; lessons: Lessons; set: Questions }) {
  const t = useText(lessonMessages);
  return (
    <>
      <p className="prose">{t.lead}</p>
      {lessons.items.length === 0 ? <EmptyState title={t.none}>{t.noneBody}</EmptyState> : null}
      <div className={styles.list}>
        {lessons.items.map((lesson) => (
          <One key={lesson.id} incidentId={incidentId} lesson={lesson} set={set} />
        ))}
      </div>
      {lessons.items.some(({ decision }) => decision === 'accepted') ? (
        <p>
          <LinkButton to="/company/diagnoses">{t.diagnosis}</LinkButton>
        </p>
      ) : null}
      <Sharing incidentId={incidentId} shares={lessons.shares} />
    </>
  );
}

function One({ incidentId, lesson, set }: { incidentId: string; lesson: Lesson; set: Questions }) {
  const t = useText(lessonMessages);
  const pick = usePick();
  const formats = useFormats();
  const question = set.questions.find(({ id }) => id === lesson.question);
  const level = set.scale.find(({ value }) => value === lesson.value);
  const task = pick(lesson.task);
  return (
    <Card
      title={
        <>
          {task} {lesson.verified ? null : <Doubt note={lesson.note} asOf={set.asOf} />}
        </>
      }
      tag={
        lesson.decision === null ? undefined : (
          <Tag tone={lesson.decision === 'accepted' ? 'green' : 'plain'}>
            {pick(lists.lessonDecision[lesson.decision])}
          </Tag>
        )
      }
    >
      <Lines title={t.why} lines={lesson.reasons.map(pick)} />
      <DescriptionList
        size="small"
        items={[
          { name: t.question, value: question === undefined ? t.notAsked : pick(question.text) },
          ...(question === undefined || level === undefined
            ? []
            : [{ name: lesson.question, value: t.answer({ name: pick(level.name) }) }]),
        ]}
      />
      {lesson.by === null || lesson.at === null ? (
        <Deciding incidentId={incidentId} lesson={lesson} isAsked={question !== undefined} />
      ) : (
        <p className="small muted">
          {t.decided({ by: lesson.by, at: formats.dateTime(lesson.at) })}
          {lesson.reason === null ? '' : `: ${lesson.reason}`}
        </p>
      )}
    </Card>
  );
}

function Deciding({ incidentId, lesson, isAsked }: { incidentId: string; lesson: Lesson; isAsked: boolean }) {
  const t = useText(lessonMessages);
  const pick = usePick();
  const [isRefusing, setRefusing] = useState(false);
  const task = pick(lesson.task);
  const client = useQueryClient();
  const accept = useDeed(
    () => acceptLesson(incidentId, lesson, isAsked),
    t.acceptedOne,
    () => void client.invalidateQueries({ queryKey: ['diagnosis'] }),
  );
  return (
    <>
      <Actions>
        <Button
          size="small"
          look="primary"
          aria-label={t.acceptOf({ task })}
          isPending={accept.isPending}
          onPress={() => accept.mutate()}
        >
          {t.accept}
        </Button>
        <Button size="small" aria-label={t.refuseOf({ task })} onPress={() => setRefusing(true)}>
          {t.refuse}
        </Button>
      </Actions>
      {accept.error === null ? null : <Fault error={accept.error} />}
      {isRefusing ? <Refusing incidentId={incidentId} lesson={lesson} onClose={() => setRefusing(false)} /> : null}
    </>
  );
}

function Sharing({ incidentId, shares }: { incidentId: string; shares: boolean }) {
  const t = useText(lessonMessages);
  const share = useDeed((on: boolean) => shareLearning(incidentId, on), shares ? t.unshared : t.shared);
  return (
    <Section title={t.share} lead={t.shareLead} level={3}>
      <Switch label={t.share} isSelected={shares} isDisabled={share.isPending} onChange={(on) => share.mutate(on)} />
      {share.error === null ? null : <Fault error={share.error} />}
    </Section>
  );
}

function Refusing({ incidentId, lesson, onClose }: { incidentId: string; lesson: Lesson; onClose: () => void }) {
  const t = useText(lessonMessages);
  const refuse = useDeed((reason: string) => refuseLesson(incidentId, lesson, reason), t.refusedOne, onClose);
  return (
    <ReasonSheet
      title={t.refuseTitle}
      isOpen
      onClose={onClose}
      confirmLabel={t.refuse}
      label={t.refuseReason}
      mostCharacters={500}
      isPending={refuse.isPending}
      error={refuse.error}
      onConfirm={(reason) => refuse.mutate(reason)}
    />
  );
}
