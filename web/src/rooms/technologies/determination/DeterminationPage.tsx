import { useQuery } from '@tanstack/react-query';
import { useDraft } from '#lib/drafts';
import { todayInSeoul } from '#lib/formats';
import { useText } from '#lib/i18n';
import { CheckboxGroup } from '#ui/Choices';
import { LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { FormStack, NextStep, Page, PageHeader, Section } from '#ui/Page';
import { dutiesQuery, helpAddress } from '../api.ts';
import { DutyList } from '../duties/DutyList.tsx';
import { Incentives } from '../duties/Incentives.tsx';
import { technologyMessages } from '../messages.ts';
import { determinationMessages } from './messages.ts';

const parts = ['field1', 'field2', 'field3', 'field4', 'attachment1', 'attachment2', 'attachment3'] as const;
type Part = (typeof parts)[number];
const readParts = (kept: unknown): Part[] | null =>
  Array.isArray(kept) ? parts.filter((part) => kept.includes(part)) : null;
const core = new Set(['nationalCoreTechnology']);

/** The way to 판정 신청: what to prepare, to whom, in which time. The checklist stays on this machine. */
export function DeterminationPage() {
  const t = useText(determinationMessages);
  const words = useText(technologyMessages);
  const ready = useDraft<readonly Part[]>('technologies.determination', [], readParts);
  const duties = useQuery(dutiesQuery(todayInSeoul()));
  const list = (names: readonly Part[]) => names.map((id) => ({ id, label: t[id] }));
  const tick = (group: readonly Part[]) => (ids: string[]) =>
    ready.set((known) => [
      ...known.filter((part) => !group.includes(part)),
      ...group.filter((part) => ids.includes(part)),
    ]);
  const [fields, attachments] = [parts.slice(0, 4), parts.slice(4)];
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} actions={<LinkButton to="/check">{t.check}</LinkButton>} />
      <Section title={t.steps}>
        <div className="prose">
          <ol>
            {[t.step1, t.step2, t.step3, t.step4, t.step5].map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
        <p>{t.notified}</p>
      </Section>
      <Section title={t.form}>
        <p className="small muted">
          {t.checklistHint} {t.formNote}
        </p>
        <FormStack>
          <CheckboxGroup label={t.formFields} options={list(fields)} value={ready.value} onChange={tick(fields)} />
          <CheckboxGroup
            label={t.attachments}
            options={list(attachments)}
            value={ready.value}
            onChange={tick(attachments)}
          />
          <Notice tone="warning">
            <p>{t.secret}</p>
          </Notice>
        </FormStack>
      </Section>
      {duties.data === undefined ? null : (
        <Section title={t.duties}>
          <DutyList duties={duties.data.duties.filter((duty) => duty.arises === 'ifApplies')} lists={core} />
          <Incentives incentives={duties.data.incentives} lists={core} />
        </Section>
      )}
      <p className="small muted">{t.strategic}</p>
      <p className="small muted">{t.law}</p>
      <p className="small muted">{words.notice}</p>
      <NextStep title={t.help} why={t.helpWhy} to={helpAddress([])} label={t.helpLabel} />
    </Page>
  );
}
