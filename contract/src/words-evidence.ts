/** Words of the closed lists about evidence and its proofs. */
import { word } from './word.ts';

export const evidenceWords = {
  evidenceKind: { audit: word('처리', 'Deed'), access: word('열람', 'Reading') },
  evidenceShow: { changes: word('처리', 'Deed'), reads: word('열람', 'Reading') },
  tableFormat: { csv: word('CSV', 'CSV'), xlsx: word('엑셀(XLSX)', 'Excel (XLSX)') },
  proofFormat: { 'boru-evidence-proof': word('보루 증적 증명', 'Boru evidence proof') },
};
