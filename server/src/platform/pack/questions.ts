// Question sets: domains, levels and measures fit together, and a measure is quoted as the law has it.
import type { QuestionSet } from '@boru/contract/pack';
import { type Path, type Rule, repeated, rule } from './rule.ts';

type Tell = (path: Path, ko: string, en: string) => void;

function checkScales(set: QuestionSet, tell: Tell): void {
  const levels = new Set(set.levels.map((level) => level.id));
  repeated(
    set.scale.map((step) => step.value),
    (value, at) =>
      tell(['scale', at, 'value'], `척도 값이 두 번 쓰였습니다: ${value}`, `The scale value ${value} appears twice.`),
  );
  repeated(
    set.levels.map((level) => level.id),
    (id, at) => tell(['levels', at, 'id'], `수준이 두 번 적혀 있습니다: ${id}`, `The level ${id} appears twice.`),
  );
  repeated(
    set.levels.map((level) => level.min),
    (min, at) =>
      tell(['levels', at, 'min'], `두 수준이 같은 점수(${min})에서 시작합니다.`, `Two levels begin at ${min}.`),
  );
  if (!set.levels.some((level) => level.min === 0))
    tell(['levels'], '0점에서 시작하는 수준이 없습니다.', 'No level begins at 0.');
  set.caps.forEach((cap, at) => {
    if (!levels.has(cap.maxLevel))
      tell(['caps', at, 'maxLevel'], `수준이 없습니다: ${cap.maxLevel}`, `There is no level ${cap.maxLevel}.`);
  });
}

function checkQuestions(set: QuestionSet, tell: Tell): void {
  const domains = new Set(set.domains.map((domain) => domain.id));
  const measures = new Map(set.measures.map((measure) => [measure.id, measure.text]));
  const used = new Set(set.questions.map((question) => question.domain));
  repeated(
    set.domains.map((domain) => domain.id),
    (id, at) => tell(['domains', at, 'id'], `영역이 두 번 적혀 있습니다: ${id}`, `The domain ${id} appears twice.`),
  );
  repeated(
    set.questions.map((question) => question.id),
    (id, at) => tell(['questions', at, 'id'], `문항이 두 번 적혀 있습니다: ${id}`, `The question ${id} appears twice.`),
  );
  set.domains.forEach((domain, at) => {
    if (!used.has(domain.id))
      tell(['domains', at, 'id'], `문항이 없는 영역입니다: ${domain.id}`, `The domain ${domain.id} has no question.`);
  });
  set.questions.forEach((question, at) => {
    if (!domains.has(question.domain))
      tell(
        ['questions', at, 'domain'],
        `영역이 없습니다: ${question.domain}`,
        `There is no domain ${question.domain}.`,
      );
    if (question.evidence.ko.length !== question.evidence.en.length) {
      tell(
        ['questions', at, 'evidence'],
        '증빙의 한국어와 영어 개수가 다릅니다.',
        'Korean and English evidence differ in number.',
      );
    }
    question.law.forEach((law, place) => {
      if (measures.get(law.id) !== law.text)
        tell(
          ['questions', at, 'law', place, 'text'],
          `보호조치 ${law.id}의 조문과 글자가 다릅니다.`,
          `The text differs from measure ${law.id}.`,
        );
    });
  });
}

const questionSets = rule(['questionSets'], ({ questionSets: sets }, say) => {
  sets.forEach((set, index) => {
    const tell: Tell = (path, ko, en) => say('questionSets', path, ko, en, index);
    checkScales(set, tell);
    checkQuestions(set, tell);
    const twice = sets.slice(0, index).some((other) => other.id === set.id && other.version === set.version);
    if (twice) tell(['version'], '같은 진단의 같은 판이 두 개 있습니다.', 'This version of the set exists twice.');
  });
});

export const questionRules: readonly Rule[] = [questionSets];
