import { HoleKind } from '@boru/contract/chain';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { Link, LinkButton } from '#ui/Link';
import { Table } from '#ui/Table';
import { type Chain, chainQuery } from './api.ts';
import styles from './Chain.module.css';
import { chainMessages } from './messages.ts';
import { useNaming } from './naming.ts';
import { layerOf, linkOf } from './walk.ts';

const keyOf = ({ of, id }: Chain['holes'][number]): string => `${of}:${id}`;
/** Every hole by its kind; each leads to its place in the picture. */
export function Holes({ chain }: { chain: Chain }) {
  const t = useText(chainMessages);
  const name = useNaming(chain);
  if (chain.holes.length === 0) return <p>{t.holeNone}</p>;
  return HoleKind.options.map((kind) => {
    const rows = chain.holes.filter((hole) => hole.kind === kind);
    if (rows.length === 0) return null;
    return (
      <div key={kind}>
        {kind === 'moneyWithoutEffect' ? <p className="small">{t.moneyHow}</p> : null}
        <Table
          caption={`${t[kind]} · ${t.holeCount({ count: rows.length })}`}
          rows={rows}
          keyOf={keyOf}
          columns={[
            {
              id: 'name',
              title: t.name,
              isRowHeader: true,
              cell: (row) => (
                <Link to={linkOf(chain, keyOf(row))}>{name({ key: keyOf(row), layer: layerOf(keyOf(row)) }).name}</Link>
              ),
            },
            {
              id: 'detail',
              title: t.detail,
              cell: (row) => name({ key: keyOf(row), layer: layerOf(keyOf(row)) }).detail,
            },
          ]}
        />
      </div>
    );
  });
}

/** On the dashboard: how many holes of each kind, and the first of them; from here it is one press to the place. */
export function HolesCard() {
  const t = useText(chainMessages);
  const query = useQuery(chainQuery());
  return query.data === undefined ? null : (
    <>
      <Counts chain={query.data} />
      <p data-print="hide">
        <LinkButton to="/desk/chain" size="small">
          {t.holesAll}
        </LinkButton>
      </p>
    </>
  );
}

const mostNamed = 3;
function Counts({ chain }: { chain: Chain }) {
  const t = useText(chainMessages);
  const name = useNaming(chain);
  return (
    <ul className={styles.counts}>
      {HoleKind.options.map((kind) => {
        const holes = chain.holes.filter((hole) => hole.kind === kind);
        return (
          <li key={kind}>
            {t[kind]}
            <strong>{t.holeCount({ count: holes.length })}</strong>
            {holes.slice(0, mostNamed).map((hole) => (
              <div key={hole.id}>
                <Link to={linkOf(chain, keyOf(hole))}>
                  {name({ key: keyOf(hole), layer: layerOf(keyOf(hole)) }).name}
                </Link>
              </div>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
