export type Live = object;
