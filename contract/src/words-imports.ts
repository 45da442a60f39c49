/** Words of the closed lists about importing companies. */
import { word } from './word.ts';

export const importWords = {
  importColumn: {
    businessNumber: word('사업자등록번호', 'Business number'),
    name: word('기업 이름', 'Company name'),
    representativeName: word('대표자', 'Representative'),
    corporateNumber: word('법인등록번호', 'Corporate number'),
    size: word('규모', 'Size'),
    ksicCode: word('업종코드', 'KSIC code'),
    municipality: word('시군구', 'Municipality or district'),
    industrialZone: word('산업단지 이름', 'Industrial zone (name)'),
    address: word('주소', 'Address'),
    employees: word('상시근로자수', 'Employees'),
    contactName: word('담당자 이름', 'Contact name'),
    contactPosition: word('담당자 직위', 'Contact position'),
    contactEmail: word('담당자 전자우편', 'Contact e-mail'),
    contactPhone: word('담당자 전화', 'Contact telephone'),
  },
  listImportState: {
    checked: word('확인함', 'Checked'),
    running: word('넣는 중', 'Taking in'),
    done: word('넣음', 'Taken in'),
    failed: word('넣지 못함', 'Not taken in'),
    dropped: word('버림', 'Discarded'),
  },
  importRowState: {
    new: word('새 기업', 'New company'),
    known: word('이미 있음', 'Already here'),
    wrong: word('고쳐야 함', 'To correct'),
  },
  importAction: {
    confirm: word('모두 넣기', 'Take all in'),
    drop: word('버리기', 'Discard'),
  },
} as const;
