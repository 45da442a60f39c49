import { incidentWords } from '@boru/contract/words-incidents';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { instantText, momentOf } from '#lib/moment';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { MomentField } from '#ui/MomentField';
import { Actions, FormStack, Section } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { Timeline } from '#ui/Timeline';
import { type Incident, writeLine } from './api.ts';
import styles from './Incidents.module.css';
import { incidentMessages } from './messages.ts';
import { useDeed } from './useDeed.ts';

/** What happened, in its own order. Lines are added and never changed. */
export function TimelinePart({ incident }: { incident: Incident }) {
  const t = useText(incidentMessages);
  const pick = usePick();
  return (
    <div className={styles.list}>
      <p className="prose">{t.timelineLead}</p>
      {incident.may.includes('write') ? <Writing incidentId={incident.id} /> : null}
      <Timeline
        label={t.tabTimeline}
        entries={incident.timeline.map(({ id, kind, happenedAt, body, by }) => ({
          id,
          kind: kind === 'note' ? 'words' : 'fact',
          at: happenedAt,
          who: by,
          body:
            kind === 'note' ? (
              <span className={styles.spoken}>{body}</span>
            ) : (
              <>
                {pick(incidentWords.incidentEvent[kind])}: <span className={styles.spoken}>{body}</span> ({by})
              </>
            ),
        }))}
      />
    </div>
  );
}

function Writing({ incidentId }: { incidentId: string }) {
  const t = useText(incidentMessages);
  const locale = useLocale();
  const [body, setBody] = useState('');
  const [when, setWhen] = useState(() => momentOf(Date.now()));
  const happenedAt = instantText(when);
  const send = useDeed(
    (at: string) => writeLine(incidentId, { kind: 'note', happenedAt: at, body: body.trim() }),
    t.written,
    () => setBody(''),
  );
  return (
    <Section title={t.timelineAdd} level={3}>
      <FormStack>
        <MomentField
          label={t.when}
          value={when}
          onChange={setWhen}
          error={fieldError(send.error, 'happenedAt', locale)}
        />
        <TextArea
          label={t.timelineWhat}
          isRequired
          rows={3}
          maxCharacters={2000}
          value={body}
          onChange={setBody}
          error={fieldError(send.error, 'body', locale)}
        />
        {send.error === null ? null : <Fault error={send.error} wrote />}
        <Actions>
          <Button
            look="primary"
            isPending={send.isPending}
            isDisabled={body.trim() === '' || happenedAt === null}
            onPress={() => {
              if (happenedAt !== null) send.mutate(happenedAt);
            }}
          >
            {t.timelineGo}
          </Button>
        </Actions>
      </FormStack>
    </Section>
  );
}
