import type { CaseView } from '@boru/contract/cases';
import { Desk } from '../../rooms/cases/desk/Desk.tsx';
import { DeskCase } from '../../rooms/cases/desk/DeskCase.tsx';
import { MyTasksPage } from '../../rooms/cases/tasks/MyTasksPage.tsx';
import { OutcomesForDesk } from '../../rooms/diagnosis/OutcomesForDesk.tsx';
import { MyCases } from '../../rooms/reports/cases/MyCases.tsx';
import { DeskDuties } from '../../rooms/reports/duties/DeskDuties.tsx';

/** Asked for only where it was opened: the question itself leaves a trace with the company. */
const beside = (file: CaseView) =>
  file.sight.some(({ section }) => section === 'diagnosis') ? <OutcomesForDesk companyId={file.company.id} /> : null;

export function DeskPage() {
  return <Desk beside={beside} />;
}

export function DeskCasePage() {
  return <DeskCase beside={beside} />;
}

export function DeskTasksPage() {
  return (
    <MyTasksPage
      before={
        <>
          <DeskDuties />
          <MyCases />
        </>
      }
    />
  );
}
