/** Words of the closed lists about evidence and its proofs. */
import { word } from './word.ts';

export const evidenceWords = {
  evidenceKind: { audit: word('처리', 'Deed'), access: word('열람', 'Reading') },
  evidenceShow: { changes: word('처리', 'Deed'), reads: word('열람', 'Reading') },
  reviewVerdict: {
    nothing: word('눈에 띄는 것 없음', 'Nothing stood out'),
    found: word('찾은 것이 있음', 'Something was found'),
  },
  reviewState: {
    open: word('점검할 달', 'To review'),
    late: word('점검이 늦은 달', 'Review overdue'),
    signed: word('점검을 마친 달', 'Reviewed'),
  },
  tableFormat: { csv: word('CSV', 'CSV'), xlsx: word('엑셀(XLSX)', 'Excel (XLSX)') },
  proofFormat: { 'boru-evidence-proof': word('보루 증적 증명', 'Boru evidence proof') },
};
