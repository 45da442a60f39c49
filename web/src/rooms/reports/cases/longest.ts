/** As in `engines/triage`, which comes only when something is sealed. */
export const longestNote = 2_000;
