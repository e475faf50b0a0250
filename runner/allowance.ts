/** A number of things that may still be done; asking for one more than there is, is refused. */
export interface Allowance {
  /** Takes `n`; false, and nothing taken, when fewer are left. */
  take(n: number): boolean;
}

export const createAllowance = (total: number): Allowance => {
  let left = total;
  return {
    take(n) {
      if (n > left) return false;
      left -= n;
      return true;
    },
  };
};
