declare const wonBrand: unique symbol;
/** Integer won, never a float: a ledger that rounds is a ledger that lies. Range: safe integers (±9,007조 원). */
export type Won = number & { readonly [wonBrand]: true };

export const won = (amount: number): Won => {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not an integer amount of won: ${amount}`);
  return amount as Won;
};
export const addWon = (...amounts: readonly Won[]): Won => won(amounts.reduce((sum, amount) => sum + amount, 0));
