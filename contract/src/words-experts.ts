/** Words of the closed lists about experts and consulting. */
import { word } from './word.ts';

export const expertWords = {
  expertSkill: {
    statute: word('기술보호 법령', 'Protection statutes'),
    physical: word('시설·출입 보안', 'Premises and access'),
    it: word('전산 보안', 'IT security'),
    personnel: word('인력 보안', 'Personnel security'),
    forensics: word('디지털 포렌식', 'Digital forensics'),
    ipLaw: word('지식재산 법무', 'IP law'),
    semiconductor: word('반도체 업종', 'Semiconductor sector'),
    battery: word('이차전지 업종', 'Battery sector'),
    bio: word('바이오 업종', 'Bio sector'),
    display: word('디스플레이 업종', 'Display sector'),
    mobility: word('자동차 업종', 'Mobility sector'),
    otherSector: word('그 밖의 업종', 'Another sector'),
  },
  consultingLanguage: {
    ko: word('한국어', 'Korean'),
    en: word('영어', 'English'),
    zh: word('중국어', 'Chinese'),
    ja: word('일본어', 'Japanese'),
    vi: word('베트남어', 'Vietnamese'),
  },
  halfDay: {
    'mon.am': word('월요일 오전', 'Monday morning'),
    'mon.pm': word('월요일 오후', 'Monday afternoon'),
    'tue.am': word('화요일 오전', 'Tuesday morning'),
    'tue.pm': word('화요일 오후', 'Tuesday afternoon'),
    'wed.am': word('수요일 오전', 'Wednesday morning'),
    'wed.pm': word('수요일 오후', 'Wednesday afternoon'),
    'thu.am': word('목요일 오전', 'Thursday morning'),
    'thu.pm': word('목요일 오후', 'Thursday afternoon'),
    'fri.am': word('금요일 오전', 'Friday morning'),
    'fri.pm': word('금요일 오후', 'Friday afternoon'),
  },
  expertState: {
    active: word('전문가 활동 중', 'Active expert'),
    paused: word('전문가 쉬는 중', 'Paused expert'),
    left: word('전문가단에서 나감', 'Left the pool'),
  },
  clearanceKind: {
    clearance: word('신원 확인', 'Clearance'),
    pledge: word('전문가 비밀유지 서약', 'Pledge of an expert'),
  },
  tieKind: {
    employer: word('다녔거나 다니는 곳', 'Employer'),
    client: word('자문한 기업', 'Client'),
    family: word('가족이 있는 곳', 'Family tie'),
  },
  assignmentState: {
    offered: word('전문가의 답을 기다림', 'Offered to the expert'),
    accepted: word('전문가가 맡음', 'Accepted by the expert'),
    declined: word('전문가가 맡지 않음', 'Declined by the expert'),
    refused: word('기업이 다른 전문가를 원함', 'Refused by the company'),
    held: word('배정 멈춤', 'Assignment on hold'),
    released: word('배정 풀림', 'Released'),
    completed: word('컨설팅 마침', 'Consulting completed'),
  },
  expertAnswer: {
    accept: word('배정 맡기', 'Take the assignment'),
    decline: word('배정 맡지 않기', 'Decline the assignment'),
  },
} as const;
