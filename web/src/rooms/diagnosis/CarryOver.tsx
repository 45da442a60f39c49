import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { importAnswers } from './api.ts';
import { diagnosisMessages } from './messages.ts';
import { forgetVisitor, readVisitor } from './visitor.ts';

/**
 * Once somebody is signed in for a company, what was answered on this machine before comes along. The key makes the
 * server take it once, so a lost answer or a second window does no harm; only then are the answers removed here.
 */
export function CarryOver() {
  const t = useText(diagnosisMessages);
  const client = useQueryClient();
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per sign-in, not once per language
  useEffect(() => {
    const kept = readVisitor()?.kept;
    if (kept === undefined || Object.keys(kept.answers).length === 0) return;
    const bring = async () => {
      const result = await importAnswers({ key: kept.key, set: kept.set, answers: { ...kept.answers } });
      forgetVisitor();
      await client.invalidateQueries({ queryKey: ['diagnosis'] });
      if (result.state === 'already') return;
      notify({
        tone: 'success',
        title: t.carried({ count: result.taken }),
        action: { label: t.carriedOpen, run: () => void navigate({ to: '/company/diagnoses/draft' }) },
      });
    };
    // Left where it is when the server cannot be reached; the next page tries again.
    void bring().catch(() => undefined);
  }, []);
  return null;
}
