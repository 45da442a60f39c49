import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { Disclosure } from '#ui/Disclosure';
import { dutiesQuery } from '../api.ts';
import { checkMessages } from '../check/messages.ts';
import { DutyList } from './DutyList.tsx';
import { Incentives } from './Incentives.tsx';

/** Duties of those lists first, then what an event would bring, then what may be offered. Fetched by date alone. */
export function WhatFollows({ on, lists }: { on: string; lists: ReadonlySet<string> }) {
  const t = useText(checkMessages);
  const query = useQuery(dutiesQuery(on));
  if (query.data === undefined) return null;
  const duties = query.data.duties.filter((duty) => duty.perList.some((row) => lists.has(row.list)));
  return (
    <>
      <DutyList duties={duties.filter((duty) => duty.arises !== 'ifEvent')} lists={lists} />
      <Disclosure title={t.dutiesEvents}>
        <DutyList duties={duties.filter((duty) => duty.arises === 'ifEvent')} lists={lists} />
      </Disclosure>
      <Incentives incentives={query.data.incentives} lists={lists} />
    </>
  );
}
