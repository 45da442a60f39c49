import { useText } from '#lib/i18n';
import { useSession } from '#lib/session';
import { Page, PageHeader } from '#ui/Page';
import { rescreeningMessages } from './messages.ts';
import { Runs } from './Runs.tsx';
import { Worklist } from './Worklist.tsx';

/** For a desk: the cards it may see whose result changed; for the secretariat also the runs and their counts. */
export function DeskRescreening() {
  const t = useText(rescreeningMessages);
  const { has } = useSession();
  const oversees = has('secretariat');
  return (
    <Page>
      <PageHeader title={t.title} lead={oversees ? t.lead : t.leadDesk} />
      {oversees ? <Runs /> : null}
      <Worklist />
    </Page>
  );
}

/** For the administrator: the runs and their counts. Cards are not his business. */
export function AdministrationRescreening() {
  const t = useText(rescreeningMessages);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <Runs />
    </Page>
  );
}
