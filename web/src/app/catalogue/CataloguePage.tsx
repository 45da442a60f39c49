import { useText } from '#lib/i18n';
import { Page, PageHeader } from '#ui/Page';
import { ButtonSamples, ChoiceSamples, FieldSamples } from './FormSamples.tsx';
import { catalogueMessages } from './messages.ts';
import { NoticeSamples, OverlaySamples } from './StateSamples.tsx';
import { DataSamples, StorySamples } from './StorySamples.tsx';

/** Every component in its states. The tests photograph this page in both views. */
export function CataloguePage() {
  const t = useText(catalogueMessages);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} crumbs={[{ label: t.crumbHome, to: '/' }, { label: t.title }]} />
      <ButtonSamples />
      <FieldSamples />
      <ChoiceSamples />
      <NoticeSamples />
      <OverlaySamples />
      <DataSamples />
      <StorySamples />
    </Page>
  );
}
