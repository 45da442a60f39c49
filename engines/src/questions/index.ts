export { type AnswerFault, faultOfAnswer, faultsOfAnswers, formats, longest, mostOf } from './answer.ts';
export { answersTo, askedOf, factsWith } from './ask.ts';
export { changedAnswers, changedKeys } from './difference.ts';
export { definitionOfQuestion, type FormFault, faultsOfForm, registerBefore } from './form.ts';
export { type JsonSchema, schemaOf } from './schema.ts';
