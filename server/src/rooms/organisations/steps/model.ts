type Refused = { agencyId: number | null; companyId: string | null; endpoint: string; about: readonly string[] };

const onCase = new Set(['cases.close', 'cases.refer', 'cases.returnReferral', 'cases.replyToReferral', 'cases.unseal']);

/** Where whoever pressed looks next: the case itself where the step was one on a case. */
export const pathOf = ({ agencyId, endpoint, about }: Refused): `/${string}` => {
  const [first] = about;
  if (agencyId === null) return '/company';
  return onCase.has(endpoint) && first !== undefined ? `/desk/cases/${first}` : '/desk';
};
