import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, Card, Page, PageHeader } from '#ui/Page';
import { endTeam, type Team, type TeamList, teamsQuery, useTeamDeed } from './api.ts';
import { EditTeam } from './EditTeam.tsx';
import { teamMessages } from './messages.ts';

/** Everybody of the agency reads who is in which team; managers say it. */
export function TeamsPage() {
  const t = useText(teamMessages);
  const query = useQuery(teamsQuery);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={4} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(list) => <Teams list={list} />}
      </Loaded>
    </Page>
  );
}

function Teams({ list }: { list: TeamList }) {
  const t = useText(teamMessages);
  const [editing, setEditing] = useState<Team | 'new' | null>(null);
  const [ending, setEnding] = useState<Team | null>(null);
  return (
    <>
      <Notice look="line">{t.shown}</Notice>
      {list.mayManage ? (
        <Actions>
          <Button look="primary" onPress={() => setEditing('new')}>
            {t.make}
          </Button>
        </Actions>
      ) : null}
      {list.items.length === 0 ? <EmptyState title={t.none}>{t.noneLead}</EmptyState> : null}
      {list.items.map((team) => (
        <Card
          key={team.id}
          title={team.name}
          actions={
            list.mayManage ? (
              <>
                <Button size="small" aria-label={t.editOf({ name: team.name })} onPress={() => setEditing(team)}>
                  {t.edit}
                </Button>
                <Button
                  size="small"
                  look="quiet"
                  aria-label={t.endOf({ name: team.name })}
                  onPress={() => setEnding(team)}
                >
                  {t.end}
                </Button>
              </>
            ) : undefined
          }
        >
          <p>{team.people.map(({ name }) => name).join(', ')}</p>
        </Card>
      ))}
      {editing === null ? null : (
        <EditTeam
          team={editing === 'new' ? null : editing}
          colleagues={list.colleagues}
          onClose={() => setEditing(null)}
        />
      )}
      {ending === null ? null : <EndTeam team={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function EndTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const t = useText(teamMessages);
  const end = useTeamDeed(() => endTeam(team.id), onClose, t.ended);
  return (
    <ConfirmSheet
      title={t.endOf({ name: team.name })}
      isOpen
      onClose={onClose}
      onConfirm={() => end.mutate()}
      confirmLabel={t.endOf({ name: team.name })}
      isDanger
      isPending={end.isPending}
      error={end.error}
    >
      <p>{t.endWhat}</p>
    </ConfirmSheet>
  );
}
