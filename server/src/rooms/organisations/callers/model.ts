/** What stands in the three fields so far, made comparable. */
export type Typed = { name: string; number: string; phone: string };

export type Caller = { companyId: string; name: string; businessNumber: string | null; hasAccount: boolean };

const digits = (text: string): string => text.replace(/\D/g, '');

/** Two letters of a name, three digits of a number: less would list everybody. */
export const comparable = ({
  name,
  number,
  phone,
}: Typed): { name: string | null; number: string | null; phone: string | null } => ({
  name: name.trim().length >= 2 ? name.trim().toLowerCase() : null,
  number: digits(number).length >= 3 ? digits(number) : null,
  phone: digits(phone).length >= 4 ? digits(phone) : null,
});
