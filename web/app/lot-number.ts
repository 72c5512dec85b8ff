const NUMBER = /PC\d{6}-\d{6,}/;

/** Of what was scanned or typed: a lot number of ours, alone or inside the link of a label. */
export const lotNumberIn = (text: string): string | undefined => NUMBER.exec(text.toUpperCase())?.[0];
