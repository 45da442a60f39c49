import { digitsOf, isBusinessNumber } from '@boru/contract/business-number';
import type { Size } from '../api.ts';

/** What is kept on this machine while a company registers; never the passphrase. */
export interface RegistrationDraft {
  readonly step: number;
  readonly businessNumber: string;
  readonly name: string;
  readonly representativeName: string;
  readonly corporateNumber: string;
  readonly size: Size | null;
  readonly ksicCode: string | null;
  readonly ksicName: string;
  readonly municipality: string | null;
  readonly industrialZone: string | null;
  readonly address: string;
  readonly employees: number | null;
  readonly personName: string;
  readonly email: string;
  readonly phone: string;
  readonly position: string;
}

export const emptyDraft: RegistrationDraft = {
  step: 0,
  businessNumber: '',
  name: '',
  representativeName: '',
  corporateNumber: '',
  size: null,
  ksicCode: null,
  ksicName: '',
  municipality: null,
  industrialZone: null,
  address: '',
  employees: null,
  personName: '',
  email: '',
  phone: '',
  position: '',
};

/** Takes what an earlier visit left, field by field, and only in the right shape. */
export function readDraft(kept: unknown): RegistrationDraft | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const entries = Object.entries(emptyDraft).map(([name, initial]) => {
    const value: unknown = Object.getOwnPropertyDescriptor(kept, name)?.value;
    const fits =
      value === null ? initial === null : typeof value === (initial === null ? kindOf(name) : typeof initial);
    return [name, fits ? value : initial];
  });
  return { ...emptyDraft, ...Object.fromEntries(entries) };
}

const kindOf = (name: string): string => (name === 'employees' ? 'number' : 'string');

export type FaultKey =
  | 'needed'
  | 'chooseOne'
  | 'businessNumberWrong'
  | 'corporateNumberShape'
  | 'emailShape'
  | 'phoneShape'
  | 'passphraseWeak';
export type Faults = Readonly<Partial<Record<keyof RegistrationDraft | 'passphrase' | 'agreed', FaultKey>>>;

const blank = (text: string): boolean => text.trim() === '';

export function companyFaults(draft: RegistrationDraft): Faults {
  const corporate = digitsOf(draft.corporateNumber);
  return {
    ...(isBusinessNumber(draft.businessNumber) ? {} : { businessNumber: 'businessNumberWrong' as const }),
    ...(blank(draft.name) ? { name: 'needed' as const } : {}),
    ...(blank(draft.representativeName) ? { representativeName: 'needed' as const } : {}),
    ...(corporate === '' || /^\d{13}$/.test(corporate) ? {} : { corporateNumber: 'corporateNumberShape' as const }),
    ...(draft.size === null ? { size: 'chooseOne' as const } : {}),
    ...(draft.ksicCode === null ? { ksicCode: 'chooseOne' as const } : {}),
    ...(draft.municipality === null ? { municipality: 'chooseOne' as const } : {}),
  };
}

export function personFaults(draft: RegistrationDraft, isSignedIn: boolean, hasGoodPassphrase: boolean): Faults {
  const position = blank(draft.position) ? { position: 'needed' as const } : {};
  if (isSignedIn) return position;
  return {
    ...(blank(draft.personName) ? { personName: 'needed' as const } : {}),
    ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email.trim()) ? {} : { email: 'emailShape' as const }),
    ...(/^[0-9+() -]{3,20}$/.test(draft.phone.trim()) ? {} : { phone: 'phoneShape' as const }),
    ...position,
    ...(hasGoodPassphrase ? {} : { passphrase: 'passphraseWeak' as const }),
  };
}

/** What the server calls a field, and on which step it stands here. */
export const serverFields: Readonly<Record<string, { readonly field: keyof Faults; readonly step: number }>> = {
  businessNumber: { field: 'businessNumber', step: 0 },
  'company.name': { field: 'name', step: 0 },
  'company.representativeName': { field: 'representativeName', step: 0 },
  'company.corporateNumber': { field: 'corporateNumber', step: 0 },
  'company.size': { field: 'size', step: 0 },
  'company.ksicCode': { field: 'ksicCode', step: 0 },
  'company.municipality': { field: 'municipality', step: 0 },
  'company.industrialZone': { field: 'industrialZone', step: 0 },
  'company.address': { field: 'address', step: 0 },
  'company.employees': { field: 'employees', step: 0 },
  'person.name': { field: 'personName', step: 1 },
  'person.email': { field: 'email', step: 1 },
  'person.phone': { field: 'phone', step: 1 },
  'person.passphrase': { field: 'passphrase', step: 1 },
  position: { field: 'position', step: 1 },
};

const orNull = (text: string): string | null => (blank(text) ? null : text.trim());

function companyOf(draft: RegistrationDraft) {
  return {
    name: draft.name.trim(),
    representativeName: draft.representativeName.trim(),
    corporateNumber: orNull(digitsOf(draft.corporateNumber)),
    size: draft.size,
    ksicCode: draft.ksicCode,
    municipality: draft.municipality,
    industrialZone: draft.industrialZone,
    address: orNull(draft.address),
    employees: draft.employees,
  };
}

export function updateOf(draft: RegistrationDraft, version: number): unknown {
  return { ...companyOf(draft), version };
}

export function registrationOf(
  draft: RegistrationDraft,
  passphrase: string | null,
  consent: { readonly id: string; readonly version: number },
  invitation?: string,
): unknown {
  return {
    businessNumber: digitsOf(draft.businessNumber),
    company: companyOf(draft),
    ...(passphrase === null
      ? {}
      : {
          person: { name: draft.personName.trim(), email: draft.email.trim(), phone: orNull(draft.phone), passphrase },
        }),
    position: draft.position.trim(),
    consent: { textId: consent.id, textVersion: consent.version, agreed: true },
    ...(invitation === undefined ? {} : { invitation }),
  };
}
