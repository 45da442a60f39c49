import { byLaw } from '../case-world.ts';
import type { Team } from './model.ts';
import { reaches, seesSection } from './model.ts';
import {
  addGrants,
  consentOf,
  expectThat,
  type File,
  foundTeam,
  optional,
  pledgeAs,
  type Referral,
  textFor,
  versionIn,
  versionOf,
  type Walk,
  works,
} from './walk.ts';

/** The one that is open; several have the same moment here, so the page's order says nothing. */
const openReferral = async ({ stage }: Walk, file: File): Promise<string> => {
  const { rows } = await stage.world.owner.query<{ id: string }>(
    `select id from cases.referral where case_id = $1 and status in ('awaitingConsent', 'requested')`,
    [file.id],
  );
  return rows[0]?.id ?? '';
};

const covering = (walk: Walk, file: File, to: number, sections: readonly string[]) =>
  walk.province.consents.find(
    (given) =>
      given.company === file.company.companyId &&
      given.agency === to &&
      given.purpose === 'referral' &&
      !given.withdrawn &&
      (given.caseId === null || given.caseId === file.id) &&
      sections.every((section) => given.sections.includes(section)),
  );

type Addressed = { receiver: object; person: string | null; team: Team | null };
const whom = ({ person, team }: Addressed) => ({ person, team });

/** Mostly the whole agency; now and then a team of it, or one person of a team. */
const addressee = async (walk: Walk, to: number, from: number): Promise<Addressed> => {
  if (to === from || walk.dice.chance(0.6)) return { receiver: { kind: 'agency' }, person: null, team: null };
  const team = await foundTeam(walk, to);
  if (walk.dice.chance(0.6)) return { receiver: { kind: 'team', teamId: team.id }, person: null, team };
  const personId = walk.dice.pick(team.people);
  return { receiver: { kind: 'person', personId }, person: personId, team: null };
};

/** 이관: opens nothing before a consent or an article does, and never more than the sender sees. */
export const refer = async (walk: Walk): Promise<void> => {
  const { stage, dice: die } = walk;
  if (walk.files.length === 0) return;
  const file = die.pick(walk.files);
  const from = die.chance(0.85) ? file.owner : die.pick(stage.agencies);
  const to = die.pick(stage.online);
  const officer = stage.officers.get(from);
  if (!officer) return;
  // Mostly what the sender has, now and then something it has not.
  const wished = ['contact', ...optional].filter((section) => {
    const of = { company: file.company.companyId, caseId: file.id, section, byCase: true };
    return die.chance(0.1) || seesSection(walk.province, { agency: from, person: officer.personId }, of);
  });
  const sections = ['summary', 'counsel', ...die.some(wished)];
  const lawful = die.chance(0.5);
  const addressed = await addressee(walk, to, from);
  const answer = await stage.step(officer, file.id, 'referrals', {
    version: await versionOf(walk, file),
    toAgency: to,
    receiver: addressed.receiver,
    sections,
    reason: '맞는 기관으로 넘깁니다.',
    basis: lawful ? byLaw : { kind: 'consent' },
  });
  const isOpen = file.referrals.some(({ status }) => status === 'awaitingConsent' || status === 'requested');
  const common = { company: file.company.companyId, caseId: file.id };
  const held = (section: string): boolean =>
    seesSection(walk.province, { agency: from, person: officer.personId }, { ...common, section, byCase: true });
  // Who got the case by a referral passes it on by law only where that was allowed; here it never is.
  const isBound = lawful && file.referrals.some((taken) => taken.to === from && taken.status === 'accepted');
  // The counsel of the case is where the reason is written: who may not write there cannot refer.
  const isOwner = from === file.owner && works(walk, from, file, 'summary') && works(walk, from, file, 'counsel');
  const may = isOwner && !isOpen && !isBound && to !== from && sections.every(held);
  walk.told.push(
    `agency ${from} refers ${file.id} to ${to} with ${sections.join(' ')} by ${lawful ? 'law' : 'consent'}: ${answer.status}`,
  );
  expectThat(walk, (answer.status === 201) === may, `referring should ${may ? '' : 'not '}work: ${answer.text}`);
  if (!may) return;
  const consented = lawful ? undefined : covering(walk, file, to, sections);
  const status = lawful || consented ? 'requested' : 'awaitingConsent';
  const id = await openReferral(walk, file);
  file.referrals.push({ id, from, to, status, sections, consent: consented?.id ?? null, ...whom(addressed) });
  if (status !== 'requested') return;
  addGrants(walk, sections, {
    ...common,
    agency: to,
    consent: consented?.id ?? null,
    referral: id,
    ...whom(addressed),
  });
  if (!consented) return later(walk, id);
  await pledgeSome(walk, file, to);
};

/** By law a referral is a stub: what it opens begins with the acceptance. */
const later = ({ province }: Walk, referral: string): void => {
  for (const grant of province.grants) if (grant.referral === referral) grant.time = 'later';
};

const pledgeSome = async (walk: Walk, file: File, agency: number): Promise<void> => {
  for (const member of walk.stage.members)
    if (member.reader.kind === 'agency' && member.reader.agency === agency && walk.dice.chance(0.6))
      await pledgeAs(walk, member, file);
};

/** Whether the receiver of a stub can take a step: the sender sees it still, and no seal of its own stands in the way. */
const mayStep = ({ province, stage }: Walk, file: File, referral: Referral): boolean => {
  const sealed = province.seals.some(
    ({ caseId, agency, people }) =>
      caseId === file.id && agency === referral.to && !people.includes(stage.officers.get(agency)?.personId ?? ''),
  );
  const sent = (section: string): boolean =>
    province.grants.some(
      (grant) =>
        grant.caseId === file.id &&
        grant.agency === referral.from &&
        grant.section === section &&
        grant.time === 'now' &&
        !grant.revoked,
    );
  return !sealed && referral.sections.every(sent);
};

const agree = async (walk: Walk, file: File, referral: Referral, version: unknown) => {
  const path = `/api/cases/${file.id}/referrals/${referral.id}`;
  const text = await textFor(walk, file.company, path, 'agree');
  return walk.stage.step(file.company, file.id, `referrals/${referral.id}/consent`, { version, ...text, agreed: true });
};

/** What may follow a referral: consent or refusal, acceptance, return, cancelling. */
export const answerReferral = async (walk: Walk): Promise<void> => {
  const { stage, dice: die, province } = walk;
  const files = walk.files.filter(({ referrals }) =>
    referrals.some(({ status }) => status === 'awaitingConsent' || status === 'requested'),
  );
  if (files.length === 0) return;
  const file = die.pick(files);
  const referral = file.referrals.find(({ status }) => status === 'awaitingConsent' || status === 'requested');
  if (!referral) return;
  const verb = die.pick(
    referral.status === 'awaitingConsent'
      ? (['consent', 'refuse', 'cancel'] as const)
      : (['accept', 'return', 'cancel'] as const),
  );
  const agency = verb === 'cancel' ? referral.from : referral.to;
  const officer = stage.officers.get(agency);
  const isCompany = verb === 'consent' || verb === 'refuse';
  const version = await versionIn(walk, 'cases.referral', referral.id);
  const path = `referrals/${referral.id}/${verb}`;
  const answer =
    verb === 'consent'
      ? await agree(walk, file, referral, version)
      : await stage.step(isCompany || !officer ? file.company : officer, file.id, path, {
          version,
          ...(verb === 'refuse' || verb === 'return' ? { reason: '다른 기관이 맞습니다.' } : {}),
        });
  const isStub =
    verb !== 'cancel' && province.grants.some(({ referral: of, time }) => of === referral.id && time === 'later');
  const isForThem = verb === 'cancel' || reaches(referral, officer?.personId ?? '');
  const may =
    isCompany ||
    (isForThem &&
      (isStub
        ? mayStep(walk, file, referral)
        : works(walk, agency, file, 'summary') && works(walk, agency, file, 'counsel')));
  walk.told.push(
    `${isCompany ? 'company' : `agency ${agency}`}: ${verb} of the referral ${referral.from} → ${referral.to} of ${file.id}: ${answer.status}`,
  );
  expectThat(walk, (answer.status === 200) === may, `${verb} should ${may ? '' : 'not '}work: ${answer.text}`);
  if (!may) return;
  const end = (): void => {
    for (const grant of province.grants) if (grant.referral === referral.id) grant.revoked = true;
  };
  if (verb === 'consent') {
    const { companyId } = file.company;
    const id = await consentOf(walk, 'cases.referral', referral.id);
    province.consents.push({
      id,
      company: companyId,
      agency: referral.to,
      purpose: 'referral',
      sections: referral.sections,
      caseId: file.id,
      withdrawn: false,
    });
    addGrants(walk, referral.sections, {
      company: companyId,
      caseId: file.id,
      agency: referral.to,
      consent: id,
      referral: referral.id,
      person: referral.person,
      team: referral.team,
    });
    referral.status = 'requested';
  }
  if (verb === 'refuse') referral.status = 'stopped';
  if (verb === 'accept') {
    referral.status = 'accepted';
    file.owner = referral.to;
    for (const grant of province.grants)
      if (grant.referral === referral.id && grant.time === 'later') grant.time = 'now';
    await pledgeSome(walk, file, referral.to);
  }
  if (verb === 'return' || verb === 'cancel') {
    referral.status = verb === 'return' ? 'returned' : 'withdrawn';
    end();
  }
};
