import qr from 'qrcode';

/** A QR code as rows of 0 and 1, to be drawn by a template. */
export const qrRows = (text: string): string[] => {
  const { size, data } = qr.create(text, { errorCorrectionLevel: 'M' }).modules;
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (data[row * size + column] ? '1' : '0')).join(''),
  );
};
