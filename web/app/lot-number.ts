const NUMBER = /PC\d{6}-\d{6,}/;

/** Of what was scanned or typed: a lot number of ours, alone or inside the link of a label. */
export const lotNumberIn = (text: string): string | undefined => NUMBER.exec(text.toUpperCase())?.[0];

const LINK = /\/portal\/n\/([\w-]{32})(?![\w-])/;
const TOKEN = /^[\w-]{32}$/;

/** Of what was scanned: the code of a crate, alone or as the link that its label carries. It names a delivery note. */
export const crateCodeIn = (text: string): string | undefined => LINK.exec(text)?.[1] ?? TOKEN.exec(text.trim())?.[0];
