// A small question set for tests: two levels of weight, one critical question per domain, every field filled.
import type { Question, QuestionSet } from '@boru/contract/question-set';

const text = (ko: string, en = ko) => ({ ko, en });

export function question(id: string, domain: string, change: Partial<Question> = {}): Question {
  return {
    id,
    domain,
    text: text(`${id} 물음`, `${id} question`),
    evidence: { ko: ['기록'], en: ['record'] },
    law: [],
    references: { ismsP: [], nist800171r3: [], csf2: [] },
    critical: false,
    weight: 1,
    mayNotApply: true,
    advice: text(`${id} 조치`, `${id} action`),
    effortDays: 2,
    closes: ['consulting', 'education'],
    verified: false,
    ...change,
  };
}

export function sampleSet(change: Partial<QuestionSet> = {}): QuestionSet {
  return {
    title: text('견본 문항', 'Sample set'),
    source: ['own wording'],
    asOf: '2026-11',
    validFrom: '2026-01-01',
    validTo: null,
    verified: false,
    id: 'sample',
    version: 1,
    status: 'published',
    notice: text('자가점검입니다', 'A self-check'),
    scale: [0, 1, 2, 3].map((value) => ({
      value: value as 0 | 1 | 2 | 3,
      name: text(`${value}단계`, `step ${value}`),
    })),
    notApplicable: text('해당 없음', 'Not applicable'),
    domains: [
      { id: 'policy', name: text('정책', 'Policy'), subject: 'policy', weight: 15 },
      { id: 'people', name: text('사람', 'People'), subject: 'personnel', weight: 20 },
      { id: 'it', name: text('전산', 'IT'), subject: 'it', weight: 5 },
    ],
    levels: [
      { id: 'excellent', name: text('우수', 'Excellent'), min: 85 },
      { id: 'good', name: text('양호', 'Good'), min: 70 },
      { id: 'fair', name: text('보통', 'Fair'), min: 55 },
      { id: 'weak', name: text('취약', 'Weak'), min: 40 },
      { id: 'risk', name: text('위험', 'At risk'), min: 0 },
    ],
    levelSource: ['견본'],
    measures: [{ id: 'L10-1', text: '보호구역', law: { law: 'industrial-technology-act', article: '제10조' } }],
    criticalAtMost: 1,
    caps: [],
    expiryMonths: 12,
    questions: [
      question('P-1', 'policy', { critical: true }),
      question('P-2', 'policy', { weight: 2 }),
      question('H-1', 'people', { critical: true, mayNotApply: false }),
      question('H-2', 'people'),
      question('H-3', 'people', { weight: 0.5 }),
      question('I-1', 'it', { critical: true }),
    ],
    ...change,
  };
}
