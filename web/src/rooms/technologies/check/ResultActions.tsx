import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { Link, LinkButton } from '#ui/Link';
import { Actions, Section } from '#ui/Page';
import { helpAddress, type Screener } from '../api.ts';
import { technologyMessages } from '../messages.ts';
import { checkMessages } from './messages.ts';
import { SaveCard } from './SaveCard.tsx';
import { applying, type Check } from './state.ts';

/** Writes the result to a file on this machine: nothing is sent. A saved result can be screened again and compared. */
function download(check: Check): void {
  const content = { input: { ...check.of, on: check.on }, result: check.result };
  const address = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `boru-check-${check.on}.json`;
  link.click();
  URL.revokeObjectURL(address);
}

export function ResultActions({ check, screener }: { check: Check; screener: Screener }) {
  const t = useText(checkMessages);
  const words = useText(technologyMessages);
  const { session } = useSession();
  const [isSaving, setSaving] = useState(false);
  const items = applying(check.result).map((candidate) => candidate.item);
  return (
    <Section title={words.notice} level={3}>
      <Actions>
        <LinkButton to={helpAddress(items)} look="primary">
          {t.askHelp}
        </LinkButton>
        {session.kind === 'company' ? <Button onPress={() => setSaving(true)}>{t.keepCard}</Button> : null}
        <Button onPress={() => download(check)}>{t.save}</Button>
        <Button onPress={() => window.print()}>{t.print}</Button>
      </Actions>
      <p className="small muted">{t.askHelpWhat}</p>
      <p className="small">
        <Link to="/automated">{t.howItArises}</Link>
      </p>
      {session.kind === 'company' ? (
        <SaveCard check={check} screener={screener} isOpen={isSaving} onClose={() => setSaving(false)} />
      ) : (
        <p className="small muted">{t.keepCardSignIn}</p>
      )}
    </Section>
  );
}
