import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useText } from '#lib/i18n';
import { ComboBox } from '#ui/Select';
import { ksicQuery } from './api.ts';
import { organisationMessages } from './messages.ts';

/** An industry of the Korean Standard Industrial Classification, found by a word or a code. */
export function KsicField({
  code,
  name,
  onChange,
  error,
}: {
  code: string | null;
  name: string;
  onChange: (code: string | null, name: string) => void;
  error?: string | undefined;
}) {
  const t = useText(organisationMessages);
  const [text, setText] = useState(name);
  const wanted = useDeferredValue(text === name ? '' : text);
  // What was found for the last letters stays until the next answer: a list that vanishes under the finger takes the choice with it.
  const hits = useQuery({ ...ksicQuery(wanted), placeholderData: keepPreviousData }).data?.items ?? [];
  const found = hits.map((hit) => ({ id: hit.code, label: hit.name, detail: hit.code }));
  const chosen =
    code === null || found.some((option) => option.id === code) ? [] : [{ id: code, label: name, detail: code }];
  return (
    <ComboBox
      label={t.industry}
      description={t.industryHint}
      options={[...chosen, ...found]}
      value={code}
      inputValue={text}
      onInputChange={setText}
      onChange={(id) => {
        const label = found.find((option) => option.id === id)?.label ?? (id === code ? name : '');
        if (id !== null) setText(label);
        onChange(id, label);
      }}
      nothingFound={t.industryNone}
      error={error}
      isRequired
    />
  );
}
