import { useText } from '#lib/i18n';
import { homeOf } from '#lib/navigation';
import { useSession } from '#lib/session';
import { Icon } from '#ui/Icon';
import { Link, LinkButton } from '#ui/Link';
import { Agencies } from './Agencies.tsx';
import styles from './Home.module.css';
import { homeMessages } from './messages.ts';
import { OpenSupport } from './OpenSupport.tsx';

/** The front door: four questions in the company's own words, then who stands behind them and how data is handled. */
export function HomePage() {
  const t = useText(homeMessages);
  return (
    <>
      <div className={styles.wrap}>
        <section className={styles.hero}>
          <h1>{t.title}</h1>
          <p>{t.lead}</p>
          <Continue />
        </section>
        <nav aria-label={t.doors}>
          <ul className={styles.doors}>
            <Door to="/check" title={t.checkTitle} body={t.checkBody} go={t.checkGo} />
            <Door to="/diagnose" title={t.diagnoseTitle} body={t.diagnoseBody} go={t.diagnoseGo} />
            <Door to="/help" title={t.helpTitle} body={t.helpBody} go={t.helpGo} />
            <Door to="/leak" title={t.leakTitle} body={t.leakBody} go={t.leakGo} isUrgent />
          </ul>
        </nav>
        <div className={styles.two}>
          <OpenSupport />
          <How />
        </div>
        <Agencies />
      </div>
      <Promises />
    </>
  );
}

function Door({
  to,
  title,
  body,
  go,
  isUrgent = false,
}: {
  to: string;
  title: string;
  body: string;
  go: string;
  isUrgent?: boolean;
}) {
  return (
    <li className={styles.door} data-urgent={isUrgent ? '' : undefined}>
      <h2>
        <Link to={to}>{title}</Link>
      </h2>
      <p>{body}</p>
      <span className={styles.go} aria-hidden="true">
        {go}
        <Icon name="arrow" size="small" />
      </span>
    </li>
  );
}

/** Someone who is signed in has work waiting. */
function Continue() {
  const t = useText(homeMessages);
  const { session } = useSession();
  const labels: Readonly<Record<string, string>> = {
    company: t.continueCompany,
    agency: t.continueAgency,
    administrator: t.continueAdministrator,
  };
  const label = labels[session.kind];
  if (session.person === null || label === undefined) return null;
  return (
    <div className={styles.continue}>
      <span className={styles.continueWords}>{t.continueTitle({ name: session.person.name })}</span>
      <LinkButton to={homeOf(session.kind)} look="primary" size="small">
        {label}
        <Icon name="arrow" size="small" />
      </LinkButton>
    </div>
  );
}

function How() {
  const t = useText(homeMessages);
  const steps = [
    [t.howOne, t.howOneBody],
    [t.howTwo, t.howTwoBody],
    [t.howThree, t.howThreeBody],
  ] as const;
  return (
    <section>
      <h2 className={styles.heading}>{t.howTitle}</h2>
      <ol className={styles.how}>
        {steps.map(([title, body], index) => (
          <li key={title}>
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <strong>{title}</strong>
              <p>{body}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Promises() {
  const t = useText(homeMessages);
  const promises = [
    [t.promiseNeed, t.promiseNeedBody],
    [t.promiseAdvice, t.promiseAdviceBody],
    [t.promiseSecret, t.promiseSecretBody],
  ] as const;
  return (
    <section className={styles.promises} aria-label={t.promises}>
      <div className={styles.wrap}>
        <ul>
          {promises.map(([title, body]) => (
            <li key={title}>
              <strong>{title}</strong>
              <p>{body}</p>
            </li>
          ))}
        </ul>
        <p className={styles.more}>
          <Link to="/privacy">{t.promiseMore}</Link>
        </p>
      </div>
    </section>
  );
}
