import type { TiesInput } from '@boru/contract/chain';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Checkbox, CheckboxGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { LinkButton } from '#ui/Link';
import { Actions, FormStack, Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { type Choices, choicesQuery, type Ties, tieProgramme, tiesQuery, useTieDeed } from './api.ts';
import { tieMessages } from './messages.ts';

const articleName = ({ number, title }: Choices['articles'][number]): string =>
  number === null ? title : `${number}(${title})`;

/** What a programme stands on and gives, with the sheet to tie it. */
export function ProgrammeTies({ programmeId }: { programmeId: string }) {
  const t = useText(tieMessages);
  const [isOpen, setOpen] = useState(false);
  const ties = useQuery(tiesQuery(programmeId)).data;
  const choices = useQuery(choicesQuery).data;
  if (ties === undefined || choices === undefined) return null;
  return (
    <Section title={t.title} lead={t.lead}>
      <Known ties={ties} choices={choices} />
      <Actions>
        {ties.mayWork ? <Button onPress={() => setOpen(true)}>{t.edit}</Button> : null}
        <LinkButton to={`/desk/chain?at=${encodeURIComponent(`programme:${programmeId}`)}`}>{t.walk}</LinkButton>
      </Actions>
      {isOpen ? <TieSheet ties={ties} choices={choices} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function Known({ ties, choices }: { ties: Ties; choices: Choices }) {
  const t = useText(tieMessages);
  const pick = usePick();
  const listed = (names: readonly string[]) => (names.length === 0 ? t.none : names.join(', '));
  const written = [ties.clauseText, ties.basisText].filter((text) => text !== null).join(' · ');
  return (
    <DescriptionList
      items={[
        {
          name: t.clauses,
          value: listed(choices.clauses.filter(({ id }) => ties.clauses.includes(id)).map(({ text }) => pick(text))),
        },
        {
          name: t.articles,
          value: listed(choices.articles.filter(({ id }) => ties.articles.includes(id)).map(articleName)),
        },
        {
          name: t.tasks,
          value: listed(choices.tasks.filter(({ id }) => ties.tasks.includes(id)).map(({ title }) => title)),
        },
        {
          name: t.courses,
          value: listed(ties.courseChoices.filter(({ id }) => ties.courses.includes(id)).map(({ title }) => title)),
        },
        ...(written === '' ? [] : [{ name: t.written, value: written }]),
      ]}
    />
  );
}

interface SheetProps {
  readonly ties: Ties;
  readonly choices: Choices;
  readonly onClose: () => void;
}

function TieSheet({ ties, choices, onClose }: SheetProps) {
  const t = useText(tieMessages);
  const locale = useLocale();
  const [wish, setWish] = useState<TiesInput>(() => ({
    ...{ clauses: ties.clauses, articles: ties.articles, tasks: ties.tasks, courses: ties.courses },
    hasConsulting: ties.hasConsulting,
    lines: ties.lines.map(({ id, articleId }) => ({ id, articleId })),
  }));
  const saving = useTieDeed((body) => tieProgramme(ties.programmeId, body), t.saved, onClose);
  return (
    <ConfirmSheet
      title={t.title}
      isOpen
      onClose={onClose}
      onConfirm={() => saving.mutate(wish)}
      confirmLabel={t.save}
      isPending={saving.isPending}
      error={saving.error}
      whoSees={t.who}
      takeBack={t.back}
    >
      <FormStack>
        <Grounds wish={wish} choices={choices} set={(change) => setWish((before) => ({ ...before, ...change }))} />
        <Given
          wish={wish}
          ties={ties}
          fault={fieldError(saving.error, 'courses', locale)}
          set={(change) => setWish((before) => ({ ...before, ...change }))}
        />
        <Lines wish={wish} ties={ties} choices={choices} set={(lines) => setWish((before) => ({ ...before, lines }))} />
      </FormStack>
    </ConfirmSheet>
  );
}

interface PartProps {
  readonly wish: TiesInput;
  readonly set: (change: Partial<TiesInput>) => void;
}

function Grounds({ wish, choices, set }: PartProps & { readonly choices: Choices }) {
  const t = useText(tieMessages);
  const pick = usePick();
  return (
    <>
      <CheckboxGroup
        label={t.clauses}
        options={choices.clauses.map(({ id, number, text }) => ({ id, label: `${number}. ${pick(text)}` }))}
        value={wish.clauses}
        onChange={(clauses) => set({ clauses })}
      />
      <CheckboxGroup
        label={t.articles}
        options={choices.articles.map((one) => ({ id: one.id, label: articleName(one), detail: one.statute }))}
        value={wish.articles}
        onChange={(articles) => set({ articles })}
      />
      {choices.tasks.length === 0 ? (
        <p className="muted">{t.noTasks}</p>
      ) : (
        <CheckboxGroup
          label={t.tasks}
          options={choices.tasks.map(({ id, title, plan }) => ({ id, label: title, detail: plan }))}
          value={wish.tasks}
          onChange={(tasks) => set({ tasks })}
        />
      )}
    </>
  );
}

function Given({ wish, ties, fault, set }: PartProps & { readonly ties: Ties; readonly fault: string | undefined }) {
  const t = useText(tieMessages);
  return (
    <>
      {ties.courseChoices.length === 0 ? null : (
        <CheckboxGroup
          label={t.courses}
          options={ties.courseChoices.map(({ id, title }) => ({ id, label: title }))}
          value={wish.courses}
          onChange={(courses) => set({ courses })}
          error={fault}
        />
      )}
      <Checkbox
        label={t.consulting}
        {...(ties.isConsultingTaken ? { detail: t.consultingTaken } : {})}
        isSelected={wish.hasConsulting}
        isDisabled={ties.isConsultingTaken}
        onChange={(hasConsulting) => set({ hasConsulting })}
      />
    </>
  );
}

interface LinesProps {
  readonly wish: TiesInput;
  readonly ties: Ties;
  readonly choices: Choices;
  readonly set: (lines: TiesInput['lines']) => void;
}

function Lines({ wish, ties, choices, set }: LinesProps) {
  const t = useText(tieMessages);
  const options = [
    { id: 'none', label: t.byProgramme },
    ...choices.articles.map((one) => ({ id: one.id, label: articleName(one), detail: one.statute })),
  ];
  return ties.lines.map((line) => (
    <Select
      key={line.id}
      label={`${t.lines}: ${t.lineOf({ year: line.fiscalYear, name: line.name })}`}
      description={line.articleText}
      options={options}
      value={wish.lines.find(({ id }) => id === line.id)?.articleId ?? 'none'}
      onChange={(chosen) =>
        set(
          wish.lines.map((one) =>
            one.id === line.id ? { ...one, articleId: chosen === null || chosen === 'none' ? null : chosen } : one,
          ),
        )
      }
    />
  ));
}
