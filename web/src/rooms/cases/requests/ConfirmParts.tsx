import type { DeadlineResult } from '@boru/contract/deadline';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { CheckboxGroup } from '#ui/Choices';
import { DescriptionList } from '#ui/DescriptionList';
import { Explain } from '#ui/ExplainSheet';
import { Link } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Card, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import type { Preview } from '../api.ts';
import styles from '../Cases.module.css';
import { momentText, useDeadlineExplanation } from '../ClockLine.tsx';
import { caseMessages } from '../messages.ts';
import { type Shared, useSectionNames, useSubjectNames, useTopicNames, useUrgencyNames } from '../names.ts';
import type { HelpDraft } from './draft.ts';
import { requestMessages } from './messages.ts';

export function WordsPart({ draft }: { draft: HelpDraft }) {
  const t = useText(requestMessages);
  const words = useText(caseMessages);
  const topics = useTopicNames();
  const subjects = useSubjectNames();
  const urgencies = useUrgencyNames();
  return (
    <Section title={t.yourWords}>
      <DescriptionList
        items={[
          { name: t.topic, value: draft.topic === null ? '' : topics[draft.topic].label },
          { name: t.subject, value: draft.subject === null ? words.subjectUnknown : subjects[draft.subject] },
          { name: t.urgency, value: urgencies[draft.urgency] },
          { name: t.requestTitle, value: draft.title },
          { name: t.body, value: <span className={styles.spoken}>{draft.body}</span> },
        ]}
      />
    </Section>
  );
}

export function DeskPart({ preview }: { preview: Preview }) {
  const t = useText(requestMessages);
  const words = useText(caseMessages);
  const pick = usePick();
  const { route } = preview;
  return (
    <Section title={t.desk}>
      <div className={styles.stack}>
        <Card
          title={`${pick(route.agency.name)} · ${pick(route.desk.name)}`}
          tag={route.verified ? undefined : <Tag tone="amber">{words.unverified}</Tag>}
        >
          <p className="small muted">{t.why}</p>
          <ul className={styles.reasons}>
            {route.reasons.map((reason) => (
              <li key={reason.ko}>{pick(reason)}</li>
            ))}
          </ul>
          {route.verified ? null : <p className="small muted">{t.deskUnverified}</p>}
          <p className="small">
            <Link to="/automated">{t.howItArises}</Link>
          </p>
        </Card>
        {preview.companyConfirmed ? (
          <DescriptionList
            items={[
              {
                name: t.deadlineAcknowledge,
                value: <DeadlineLine result={preview.acknowledge} what={t.deadlineAcknowledge} />,
              },
              { name: t.deadlineAnswer, value: <DeadlineLine result={preview.answer} what={t.deadlineAnswer} /> },
            ]}
          />
        ) : null}
      </div>
    </Section>
  );
}

export function DeadlineLine({ result, what }: { result: DeadlineResult; what: string }) {
  const words = useText(caseMessages);
  const formats = useFormats();
  const explain = useDeadlineExplanation();
  return (
    <span className={styles.clock}>
      {result.dueAt === null ? '–' : momentText(formats, result.dueAt)}
      <Explain label={words.clockWhy} title={words.clockWhy} explanation={explain(result, what)} />
    </span>
  );
}

export function SharePart({ draft, onChange }: { draft: HelpDraft; onChange: (draft: HelpDraft) => void }) {
  const t = useText(requestMessages);
  return (
    <CheckboxGroup
      label={t.share}
      description={t.shareHint}
      options={[
        { id: 'diagnosis', label: t.shareDiagnosis, detail: t.shareDiagnosisDetail },
        { id: 'technology', label: t.shareTechnology, detail: t.shareTechnologyDetail },
      ]}
      value={draft.share}
      onChange={(ids) =>
        onChange({ ...draft, share: (['diagnosis', 'technology'] as const).filter((one) => ids.includes(one)) })
      }
    />
  );
}

export function ConsentPart({ preview, share }: { preview: Preview; share: readonly Shared[] }) {
  const t = useText(requestMessages);
  const pick = usePick();
  const formats = useFormats();
  const sections = useSectionNames();
  const { consent } = preview;
  return (
    <Section title={pick(consent.title)}>
      <div className={styles.stack}>
        {consent.verified ? null : <Notice look="line">{t.consentDraft}</Notice>}
        <DescriptionList
          items={[
            { name: t.who, value: pick(consent.recipient) },
            { name: t.what, value: t.alwaysAnd({ items: share.map((section) => sections[section]).join(', ') }) },
            { name: t.purpose, value: pick(consent.use) },
            {
              name: t.until,
              value: t.untilDate({ period: pick(consent.period), date: formats.date(consent.validTo) }),
            },
            { name: t.refusal, value: pick(consent.refusal) },
            { name: t.takeBack, value: pick(consent.withdrawal) },
          ]}
        />
      </div>
    </Section>
  );
}
