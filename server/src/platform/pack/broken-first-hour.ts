// Ways to send someone nowhere in the first hour of a leak.
import type { Breakage } from './breakage.ts';

const FILE = 'catalogue/first-hour.json';

const ROUTES = 'catalogue/notice-routes.json';

export const brokenFirstHour: readonly Breakage[] = [
  {
    title: '첫 한 시간에 없는 연락처로 보냄',
    file: FILE,
    swap: ['"contacts": ["sme-integrated-centre"]', '"contacts": ["nobody"]'],
    at: '"contacts": ["nobody"',
    says: /no contact nobody/,
  },
  {
    title: '법에 따라 알릴 곳의 연락처가 없음',
    file: FILE,
    swap: ['"contact": "ministry-technology-security"', '"contact": "abolished-division"'],
    at: '"contact": "abolished-division"',
    says: /no contact abolished-division/,
  },
  {
    title: '지금 전화하라면서 긴급 연락처가 없음',
    file: FILE,
    swap: [
      '"contacts": ["intelligence-service-111", "police-113", "cyber-118"]',
      '"contacts": ["sme-integrated-centre"]',
    ],
    at: '"contacts": ["sme-integrated-centre"]',
    says: /needs an emergency contact/,
  },
  {
    title: '없는 신고 의무를 가리킴',
    file: FILE,
    swap: ['"duty": "report-infringement"', '"duty": "report-nothing"'],
    at: '"duty": "report-nothing"',
    says: /no duty report-nothing/,
  },
  {
    title: '첫 한 시간의 단계가 두 번 있음',
    file: FILE,
    swap: ['"id": "preserve",', '"id": "contain",'],
    at: '"id": "contain"',
    nth: 2,
    says: /step contain appears twice/,
  },
  {
    title: '첫 한 시간에 모르는 갈래가 있음',
    file: FILE,
    swap: ['"phase": "notify"', '"phase": "wait"'],
    at: '"phase": "wait"',
    says: /phase/,
  },
  {
    title: '알릴 곳이 없는 기한 규칙을 가리킴',
    file: ROUTES,
    swap: ['"rule": "RND-INCIDENT"', '"rule": "RND-NOTHING"'],
    at: '"rule": "RND-NOTHING"',
    says: /no rule RND-NOTHING/,
  },
  {
    title: '알릴 곳의 연락처가 없음',
    file: ROUTES,
    swap: ['"contact": "trade-secret-centre"', '"contact": "closed-centre"'],
    at: '"contact": "closed-centre"',
    says: /no contact closed-centre/,
  },
  {
    title: '알릴 길이 두 번 있음',
    file: ROUTES,
    swap: ['"id": "trade-secret",', '"id": "cyber-intrusion",'],
    at: '"id": "cyber-intrusion"',
    nth: 2,
    says: /route cyber-intrusion appears twice/,
  },
];
