import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { DateField } from '#ui/DateField';
import { Fault } from '#ui/ErrorState';
import { Actions, FormStack, Section } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { change, type EngagementView, useEngagementDeed } from './api.ts';
import { engagementMessages } from './messages.ts';

/** Kick-off, agenda and the words of the report, while the visit is under way. */
export function Writing({ view }: { view: EngagementView }) {
  const t = useText(engagementMessages);
  const [kickoffOn, setOn] = useState<string | null>(view.kickoffOn);
  const [agenda, setAgenda] = useState(view.agenda);
  const [summary, setSummary] = useState(view.summary ?? '');
  const saving = useEngagementDeed(
    () =>
      change(view.id, {
        ...{ version: view.version, kickoffOn: kickoffOn ?? view.kickoffOn, agenda },
        summary: summary.trim() === '' ? null : summary,
      }),
    t.saved,
  );
  return (
    <Section title={t.summary} lead={t.summaryHelp}>
      <FormStack>
        <DateField label={t.kickoff} isRequired value={kickoffOn} onChange={setOn} />
        <TextArea
          label={t.agenda}
          description={t.agendaHelp}
          isRequired
          rows={4}
          maxCharacters={2000}
          value={agenda}
          onChange={setAgenda}
          error={agenda.trim() === '' ? t.needed : undefined}
        />
        <TextArea label={t.summary} rows={6} maxCharacters={4000} value={summary} onChange={setSummary} />
        {saving.error === null ? null : <Fault error={saving.error} wrote />}
        <Actions>
          <Button
            isPending={saving.isPending}
            isDisabled={agenda.trim() === '' || kickoffOn === null}
            onPress={() => saving.mutate()}
          >
            {t.save}
          </Button>
        </Actions>
      </FormStack>
    </Section>
  );
}
