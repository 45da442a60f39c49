import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Section } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { answer, deliver, type EngagementView, handIn, nameReviewer, review, useEngagementDeed } from './api.ts';
import { engagementMessages } from './messages.ts';

interface Props {
  readonly view: EngagementView;
}

export function HandingIn({ view }: Props) {
  const t = useText(engagementMessages);
  const handing = useEngagementDeed(() => handIn(view), t.handedIn);
  return (
    <Section title={t.handIn} lead={t.handInBody}>
      {handing.error === null ? null : <Fault error={handing.error} wrote />}
      <Actions>
        <Button look="primary" isPending={handing.isPending} onPress={() => handing.mutate()}>
          {t.handIn}
        </Button>
      </Actions>
    </Section>
  );
}

/** Words and one of two answers; the second expert's and the company's page alike. */
interface TwoWaysProps {
  readonly title: string;
  readonly lead?: string;
  readonly label: string;
  readonly yes: {
    readonly label: string;
    readonly send: (words: string | null) => Promise<unknown>;
    readonly said: string;
  };
  readonly no: {
    readonly label: string;
    readonly send: (words: string | null) => Promise<unknown>;
    readonly said: string;
  };
  readonly needsWords: boolean;
}
function TwoWays({ title, lead, label, yes, no, needsWords }: TwoWaysProps) {
  const t = useText(engagementMessages);
  const [words, setWords] = useState('');
  const [isTried, setTried] = useState(false);
  const said = words.trim() === '' ? null : words.trim();
  const agreeing = useEngagementDeed(() => yes.send(said), yes.said);
  const refusing = useEngagementDeed(() => no.send(said), no.said);
  const press = (act: typeof agreeing, needs: boolean) => {
    setTried(needs && said === null);
    if (!needs || said !== null) act.mutate();
  };
  const error = agreeing.error ?? refusing.error;
  return (
    <Section title={title} {...(lead === undefined ? {} : { lead })}>
      <FormStack>
        <TextArea
          label={label}
          rows={3}
          maxCharacters={1000}
          value={words}
          onChange={setWords}
          error={isTried && said === null ? t.needed : undefined}
        />
        {error === null ? null : <Fault error={error} wrote />}
        <Actions>
          <Button look="primary" isPending={agreeing.isPending} onPress={() => press(agreeing, needsWords)}>
            {yes.label}
          </Button>
          <Button isPending={refusing.isPending} onPress={() => press(refusing, true)}>
            {no.label}
          </Button>
        </Actions>
      </FormStack>
    </Section>
  );
}

export function Reviewing({ view: { id, version } }: Props) {
  const t = useText(engagementMessages);
  const send = (way: 'grant' | 'return') => (words: string | null) =>
    review(id, { version, answer: way, words: words ?? '' });
  return (
    <TwoWays
      title={t.reviewTitle}
      lead={t.reviewLead}
      label={t.reviewWords}
      needsWords
      yes={{ label: t.grant, send: send('grant'), said: t.reviewed }}
      no={{ label: t.back, send: send('return'), said: t.returned }}
    />
  );
}

export function Answering({ view: { id, version } }: Props) {
  const t = useText(engagementMessages);
  const send = (way: 'accept' | 'object') => (words: string | null) => answer(id, { version, answer: way, words });
  return (
    <TwoWays
      title={t.answerTitle}
      label={t.answerWords}
      needsWords={false}
      yes={{ label: t.accept, send: send('accept'), said: t.accepted }}
      no={{ label: t.object, send: send('object'), said: t.objected }}
    />
  );
}

export function NamingReviewer({ view }: Props) {
  const t = useText(engagementMessages);
  const [chosen, setChosen] = useState<string | null>(null);
  const naming = useEngagementDeed(() => nameReviewer(view, chosen ?? ''), t.named);
  return (
    <Section title={t.name}>
      {view.reviewers.length === 0 ? (
        <Notice tone="warning">{t.nobody}</Notice>
      ) : (
        <FormStack>
          <RadioGroup
            label={t.reviewer}
            options={view.reviewers.map(({ id, name }) => ({ id, label: name }))}
            value={chosen}
            onChange={setChosen}
          />
          {naming.error === null ? null : <Fault error={naming.error} wrote />}
          <Actions>
            <Button
              look="primary"
              isPending={naming.isPending}
              isDisabled={chosen === null}
              onPress={() => naming.mutate()}
            >
              {t.name}
            </Button>
          </Actions>
        </FormStack>
      )}
    </Section>
  );
}

export function Delivering({ view }: Props) {
  const t = useText(engagementMessages);
  const [isAsking, setAsking] = useState(false);
  const delivering = useEngagementDeed(
    () => deliver(view),
    t.delivered,
    () => setAsking(false),
  );
  return (
    <Section title={t.deliver} lead={t.deliverBody}>
      <Actions>
        <Button look="primary" onPress={() => setAsking(true)}>
          {t.deliver}
        </Button>
      </Actions>
      <ConfirmSheet
        title={t.deliver}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => delivering.mutate()}
        confirmLabel={t.deliver}
        whoSees={view.companyName}
        whatTheySee={t.deliverBody}
        isPending={delivering.isPending}
        error={delivering.error}
      />
    </Section>
  );
}
