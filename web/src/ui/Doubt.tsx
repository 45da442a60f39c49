import { useText } from '#lib/i18n';
import { uiMessages } from './messages.ts';
import { Term } from './Term.tsx';

/** 확인 필요: what is not verified about a statement, and as of when it was written down. */
export function Doubt({ note, asOf }: { note?: string | null; asOf?: string | undefined }) {
  const t = useText(uiMessages);
  return (
    <Term
      word={t.doubt}
      meaning={<p>{note ?? t.doubtMeaning}</p>}
      source={asOf === undefined ? undefined : t.doubtAsOf({ date: asOf })}
    />
  );
}
