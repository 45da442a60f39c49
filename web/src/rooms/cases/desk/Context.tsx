import type { CaseView } from '@boru/contract/cases';
import type { CompanyView } from '@boru/contract/organisations';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Fault } from '#ui/ErrorState';
import { Explain } from '#ui/ExplainSheet';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Select } from '#ui/Select';
import { colleaguesQuery, companyQuery, takeStep } from '../api.ts';
import styles from '../Cases.module.css';
import { CallPart } from '../calls/CallPart.tsx';
import { MergePart } from '../mergers/MergePart.tsx';
import { caseMessages } from '../messages.ts';
import { useReceiverName, useReferralNames, useSectionNames } from '../names.ts';
import { pledgeMessages } from '../pledge/messages.ts';
import { NeighbourNotice } from '../sight/NeighbourNotice.tsx';
import { SealPart } from '../sight/SealPart.tsx';
import { WhySight } from '../sight/WhySight.tsx';
import { Ties } from '../ties/Ties.tsx';
import { useStep } from '../useStep.ts';
import desk from './Desk.module.css';
import { deskMessages } from './messages.ts';

/** Beside the case: who the company is, who has the case, how far we may look, and what other rooms add. */
export function Context({ file, beside }: { file: CaseView; beside?: ReactNode }) {
  const t = useText(deskMessages);
  const words = useText(caseMessages);
  const pick = usePick();
  return (
    <div className={desk.context}>
      <section>
        <h2>{file.company.name}</h2>
        {hasNoCard(file) ? null : (
          <>
            <Company id={file.company.id} isPledged={file.pledge === null} />
            <p className="small" data-print="hide">
              <Link to={`/desk/companies/${file.company.id}`}>{t.companyGo}</Link>
            </p>
          </>
        )}
        {file.ownedByMe && file.closedAt === null ? (
          <p className="small" data-print="hide">
            <Link to={`/desk/appointments?case=${file.id}`}>{words.appointmentGo}</Link>
          </p>
        ) : null}
      </section>
      {file.call === null ? null : <CallPart file={file} call={file.call} />}
      <NeighbourNotice file={file} />
      {file.pledge === null ? beside : null}
      <Assignee file={file} />
      <Ties file={file} />
      <MergePart file={file} />
      <Sight file={file} />
      <Referrals file={file} />
      <section>
        <h2>{t.route}</h2>
        <ul className={`small ${styles.reasons}`}>
          {file.route.reasons.map((reason) => (
            <li key={reason.ko}>{pick(reason)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** A caller without an account has no card to show; before the pledge nobody knows whether a caller has one. */
const hasNoCard = ({ call, origin }: CaseView): boolean => (call === null ? origin === 'phone' : !call.hasAccount);

function Company({ id, isPledged }: { id: string; isPledged: boolean }) {
  const query = useQuery(companyQuery(id));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={4} />}
      fault={(error, retry) => <Fault error={error} onRetry={retry} />}
    >
      {(company) => <CompanyFacts company={company} isPledged={isPledged} />}
    </Loaded>
  );
}

function CompanyFacts({ company, isPledged }: { company: CompanyView; isPledged: boolean }) {
  const t = useText(deskMessages);
  const pledge = useText(pledgeMessages);
  const pick = usePick();
  const formats = useFormats();
  const sizes = {
    micro: t.sizeMicro,
    small: t.sizeSmall,
    medium: t.sizeMedium,
    midsize: t.sizeMidsize,
    large: t.sizeLarge,
  };
  const people = company.employees === null ? '' : ` · ${t.employees({ count: formats.number(company.employees) })}`;
  const [contact] = company.contacts;
  return (
    <DescriptionList
      size="small"
      items={[
        { name: t.industry, value: `${pick(company.industryName)} · ${company.ksicName}` },
        { name: t.municipality, value: pick(company.municipalityName) },
        { name: t.size, value: sizes[company.size] + people },
        {
          name: t.contact,
          value:
            contact === undefined
              ? isPledged
                ? t.noContact
                : pledge.later
              : [contact.name, contact.position, contact.phone, contact.email]
                  .filter((part) => part !== '')
                  .join(' · '),
        },
      ]}
    />
  );
}

function Assignee({ file }: { file: CaseView }) {
  const t = useText(deskMessages);
  const mayAssign = file.may.includes('assign');
  const colleagues = useQuery({ ...colleaguesQuery, enabled: mayAssign });
  const assign = useStep(
    (personId: string) => takeStep(file.id, 'assign', { version: file.version, personId }),
    t.assigned,
  );
  const name = file.assignee === null ? t.noAssignee : file.assignee.name;
  return (
    <section>
      <h2>{t.inCharge}</h2>
      {mayAssign && colleagues.data !== undefined ? (
        <>
          <p className="small" data-print="show">
            {name}
          </p>
          <div data-print="hide">
            <Select
              size="small"
              label={t.assignTo}
              options={colleagues.data.items.map((person) => ({
                id: person.id,
                label: person.self ? `${person.name} (${t.me})` : person.name,
              }))}
              value={file.assignee?.id ?? null}
              onChange={(id) => {
                if (id !== null && id !== file.assignee?.id) assign.mutate(id);
              }}
              isDisabled={assign.isPending}
            />
          </div>
        </>
      ) : (
        <p className="small">{file.assignee?.self === true ? `${name} (${t.me})` : name}</p>
      )}
      {assign.error === null ? null : <Fault error={assign.error} />}
    </section>
  );
}

const sightable = ['summary', 'contact', 'counsel', 'diagnosis', 'technology'] as const;

function Sight({ file }: { file: CaseView }) {
  const t = useText(deskMessages);
  const formats = useFormats();
  const sections = useSectionNames();
  const seen = file.sight.map(({ section }) => section);
  const until = file.sight.map(({ validTo }) => validTo).toSorted()[0];
  const hidden = sightable.filter((section) => !seen.includes(section));
  const words = {
    sections: seen.map((section) => sections[section]).join(', '),
    date: until === undefined ? '' : formats.date(until),
  };
  return (
    <section>
      <h2>{t.sight}</h2>
      <p className="small">
        {t.sightUntil(words)}{' '}
        <Explain
          label={t.sightWhy}
          title={t.sight}
          explanation={{
            result: t.sightUntil(words),
            rule: <p>{t.sightRule}</p>,
            inputs: [
              ...file.sight.map((row) => ({
                name: sections[row.section],
                value: `${row.legalBasis ?? t.sightConsent} · ${formats.date(row.validTo)}`,
              })),
              { name: t.sightNot, value: hidden.map((section) => sections[section]).join(', ') || '–' },
            ],
            edition: <p>{t.readNotice}</p>,
          }}
        />
      </p>
      <p className="small" data-print="hide">
        <WhySight caseId={file.id} />
      </p>
      <SealPart file={file} />
    </section>
  );
}

function Referrals({ file }: { file: CaseView }) {
  const t = useText(deskMessages);
  const words = useText(caseMessages);
  const pick = usePick();
  const receiverName = useReceiverName();
  const formats = useFormats();
  const names = useReferralNames();
  if (file.referrals.length === 0) return null;
  return (
    <section>
      <h2>{t.referrals}</h2>
      <ul className={styles.facts}>
        {file.referrals.map((referral) => (
          <li key={referral.id} className="small">
            {pick(referral.from.name)} → {receiverName(referral)}
            <br />
            <strong>{names[referral.status]}</strong> · {referral.legalBasis ?? words.basisConsent}
            <br />
            <span className="muted tabular">{formats.dateTime(referral.answeredAt ?? referral.requestedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
