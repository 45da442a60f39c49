import { useText } from '#lib/i18n';
import { Link } from '#ui/Link';
import { Section } from '#ui/Page';
import { WhatFollows } from '../duties/WhatFollows.tsx';
import { checkMessages } from './messages.ts';
import { applying, type Check } from './state.ts';

/** The duties that would follow from the result as it stands. */
export function Duties({ check }: { check: Check }) {
  const t = useText(checkMessages);
  const { result, on } = check;
  if (result.verdict === 'none' || result.verdict === 'near-miss') return null;
  const lists = new Set<string>(applying(result).map((candidate) => candidate.list));
  return (
    <Section title={t.duties} action={<Link to="/check/determination">{t.dutiesMore}</Link>}>
      <WhatFollows on={on} lists={lists} />
    </Section>
  );
}
