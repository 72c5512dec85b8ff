export type Documents = object;
