import { targetRoles } from '@boru/contract/education';
import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { useGo, usePathParam } from '#lib/navigation';
import { fieldError, Problem } from '#lib/problem';
import { Button } from '#ui/Button';
import { Checkbox, CheckboxGroup } from '#ui/Choices';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { NumberField } from '#ui/NumberField';
import { Actions, FormStack, Page, PageHeader } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import {
  addCourse,
  type CourseInput,
  type CourseView,
  changeCourse,
  type Desk,
  deskQuery,
  useEducationDeed,
} from '../api.ts';
import { isWholeMaterials, MaterialFields } from './MaterialFields.tsx';
import { deskEducationMessages } from './messages.ts';
import { isWholeTest, TestFields } from './TestFields.tsx';

const HOME = '/desk/education';

export function NewCoursePage() {
  return <CourseForm courseId={null} />;
}
export function EditCoursePage() {
  return <CourseForm courseId={usePathParam('courseId')} />;
}

function CourseForm({ courseId }: { courseId: string | null }) {
  const t = useText(deskEducationMessages);
  const query = useQuery(deskQuery);
  const title = courseId === null ? t.newCourse : t.editCourse;
  return (
    <Page width="form">
      <PageHeader title={title} crumbs={[{ label: t.title, to: HOME }, { label: title }]} />
      <Loaded
        query={query}
        skeleton={<Skeleton lines={8} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(desk) => <Form key={courseId} desk={desk} course={courseOf(desk, courseId)} />}
      </Loaded>
    </Page>
  );
}

function courseOf(desk: Desk, courseId: string | null): CourseView | null {
  if (courseId === null) return null;
  const found = desk.courses.find(({ id }) => id === courseId);
  if (found === undefined) throw new Problem('thing.not_found', 404, null);
  return found;
}

interface Draft extends Omit<CourseInput, 'basis' | 'prerequisites'> {
  readonly law: string | null;
  readonly article: string;
  readonly prerequisites: string;
}
/** The form knows one article; further ones of a course stay as they are. */
const draftOf = (course: CourseView | null): Draft => ({
  ...{ title: course?.title ?? '', summary: course?.summary ?? '', roles: course?.roles ?? ['allStaff'] },
  ...{ law: course?.basis[0]?.law ?? null, article: course?.basis[0]?.article ?? '' },
  ...{ prerequisites: course?.prerequisites ?? '', materials: course?.materials ?? [], closes: course?.closes ?? [] },
  rule: course?.rule ?? { attendancePercent: 80, testScore: null, survey: true, validMonths: 12 },
  test: course?.test ?? [],
});
const inputOf = ({ law, article, ...draft }: Draft, course: CourseView | null): CourseInput => ({
  ...draft,
  prerequisites: draft.prerequisites.trim() === '' ? null : draft.prerequisites.trim(),
  basis: [
    ...(law === null ? [] : [{ law, article: article.trim() }]),
    ...(course?.basis.slice(1).map((one) => ({ law: one.law, article: one.article })) ?? []),
  ],
});

const isWhole = (draft: Draft): boolean =>
  draft.title.trim() !== '' &&
  draft.summary.trim() !== '' &&
  draft.roles.length > 0 &&
  isWholeTest(draft.test) &&
  isWholeMaterials(draft.materials) &&
  (draft.law === null || draft.article.trim() !== '');

function Form({ desk, course }: { desk: Desk; course: CourseView | null }) {
  const t = useText(deskEducationMessages);
  const go = useGo();
  const locale = useLocale();
  const [draft, setDraft] = useState(() => draftOf(course));
  const [isTried, setTried] = useState(false);
  const saving = useEducationDeed(
    () => {
      const input = inputOf(draft, course);
      return course === null ? addCourse(input) : changeCourse(course.id, course.version, input);
    },
    t.saved,
    () => go(HOME),
  );
  const isReady = isWhole(draft);
  const save = () => {
    setTried(true);
    if (isReady) saving.mutate();
  };
  const part = {
    draft,
    set: (change: Partial<Draft>) => setDraft({ ...draft, ...change }),
    isTried,
    error: saving.error,
  };
  return (
    <FormStack>
      <What {...part} desk={desk} />
      <Rule {...part} />
      <MaterialFields
        materials={draft.materials}
        onChange={(materials) => part.set({ materials })}
        fault={(path) => fieldError(saving.error, path, locale) ?? fieldError(saving.error, `course.${path}`, locale)}
      />
      {isTried && !isWholeMaterials(draft.materials) ? <Notice tone="warning">{t.materialsBroken}</Notice> : null}
      <TestFields
        test={draft.test}
        score={draft.rule.testScore}
        onChange={({ test, score }) =>
          part.set({
            ...(test === undefined ? {} : { test }),
            ...(score === undefined ? {} : { rule: { ...draft.rule, testScore: score } }),
          })
        }
      />
      {isTried && !isWholeTest(draft.test) ? <Notice tone="warning">{t.testBroken}</Notice> : null}
      {saving.error === null ? null : <Fault error={saving.error} wrote />}
      <Actions>
        <Button look="primary" isPending={saving.isPending} onPress={save}>
          {t.save}
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
  const pick = usePick();
  const locale = useLocale();
  const fault = (path: string) => fieldError(error, path, locale) ?? fieldError(error, `course.${path}`, locale);
  const needed = (isMissing: boolean) => (isTried && isMissing ? t.needed : undefined);
  return (
    <>
      <TextField
        label={t.name}
        isRequired
        maxLength={120}
        value={draft.title}
        onChange={(title) => set({ title })}
        error={needed(draft.title.trim() === '') ?? fault('title')}
      />
      <TextArea
        label={t.summary}
        isRequired
        rows={4}
        maxCharacters={1000}
        value={draft.summary}
        onChange={(summary) => set({ summary })}
        error={needed(draft.summary.trim() === '') ?? fault('summary')}
      />
      <CheckboxGroup
        label={t.roles}
        isRequired
        options={targetRoles.map((id) => ({ id, label: pick(lists.targetRole[id]) }))}
        value={draft.roles}
        onChange={(ids) => set({ roles: targetRoles.filter((role) => ids.includes(role)) })}
        error={needed(draft.roles.length === 0)}
      />
      <Basis draft={draft} set={set} isTried={isTried} error={error} desk={desk} />
      <CheckboxGroup
        label={t.closes}
        options={desk.domains.map(({ id, name }) => ({ id, label: pick(name) }))}
        value={draft.closes}
        onChange={(closes) => set({ closes })}
      />
    </>
  );
}

/** The article on which the course rests, and what one should know before. */
function Basis({ draft, set, isTried, error, desk }: PartProps & { desk: Desk }) {
  const t = useText(deskEducationMessages);
  const locale = useLocale();
  const fault = (path: string) => fieldError(error, path, locale) ?? fieldError(error, `course.${path}`, locale);
  const none = 'none';
  return (
    <>
      <Select
        label={t.basis}
        options={[{ id: none, label: t.basisNone }, ...desk.laws.map(({ id, name }) => ({ id, label: name }))]}
        value={draft.law ?? none}
        onChange={(id) => set({ law: id === none ? null : id })}
        error={fault('basis.0.law')}
      />
      {draft.law === null ? null : (
        <TextField
          label={t.article}
          isRequired
          maxLength={80}
          value={draft.article}
          onChange={(article) => set({ article })}
          error={isTried && draft.article.trim() === '' ? t.needed : fault('basis.0.article')}
        />
      )}
      <TextField
        label={t.prerequisites}
        isOptional
        maxLength={300}
        value={draft.prerequisites}
        onChange={(prerequisites) => set({ prerequisites })}
        error={fault('prerequisites')}
      />
    </>
  );
}

function Rule({ draft, set }: PartProps) {
  const t = useText(deskEducationMessages);
  const change = (part: Partial<Draft['rule']>) => set({ rule: { ...draft.rule, ...part } });
  return (
    <>
      <NumberField
        label={t.attendance}
        unit={t.percent}
        minValue={1}
        maxValue={100}
        value={draft.rule.attendancePercent}
        onChange={(percent) => change({ attendancePercent: Number.isNaN(percent) ? 80 : percent })}
      />
      <NumberField
        label={t.valid}
        unit={t.months}
        minValue={0}
        maxValue={120}
        value={draft.rule.validMonths ?? 0}
        onChange={(months) => change({ validMonths: Number.isNaN(months) || months === 0 ? null : months })}
      />
      <Checkbox label={t.survey} isSelected={draft.rule.survey} onChange={(survey) => change({ survey })} />
    </>
  );
}
