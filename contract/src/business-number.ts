/**
 * 사업자등록번호: ten digits, weights 1 3 7 1 3 7 1 3 5, plus the tens of the ninth product (국세청).
 * 법인등록번호: thirteen digits, weights 1 2 alternating over twelve.
 */
export const digitsOf = (text: string): string => text.replace(/[\s-]/g, '');

const digit = (digits: string, index: number): number => Number(digits[index] ?? 0);

export const isBusinessNumber = (text: string): boolean => {
  const digits = digitsOf(text);
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
  const sum = weights.reduce((total, weight, index) => total + weight * digit(digits, index), 0);
  return (10 - ((sum + Math.floor((digit(digits, 8) * 5) / 10)) % 10)) % 10 === digit(digits, 9);
};

/** Numbers given since the 2025 change of rule may fail this check: warn, never refuse. */
export const isCorporateNumber = (text: string): boolean => {
  const digits = digitsOf(text);
  if (!/^\d{13}$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < 12; index++) sum += digit(digits, index) * (index % 2 === 0 ? 1 : 2);
  return (10 - (sum % 10)) % 10 === digit(digits, 12);
};

export const formatBusinessNumber = (digits: string): string =>
  `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`;
