import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { Checkbox } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import { type Budget, openLine } from './api.ts';
import { budgetMessages } from './messages.ts';

type NewLine = { programmeId: string; name: string; article: string; isArticleVerified: boolean; clause: string };
const empty: NewLine = { programmeId: '', name: '', article: '', isArticleVerified: false, clause: '' };

/** A new line of the year: its programme, the article that allows it and the clause it carries out. */
export function LineSheet({ budget, onClose }: { budget: Budget; onClose: () => void }) {
  const t = useText(budgetMessages);
  const client = useQueryClient();
  const [line, setLine] = useState(empty);
  const opening = useMutation({
    mutationFn: () => {
      const clause = line.clause.trim() === '' ? null : line.clause.trim();
      return openLine({
        ...line,
        name: line.name.trim(),
        article: line.article.trim(),
        clause,
        fiscalYear: budget.year,
      });
    },
    onSuccess: async () => {
      onClose();
      notify({ tone: 'success', title: t.opened });
      await client.invalidateQueries({ queryKey: ['money'] });
    },
  });
  return (
    <ConfirmSheet
      title={`${t.openLine} · ${t.yearName({ year: budget.year })}`}
      isOpen
      onClose={onClose}
      onConfirm={() => opening.mutate()}
      confirmLabel={t.openGo}
      isPending={opening.isPending}
      isDisabled={line.programmeId === '' || line.name.trim() === '' || line.article.trim() === ''}
      whoSees={t.openWho}
      {...(opening.error === null ? {} : { error: opening.error })}
    >
      <FormStack>
        <Programme budget={budget} line={line} onChange={setLine} />
        <Words line={line} onChange={setLine} error={opening.error} />
      </FormStack>
    </ConfirmSheet>
  );
}

type Part = { readonly line: NewLine; readonly onChange: (line: NewLine) => void };

function Programme({ budget, line, onChange }: Part & { budget: Budget }) {
  const t = useText(budgetMessages);
  const pick = usePick();
  const choose = (id: string | null) => {
    const programme = budget.programmes.find((one) => one.id === id);
    if (programme === undefined) return;
    // What the programme says already is not typed again.
    const [basis] = programme.basis;
    onChange({
      programmeId: programme.id,
      name: line.name === '' ? pick(programme.name) : line.name,
      article: basis?.text ?? '',
      isArticleVerified: basis?.verified ?? false,
      clause: programme.clause ?? '',
    });
  };
  return (
    <Select
      label={t.programme}
      {...(budget.programmes.length === 0 ? { description: t.programmeNone } : {})}
      value={line.programmeId === '' ? null : line.programmeId}
      options={budget.programmes.map((one) => ({ id: one.id, label: pick(one.name) }))}
      onChange={choose}
      isRequired
    />
  );
}

function Words({ line, onChange, error }: Part & { error: unknown }) {
  const t = useText(budgetMessages);
  const locale = useLocale();
  return (
    <>
      <TextField
        label={t.lineName}
        description={t.lineNameWhy}
        value={line.name}
        onChange={(name) => onChange({ ...line, name })}
        maxLength={100}
        isRequired
        error={fieldError(error, 'name', locale)}
      />
      <TextField
        label={t.article}
        description={t.articleWhy}
        value={line.article}
        onChange={(article) => onChange({ ...line, article })}
        maxLength={200}
        isRequired
        error={fieldError(error, 'article', locale)}
      />
      <Checkbox
        label={t.articleVerified}
        isSelected={line.isArticleVerified}
        onChange={(isArticleVerified) => onChange({ ...line, isArticleVerified })}
      />
      <TextField
        label={t.clause}
        isOptional
        value={line.clause}
        onChange={(clause) => onChange({ ...line, clause })}
        maxLength={100}
      />
    </>
  );
}
