import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { ownCompanyQuery } from '../../rooms/organisations/api.ts';
import styles from './CompanyHome.module.css';
import { companyHomeMessages } from './messages.ts';

/** Until the business is confirmed: what works already, and what happens next without anyone doing anything. */
export function Standing() {
  const t = useText(companyHomeMessages);
  const company = useQuery(ownCompanyQuery).data;
  if (company === undefined || company.status === 'confirmed') return null;
  if (company.status === 'unconfirmed')
    return (
      <div className={styles.standing}>
        <Notice title={t.bannerUnconfirmed}>
          <p>{t.bannerUnconfirmedNow}</p>
          <p>{t.bannerUnconfirmedNext}</p>
        </Notice>
      </div>
    );
  return (
    <div className={styles.standing}>
      <Notice
        tone="warning"
        title={t.bannerRefused}
        action={
          <LinkButton to="/company/profile" size="small">
            {t.bannerFix}
          </LinkButton>
        }
      >
        {company.statusReason === null ? null : <p>{t.bannerRefusedReason({ reason: company.statusReason })}</p>}
        <p>{t.bannerRefusedNext}</p>
      </Notice>
    </div>
  );
}
