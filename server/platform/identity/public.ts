export type Identity = object;
