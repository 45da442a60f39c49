import { usePathParam } from '#lib/navigation';
import { OutcomesForDesk } from '../../rooms/diagnosis/OutcomesForDesk.tsx';
import { CompanyCard } from '../../rooms/organisations/desk/CompanyCard.tsx';
import { CardsForDesk } from '../../rooms/technologies/cards/CardsForDesk.tsx';

/** A company as a desk sees it: three rooms, each showing what its own grants allow. */
export function DeskCompanyPage() {
  const id = usePathParam('id');
  return (
    <CompanyCard id={id}>
      <OutcomesForDesk companyId={id} />
      <CardsForDesk companyId={id} />
    </CompanyCard>
  );
}
