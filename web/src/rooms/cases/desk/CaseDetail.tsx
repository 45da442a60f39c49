import type { CaseView } from '@boru/contract/cases';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Icon } from '#ui/Icon';
import { LinkButton } from '#ui/Link';
import { Soon } from '#ui/Soon';
import { Tag } from '#ui/Tag';
import { CaseTimeline } from '../CaseTimeline.tsx';
import { ClockLine, shownClocks } from '../ClockLine.tsx';
import { Handoffs } from '../handoffs/Handoffs.tsx';
import { MergedNotice } from '../mergers/MergedNotice.tsx';
import { MergedParts } from '../mergers/MergedParts.tsx';
import { caseMessages } from '../messages.ts';
import { statusTones, useStatusNames, useSubjectNames, useTopicNames, useUrgencyNames } from '../names.ts';
import { Papers } from '../papers/Papers.tsx';
import { PledgeAsk } from '../pledge/PledgeAsk.tsx';
import { Tasks } from '../tasks/Tasks.tsx';
import styles from './Desk.module.css';
import { deskMessages } from './messages.ts';
import { ReferralBox } from './ReferralBox.tsx';
import { StepBar } from './StepBar.tsx';
import { WritingBox } from './WritingBox.tsx';

export function CaseDetail({ file, isPreview = false }: { file: CaseView; isPreview?: boolean }) {
  const t = useText(deskMessages);
  return (
    <article>
      <div className={styles.head}>
        <h1>{file.title}</h1>
        <div className={styles.headTools}>
          {isPreview ? (
            <LinkButton size="small" to={`/desk/cases/${file.id}`}>
              {t.whole}
            </LinkButton>
          ) : null}
          <Button size="small" onPress={() => window.print()}>
            <Icon name="print" size="small" /> {t.print}
          </Button>
        </div>
      </div>
      <Meta file={file} />
      <MergedNotice caseId={file.id} side="desk" />
      {file.referrals
        .filter(({ may }) => may.length > 0)
        .map((referral) => (
          <ReferralBox key={referral.id} caseId={file.id} referral={referral} />
        ))}
      {file.pledge === null ? <Content file={file} /> : <PledgeAsk caseId={file.id} asked={file.pledge} />}
      <p className={styles.seen} data-print="hide">
        {t.readNotice}
      </p>
    </article>
  );
}

function Content({ file }: { file: CaseView }) {
  return (
    <>
      <StepBar file={file} />
      <CaseTimeline
        entries={file.timeline}
        {...(file.call !== null && !file.call.hasAccount ? {} : { read: { until: file.companyReadAt } })}
      />
      <WritingBox file={file} />
      <Tasks caseId={file.id} />
      <Papers caseId={file.id} />
      <Handoffs caseId={file.id} version={file.version} />
      <MergedParts caseId={file.id}>
        {(id) => (
          <>
            <Tasks caseId={id} />
            <Papers caseId={id} />
          </>
        )}
      </MergedParts>
    </>
  );
}

function Meta({ file }: { file: CaseView }) {
  const t = useText(deskMessages);
  const words = useText(caseMessages);
  const pick = usePick();
  const statuses = useStatusNames();
  const topics = useTopicNames();
  const subjects = useSubjectNames();
  const urgencies = useUrgencyNames();
  const clocks = shownClocks(file.clocks);
  const subject = file.subject === null ? '' : ` › ${subjects[file.subject]}`;
  return (
    <div className={styles.meta}>
      <Tag tone={statusTones[file.status]}>{statuses[file.status]}</Tag>
      <Soon about={file.id} />
      {file.urgency === 'normal' ? null : (
        <Tag tone={file.urgency === 'urgent' ? 'red' : 'amber'}>{urgencies[file.urgency]}</Tag>
      )}
      <span className="tabular">{file.number}</span>
      <span>{file.company.name}</span>
      <span>{topics[file.topic].label + subject}</span>
      {file.ownedByMe || file.owner === null ? null : <span>{t.owned({ agency: pick(file.owner.name) })}</span>}
      {clocks.length === 0 ? <span className="muted">{words.clockNone}</span> : null}
      {clocks.map((clock) => (
        <ClockLine key={clock.id} clock={clock} />
      ))}
      {file.goOn === null ? null : <ClockLine clock={file.goOn} what={words.clockGoOn} />}
    </div>
  );
}
