import { type KeyboardEvent, useRef, useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import type { Tile } from './api.ts';
import styles from './Cartogram.module.css';
import { frameOf, isWay, neighbourOf, placeOf, SHADES, shadeOf, TILE } from './cartogram.ts';
import { insightMessages } from './messages.ts';

/** Municipalities as tiles of one size, so that a large empty county does not shout. Every figure also stands in the table. */
export function Cartogram({ tiles, own }: { tiles: readonly Tile[]; own?: string | undefined }) {
  const t = useText(insightMessages);
  const [reached, setReached] = useState(tiles[0]?.key);
  const places = useRef(new Map<string, SVGGElement>());
  const frame = frameOf(tiles);
  const words = useTileWords();
  const largest = Math.max(0, ...tiles.map(({ count }) => count ?? 0));
  const walk = (event: KeyboardEvent, from: Tile) => {
    if (!isWay(event.key)) return;
    const next = neighbourOf(from, event.key, tiles);
    if (next === null) return;
    event.preventDefault();
    setReached(next.key);
    places.current.get(next.key)?.focus();
  };
  return (
    <figure className={styles.figure}>
      <div role="listbox" aria-label={t.map} tabIndex={-1}>
        <svg viewBox={`-3 -3 ${frame.width + 6} ${frame.height + 6}`} className={styles.map} role="presentation">
          <defs>
            <pattern
              id="boru-withheld"
              width="10"
              height="10"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="10" height="10" className={styles.blank} />
              <line x1="0" y1="0" x2="0" y2="10" className={styles.hatch} />
            </pattern>
          </defs>
          {tiles.map((tile) => (
            <g
              key={tile.key}
              ref={(node) => {
                if (node === null) places.current.delete(tile.key);
                else places.current.set(tile.key, node);
              }}
              role="option"
              aria-selected={tile.key === reached}
              tabIndex={tile.key === reached ? 0 : -1}
              className={styles.tile}
              onKeyDown={(event) => walk(event, tile)}
              onFocus={() => setReached(tile.key)}
              transform={`translate(${placeOf(tile).x} ${placeOf(tile).y})`}
              data-own={tile.key === own ? '' : undefined}
              aria-label={tile.key === own ? t.ownTile({ tile: words(tile) }) : words(tile)}
            >
              <TileFace tile={tile} shade={shadeOf(tile.count, largest)} />
            </g>
          ))}
        </svg>
      </div>
      <Legend />
    </figure>
  );
}

function Legend() {
  const t = useText(insightMessages);
  return (
    <figcaption className={styles.caption}>
      <span className={styles.legend} aria-hidden="true">
        {t.mapFew}
        {Array.from({ length: SHADES }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the shades are a fixed scale
          <i key={index} data-shade={index + 1} />
        ))}
        {t.mapMany}
        <i data-shade="none" /> {t.hidden}
      </span>
      <span>{t.mapHow}</span>
    </figcaption>
  );
}

/** The tile has no room for -si and -gun; the full name stands in the table. What is read out begins as what is seen. */
const nameOnTile = (name: string): string => name.replace(/-(si|gun|gu)$/, '');

function useTileWords(): (tile: Tile) => string {
  const t = useText(insightMessages);
  const formats = useFormats();
  const pick = usePick();
  return ({ name, count }) =>
    t.tile({
      name: nameOnTile(pick(name)),
      count: count === null ? t.hiddenTile : t.companies({ count: formats.number(count) }),
    });
}

function TileFace({ tile, shade }: { tile: Tile; shade: number | null }) {
  const t = useText(insightMessages);
  const formats = useFormats();
  const pick = usePick();
  const name = nameOnTile(pick(tile.name));
  return (
    <>
      <rect width={TILE} height={TILE} rx="10" className={styles.face} data-shade={shade ?? 'none'} />
      <text
        x={TILE / 2}
        y="40"
        className={styles.name}
        data-shade={shade ?? 'none'}
        data-long={name.length > 6 ? '' : undefined}
      >
        {name}
      </text>{' '}
      <text x={TILE / 2} y="70" className={styles.count} data-shade={shade ?? 'none'}>
        {tile.count === null ? t.hiddenShort : formats.number(tile.count)}
      </text>
    </>
  );
}
