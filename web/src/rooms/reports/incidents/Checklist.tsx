import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Checkbox } from '#ui/Choices';
import { Fault } from '#ui/ErrorState';
import { Section } from '#ui/Page';
import { type Incident, writeLine } from './api.ts';
import styles from './Incidents.module.css';
import { incidentMessages } from './messages.ts';
import { useDeed } from './useDeed.ts';

type Step = Incident['steps'][number];

/** The first hour and the ways of the leak, item by item: who did what, when. */
export function Checklist({ incident }: { incident: Incident }) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const groups = [...new Map(incident.steps.map(({ group }) => [group.ko, group])).values()];
  const done = incident.steps.filter(({ isDone }) => isDone).length;
  return (
    <>
      <p className="prose">{t.stepsLead}</p>
      <p>
        <strong>{t.stepsOf({ done, total: incident.steps.length })}</strong>
      </p>
      {groups.map((group) => (
        <Section key={group.ko} title={pick(group)} level={3}>
          <div className={styles.steps}>
            {incident.steps
              .filter((step) => step.group.ko === group.ko)
              .map((step) => (
                <Item key={step.id} incident={incident} step={step} />
              ))}
          </div>
        </Section>
      ))}
    </>
  );
}

function Item({ incident, step }: { incident: Incident; step: Step }) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const formats = useFormats();
  const turn = useDeed(
    (isDone: boolean) =>
      writeLine(incident.id, {
        kind: isDone ? 'stepDone' : 'stepUndone',
        step: step.id,
        happenedAt: new Date().toISOString(),
        body: null,
      }),
    step.isDone ? t.unticked : t.ticked,
  );
  return (
    <div>
      <Checkbox
        label={pick(step.text)}
        isSelected={turn.isPending ? !step.isDone : step.isDone}
        isDisabled={!incident.may.includes('write') || turn.isPending}
        onChange={(isDone) => turn.mutate(isDone)}
      />
      {step.by === null || step.at === null ? null : (
        <p className={`${styles.ticked} small muted`}>{t.tickedBy({ by: step.by, at: formats.dateTime(step.at) })}</p>
      )}
      {turn.error === null ? null : <Fault error={turn.error} />}
    </div>
  );
}
