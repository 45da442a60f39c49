import { useText } from '#lib/i18n';
import { LinkButton } from '#ui/Link';
import { Actions, Page, PageHeader } from '#ui/Page';
import { appMessages } from './messages.ts';

/** One face for what does not exist and for what this reader may not know to exist. */
export function NotFound() {
  const t = useText(appMessages);
  return (
    <Page width="form">
      <PageHeader title={t.notFoundTitle} lead={t.notFoundLead} />
      <Actions>
        <LinkButton to="/" look="primary">
          {t.toHome}
        </LinkButton>
        <LinkButton to="/help">{t.askForHelp}</LinkButton>
      </Actions>
    </Page>
  );
}
