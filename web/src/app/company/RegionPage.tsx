import { useQuery } from '@tanstack/react-query';
import { RegionFigures } from '../../rooms/insight/StatisticsPage.tsx';
import { ownCompanyQuery } from '../../rooms/organisations/api.ts';

/** The public figures of the region, with our own place marked. */
export function RegionPage() {
  const company = useQuery({ ...ownCompanyQuery, throwOnError: false }).data;
  return <RegionFigures own={company} />;
}
