/** Who is named after an @: the longest name that stands there, so that 김담당 is not also 김담. Namesakes are all named. */
export const namedIn = <Person extends { readonly name: string }>(
  text: string,
  people: readonly Person[],
): readonly Person[] => {
  const meant = new Set<string>();
  for (const { index } of text.matchAll(/@/g)) {
    const names = people.map(({ name }) => name).filter((name) => name !== '' && text.startsWith(name, index + 1));
    const longest = names.toSorted((a, b) => b.length - a.length)[0];
    if (longest !== undefined) meant.add(longest);
  }
  return people.filter(({ name }) => meant.has(name));
};
