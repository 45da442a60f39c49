import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useAddressToken } from '#lib/navigation';
import { newKey } from '#lib/new-key';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Page, PageHeader } from '#ui/Page';
import { answerSurvey, keepDraft, type Sheet, sheetQuery } from './api.ts';
import { surveyMessages } from './messages.ts';

/** The private link of a letter: the questions, without an account. */
export function SheetPage() {
  const t = useText(surveyMessages);
  const token = useAddressToken();
  return (
    <Page width="form">
      <PageHeader title={t.title} lead={t.sheetLead} />
      {token === null ? (
        <Notice tone="warning" title={t.sheetMissing}>
          {t.sheetMissingBody}
        </Notice>
      ) : (
        <Asked token={token} />
      )}
    </Page>
  );
}

function Asked({ token }: { token: string }) {
  const query = useQuery(sheetQuery(token));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={8} height="30rem" />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(sheet) => <Shown sheet={sheet} token={token} />}
    </Loaded>
  );
}

function Shown({ sheet, token }: { sheet: Sheet; token: string }) {
  const t = useText(surveyMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <FormStack>
      <DescriptionList
        items={[
          { name: t.name, value: <strong>{sheet.title}</strong> },
          { name: t.purpose, value: sheet.purpose },
          { name: t.asks, value: pick(sheet.agency) },
          { name: t.until, value: formats.dateTime(sheet.closesAt) },
        ]}
      />
      {sheet.state === 'waiting' ? <Questions sheet={sheet} token={token} /> : null}
      {sheet.state === 'answered' ? (
        <Notice tone="success" isLive title={t.done}>
          {t.doneBody}
        </Notice>
      ) : null}
      {sheet.state === 'over' ? (
        <Notice tone="warning" title={t.over}>
          {t.overBody}
        </Notice>
      ) : null}
    </FormStack>
  );
}

function Questions({ sheet, token }: { sheet: Sheet; token: string }) {
  const t = useText(surveyMessages);
  const client = useQueryClient();
  const [choices, setChoices] = useState<readonly (number | null)[]>(sheet.choices);
  // One key for the sheet: pressing twice is answering once.
  const [key] = useState(newKey);
  const [isTried, setTried] = useState(false);
  const keeping = useMutation({ mutationFn: (kept: readonly (number | null)[]) => keepDraft(token, kept) });
  const handing = useMutation({
    mutationFn: (chosen: number[]) => answerSurvey({ token, key, choices: chosen }),
    onSettled: () => client.invalidateQueries({ queryKey: sheetQuery(token).queryKey }),
  });
  const choose = (question: number, option: number) => {
    const kept = choices.map((choice, at) => (at === question ? option : choice));
    setChoices(kept);
    keeping.mutate(kept);
  };
  const chosen = choices.filter((choice) => choice !== null);
  return (
    <FormStack>
      <p className="small muted">{t.kept}</p>
      {sheet.questions.map(({ text, options }, question) => (
        <RadioGroup
          key={text}
          label={`${question + 1}. ${text}`}
          isRequired
          options={options.map((label, option) => ({ id: String(option), label }))}
          value={choices[question] === null || choices[question] === undefined ? null : String(choices[question])}
          onChange={(id) => choose(question, Number(id))}
          error={isTried && choices[question] === null ? t.needed : undefined}
        />
      ))}
      {keeping.error === null ? null : <Fault error={keeping.error} wrote />}
      {handing.error === null ? null : <Fault error={handing.error} wrote />}
      {isTried && chosen.length < choices.length ? <Notice tone="warning" title={t.left} /> : null}
      <Actions>
        <Button
          look="primary"
          isPending={handing.isPending}
          onPress={() => {
            setTried(true);
            if (chosen.length === choices.length) handing.mutate(chosen);
          }}
        >
          {t.answer}
        </Button>
      </Actions>
    </FormStack>
  );
}
