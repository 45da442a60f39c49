import { useText } from '#lib/i18n';
import { Link } from '#ui/Link';
import { appMessages } from '../messages.ts';
import styles from './Footer.module.css';

export function Footer() {
  const t = useText(appMessages);
  return (
    <footer className={styles.footer} data-print="hide">
      <div className={styles.inner}>
        <nav aria-label={t.footMenu}>
          <ul>
            <li>
              <Link to="/privacy">
                <strong>{t.footHandling}</strong>
              </Link>
            </li>
            <li>
              <Link to="/help">{t.footContact}</Link>
            </li>
            <li>
              <Link to="/agreement">{t.footAgreement}</Link>
            </li>
            <li>
              <Link to="/ordinance">{t.footOrdinance}</Link>
            </li>
            <li>
              <Link to="/statistics">{t.footStatistics}</Link>
            </li>
            <li>
              <Link to="/api-docs">{t.footApi}</Link>
            </li>
            <li>
              <Link to="/open-source">{t.footOpenSource}</Link>
            </li>
          </ul>
        </nav>
        <p>{t.footAdvice}</p>
        <p>{t.footWhat}</p>
      </div>
    </footer>
  );
}
