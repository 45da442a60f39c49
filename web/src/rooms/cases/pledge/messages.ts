import { defineMessages } from '#lib/i18n';

export const pledgeMessages = defineMessages({
  ko: {
    lead: '이 건의 상담 기록, 서류, 연락처를 열기 전에 한 번만 여쭙니다.',
    go: '서약하고 열기',
    done: '서약했습니다. 이 건은 다시 여쭙지 않습니다.',
    kept: '서약문의 판과 전자지문, 서약한 때와 접속한 곳이 남고, 기업이 볼 수 있습니다.',
    edition: ({ text, version }: { text: string; version: string }) => `${text} 제${version}판`,
    draft: '서약문은 법률 검토를 받지 않은 초안입니다.',
    unchecked: '지금 시행되는 판의 원문과 대조하지 못했습니다.',
    list: '비밀유지 서약',
    none: '아직 서약한 사람이 없습니다.',
    signedAt: ({ name, agency, date }: { name: string; agency: string; date: string }) => `${agency} ${name} · ${date}`,
    old: '앞선 판',
    paper: '서약서(PDF)',
    paperOf: ({ name }: { name: string }) => `${name}의 서약서(PDF)`,
    later: '서약한 뒤에 보입니다.',
  },
  en: {
    lead: 'Asked once, before the conversation, papers and contacts of this case open.',
    go: 'Pledge and open',
    done: 'Pledged. This case will not ask you again.',
    kept: 'The edition and fingerprint of the text, the moment and your address are kept, and the company can see them.',
    edition: ({ text, version }: { text: string; version: string }) => `${text}, edition ${version}`,
    draft: 'The text is a draft that has not been reviewed by a lawyer.',
    unchecked: 'Not compared with the wording now in force.',
    list: 'Pledges of confidentiality',
    none: 'Nobody has pledged yet.',
    signedAt: ({ name, agency, date }: { name: string; agency: string; date: string }) =>
      `${name}, ${agency} · ${date}`,
    old: 'earlier edition',
    paper: 'Pledge (PDF)',
    paperOf: ({ name }: { name: string }) => `Pledge of ${name} (PDF)`,
    later: 'Shown after the pledge.',
  },
});
