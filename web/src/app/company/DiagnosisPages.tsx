import { CompanyDiagnoses } from '../../rooms/diagnosis/CompanyDiagnoses.tsx';
import { CompanyOutcome } from '../../rooms/diagnosis/StoredOutcome.tsx';
import { AcceptedTasks } from '../../rooms/reports/lessons/AcceptedTasks.tsx';

/** Diagnoses and their plan, and what the company set itself to do after an incident. */
export function CompanyDiagnosesPage() {
  return <CompanyDiagnoses beside={<AcceptedTasks />} />;
}

export function CompanyOutcomePage() {
  return <CompanyOutcome beside={<AcceptedTasks />} />;
}
