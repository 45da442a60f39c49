import type { KeyboardEvent } from 'react';
import { useText } from '#lib/i18n';
import { useGo } from '#lib/navigation';
import styles from './Chain.module.css';
import { chainMessages } from './messages.ts';
import type { Named } from './naming.ts';
import { layers, neighbour, type Stop, type Walk } from './walk.ts';

const [wide, high, gapX, gapY, top] = [156, 52, 26, 14, 30];
const perLine = 12;

/** Two lines of a name, cut where it is longer; the table has the whole. */
export function linesOfName(name: string): string[] {
  const signs = [...name];
  const first = signs.slice(0, perLine).join('');
  const rest = signs.slice(perLine);
  if (rest.length === 0) return [first];
  return [first, rest.length > perLine ? `${rest.slice(0, perLine - 1).join('')}…` : rest.join('')];
}

interface Place {
  readonly stop: Stop;
  readonly x: number;
  readonly y: number;
}
/** Each layer a column; columns that nothing stands in are left out. */
export function placesOf(stops: readonly Stop[]): {
  places: Place[];
  columns: (typeof layers)[number][];
  height: number;
} {
  const columns = layers.filter((layer) => stops.some((stop) => stop.layer === layer));
  const places = columns.flatMap((layer, column) =>
    stops
      .filter((stop) => stop.layer === layer)
      .map((stop, row) => ({ stop, x: column * (wide + gapX), y: top + row * (high + gapY) })),
  );
  return { places, columns, height: Math.max(...places.map(({ y }) => y), 0) + high + 4 };
}

interface PictureProps {
  readonly walk: Walk;
  readonly at: string;
  readonly name: (stop: Stop) => Named;
  readonly linkOf: (key: string) => string;
}

export function Picture({ walk, at, name, linkOf }: PictureProps) {
  const t = useText(chainMessages);
  const { places, columns, height } = placesOf(walk.stops);
  const width = columns.length * (wide + gapX) - gapX + 2;
  const placeOf = new Map(places.map((place) => [place.stop.key, place]));
  const holes = walk.stops.filter((stop) => 'hole' in stop).length;
  return (
    // A wide picture is scrolled by keyboard, too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <section className={styles.frame} tabIndex={0} aria-label={t.picture}>
      <p className="small">{t.pictureText({ count: walk.stops.length - holes, holes })}</p>
      <svg className={styles.picture} viewBox={`-1 0 ${width} ${height}`} data-columns={columns.length}>
        <title>{t.picture}</title>
        {columns.map((layer, column) => (
          <text key={layer} className={styles.column} x={column * (wide + gapX)} y={16}>
            {t[layer]}
          </text>
        ))}
        {walk.ways.map(([from, to]) => {
          const [a, b] = [placeOf.get(from), placeOf.get(to)];
          if (a === undefined || b === undefined) return null;
          const [x1, y1, x2, y2] = [a.x + wide, a.y + high / 2, b.x, b.y + high / 2];
          const bend = (x2 - x1) / 2;
          return (
            <path
              key={`${from} ${to}`}
              className={styles.way}
              d={`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
            />
          );
        })}
        {places.map((place) => (
          <Box
            key={place.stop.key}
            place={place}
            named={name(place.stop)}
            walk={walk}
            isHere={place.stop.key === at}
            linkOf={linkOf}
          />
        ))}
      </svg>
    </section>
  );
}

interface BoxProps {
  readonly place: Place;
  readonly named: Named;
  readonly walk: Walk;
  readonly isHere: boolean;
  readonly linkOf: (key: string) => string;
}

/** A hole leads to what it gapes in. */
const aroundHole = (key: string): string =>
  key.startsWith('noProgramme:') ? key.slice('noProgramme:'.length) : `programme:${key.slice(key.indexOf(':') + 1)}`;

function Box({ place: { stop, x, y }, named, walk, isHere, linkOf }: BoxProps) {
  const go = useGo();
  const isHole = 'hole' in stop;
  const shape = isHole ? styles.hole : isHere ? styles.here : styles.box;
  const inner = (
    <>
      <rect className={shape} x={x} y={y} width={wide} height={high} rx={6} />
      {linesOfName(named.name).map((text, line) => (
        <text key={text} className={styles.name} x={x + 8} y={y + 20 + line * 17}>
          {text}
        </text>
      ))}
    </>
  );
  const move = (event: KeyboardEvent<Element>) => {
    const next = neighbour(walk.stops, stop.key, event.key);
    if (next === null) return;
    event.preventDefault();
    const picture = event.currentTarget.closest('svg');
    for (const one of picture?.querySelectorAll('[data-stop]') ?? [])
      if (one instanceof SVGElement && one.dataset['stop'] === next) one.focus();
  };
  const to = linkOf(isHole ? aroundHole(stop.key) : stop.key);
  return (
    <a
      href={to}
      aria-label={`${named.what}: ${named.name}${named.detail === '' ? '' : `, ${named.detail}`}`}
      aria-current={isHere ? 'true' : undefined}
      data-stop={stop.key}
      onKeyDown={move}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(to, { keepScroll: true });
      }}
    >
      {inner}
    </a>
  );
}
