import type { QuestionSet } from '@boru/contract/question-set';
import { useParams } from '@tanstack/react-router';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { LinkButton } from '#ui/Link';
import { Answering } from './Answering.tsx';
import { diagnosisMessages } from './messages.ts';
import { VisitorSet } from './VisitorStart.tsx';
import { useVisitorDiagnosis } from './visitor.ts';

export function VisitorDomain() {
  return <VisitorSet>{(set) => <DomainPage set={set} />}</VisitorSet>;
}

function DomainPage({ set }: { set: QuestionSet }) {
  const t = useText(diagnosisMessages);
  const formats = useFormats();
  const { domain } = useParams({ strict: false }) as { readonly domain?: string };
  const visitor = useVisitorDiagnosis(set);
  const saved = visitor.isKept
    ? visitor.savedAt === null
      ? t.wherePrivate
      : t.savedHere({ time: formats.time(visitor.savedAt) })
    : t.notKept;
  return (
    <Answering
      set={set}
      domainId={domain ?? ''}
      answers={visitor.answers}
      onAnswer={visitor.answer}
      base="/diagnose"
      saved={saved}
      finish={
        <LinkButton to="/diagnose/result" look="primary">
          {t.finish}
        </LinkButton>
      }
    />
  );
}
