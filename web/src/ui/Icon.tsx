import styles from './Icon.module.css';

const paths = {
  arrow: 'M4 10h12M11 5l5 5-5 5',
  back: 'M16 10H4M9 5l-5 5 5 5',
  check: 'M4 10.5l4 4 8-9',
  close: 'M5 5l10 10M15 5L5 15',
  down: 'M5 8l5 5 5-5',
  up: 'M5 12l5-5 5 5',
  right: 'M8 5l5 5-5 5',
  left: 'M12 5l-5 5 5 5',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  bell: 'M10 3a4.5 4.5 0 0 0-4.5 4.5V11L4 14h12l-1.5-3V7.5A4.5 4.5 0 0 0 10 3zM8.5 16.5h3',
  info: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 9v4.5M10 6.2v.6',
  warning: 'M10 3L18 17H2L10 3zM10 8.5v4M10 14.4v.4',
  print: 'M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8V17H6z',
  external: 'M11 4h5v5M16 4l-7 7M8 5H4v11h11v-4',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  calendar: 'M4 5h12v12H4zM4 9h12M7 3v4M13 3v4',
  file: 'M6 3h6l3 3v11H6zM12 3v3h3',
  person: 'M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM4 17c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5',
  download: 'M10 3v9M6 8.5l4 4 4-4M4 16.5h12',
} as const;

export type IconName = keyof typeof paths;

/** Decoration beside a word, never instead of it: hidden from screen readers. */
export function Icon({ name, size = 'medium' }: { name: IconName; size?: 'small' | 'medium' | 'large' }) {
  return (
    <svg className={`${styles.icon} ${styles[size]}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
