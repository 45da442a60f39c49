import { useEffect, useState } from 'react';
import styles from './QrCode.module.css';

const QUIET = 4;

/** Drawn on this page from the text; the text goes nowhere. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawing, setDrawing] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    let current = true;
    void import('qrcode').then(({ default: qr }) => {
      const { modules } = qr.create(text, { errorCorrectionLevel: 'M' });
      if (current) setDrawing({ size: modules.size, path: pathOf(modules.size, modules.data) });
    });
    return () => {
      current = false;
    };
  }, [text]);
  if (drawing === null) return <div className={styles.qr} />;
  const side = drawing.size + 2 * QUIET;
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={drawing.path} fill="#000000" />
    </svg>
  );
}

/** One square per dark module. */
function pathOf(size: number, data: ArrayLike<number>): string {
  let path = '';
  for (let at = 0; at < size * size; at++) {
    if (data[at]) path += `M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z`;
  }
  return path;
}
