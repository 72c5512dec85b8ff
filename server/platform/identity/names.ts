/** Mainland mobile numbers as 11 digits, others as `+` and digits; undefined where it is neither. */
export function normalPhone(written: string): string | undefined {
  const digits = written.replace(/[\s\-()]/g, '').replace(/^(\+86|0086)(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) || /^\+[1-9]\d{6,14}$/.test(digits) ? digits : undefined;
}

/** Letters of any script, digits, `.`, `_`, `-`; 2 to 30 of them, and never like a phone number: one field takes both. */
export const isUserName = (written: string): boolean => /^[\p{L}\p{N}._-]{2,30}$/u.test(written) && normalPhone(written) === undefined;

export const normalUserName = (written: string): string => written.trim().toLowerCase();
